"""What each column of a table of patterns is: a fact, the nation, a date, or something that passes through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from legal_rules.facts import Vocabulary
from legal_rules.files.problems import Problem, Where, nearest
from legal_rules.law import Offence
from legal_rules.rulebook import RuleBook

FACT, NATION, PASSING = "fact", "nation", "passing"
DATES = ("when", "when.from", "when.to")
FIRST_COLUMNS = ("row", "from", "to")
LAW_SUFFIX = ".law"
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place from 0, its name in the table, what it is, under which name (a fact's id, say), and whether
    its cells are true and false rather than words."""

    place: int
    said: str
    name: str
    role: str
    truth: bool = False

    @property
    def raw(self) -> str:
        """The name of its cells in queries."""
        return f"c{self.place}"


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, sorted by what they are, and remarks on their names."""

    facts: tuple[Column, ...]
    passing: tuple[Column, ...]
    dates: tuple[Column, ...]
    nation: Column | None
    count: int
    remarks: tuple[str, ...] = ()


def derived_facts(book: RuleBook) -> frozenset[str]:
    """The facts counted over several acts that some offence reads; a table gives them like any other."""
    return frozenset(item.id for offence in book.offences.values() for item in offence.derive)


def legal(name: str, book: RuleBook) -> bool:
    """Whether a fact is a test of law: a point that is not settled, or what follows from other facts by a rule."""
    return book.vocabulary.knows(name) and book.vocabulary.spec(name).nature == "legal"


def sort_columns(
    names: Sequence[str], truths: frozenset[int], book: RuleBook, source: str, whole: frozenset[str] = frozenset()
) -> tuple[Columns | None, tuple[Problem, ...]]:
    """What the columns of a table are, or why it cannot be read. `whole` holds what is given for every row (`nation`,
    `when`) by an option."""
    known = derived_facts(book)
    columns: list[Column] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for place, name in enumerate(names):
        clean = name.strip() or f"column-{place + 1}"
        column = Column(place, name, *_role(clean, book.vocabulary, known), place in truths)
        if column.role != PASSING:
            if column.name in seen:
                message = f"two columns give '{column.name}': '{seen[column.name]}' and '{clean[:SHOWN]}'"
                problems.append(Problem(Where(source), message))
            seen[column.name] = clean[:SHOWN]
        if column.name in book.vocabulary.law_points:
            message = f"'{column.name}' is a point of law, not a fact of a row"
            problems.append(Problem(Where(source), message, "an overlay takes a reading of it (--overlay)"))
        elif column.role == FACT and legal(column.name, book):
            message = f"'{column.name}' is a test of law, not a fact of a row"
            problems.append(Problem(Where(source), message, "give what it follows from, such as an age"))
        columns.append(column)
    problems += _missing(columns, whole, source)
    if problems:
        return None, tuple(problems)
    of = {role: tuple(c for c in columns if c.role == role) for role in (FACT, PASSING, NATION, *DATES)}
    return (
        Columns(
            facts=of[FACT],
            passing=of[PASSING],
            dates=tuple(column for role in DATES for column in of[role]),
            nation=of[NATION][0] if of[NATION] else None,
            count=len(columns),
            remarks=tuple(_remarks(of[PASSING], book.vocabulary)),
        ),
        (),
    )


def _role(name: str, vocabulary: Vocabulary, derived: frozenset[str]) -> tuple[str, str]:
    name = vocabulary.renamed.get(name, name)
    if name in (NATION, *DATES):
        return name, name
    return name, FACT if vocabulary.knows(name) or name in derived else PASSING


def _missing(columns: Iterable[Column], whole: frozenset[str], source: str) -> list[Problem]:
    roles = {column.role for column in columns}
    problems = []
    if NATION not in roles | whole:
        problems.append(Problem(Where(source), "there is no column 'nation'", "--nation gives one for every row"))
    if not roles & set(DATES) and "when" not in whole:
        hint = "dates stand under when, or under when.from and when.to; --on gives one day for every row"
        problems.append(Problem(Where(source), "there is no column of dates", hint))
    if NATION in roles & whole:
        problems.append(Problem(Where(source), "the table has a column 'nation' and --nation gives one as well"))
    if roles & set(DATES) and "when" in whole:
        problems.append(Problem(Where(source), "the table has a column of dates and --on gives a day as well"))
    return problems


def _remarks(passing: Iterable[Column], vocabulary: Vocabulary) -> Iterable[str]:
    for column in passing:
        if "." in column.name:
            hint = nearest(column.name, vocabulary.facts)
            if hint:
                yield f"'{column.name[:SHOWN]}' is no fact and only passes through; {hint}"


def output_names(passing: Iterable[Column], offences: Iterable[Offence]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The name under which each passing column is written (by its name in queries), and the ids of the offences in
    order, each once. A passing name that is taken gets `input.` before it."""
    ids = tuple(dict.fromkeys(offence.id for offence in offences))
    taken = {name.casefold() for id in ids for name in (id, id + LAW_SUFFIX)} | set(FIRST_COLUMNS)
    names: dict[str, str] = {}
    for column in passing:
        name = column.name
        while name.casefold() in taken:
            name = f"input.{name}"
        taken.add(name.casefold())
        names[column.raw] = name
    return names, ids
