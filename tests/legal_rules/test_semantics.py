"""Each rule of what outcomes, standings, versions and overlays mean, on the toy rule base and on the shipped one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_rules.assessment import Answers, ByReading, Finding, Standings, assess
from legal_rules.law import InForce
from legal_rules.rulebook import RuleBook, load
from legal_rules.slices import changes, law_on, version_on
from tests.conftest import TOY

DAY = dt.date(2024, 2, 1)
MEETS = {
    "act.kind": "share",
    "act.deliberate": "yes",
    "image.of-person": "yes",
    "shows.a": "yes",
    "consent.sharing": "no",
    "belief.reasonable": "no",
}


def found(
    book: RuleBook, pattern: dict[str, str], offence: str = "toy-share", day: dt.date = DAY, **more: object
) -> Finding:
    answers = Answers(pattern, frozenset(pattern), **more)  # type: ignore[arg-type]  # the tests pass the fields' own types
    return next(f for f in assess(law_on(book, "england-wales", day), answers) if f.rule.offence.id == offence)


@pytest.mark.parametrize(
    ("change", "outcome", "made_out"),
    [
        ({}, "met-unless", "open"),
        ({"place.public": "no", "excuse.reasonable": "no"}, "met", "yes"),
        ({"excuse.reasonable": "yes"}, "excluded", "no"),
        ({"consent.sharing": "yes"}, "not-met", "no"),
        ({"act.kind": "observe"}, "not-met", "no"),
        ({"place.public": "yes", "excuse.reasonable": "no"}, "met-unless", "open"),
    ],
)
def test_the_table_of_outcomes(toy: RuleBook, change: dict[str, str], outcome: str, made_out: str) -> None:
    """The first row of the table that holds is the outcome."""
    finding = found(toy, {**MEETS, **change})
    assert (finding.outcome, finding.made_out) == (outcome, made_out)


def test_an_open_element_makes_it_open_and_the_exact_reading_sees_through_constraints(toy: RuleBook) -> None:
    """Nobody asked about agreement: open. Knowing that there was none settles agreement and belief at once."""
    pattern = {k: v for k, v in MEETS.items() if not k.startswith(("consent", "belief"))}
    assert found(toy, pattern).outcome == "open"
    finding = found(toy, {**pattern, "knew.no-consent": "yes", "excuse.reasonable": "no", "place.public": "no"})
    assert finding.outcome == "met"
    assert {e.id: r for e, _, r in finding.elements()}["no-consent"] == "unknown"


def test_a_finding_that_turns_on_an_unsettled_point_names_it(toy: RuleBook) -> None:
    """In public and no excuse: only the point of law is left, and an overlay's answer settles it."""
    pattern = {**MEETS, "place.public": "yes", "excuse.reasonable": "no"}
    finding = found(toy, pattern)
    assert finding.law_points == ("law.point",)
    settled = replace(toy, settled_law={"law.point": "no"})
    assert found(settled, pattern).outcome == "met"


def test_standings(toy: RuleBook) -> None:
    """As known; nothing more shown (an unsettled burden splits once raised); everything open shown for the defence."""
    raised = found(toy, {**MEETS, "place.public": "yes"})
    assert raised.standings == Standings("open", ByReading(evidential="no", defendant="yes"), "no")
    quiet = found(toy, MEETS)
    assert quiet.standings.nothing_more_shown == "yes"
    partly = found(toy, {k: v for k, v in MEETS.items() if k != "consent.sharing"})
    assert partly.standings.nothing_more_shown == "no"
    sure = found(toy, {**MEETS, "place.public": "no", "excuse.reasonable": "no"})
    assert sure.standings.everything_for_defence == "yes"


def test_what_raises_an_exclusion(toy: RuleBook) -> None:
    """Its `raised_by`, or any answer (unknown too) to a fact only exclusions use; a settled or presumed fact does not."""
    assert found(toy, MEETS).raised_exclusions == frozenset()
    assert found(toy, {**MEETS, "place.public": "yes"}).raised_exclusions == {"public"}
    law = law_on(toy, "england-wales", DAY)
    asked = Answers(MEETS, frozenset({*MEETS, "excuse.reasonable"}))
    finding = next(f for f in assess(law, asked) if f.rule.offence.id == "toy-share")
    assert finding.raised_exclusions == {"excuse"}
    by_file = Answers(MEETS, frozenset({*MEETS, "excuse.reasonable"}), settled=frozenset({"excuse.reasonable"}))
    finding = next(f for f in assess(law, by_file) if f.rule.offence.id == "toy-share")
    assert finding.raised_exclusions == frozenset()


@pytest.mark.parametrize(
    ("day", "law"),
    [(dt.date(2020, 12, 31), "not-yet"), (dt.date(2021, 1, 1), "in-force"), (dt.date(2026, 1, 1), "in-force")],
)
def test_the_law_axis(toy: RuleBook, day: dt.date, law: str) -> None:
    """Conduct date decides: the day before commencement is not yet law, the day itself is."""
    assert found(toy, MEETS, day=day).rule.law == law


def test_an_unconfirmed_version_never_looks_live(toy: RuleBook) -> None:
    """Before `not_before` it is not yet law; from then on it is unconfirmed, never in force."""
    for day, law in (
        (dt.date(2023, 12, 31), "not-yet"),
        (dt.date(2024, 1, 1), "unconfirmed"),
        (dt.date(2030, 1, 1), "unconfirmed"),
    ):
        assert found(toy, {}, "toy-watch", day).rule.law == law


def test_between_and_after_versions_the_earlier_is_read() -> None:
    """Before the first version the first is read; between two, and after the last, the one before."""
    loaded = load(TOY)
    assert loaded.book is not None
    version = loaded.book.offences[("england-wales", "toy-share")].versions[0]
    first = replace(version, in_force=InForce(dt.date(2010, 1, 1), dt.date(2011, 12, 31)))
    second = replace(version, in_force=InForce(dt.date(2015, 1, 1), dt.date(2016, 12, 31)))
    for day, expected, law in (
        (dt.date(2009, 1, 1), first, "not-yet"),
        (dt.date(2010, 6, 1), first, "in-force"),
        (dt.date(2013, 1, 1), first, "repealed"),
        (dt.date(2015, 1, 1), second, "in-force"),
        (dt.date(2020, 1, 1), second, "repealed"),
    ):
        assert version_on((first, second), day) == (expected, law)


def test_definitions_are_read_on_the_day(toy: RuleBook) -> None:
    """The wider definition counts from its first day; a later offence reads an act before it with its own first day."""
    only_b = {**MEETS, "shows.a": "no", "shows.b": "yes", "place.public": "no", "excuse.reasonable": "no"}
    assert found(toy, only_b, day=dt.date(2022, 12, 31)).outcome == "not-met"
    assert found(toy, only_b, day=dt.date(2023, 1, 1)).outcome == "met"


def test_failing_names_the_elements(toy: RuleBook) -> None:
    """A finding that is not met names the elements that are surely not so."""
    assert found(toy, {**MEETS, "consent.sharing": "yes", "act.deliberate": "no"}).failing == (
        "deliberate",
        "no-consent",
    )


OVERLAY = """\
overlay: {id: try, by: a reader, on: 2026-01-01, source: for the test}
"""


def with_overlay(tmp_path: Path, *texts: str) -> RuleBook | str:
    paths = []
    for number, text in enumerate(texts):
        path = tmp_path / f"o{number}.yaml"
        path.write_text(OVERLAY.replace("id: try", f"id: try{number}") + text, encoding="utf-8")
        paths.append(path)
    loaded = load(TOY, overlays=paths)
    return loaded.book if loaded.book is not None else "\n".join(map(str, loaded.problems))


def test_an_overlay_confirms_the_one_undated_version_and_keeps_it_a_reconstruction(tmp_path: Path) -> None:
    """Confirming a date makes it in force from that day; the text was still not read."""
    book = with_overlay(tmp_path, "confirm: [{version_of: toy-watch, in_force: {from: 2025-06-01, by: x}}]")
    assert isinstance(book, RuleBook), book
    assert found(book, {}, "toy-watch", dt.date(2025, 5, 31)).rule.law == "not-yet"
    finding = found(book, {}, "toy-watch", dt.date(2025, 6, 1))
    assert finding.rule.law == "in-force"
    assert finding.rule.version.reconstructed


def test_an_overlay_settles_replaces_and_adds(tmp_path: Path) -> None:
    """`answer_law`, `replace` (same id and first day) and `add` do what they say, and the book names the overlay."""
    text = """\
answer_law: [{fact: law.point, is: "yes", why: a decision}]
replace:
  - {id: toy-intimate, in_force: {from: 2023-01-01}, basis: memory, is: shows.b}
add:
  - {id: toy-new, title: New, provision: {act: toy, at: s.4}, nation: england-wales, group: other, role: core, scope: act, person: watched,
     versions: [{in_force: {from: 2024-01-01}, basis: memory, elements: [{id: e, says: e, at: s.4, kind: conduct, is: shows.a}]}]}
"""
    book = with_overlay(tmp_path, text)
    assert isinstance(book, RuleBook), book
    assert book.settled_law == {"law.point": "yes"}
    assert found(book, MEETS).outcome == "open"
    assert found(book, {**MEETS, "shows.b": "no"}).outcome == "not-met"
    assert found(book, MEETS, "toy-new").outcome == "met"
    assert [overlay.id for overlay in book.overlays] == ["try0"]


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        (("confirm: [{version_of: toy-share, in_force: {from: 2025-01-01}}]",), "0 versions with no first day"),
        (("confirm: [{version_of: toy-shar, in_force: {from: 2025-01-01}}]",), "did you mean 'toy-share'"),
        (("answer_law: [{fact: law.pont, is: yes, why: w}]",), "law.point"),
        (
            ("replace: [{id: toy-intimate, in_force: {from: 2024-01-01}, basis: memory, is: shows.b}]",),
            "no version from 2024-01-01",
        ),
        (
            ("answer_law: [{fact: law.point, is: yes, why: w}]", "answer_law: [{fact: law.point, is: no, why: w}]"),
            "touched by two overlays",
        ),
        (
            ("replace: [{id: toy-intimate, in_force: {from: 2023-01-01}, basis: memory, is: shows.c}]",),
            "no fact is called 'shows.c'",
        ),
    ],
)
def test_overlays_that_cannot_be_laid_are_refused(texts: tuple[str, ...], says: str, tmp_path: Path) -> None:
    """None or several undated versions, unknown names, no such version, two overlays on one id: errors, like shipped data."""
    book = with_overlay(tmp_path, *texts)
    assert isinstance(book, str)
    assert says in book


@given(st.data())
def test_rekinding_among_the_kinds_an_offence_lists_never_changes_its_outcome(
    book: RuleBook, data: st.DataObject
) -> None:
    """On the shipped rules: with any answers, every kind an offence's conduct lists gives the same outcome. A kind listed
    with a condition of its own (a share, if it went to one other) is another matter."""
    law = law_on(book, "england-wales", dt.date(2026, 3, 1))
    rule = data.draw(st.sampled_from([r for r in law.rules if r.offence.scope == "act"]))
    kinds = {value for _, tree in rule.elements for value in _kinds(tree)}
    facts = [
        f for f in sorted(rule.element_facts | rule.exclusion_facts) if f != "act.kind" and not f.startswith("law.")
    ]
    pattern = {f: data.draw(st.sampled_from(law.space.values[f])) for f in facts if data.draw(st.booleans())}
    outcomes = set()
    for kind in kinds:
        full = {**pattern, "act.kind": kind}
        mask = law.diagram(rule).reach(full)
        if mask:
            outcomes.add(next(f.outcome for f in assess(law, Answers(full, frozenset(full))) if f.rule is rule))
    assert len(outcomes) <= 1, outcomes


def _kinds(tree: object) -> tuple[str, ...]:
    """The kinds that an element lists by themselves."""
    from legal_rules.formula import All, Fact
    from legal_rules.program import Tree

    assert isinstance(tree, Tree)
    if isinstance(tree.formula, All) and tree.parts:
        return ()
    own = tree.formula.values if isinstance(tree.formula, Fact) and tree.formula.id == "act.kind" else ()
    return (*own, *(value for part in tree.parts for value in _kinds(part)))


def test_every_change_day_begins_a_new_reading(book: RuleBook) -> None:
    """On the day before and the day of every change of the law, the law is read afresh; within a stretch it is the same."""
    for nation in book.nations:
        for day in changes(book, nation):
            assert law_on(book, nation, day) is not law_on(book, nation, day - dt.timedelta(days=1))
            assert law_on(book, nation, day) is law_on(book, nation, day)
