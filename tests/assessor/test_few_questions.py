"""Few questions: over the public cases, how many the planner needs until settled, beside a fixed order."""

from __future__ import annotations

import statistics
from dataclasses import replace

import pytest

from assessor.assess.acts import assess_whole
from assessor.case.edit import put
from assessor.case.facts_of_act import situation
from assessor.case.file import read_case
from assessor.case.kinds import NEEDED, kinds
from assessor.case.model import Act, Answer, Case, Image
from assessor.interview.turns import ask_next, tick
from legal_rules.questions import counts as matters
from legal_rules.questions import wanted
from legal_rules.rulebook import RuleBook, load
from tests.corpus.cases import AS_AT, Run, case_of, runs
from tests.evidence import record

_LOADED = load()
assert _LOADED.book is not None
BOOK: RuleBook = _LOADED.book
RUNS = [run for run in runs(BOOK) if run.day is None or run.day == AS_AT]
MEDIAN, MOST = 12, 25


def bare(case: Case, act: Act) -> Case:
    """A case as it stands when the questions begin: one act, who, when and which picture, nothing answered."""
    images = {act.image: Image(of=case.images[act.image].of)} if act.image else {}
    people = {name: replace(person, facts={}) for name, person in case.people.items()}
    return replace(
        case, images=images, people=people, facts={}, acts=(replace(act, facts={}, intended={}, threatened={}),)
    )


def oracle(case: Case, act: Act) -> dict[str, str]:
    """What the narrative would answer; everything else is not known."""
    day = act.when.day or AS_AT
    return {fact: stated.answer.value for fact, stated in situation(case, act, BOOK.vocabulary, day).stated.items()}


def by_planner(case: Case, act: Act) -> int:
    """How many questions the planner asks until nothing is left to ask; a list of ticks is one question."""
    known, asked = oracle(case, act), 0
    current = bare(case, act)
    while (now := ask_next(current, BOOK)).question is not None:
        asked += 1
        assert asked <= 60, now.question["fact"]
        question = now.question
        if question["ticks"]:
            current = tick(
                current, question, {row["fact"]: known.get(row["fact"], "unknown") for row in question["ticks"]}
            )
        else:
            value = known.get(question["fact"], "unknown")
            current = put(current, question["act"], question["fact"], question["of"], Answer(value))
    return asked


def by_fixed_order(case: Case, act: Act) -> int:
    """How many questions the vocabulary's order needs, asking only what some open offence still turns on."""
    known, asked = oracle(case, act), 0
    current = bare(case, act)
    order = list(BOOK.vocabulary.facts)
    while True:
        whole = assess_whole(current, BOOK)
        pieces = [piece for entry in whole.acts for piece in entry.pieces]
        left = {fact for piece in pieces for f in piece.findings if matters(f) for fact in wanted(f, "support")}
        if not left:
            return asked
        fact = min(left, key=lambda f: (order.index(BOOK.vocabulary.spec(f).id), f))
        asked += 1
        place = (
            pieces[0].situation.act.image
            if BOOK.vocabulary.spec(fact).scope.startswith("image") and kinds()[act.kind].picture == NEEDED
            else act.id
        )
        current = put(current, act.id, fact, place or act.id, Answer(known.get(fact, "unknown")))


@pytest.fixture(scope="module")
def counted() -> list[tuple[Run, str, int, int]]:
    rows = []
    for run in RUNS:
        case = case_of(run, BOOK)
        for act in case.acts:
            person = case.people.get(act.by)
            if person is not None and person.role != "supported":
                rows.append((run, act.id, by_planner(case, act), by_fixed_order(case, act)))
    return rows


def test_the_planner_needs_few_questions(counted: list[tuple[Run, str, int, int]]) -> None:
    """At most 12 at the median and never over 25, and no more than a fixed order at the median."""
    planner = [row[2] for row in counted]
    fixed = [row[3] for row in counted]
    figures = {
        "acts": len(counted), "planner median": statistics.median(planner), "planner most": max(planner),
        "fixed order median": statistics.median(fixed), "fixed order most": max(fixed),
    }  # fmt: skip
    record("questions until settled", figures)
    assert statistics.median(planner) <= MEDIAN, figures
    assert max(planner) <= MOST, [row for row in counted if row[2] > MOST]
    assert statistics.median(planner) <= statistics.median(fixed), figures


def test_the_soonest_question_is_the_next_question(book: RuleBook) -> None:
    """Asking act by act, with what is settled remembered between answers, gives the same questions to the end."""
    from assessor.interview.turns import answer, ask_next, ask_soonest, tick
    from benchmarks.documents import fifty_acts

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
        value = question["options"][asked % len(question["options"])]["value"]
        rows = {row["fact"]: "unknown" for row in question["ticks"]}
        changed = tick(case, question, rows) if rows else answer(case, question, value)
        case = answer(case, question, "unknown") if ask_next(changed, book).conflicts else changed
    assert asked > 5
    assert len(settled) == len(case.acts)


def test_what_stands_in_the_list_of_a_picture_is_never_asked_by_itself() -> None:
    """Somebody filmed in a shower: what the picture shows is one list after the plain question, with breastfeeding and
    the toilet in it, and neither is asked alone."""
    text = (
        "schema: 1\ncase: t\nsynthetic: yes\nnation: england-wales\nas_at: 2026-11-22\n"
        "people: {A: {role: responsible, age: adult}, B: {role: affected, age: adult}}\n"
        "images: {p: {of: [B], facts: {image.age-then: adult}}}\n"
        "acts: [{id: a, kind: take, by: A, about: B, image: p, when: 2025-03-01, "
        "facts: {place.private: yes, consent.taking: no, intends.viewing: yes}}]\n"
    )
    case, problems = read_case(text, BOOK.vocabulary)
    assert case is not None, problems
    said = {"shows.genitals": "yes", "shows.intimate-unsaid": "yes"}
    asked: list[tuple[str, ...]] = []
    while (now := ask_next(case, BOOK)).question is not None:
        question = now.question
        ticks = question["ticks"]
        asked.append(tuple(row["fact"] for row in ticks) if ticks else (question["fact"],))
        if ticks:
            case = tick(case, question, {fact: said.get(fact, "no") for fact in asked[-1]})
        else:
            answer = Answer(said.get(question["fact"], "unknown"))
            case = put(case, question["act"], question["fact"], question["of"], answer)
        assert len(asked) < 40
    lists = [facts for facts in asked if "shows.breastfeeding" in facts]
    assert len(lists) == 1 and {"shows.genitals", "shows.toilet"} <= set(lists[0])
    assert not {("shows.breastfeeding",), ("shows.toilet",)} & set(asked)
