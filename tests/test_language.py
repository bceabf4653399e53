"""The language guide over every text a person may be shown, and the reading grade of every question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import textstat

from assessor.pages import headline as headline_words
from assessor.plain import session as plain
from assessor.text import names as words
from assessor.text.notices import notices
from legal_rules.rulebook import RuleBook, load
from tests.language import WHY_TO_PERSON, offences_against

_LOADED = load()
assert _LOADED.book is not None
BOOK: RuleBook = _LOADED.book
HARDEST = 8.0


def plain_texts() -> Iterator[tuple[str, str]]:
    """Every text outside the law view, with where it stands."""
    for spec in BOOK.vocabulary.facts.values():
        if spec.scope != "law":
            for text in (spec.topic, spec.question, spec.why, spec.help, *spec.says.values(), *spec.worlds.values()):
                yield spec.id, text
    for (nation, id), offence in BOOK.offences.items():
        yield f"{nation}/{id}", offence.name
        yield f"{nation}/{id}", offence.about
    for name in ("INFORMATION", "STILL_OPEN", "THREAT", "REPORT_ANY_TIME"):
        yield name, getattr(words, name)
    for table in (words.OUTCOME_WORDS, words.ALOUD):
        yield from table.items()
    yield from headline_words.PLAIN.items()
    for rule in BOOK.responsibility.values():
        yield rule.nation, rule.below_says
        yield rule.nation, rule.open_says
    for notice in notices().values():
        yield notice.id, notice.says
        yield notice.id, notice.before
    for name in ("HELP", "DANGER"):
        yield name, getattr(plain, name)


def law_texts() -> Iterator[tuple[str, str]]:
    """Every text of the law view."""
    for (nation, id), offence in BOOK.offences.items():
        for version in offence.versions:
            for part in version.parts:
                yield f"{nation}/{id}/{part.id}", part.says
            for note in version.notes:
                yield f"{nation}/{id}", note.says


def test_no_plain_text_uses_words_the_guide_bans_or_law_terms() -> None:
    """Questions, topics, help, names of offences and results keep to the guide."""
    assert not [(where, found, text) for where, text in plain_texts() if (found := offences_against(text))]


def test_no_law_text_uses_banned_words() -> None:
    """Law terms are fine in the law view; banned words are not."""
    assert not [(where, found, text) for where, text in law_texts() if (found := offences_against(text, plain=False))]


def test_no_question_asks_the_person_why() -> None:
    """Nobody is asked why a picture was taken or why they stayed."""
    assert not [where for where, text in plain_texts() if WHY_TO_PERSON.search(text)]


@pytest.mark.parametrize("spec", [s for s in BOOK.vocabulary.facts.values() if s.scope != "law"], ids=lambda s: s.id)
def test_each_question_has_its_why_and_reads_easily(spec: object) -> None:
    """Each question says why it is asked, and question, why and help together read at grade 8 or below."""
    from legal_rules.facts import FactSpec

    assert isinstance(spec, FactSpec)
    assert spec.why
    assert spec.topic
    text = " ".join(
        part if part.endswith((".", "?")) else part + "." for part in (spec.question, spec.why, spec.help) if part
    )
    assert textstat.flesch_kincaid_grade(text) <= HARDEST, (textstat.flesch_kincaid_grade(text), text)


def test_a_why_never_says_what_an_answer_would_do() -> None:
    """No line of help tells which answer makes or unmakes an offence: that would be coaching."""
    telling = (
        "makes it an offence",
        "is an offence if",
        "would be an offence",
        "answer yes to",
        "so that it counts",
        "to make it",
    )
    assert not [(where, text) for where, text in plain_texts() if any(words_ in text.lower() for words_ in telling)]
