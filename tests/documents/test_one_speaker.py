"""One speaker for each reader: what the page of a result and a document say to the same reader, they say in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest

from assessor.documents.kinds import KINDS
from assessor.pages.result import result_page
from assessor.result.report import assess_case
from assessor.safety.plan import Group, Step, steps
from tests.documents.helping import CASES, TODAY, book, case, made

WORDS = re.compile(r"[a-z]+")
SENTENCE = re.compile(r"(?<=[.!?:;])\s+")
BESIDE = re.compile(r"\[[^\]]*\]|\([^()]*\)")
"""What stands in brackets beside a sentence: how a part stands, where it is in the law, who proves it."""
SHORTEST = 6
"""Words below which two sentences may look alike by chance."""
ALIKE = 0.7
"""The part of their words that two sentences share, from which they say the same."""


KEPT = {
    ("support for anyone hurt by crime reported or not", "for anyone affected by crime reported or not"),
    ("only link user name and date", "only the link the user name and the date"),
}
"""Steps of the plan, which have to be short, beside what a document says in full. It may only shrink."""


def sentences(texts: Iterable[str]) -> Iterator[str]:
    """The sentences of some texts, lower case, without days, numbers, marks and what stands in brackets."""
    for text in texts:
        plain = text
        while BESIDE.search(plain):
            plain = BESIDE.sub(" ", plain)
        for sentence in SENTENCE.split(plain):
            words = WORDS.findall(sentence.lower())
            if len(words) >= SHORTEST:
                yield " ".join(words)


def worded_twice(one: Iterable[str], other: Iterable[str], law: Iterable[str] = ()) -> list[tuple[str, str]]:
    """The pairs of sentences, one of each, that share most of their words, and neither of which stands in the other.

    `law`: what the law itself says, and what is asked; sentences that hold its words are not ours.
    """
    theirs = set(sentences(law))
    first, second = (
        {said for said in set(sentences(texts)) if not any(words in said for words in theirs)} for texts in (one, other)
    )
    pairs = []
    for a in first - second:
        for b in second - first:
            x, y = set(a.split()), set(b.split())
            if len(x & y) >= ALIKE * len(x | y) and a not in b and b not in a:
                pairs.append((a, b))
    return [pair for pair in pairs if pair not in KEPT]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("kind", [kind.id for kind in KINDS.values()])
def test_no_sentence_is_worded_twice_for_one_reader(kind: str, name: str) -> None:
    """Over the blocks of the page in the view that a document rests on, and those of the document."""
    result, _ = assess_case(case(name), book(), KINDS[kind].view, TODAY)
    assert result is not None
    page = result_page(result, case(name), book(), KINDS[kind].view, full=True)
    findings = [finding for act in result.acts for period in act.periods for finding in period.findings]
    law = {part.says for finding in findings for part in finding.parts}
    law |= {result.next_question.asks} if result.next_question is not None else set()
    law |= {words for row in (*steps().steps, *steps().groups) if row.to_you for words in (_said(row), row.to_you)}
    assert worded_twice((block.text for block in page.blocks), made(kind, name).texts(), law) == []


def _said(row: Step | Group) -> str:
    """What the worker reads, where the data words it apart for the person."""
    return row.says if isinstance(row, Step) else row.title


def test_a_sentence_worded_twice_is_found() -> None:
    """The test can fail: two wordings of the time before there was one speaker."""
    page = ["Threatening to share is an offence even if nothing was shared."]
    document = ["Threatening is an offence even if nothing was shared."]
    assert worded_twice(page, document)
    assert not worded_twice(page, page)
