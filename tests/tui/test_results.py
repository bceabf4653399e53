"""The page of results in each view: what it has to say, by the words of its blocks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessor.case.edit import change_act
from assessor.case.model import Case
from assessor.result.whatif import with_change
from assessor.text.names import OUTCOME_WORDS
from legal_rules.questions import LAW, SUPPORT
from legal_rules.rulebook import RuleBook
from tui.pictures import Shot, case_for
from tui.screens.results import page_of

ALOUD = "To read aloud: “"
LATER = "This matches a law that began on"


@pytest.fixture(scope="module")
def case(book: RuleBook) -> Case:
    """An invented case: a picture shared on a day, then a threat within some months."""
    return case_for(Shot("results"), book)


def _on(case: Case, day: str, book: RuleBook, kind: str = "share") -> Case:
    moved = with_change(case, "shared-1", "when", day, book)
    assert isinstance(moved, Case)
    changed = change_act(moved, "shared-1", replace(moved.act("shared-1"), kind=kind))
    assert isinstance(changed, Case)
    return changed


@pytest.mark.parametrize("day", ["2024-02-03", "2024-01-30", "2026-07-01"])
def test_every_result_of_the_plain_view_can_be_read_aloud(day: str, case: Case, book: RuleBook) -> None:
    """After what fits, fits unless, cannot be told, does not fit or began later stands one sentence to read aloud."""
    blocks = page_of(_on(case, day, book), book, SUPPORT).blocks
    results = 0
    for n, block in enumerate(blocks):
        if block.level == 0 and any(words in block.text for words in (*OUTCOME_WORDS.values(), LATER)):
            results += 1
            under = [block.text]
            for after in blocks[n + 1 :]:
                if after.level >= 0:
                    break
                under.append(after.text)
            assert sum(ALOUD in text for text in under) == 1, block.text
    assert results > 1


def test_the_plain_view_shows_a_family_as_one_and_what_is_next_door_apart(case: Case, book: RuleBook) -> None:
    """Sharing stands once, with its more serious forms under it; other offences come last, to consider."""
    blocks = page_of(case, book, SUPPORT).blocks
    texts = [block.text for block in blocks]
    shared = texts[: next(n for n, block in enumerate(blocks) if block.text.startswith("threatened-1"))]
    assert sum(text.startswith("Sharing an intimate image") for text in shared) == 1
    assert any(text.startswith("More serious forms also fit") for text in shared)
    assert shared[-1].startswith("Also ask the police or an adviser about:")


def test_an_offence_opens_into_all_it_rests_on_in_the_law_view(case: Case, book: RuleBook) -> None:
    """Places in the law, burdens, facts and who said so, what is open and would settle it, penalty, time, status, basis."""
    text = " ".join(block.text for block in page_of(case, book, LAW).blocks)
    for words in (
        "(s.66B(1)(b), (6)(a), s.74; for the prosecution)",
        "for the defence",
        "consent.sharing = no (told)",
        "act.completed = yes (presumed)",
        "not asked",
        "Would complete it:",
        "Would end it:",
        "Penalty (s.66B(9), (11))",
        "Time: A charge had normally to be started by 3 August 2024",
        "in force on the day of the act; from 31 January 2024",
        "Basis: Checked against the words of the law",
    ):
        assert words in text, words


def test_the_act_of_2026_is_told_in_its_own_words(case: Case, book: RuleBook) -> None:
    """Plain view: a newer law that could not be confirmed, no verdict; law view: a reconstruction, and not the Act."""
    taken = _on(case, "2026-07-01", book, "take")
    plain = [block.text for block in page_of(taken, book, SUPPORT).blocks]
    newer = [text for text in plain if text.startswith("A newer law may also cover this.")]
    assert len(newer) == 1 and "had started on 1 July 2026" in newer[0]
    assert not any(words in newer[0] for words in OUTCOME_WORDS.values())
    assert "Reconstruction from reports; not the Act." in " ".join(b.text for b in page_of(taken, book, LAW).blocks)
    earlier = [block.text for block in page_of(_on(case, "2024-02-03", book, "take"), book, SUPPORT).blocks]
    assert any("had not been passed when this happened and does not reach back" in text for text in earlier)
