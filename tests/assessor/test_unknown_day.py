"""An act whose day is not known: no part twice, nothing before what is said makes possible, the newest law first."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.assess.records import Period, Result
from assessor.case.file import read_case
from assessor.case.model import Case
from assessor.documents.build import build
from assessor.documents.forms import FORMS
from assessor.pages.day_parts import Days, parts, runs
from assessor.pages.nations import compare_page
from assessor.pages.result import result_page
from assessor.pages.support import support_page
from assessor.result.compare import compare
from assessor.result.report import assess_case
from assessor.text.content import Document, Listing, Paragraph
from legal_rules.rulebook import RuleBook
from tests.fewer import spread

Json = dict[str, Any]
NATIONS = ("england-wales", "scotland", "northern-ireland")
DAYS = ("unknown", "{before: 2026-01-01}", "{from: 2019-01-01, to: 2026-06-30}")
SHARED = "consent.sharing: no, belief.reasonable: no"
FILMED = "consent.taking: no, place.private: yes, purpose.gratification: yes"


def read(
    nation: str, when: str, acts: str = "", facts: str = SHARED, b: str = "age: 24", kind: str = "share", of: str = "B"
) -> str:
    """The text of a case of one act (and more, if given) on a day that may not be known."""
    return (
        f"schema: 1\ncase: x\nsynthetic: true\nnation: {nation}\nas_at: 2026-11-22\n"
        f"people:\n  A: {{role: responsible, age: adult}}\n  B: {{role: supported, {b}}}\n"
        "  C: {role: other, born: 2001-05-06}\n"
        f"images:\n  p: {{of: [{of}], facts: {{image.origin: camera, image.age-then: adult, shows.genitals: yes}}}}\n"
        f"acts:\n  - {{id: a1, kind: {kind}, by: A, about: B, image: p, when: {when}, facts: {{{facts}}}}}\n{acts}"
    )


def case_of(text: str, book: RuleBook) -> Case:
    case, problems = read_case(text, book.vocabulary)
    assert case is not None, problems
    return case


def assessed(text: str, book: RuleBook, view: str = "support") -> tuple[Result, Case]:
    case = case_of(text, book)
    result, problems = assess_case(case, book, view, whole_lists=view == "law")
    assert result is not None, problems
    return result, case


def page(text: str, book: RuleBook, view: str = "support") -> str:
    result, case = assessed(text, book, view)
    return result_page(result, case, book, view).text()


def document(kind: str, text: str, book: RuleBook) -> Document:
    made = build(kind, case_of(text, book), book, "the-person")
    assert isinstance(made, Document)
    return made


def first_day(text: str, book: RuleBook) -> str | None:
    day = assessed(text, book)[0].acts[0].periods[0].from_
    return day and day.isoformat()


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("nation", "when", "facts"), spread(NATIONS, DAYS, [SHARED, "consent.sharing: no", ""]))
def test_a_share_on_a_day_not_known_is_sixty_lines_and_three_hundred(
    nation: str, when: str, facts: str, book: RuleBook
) -> None:
    """What the law says within 60 lines in the support view, below the plan; within 300 in the law view."""
    text = read(nation, when, facts=facts)
    result, case = assessed(text, book)
    assert len(support_page(result, case, book).text().splitlines()) <= 60
    assert len(page(text, book, "law").splitlines()) <= 300


@pytest.mark.parametrize(("nation", "when", "done"), spread(NATIONS, DAYS, [("share", SHARED), ("take", FILMED)]))
def test_no_part_of_support_view_reads_as_another(
    nation: str, when: str, done: tuple[str, str], book: RuleBook
) -> None:
    """Each line on older law says something else than its neighbour; no sentence of the newest stands there again."""
    kind, facts = done
    said = flat(page(read(nation, when, kind=kind, facts=facts), book))
    lines = [
        line.split(": ", 1)[1] for line in re.findall(r"- (On some day .*?)(?= - On some day| Knowing roughly)", said)
    ]
    assert lines or "It depends on the day." not in said
    assert all(one != two for one, two in pairwise(lines))
    assert said.count("To read aloud: “We cannot tell yet.") <= 1
    assert said.count("Nothing here fits on what you have told us.") <= 1


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("view", ["support", "law"])
def test_the_newest_law_stands_first_and_it_still_depends_on_the_day(nation: str, view: str, book: RuleBook) -> None:
    """An order of listing, said to be one; older law comes after it."""
    said = flat(page(read(nation, "unknown"), book, view))
    assert "It depends on the day." in said and "an order, not a guess" in said
    ends = re.findall(r"n some day (?:from [\d\w ]+? to|up to) (\d+ \w+ \d{4})", said)
    days = [dt.datetime.strptime(day, "%d %B %Y").date() for day in ends]
    assert days[0] == dt.date(2026, 11, 22)
    assert view == "law" or days == sorted(days, reverse=True)


def test_older_law_says_on_what_it_turns(book: RuleBook) -> None:
    """A line on older law that fits unless an exception applies names the exception."""
    facts = f"{SHARED}, purpose.distress: yes, excuse.journalism: yes, excuse.public-interest: unknown"
    said = flat(page(read("england-wales", "unknown", facts=facts), book))
    assert "If it was before 31 January 2024, older law applies (newer law does not reach back):" in said
    line = said[said.index("- On some day from 13 April 2015 to 30 January 2024: sharing a private sexual image") :]
    assert "fits, unless an exception applies (not if it was for publishing journalism" in line


def test_a_birthday_between_two_parts_is_not_called_older_law(book: RuleBook) -> None:
    """What differs by an age, on a day on which no law changed, says so."""
    text = read("scotland", "{from: 2024-09-01, to: 2025-12-31}", b="born: 2009-06-01")
    said = flat(page(text.replace("image.age-then: adult, ", ""), book))
    assert "older law" not in said
    assert "If it was before 1 June 2025, an age was another, and so is what fits:" in said


@pytest.mark.parametrize(("nation", "kind"), spread(NATIONS, ["share", "take"]))
def test_law_view_names_every_offence_that_may_fit_once_for_its_days(nation: str, kind: str, book: RuleBook) -> None:
    """No core offence in force that may fit on some day is missing, in short or in full; the full form has its parts."""
    text = read(nation, "unknown", kind=kind, facts="")
    result, case = assessed(text, book, "law")
    short, full = (flat(result_page(result, case, book, "law", f).text()) for f in (False, True))
    for period in result.acts[0].periods:
        for finding in period.findings:
            if finding.role == "core" and finding.law == "in-force" and finding.outcome != "not-met":
                assert f"{finding.provision} {finding.title}, on some day" in short
                assert f"{finding.provision} {finding.title}: " in full
                for part in finding.elements:
                    assert flat(part.says) in full


def test_penalty_and_time_are_those_of_all_the_days_of_a_part(book: RuleBook) -> None:
    """Where neighbours are one, the last day to charge runs from the first day of the first to the last of the last."""
    said = flat(page(read("england-wales", "unknown"), book, "law"))
    assert "by a day from 31 July 2024 to 22 May 2027, depending on the day it was done" in said


def test_what_went_on_is_not_said_to_be_one_unknown_day(book: RuleBook) -> None:
    """Conduct that lasted over changes of law is in parts for their own days, and nothing 'depends'."""
    text = read("england-wales", "unknown", kind="install", facts="").replace(
        "when: unknown", "lasting: {from: 2015-01-01, to: 2026-05-01}"
    )
    said = page(text, book)
    assert "It went on while the law changed" in said and "If it was" not in said and "depends on the day" not in said


BIRTHS = [
    ("born: 1998-02-03", "1998-02-03", "B"),
    ("born: 1998", "1998-01-01", "B"),
    ("facts: {affected.age-now: 16-17}", "2008-11-23", "B"),
    ("age: 24", "2001-05-06", "B, C"),
]


@pytest.mark.parametrize(("b", "first", "of"), BIRTHS)
def test_nothing_is_shown_before_somebody_in_it_was_born(b: str, first: str, of: str, book: RuleBook) -> None:
    """By a birth, a year of birth, an age now, or the birth of another person shown."""
    text = read("england-wales", "unknown", b=b, of=of).replace("image.age-then: adult, ", "")
    assert first_day(text, book) == first
    assert not re.search(r"up to \d+ \w+ (19[89]\d)", page(text, book, "law"))


POSSIBLE = [
    ("a1, kind: share, by: A, about: B, image: p, when: unknown", "", "born: 1998-02-03", "2016-02-03"),
    ("a1, kind: share, by: A, about: B, ages: {B: 16-17}, when: unknown", "", "born: 1998-02-03", "2014-02-03"),
    (
        "a1, kind: share, by: A, about: B, image: p, when: {before: 2025-01-01}",
        "born",
        "born: 1998-02-03",
        "2016-02-03",
    ),
    ("a1, kind: share, by: A, about: B, part_of: a2, when: unknown", "", "age: 24", "2020-07-01"),
    ("a1, kind: share, by: A, about: B, same_as: a2, when: unknown", "", "age: 24", "2020-07-01"),
    ("a1, kind: share, by: A, about: B, image: p, when: unknown", "take", "age: 24", "2020-07-01"),
    ("a1, kind: share, by: A, about: B, when: {after: 2021-01-01}", "", "born: 1998-02-03", "2021-01-02"),
]


@pytest.mark.parametrize(("act", "second", "b", "first"), POSSIBLE)
def test_nothing_is_shown_before_what_is_said_makes_possible(
    act: str, second: str, b: str, first: str, book: RuleBook
) -> None:
    """By the age in the picture or on the day, the act it is part of, the same act, the taking of its picture."""
    kind = "take" if second == "take" else "observe"
    image = "image: p, " if second == "take" else ""
    other = f"  - {{id: a2, kind: {kind}, by: A, about: B, {image}when: {{from: 2020-07-01, to: 2020-08-01}}}}\n"
    text = read("england-wales", "unknown", other, b=b)
    text = re.sub(r"id: a1, .*?, facts", f"id: {act}, facts", text)
    if "part_of" not in act and "same_as" not in act and not second.startswith("take"):
        text = text.replace(other, "")
    assert first_day(text, book) == first


@pytest.mark.parametrize(("age", "first"), [("24", "1989-05-06"), ("16-17", "1996-05-06"), ("adult", None)])
def test_one_age_for_several_days_is_read_as_on_the_earliest(age: str, first: str | None, book: RuleBook) -> None:
    """An age that stands once in a case, with acts years apart, cuts off no day that it might leave."""
    more = "".join(f"  - {{id: d{y}, kind: share, by: A, about: B, when: {y}-05-05}}\n" for y in (2014, 2024))
    text = read("england-wales", "unknown", more, b=f"age: {age}").replace("image.age-then: adult, ", "")
    assert first_day(text, book) == first


def test_days_that_cannot_be_are_a_contradiction_with_its_place(book: RuleBook) -> None:
    """A range that ends before the person shown can have been of the age in the picture is pointed at, not assessed."""
    case = case_of(read("scotland", "{before: 2010-01-01}", b="born: 2000-02-03"), book)
    result, problems = assess_case(case, book)
    assert result is None and "none of the days said for it is possible" in problems[0].message
    assert problems[0].where.line == 13


def test_acts_that_point_at_each_other_end(book: RuleBook) -> None:
    """A circle of `part_of` is no endless search."""
    other = "  - {id: a2, kind: observe, by: A, about: B, part_of: a1, when: unknown}\n"
    text = read("scotland", "unknown", other).replace("id: a1, ", "id: a1, part_of: a2, ")
    assert first_day(text, book) is None


@pytest.mark.parametrize(("nation", "facts"), spread(NATIONS, [SHARED, ""]))
def test_roughly_when_is_asked_next(nation: str, facts: str, book: RuleBook) -> None:
    """Also while nothing fits yet and only what may fit differs by the day; a known day or `don't know` ends it."""
    asked = [
        assessed(read(nation, when, facts=given), book)[0].next_question
        for when, given in (
            ("unknown", facts),
            ("2025-03-04", facts),
            ("unknown", ", ".join(filter(None, (facts, "act.day-known: unknown")))),
        )
    ]
    assert asked[0] is not None and asked[0].fact == "act.day-known" and asked[0].asks.startswith("Roughly when")
    assert all(q is None or q.fact != "act.day-known" for q in asked[1:])


def test_a_day_that_is_known_is_not_asked_for_in_two_nations(book: RuleBook) -> None:
    """What fits differs between nations, and that is no reason to ask when it was."""
    text = read("scotland", "2025-03-04").replace("id: a1, ", "id: a1, nation: [england-wales, scotland], ")
    question = assessed(text, book)[0].next_question
    assert question is None or question.fact != "act.day-known"


def lines_of(made: Document) -> list[str]:
    """Every paragraph and line of a list."""
    return [
        text
        for block in made.blocks()
        for text in (
            (block.text,) if isinstance(block, Paragraph) else block.items if isinstance(block, Listing) else ()
        )
    ]


MORE = [
    "",
    "  - {id: a2, kind: share, by: A, about: B, image: p, when: unknown, facts: {consent.sharing: no, belief.reasonable: no}}\n",
    "  - {id: a2, kind: share, by: A, about: B, image: p, when: 2024-05-05, facts: {consent.sharing: no, belief.reasonable: no}}\n"
    "  - {id: a3, kind: take, by: A, about: B, image: p, when: {before: 2026-01-01}, facts: {consent.taking: no}}\n"
    "  - {id: a4, kind: share, by: A, about: B, image: p, when: 2014-05-05, facts: {consent.sharing: no}}\n",
]


@pytest.mark.parametrize(("kind", "nation", "acts"), spread(["options", "police-sheet"], NATIONS, MORE))
def test_a_sheet_never_repeats_a_line(kind: str, nation: str, acts: str, book: RuleBook) -> None:
    """Neither within what happened once nor from one thing that happened to the next."""
    said = lines_of(document(kind, read(nation, "unknown", acts), book))
    assert [text for text in set(said) if said.count(text) > 1] == []


@pytest.mark.parametrize(("nation", "when"), spread(NATIONS, DAYS))
def test_the_sheet_has_one_page_of_periods(nation: str, when: str, book: RuleBook) -> None:
    """What the law says of a share on a day not known stands on fewer lines than a page has."""
    made = document("options", read(nation, when), book)
    text = FORMS["text"].write(made).decode()
    part = text[text.index("1. It was shared") : text.index("WHAT YOU CAN DO")]
    assert len(part.splitlines()) <= 40


@pytest.mark.parametrize("nation", NATIONS)
def test_the_case_note_says_nothing_fits_once_at_most(nation: str, book: RuleBook) -> None:
    """It was said twenty times over."""
    said = " ".join(document("options", read(nation, "unknown"), book).texts())
    note = build("case-note", case_of(read(nation, "unknown"), book), book, "worker")
    assert isinstance(note, Document)
    for text in (said, " ".join(note.texts())):
        assert text.lower().count("no offence on these facts") <= 1


@pytest.mark.parametrize(("kind", "nation"), spread(["points-to-prove", "irac", "gap-memo"], NATIONS))
def test_documents_of_the_law_give_an_offence_once_for_its_days(kind: str, nation: str, book: RuleBook) -> None:
    """No heading or row twice but for its days."""
    made = build(kind, case_of(read(nation, "unknown"), book), book, "student")
    assert isinstance(made, Document)
    heads = [section.heading for section in made.sections if re.search(r"s\.\d|art\.\d", section.heading)]
    assert len(heads) <= 12
    if kind == "irac":
        assert "If it was" not in " ".join(heads)


@pytest.mark.parametrize(("nation", "when"), [("england-wales", "unknown"), ("scotland", "{before: 2026-01-01}")])
def test_the_comparison_is_not_a_list_of_days_that_read_the_same(nation: str, when: str, book: RuleBook) -> None:
    """Within a nation no two neighbouring parts say the same."""
    case = case_of(read(nation, when), book)
    result, _ = compare(case, book)
    assert result is not None
    said = compare_page(result, book).text()
    for one_nation in re.split(r"\n(?:England and Wales|Scotland|Northern Ireland)\n", said)[1:]:
        bodies = [part.split(":", 1)[1].strip() for part in re.split(r"\n(?=On some day)", one_nation)[1:]]
        assert bodies and all(one != two for one, two in pairwise(bodies))


@pytest.mark.parametrize("nation", NATIONS)
def test_a_man_filmed_in_the_shower_between_2019_and_2022(nation: str, book: RuleBook) -> None:
    """Journey (b): what the law says on some of those days, what would change with the day, and nothing outside them."""
    text = read(nation, "{from: 2019-01-01, to: 2022-12-31}", kind="take", facts=FILMED, b="born: 1995")
    for view, most in (("support", 60), ("law", 300)):
        result, case = assessed(text, book, view)
        said = support_page(result, case, book).text() if view == "support" else page(text, book, view)
        assert len(said.splitlines()) <= most
        spans = re.findall(r"n some day from ([\w ]+?) to ([\w ]+?\d{4})", flat(said))
        assert spans
        assert all("2018" not in a and not b.endswith(("2023", "2024", "2025", "2026")) for a, b in spans)


@given(st.lists(st.sampled_from(["fits", "may fit", "none"]), min_size=1, max_size=12), st.booleans())
def test_parts_and_runs_leave_no_day_out_and_count_none_twice(said: list[str], open_start: bool) -> None:
    """Whatever is said of each period, the parts tile its days, and so do the runs; neighbours differ."""
    starts = [dt.date(2000 + n, 1, 1) for n in range(len(said) + 1)]
    ends = [day - dt.timedelta(days=1) for day in starts[1:]]
    periods = [Period(start, end, ()) for start, end in zip(starts, ends, strict=False)]
    if open_start:
        periods[0] = replace(periods[0], from_=None)
    words_of = dict(zip(ends, said, strict=True))
    book: Any = None
    shown = parts(periods, Days(book, dt.date(2026, 1, 1), "scotland"), lambda period: words_of[period.to])
    made = runs(periods, lambda period: {words_of[period.to]: period})
    for rows in ([(p.from_, p.to) for p in shown], [(run.from_, run.to) for run in made]):
        assert rows[-1][0] == periods[0].from_ and rows[0][1] == periods[-1].to
        for (newer, _), (_, older) in pairwise(rows):
            assert newer == older + dt.timedelta(days=1)
        assert len(rows) == len([words for words, _ in groupby(said)])
