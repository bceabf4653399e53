"""The language guide over every word a document can print, and plain reading for the person."""

from __future__ import annotations

import re

import pytest

from assessor.documents.build import TEMPLATES
from assessor.documents.kinds import KINDS, READERS
from assessor.text.content import block_texts
from tests.documents.helping import CASES, SUPPORT_KINDS, book, made, whole_text

# Words that blame, doubt, promise or judge, with the one proper name that holds one of them taken out first.
PROPER_NAMES = re.compile(r"revenge porn helpline", re.I)
BANNED = (
    "revenge porn",
    "leaked",
    "promiscuous",
    "provocative",
    "slut",
    "consensual sex tape",
    "you should have",
    "why did you",
    "failed to",
    "sexted",
    "sent nudes",
    "fake nudes",
    "child pornography",
    "kiddie",
    "perpetrator",
    "monster",
    "pervert",
    "complainant",
    "fell for",
    "claimed",
    "admitted",
    "refused",
    "not a crime",
    "nothing we can do",
    "will be charged",
    "they will get",
    "you will win",
    "you will",
    "guilty",
    "entitled to compensation of",
    "out of time",
    "expired",
    "risk score",
    "high risk",
    "our lawyers",
    "alleged",
    "the victim",
    "a victim",
)
FEELINGS = ("sorry to hear", "we understand how", "brave", "heartbreaking", "you must feel")
LATIN = (
    "mens rea",
    "actus reus",
    "prima facie",
    "inter alia",
    "bona fide",
    "per se",
    "de minimis",
    "viz",
    "ibid",
    "sub judice",
    "ultra vires",
    "et seq",
    "i.e.",
    "e.g.",
    "supra",
    "vice versa",
    "ex parte",
)
TEMPLATE_NAMES = sorted(path.name for path in TEMPLATES.glob("*.j2"))


def words_in(text: str, words: tuple[str, ...]) -> list[str]:
    """The words of a list that stand in a text as words."""
    plain = PROPER_NAMES.sub("", text).lower()
    return [word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain)]


@pytest.mark.parametrize("name", TEMPLATE_NAMES)
def test_no_template_uses_a_banned_word(name: str) -> None:
    """The guide holds for every template as it is written, printed or not."""
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    assert words_in(text, BANNED + FEELINGS) == []
    if KINDS.get(name.partition(".")[0], KINDS["options"]).view == "support":
        assert words_in(text, LATIN) == []


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("kind", tuple(KINDS))
def test_no_document_uses_a_banned_word(kind: str, case: str) -> None:
    """Whatever comes from the law, the vocabulary and the routes keeps to the guide as well."""
    assert words_in(whole_text(made(kind, case)), BANNED + FEELINGS) == []


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("kind", SUPPORT_KINDS)
def test_there_is_no_latin_outside_the_law_view(kind: str, case: str) -> None:
    """Plain documents use none of the law's Latin."""
    assert words_in(whole_text(made(kind, case)), LATIN) == []


def test_kinds_and_readers_keep_to_the_guide() -> None:
    """Titles and the names of readers too."""
    text = " ".join([*READERS.values(), *(f"{kind.title} {kind.about}" for kind in KINDS.values())])
    assert words_in(text, BANNED + LATIN) == []


@pytest.mark.parametrize("case", CASES)
def test_text_for_the_person_reads_at_grade_eight_or_below(case: str) -> None:
    """By three measures of a library, over the whole document and over each section of some length."""
    import textstat

    document = made("options", case)
    parts = [
        " ".join(
            text if text.endswith((".", "?", ":")) else f"{text}."
            for b in part.blocks
            for text in block_texts(b)
            if text
        )
        for part in document.sections
    ]
    for text in [" ".join(parts), *(part for part in parts if len(part.split()) > 100)]:
        assert textstat.flesch_kincaid_grade(text) <= 8, text[:200]
        assert textstat.automated_readability_index(text) <= 8, text[:200]
        assert textstat.coleman_liau_index(text) <= 8, text[:200]


def test_questions_to_the_person_never_ask_why() -> None:
    """No template and no question asks why a picture was taken or why someone stayed."""
    asked = [spec.question for spec in book().vocabulary.facts.values()]
    asked += [(TEMPLATES / name).read_text(encoding="utf-8") for name in TEMPLATE_NAMES]
    for text in asked:
        assert not re.search(r"\bwhy (did|do|was|were|have|had) (you|they|the person|it)\b", text, re.I), text[:100]
