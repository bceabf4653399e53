"""Few questions: over the public cases, how many the planner needs until settled, beside a fixed order."""

from __future__ import annotations

import datetime as dt
import statistics
from dataclasses import replace

import pytest

from assessor.assess.acts import assess_whole
from assessor.case.edit import put
from assessor.case.file import read_case
from assessor.case.kinds import NEEDED, kinds
from assessor.case.model import Act, Answer, Case
from assessor.interview.turns import answer, ask_next, ask_soonest, tick
from benchmarks.documents import fifty_acts
from legal_rules.assessment import Answers, assess
from legal_rules.questions import counts as matters
from legal_rules.questions import wanted
from legal_rules.rulebook import RuleBook
from legal_rules.slices import law_on
from tests.assessor.questions import Interview, Narrative, acts_of, bare, figures, interviews, table
from tests.conftest import ROOT
from tests.evidence import record
from tests.sharing import load

MEDIAN, MOST = 5, 15
INTIMATE_MEAN, INTIMATE_MOST = 0.52, 3
"""Before facts were split, over the same acts: 5 questions at the median, 0.52 intimate ones on average."""


def by_fixed_order(case: Case, act: Act, book: RuleBook) -> int:
    """How many questions the vocabulary's order needs, asking only what some open offence still turns on."""
    narrative, asked = Narrative(case, act, book), 0
    current = bare(case, act)
    order = list(book.vocabulary.facts)
    while True:
        whole = assess_whole(current, book)
        pieces = [piece for entry in whole.acts for piece in entry.pieces]
        left = {fact for piece in pieces for f in piece.findings if matters(f) for fact in wanted(f, "support")}
        if not left:
            return asked
        fact = min(left, key=lambda f: (order.index(book.vocabulary.spec(f).id), f))
        asked += 1
        place = (
            pieces[0].situation.act.image
            if book.vocabulary.spec(fact).scope.startswith("image") and kinds()[act.kind].picture == NEEDED
            else act.id
        )
        current = put(current, act.id, fact, place or act.id, Answer(narrative.answer(fact)))


@pytest.fixture(scope="module")
def asked() -> list[Interview]:
    book = load().book
    assert book is not None
    return interviews(book)


def test_the_planner_needs_few_questions(asked: list[Interview], book: RuleBook) -> None:
    """At the median no more than before facts were split, never over 15, and no more than a fixed order at the median."""
    planner = [len(one.questions) for one in asked]
    fixed = [by_fixed_order(case, act, book) for _, case, act in acts_of(book)]
    figures = {
        "acts": len(asked),
        "planner median": statistics.median(planner),
        "planner most": max(planner),
        "fixed order median": statistics.median(fixed),
        "fixed order most": max(fixed),
    }
    record("questions until settled", figures)
    assert statistics.median(planner) <= MEDIAN, figures
    assert max(planner) <= MOST, [one for one in asked if len(one.questions) > MOST]
    assert statistics.median(planner) <= statistics.median(fixed), figures


def test_few_of_them_are_intimate(asked: list[Interview], book: RuleBook) -> None:
    """Fewer questions of a body, an act or its state than before facts were split; half of the acts need none."""
    found = [len(one.intimate(book.vocabulary)) for one in asked]
    figures = {"median": statistics.median(found), "mean": round(statistics.mean(found), 2), "most": max(found)}
    record("intimate questions until settled", figures)
    assert statistics.median(found) == 0
    assert statistics.mean(found) < INTIMATE_MEAN, figures
    assert max(found) <= INTIMATE_MOST, [one for one in asked if len(one.intimate(book.vocabulary)) > INTIMATE_MOST]


def test_the_table_in_the_documentation_is_what_is_counted(asked: list[Interview], book: RuleBook) -> None:
    """docs/tests.md gives the figures of now as they are."""
    page = (ROOT / "docs" / "tests.md").read_text(encoding="utf-8")
    for line in table(figures(asked, book.vocabulary)).splitlines()[2:]:
        name, *now = (cell.strip() for cell in line.strip("|").split("|"))
        (row,) = (row for row in page.splitlines() if row.startswith(f"| {name} |"))
        assert [cell.strip() for cell in row.strip("|").split("|")][4:] == now


FRIEND = """
schema: 2
case: friend
synthetic: yes
nation: england-wales
as_at: 2026-11-22
people: {{A: {{role: responsible, age: adult}}, B: {{role: affected, age: adult}}, C: {{role: other}}}}
images: {{p: {{of: [B], facts: {{image.age-then: adult, image.origin: camera{shown}}}}}}}
acts: [{{id: a, kind: {kind}, by: A, about: B, image: p, when: 2025-03-01{to}, facts: {{{facts}}}}}]
"""


def to_the_end(kind: str, book: RuleBook, facts: str = "", shown: str = "", to: str = "") -> list[str]:
    """The facts put, in order, where nothing is known."""
    case, problems = read_case(FRIEND.format(kind=kind, facts=facts, shown=shown, to=to), book.vocabulary)
    assert case is not None, problems
    put_ = []
    while (question := ask_next(case, book).question) is not None:
        rows = {row.fact: "unknown" for row in question.ticks}
        put_ += list(rows) or [question.fact]
        case = tick(case, question, rows) if rows else answer(case, question, "unknown")
    return put_


def test_an_umbrella_is_asked_where_it_may_be_all_that_has_to_be_asked(book: RuleBook) -> None:
    """Whether it is an intimate picture settles a sharing, so no part is asked after a yes; where only some parts count,
    the parts are asked at once."""
    settled = "consent.sharing: no, belief.reasonable: no, purpose.none-of-these: yes"
    asked = to_the_end("share", book, settled, to=", to: [C]")
    assert "shows.intimate-unsaid" in asked and "shows.breasts" in asked
    after_yes = to_the_end("share", book, settled, shown=", shows.intimate-unsaid: yes", to=", to: [C]")
    assert not [fact for fact in after_yes if fact.startswith("shows.")]
    beneath = "equipment.where: beneath-clothing, consent.taking: no, belief.reasonable: no, place.private: no"
    taken = to_the_end("take", book, beneath)
    assert "intended.shows.genitals" in taken and "intended.shows.intimate-unsaid" not in taken


def test_who_watched_is_not_asked_of_a_recording_but_taken_where_it_is_said(book: RuleBook) -> None:
    """Filming is watching only if the one who filmed watched: nobody is asked that, nor what follows from it."""
    asked = to_the_end("take", book, "consent.taking: no")
    assert "observer.who" not in asked and "consent.observing" not in asked
    assert "consent.observing" in to_the_end("take", book, "consent.taking: no, observer.who: both")
    assert "observer.who" in to_the_end("operate", book)


def test_what_makes_a_copy_a_recording_comes_before_what_follows_from_it(book: RuleBook) -> None:
    """Of a copy it is asked first whether it was of something live; while that is not known, nothing that hangs on it."""
    asked = to_the_end("copy", book)
    assert "copy.of-live" in asked
    assert "place.private" not in asked
    assert "place.private" in to_the_end("copy", book, "copy.of-live: yes")


def test_of_a_child_the_one_question_about_the_picture_is_asked(book: RuleBook) -> None:
    """Where the person in a picture is known to be under 18, nothing is asked of what it shows but whether it is
    indecent, and that always."""
    text = FRIEND.format(kind="take", facts="consent.taking: yes", shown="", to="").replace(
        "then: adult", "then: 13-15"
    )
    case, problems = read_case(text, book.vocabulary)
    assert case is not None, problems
    put_ = []
    while (question := ask_next(case, book).question) is not None:
        put_.append(question.fact)
        assert not question.ticks or not question.fact.startswith("shows.")
        case = answer(case, question, "unknown")
    assert "image.indecent" in put_


def test_the_soonest_question_is_the_next_question(book: RuleBook) -> None:
    """Asking act by act, with what is settled remembered between answers, gives the same questions to the end."""
    case = fifty_acts()
    case = replace(case, acts=case.acts[:6])
    settled: dict[str, object] = {}
    asked = 0
    while True:
        soonest, whole = ask_soonest(case, book, "support", settled), ask_next(case, book, "support")
        assert soonest == whole
        question = soonest.question
        if question is None:
            break
        asked += 1
        value = question.options[asked % len(question.options)].value
        rows = {row.fact: "unknown" for row in question.ticks}
        changed = tick(case, question, rows) if rows else answer(case, question, value)
        case = answer(case, question, "unknown") if ask_next(changed, book).conflicts else changed
    assert asked > 5
    assert len(settled) == len(case.acts)


def test_what_stands_in_the_list_of_a_picture_is_never_asked_by_itself(book: RuleBook) -> None:
    """Somebody filmed in a shower: what the picture shows is one list after the plain question, with breastfeeding and
    the toilet in it, and neither is asked alone."""
    text = (
        "schema: 1\ncase: t\nsynthetic: yes\nnation: england-wales\nas_at: 2026-11-22\n"
        "people: {A: {role: responsible, age: adult}, B: {role: affected, age: adult}}\n"
        "images: {p: {of: [B], facts: {image.age-then: adult}}}\n"
        "acts: [{id: a, kind: take, by: A, about: B, image: p, when: 2025-03-01, "
        "facts: {place.private: yes, consent.taking: no, intends.viewing: yes}}]\n"
    )
    case, problems = read_case(text, book.vocabulary)
    assert case is not None, problems
    said = {"shows.genitals": "yes", "shows.intimate-unsaid": "yes"}
    asked: list[tuple[str, ...]] = []
    while (now := ask_next(case, book)).question is not None:
        question = now.question
        ticks = question.ticks
        asked.append(tuple(row.fact for row in ticks) if ticks else (question.fact,))
        if ticks:
            case = tick(case, question, {fact: said.get(fact, "no") for fact in asked[-1]})
        else:
            answer = Answer(said.get(question.fact, "unknown"))
            case = put(case, question.act, question.fact, question.of, answer)
        assert len(asked) < 40
    lists = [facts for facts in asked if "shows.breastfeeding" in facts]
    assert len(lists) == 1 and {"shows.genitals", "shows.toilet"} <= set(lists[0])
    assert not {("shows.breastfeeding",), ("shows.toilet",)} & set(asked)


def test_what_is_asked_does_not_hang_on_what_was_worked_out_before(book: RuleBook) -> None:
    """After an interruption the same question comes: what a finding turns on is the same whether its diagram was written
    out for an earlier answer or not."""
    fresh = replace(book)
    known = {"act.kind": "share", "act.completed": "yes", "image.age-then": "adult", "recipient.is-person": "yes"}
    day = dt.date(2024, 2, 3)
    seen, anew = (law_on(one, "england-wales", day) for one in (book, fresh))
    for rule in seen.rules:
        seen.diagram(rule, known)
    answers = Answers(known, frozenset(known))
    for before, after in zip(assess(seen, answers), assess(anew, answers), strict=True):
        assert before.elements_turn_on == after.elements_turn_on, before.rule.offence.id
        assert before.dependent == after.dependent, before.rule.offence.id
