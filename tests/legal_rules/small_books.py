"""Small random rule books, patterns of facts, and every completion of a pattern: what the properties are tried on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import product

from hypothesis import strategies as st

from legal_rules.facts import Constraint, FactSpec, LawPoint, Vocabulary, law_fact
from legal_rules.formula import All, Any_, Fact, Formula, Not
from legal_rules.law import Element, Exclusion, InForce, Offence, OffenceVersion, Provision
from legal_rules.rulebook import RuleBook, Stamp
from legal_rules.slices import Slice, law_on

DAY = dt.date(2025, 1, 1)
YN = ("f1", "f2", "f3", "f4")
CHOICE = ("c1", ("a", "b", "c"))
POINT = "law.p"
START = InForce(dt.date(2020, 1, 1))
VALUES: Mapping[str, tuple[str, ...]] = {**dict.fromkeys((*YN, POINT), ("yes", "no")), CHOICE[0]: CHOICE[1]}


def _spec(name: str, choices: tuple[str, ...] = (), ask: str = "lead") -> FactSpec:
    return FactSpec(name, "act", "one" if choices else "yn", "seen", ask, name, f"{name}?", "why", choices=choices)


ATOMS = st.one_of(
    st.sampled_from(YN).map(Fact),
    st.lists(st.sampled_from(CHOICE[1]), min_size=1, max_size=2, unique=True).map(
        lambda values: Fact(CHOICE[0], tuple(values), False)
    ),
    st.just(Fact(POINT)),
)


def _grow(inner: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    parts = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(parts.map(All), parts.map(Any_), inner.map(Not))


FORMULAS: st.SearchStrategy[Formula] = st.recursive(ATOMS, _grow, max_leaves=6)
LAWLESS = FORMULAS.filter(lambda f: POINT not in str(f))
BURDENS = st.sampled_from(("prosecution", "evidential", "defendant"))


@st.composite
def books(draw: st.DrawFn) -> RuleBook:
    """A rule book of one to three offences over a handful of facts, whose constraints can be met."""
    constraints = [Constraint(f"k{n}", "k", formula) for n, formula in enumerate(draw(st.lists(LAWLESS, max_size=2)))]
    offences = [_offence(draw, number) for number in range(draw(st.integers(1, 3)))]
    return _book(offences, tuple(constraints))


def book_of(element: Element, exemption: Exclusion) -> RuleBook:
    """A rule book of one offence with one element and one exemption."""
    return _book([_of_version(0, OffenceVersion(START, "statute-text", (element,), exemptions=(exemption,)))])


def _book(offences: list[Offence], constraints: tuple[Constraint, ...] = ()) -> RuleBook:
    specs = [*(_spec(name) for name in YN), _spec(CHOICE[0], CHOICE[1]), law_fact(LawPoint(POINT, "p"))]
    vocabulary = Vocabulary({s.id: s for s in specs}, {POINT: LawPoint(POINT, "p")}, constraints, {}, frozenset())
    return RuleBook(
        Stamp("2025.01.01.1", DAY),
        "0",
        vocabulary,
        {},
        {},
        {("england-wales", o.id): o for o in offences},
        ("england-wales",),
    )


def _offence(draw: st.DrawFn, number: int) -> Offence:
    elements = tuple(
        Element(f"e{n}", "e", "s.1", "conduct", formula)
        for n, formula in enumerate(draw(st.lists(FORMULAS, min_size=1, max_size=3)))
    )
    exclusions = tuple(
        Exclusion(f"x{n}", "x", "s.2", draw(BURDENS), formula)
        for n, formula in enumerate(draw(st.lists(FORMULAS, max_size=2)))
    )
    version = OffenceVersion(START, "statute-text", elements, exemptions=exclusions)
    return _of_version(number, version)


def _of_version(number: int, version: OffenceVersion) -> Offence:
    return Offence(
        f"o{number}", "o", Provision("a", "s.1"), "england-wales", "other", "core", "act", "watched", (version,)
    )


PATTERNS = st.fixed_dictionaries({}, optional={fact: st.sampled_from(values) for fact, values in VALUES.items()})


def law_of(book: RuleBook) -> Slice:
    """The law of a small book."""
    return law_on(book, "england-wales", DAY)


def holds(formula: Formula, facts: Mapping[str, str]) -> bool:
    """Whether a formula is so when every fact is known: the plainest reading, to hold the others against."""
    match formula:
        case Fact(name, values):
            return facts[name] in values
        case All(parts):
            return all(holds(part, facts) for part in parts)
        case Any_(parts):
            return any(holds(part, facts) for part in parts)
        case Not(part):
            return not holds(part, facts)
        case _:
            raise AssertionError(formula)


def completions(book: RuleBook, pattern: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Every way to fill in a pattern that the constraints allow."""
    open_facts = [fact for fact in VALUES if fact not in pattern]
    for values in product(*(VALUES[fact] for fact in open_facts)):
        facts = {**pattern, **dict(zip(open_facts, values, strict=True))}
        if all(holds(constraint.is_, facts) for constraint in book.vocabulary.constraints):
            yield facts


def brute_mask(book: RuleBook, offence: Offence, pattern: Mapping[str, str]) -> int:
    """Which of "not E" (1), "E and not X" (2) and "E and X" (4) some completion gives."""
    version = offence.versions[0]
    mask = 0
    for facts in completions(book, pattern):
        e = all(holds(element.is_, facts) for element in version.elements)
        x = any(holds(exclusion.is_, facts) for exclusion in version.exclusions)
        mask |= 1 if not e else (4 if x else 2)
    return mask
