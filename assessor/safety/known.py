"""What is known for help and safety: one pattern for each act, read on the careful side.

Results of law take "disputed" as open. Safety does not: what the person supported says of it counts here, except that
being grown up is never taken from a disputed answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from assessor.case.facts_of_act import age_band, birth_range, situation
from assessor.case.kinds import NONE, kinds
from assessor.case.model import DISPUTED, Act, Answer, Case
from assessor.case.shown import ADULT, AGE_THEN, UNDER_18, ages_shown, several
from legal_rules.facts import Vocabulary
from legal_rules.formula import Formula, atoms, resolve
from legal_rules.periods import birthday
from legal_rules.program import FALSE, UNKNOWN, Program
from legal_rules.readings.explain import evaluate

REPORTED = "case.reported-person"
_YOUNGEST = {"under-10": 0, "under-13": 0, "10-11": 10, "12": 12, "13-15": 13, "16-17": 16, "adult": 18}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known around one act (or of the whole case, if it has none): facts with their values, and whether a
    picture may be concerned at all."""

    facts: Mapping[str, str]
    picture: bool = True


def what_is_known(case: Case, vocabulary: Vocabulary, today: dt.date) -> tuple[Known, ...]:
    """One entry for each act; for a case without acts one of what is said of its people."""
    grown = {name for name in case.people if _grown_up(case, name, vocabulary, today)}
    acts = [_of_act(case, act, vocabulary, today, grown) for act in case.acts]
    found = tuple(acts) or (Known(_of_people(case, vocabulary, today)),)
    if not reported(case):
        return found
    return tuple(Known({**one.facts, REPORTED: "yes"}, one.picture) for one in found)


def _of_act(case: Case, act: Act, vocabulary: Vocabulary, today: dt.date, grown: set[str]) -> Known:
    facts = _stated(case, act, vocabulary, today)
    ages = dict(_careful((str(place), answer) for place, answer in enumerate(ages_shown(case, act)[0])))
    if several(case.images.get(act.image)) and ages:
        facts[AGE_THEN] = min(ages.values(), key=lambda band: _YOUNGEST.get(band, 0))
    if kinds()[act.kind].taken_then and AGE_THEN not in facts and facts.get("affected.age") == ADULT:
        facts[AGE_THEN] = ADULT
    now = facts.get("affected.age-now") or (ADULT if act.about in grown else _band_now(case, act.about, today))
    if now:
        facts["affected.age-now"] = now
    shown = any(fact.startswith(("image.", "shows.")) for fact in facts)
    return Known(facts, bool(act.image) or shown or kinds()[act.kind].picture != NONE)


def _stated(case: Case, act: Act, vocabulary: Vocabulary, today: dt.date) -> dict[str, str]:
    """What is said about an act, without what is only presumed; ages on the earliest day it may have been done."""
    first = _first_day(act)
    here = situation(case, act, vocabulary, first or today)
    facts = dict(_careful((fact, stated.answer) for fact, stated in here.stated.items()))
    for name, fact in ((act.by, "responsible.age"), (act.about, "affected.age")):
        if first is None and name in case.people and case.people[name].born and name not in act.ages:
            facts.pop(fact, None)
    return facts


def _careful(answers: Iterator[tuple[str, Answer]]) -> Iterator[tuple[str, str]]:
    for fact, answer in answers:
        if answer.known:
            yield fact, answer.value
        elif answer.value == DISPUTED and answer.supported_says not in ("", ADULT):
            yield fact, answer.supported_says


def _of_people(case: Case, vocabulary: Vocabulary, today: dt.date) -> dict[str, str]:
    facts = dict(_careful(iter(case.facts.items())))
    for name, person in case.people.items():
        own = "responsible" if person.role == "responsible" else "affected"
        facts |= {f: v for f, v in _careful(iter(person.facts.items())) if vocabulary.spec(f).of == own}
        band = age_band(person, "", today)
        if band:
            facts[f"{own}.age"] = band
        now = _band_now(case, name, today)
        if own == "affected" and now:
            facts.setdefault("affected.age-now", now)
    return facts


def _first_day(act: Act) -> dt.date | None:
    return (act.lasting.from_ if act.lasting else None) or act.when.day or act.when.from_ or act.when.after


def _last_day(act: Act, today: dt.date) -> dt.date:
    if act.lasting is not None:
        return act.lasting.to or today
    return act.when.day or act.when.to or act.when.before or today


def _grown_up(case: Case, name: str, vocabulary: Vocabulary, today: dt.date) -> bool:
    """Whether a person is surely 18 by today: nobody grows younger, so an age on an earlier day sets a least age now."""
    for act in case.acts:
        if act.about == name:
            facts = _stated(case, act, vocabulary, today)
            if facts.get("image.of-person") == "yes" and facts.get(AGE_THEN) == ADULT:
                return True
            if _least_age(facts.get("affected.age", ""), _last_day(act, today), today) >= 18:
                return True
    return _band_now(case, name, today) == ADULT


def _least_age(band: str, day: dt.date, today: dt.date) -> int:
    if band not in _YOUNGEST:
        return 0
    years = max(today.year - day.year, 0)
    return _YOUNGEST[band] + (years if birthday(day, years) <= today else years - 1)


def _band_now(case: Case, name: str, today: dt.date) -> str:
    """The band of a person's age today by their date of birth, if both ends of what is said of it agree."""
    person = case.people.get(name)
    if person is None or not person.born:
        return ""
    bands = {_band(born, today) for born in birth_range(person.born)}
    return bands.pop() if len(bands) == 1 else ""


def _band(born: dt.date, today: dt.date) -> str:
    for years, band in ((18, ADULT), (16, "16-17"), (13, "13-15")):
        if birthday(born, years) <= today:
            return band
    return "under-13"


def holds(formula: Formula, facts: Mapping[str, str]) -> int:
    """The three-valued reading of a formula without definitions on a pattern of facts."""
    program, node = _compiled(formula)
    return evaluate(program, facts)[node]


@lru_cache(maxsize=1024)
def _compiled(formula: Formula) -> tuple[Program, int]:
    """A formula as a program of its own and the node that holds its value."""
    program = Program()
    tree = program.tree(resolve(formula, _no_definitions, lambda fact, world: f"{world}.{fact}"))
    return program, tree.node


def _no_definitions(name: str, world: str) -> Formula:
    raise ValueError(f"routes and interrupts name facts, not definitions: {name}")


def fits(formula: Formula, if_unknown: str, known: tuple[Known, ...], unless: Formula | None = None) -> bool:
    """Whether a formula lets something be shown: on an act of which `unless` does not surely hold.

    What turns on a picture is read on acts that may concern one, unless it looks at the kind of act for itself.
    """
    named = [atom.id for atom in atoms(formula)]
    pictured = any(name.startswith("image.") for name in named) and "act.kind" not in named
    open_ = [one.facts for one in known if (one.picture or not pictured) and not _surely(unless, one.facts)]
    values = (holds(formula, facts) for facts in open_)
    return any(value not in (FALSE, UNKNOWN) or (value == UNKNOWN and if_unknown == "show") for value in values)


def _surely(formula: Formula | None, facts: Mapping[str, str]) -> bool:
    return formula is not None and holds(formula, facts) not in (FALSE, UNKNOWN)


def reasons(formula: Formula, known: tuple[Known, ...]) -> tuple[str, ...]:
    """The facts of a formula that are as it names them."""
    return tuple(
        dict.fromkeys(atom.id for atom in atoms(formula) for one in known if one.facts.get(atom.id) in atom.values)
    )


def reported(case: Case) -> bool:
    """Whether the person helped is the one who was reported: they get legal advice and support, and no results.

    It is said, or everything was done by them to somebody else.
    """
    helped = {name for name, person in case.people.items() if person.role == "supported"}
    theirs = [act.by in helped and act.about not in ("", act.by) for act in case.acts]
    return (bool(theirs) and all(theirs)) or any(
        facts[REPORTED].value == "yes" for facts in (case.facts, *(act.facts for act in case.acts)) if REPORTED in facts
    )


def child_in_picture(act: Act, case: Case) -> str:
    """`under-18`, `not-known` or empty: whether the rules for pictures of children are to be followed."""
    if not act.image:
        return ""
    ages, everyone = ages_shown(case, act)
    if any(age.value in UNDER_18 for age in ages):
        return "under-18"
    return "" if everyone and all(age.value == ADULT for age in ages) else "not-known"
