"""The same assessment as one query, for a database that holds the patterns: versions joined on dates, outcomes in SQL.

The query is built in SQLAlchemy Core. Dialects that SQLAlchemy does not speak are written by SQLGlot from the
PostgreSQL form. Days are compared as texts YYYY-MM-DD, so no dialect's own dates matter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Label,
    Select,
    String,
    and_,
    case,
    cast,
    column,
    func,
    literal,
    or_,
    select,
    table,
    union_all,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import quoted_name

from assessor.bulk.columns import DATES, LAW_SUFFIX, NATION, Column, Columns, legal, output_names
from assessor.bulk.run import Options, given
from assessor.bulk.staging import ELSEWHERE
from assessor.case.model import UNKNOWN
from legal_rules.facts import YES_NO
from legal_rules.law import Offence
from legal_rules.program import ALL, ANY, Program
from legal_rules.responsibility import AGE, DOER, NOT, OPEN, SURELY, standing
from legal_rules.rulebook import RuleBook
from legal_rules.slices import earliest
from legal_rules.spans import Span, spans
from legal_rules.tables.bulk import values_of
from legal_rules.tables.sql import Expressions, Text, Value, expression, outcome

TABLE = "patterns"
_DAY = "____-__-__"
_BELOW = "below"
_DAY_NAMES = dict(zip(DATES, ("day_on", "day_from", "day_to"), strict=True))
_TRUTHS = {"yes": "true", "no": "false"}


@dataclass(frozen=True, slots=True)
class Question:
    """What the query is about: the table and its columns, the offences, and what every row has (`nation`, `on`).

    `key` names the column in whose order rows are numbered; without it they are numbered as the database finds them.
    """

    columns: Columns
    offences: Sequence[Offence]
    as_at: dt.date
    nation: str = ""
    on: dt.date | None = None
    table: str = TABLE
    key: str = ""


def sql(book: RuleBook, question: Question, dialect: str) -> str:
    """The query in a dialect.

    Raises:
        ModuleNotFoundError: the dialect is written by SQLGlot, which is not installed.
    """
    query = _Query(book, question, dialect).build()
    if dialect == "sqlite":
        return _written(query, sqlite.dialect(paramstyle="named"))
    # SQLAlchemy has not typed how this dialect is made.
    plain = _written(query, postgresql.dialect(paramstyle="named"))  # type: ignore[no-untyped-call]
    if dialect == "postgresql":
        return plain
    import sqlglot

    return str(sqlglot.transpile(plain, read="postgres", write=dialect, pretty=True)[0])


def every_column(book: RuleBook, options: Options) -> tuple[str, ...]:
    """The names of a table that gives every fact the law has turned on, and what no option gives."""
    nations = [options.nation] if options.nation else book.nations
    facts = {
        fact
        for nation in nations
        for span in spans(book, nation, options.as_at)
        for fact in span.law.program.by_fact
        if not legal(fact, book)
    }
    present = given(options)
    return (*(name for name in (NATION, DATES[0]) if name not in present), *sorted(facts))


def _written(query: Select[Any], dialect: Any) -> str:
    return str(query.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))


def _name(name: str) -> Any:
    return quoted_name(name, True)


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A span with its number over all nations."""

    number: int
    span: Span


class _Query:
    def __init__(self, book: RuleBook, question: Question, dialect: str) -> None:
        self.book = book
        self.question = question
        self.materialized = dialect in ("sqlite", "postgresql")
        every = [span for nation in book.nations for span in spans(book, nation, question.as_at)]
        self.spans = [_Numbered(number, span) for number, span in enumerate(every)]
        self.passing, self.ids = output_names(question.columns.passing, question.offences)
        self.wanted = frozenset((offence.nation, offence.id) for offence in question.offences)
        self.program = Program()
        self.fact_cells = {c.name: f"f{c.place}" for c in question.columns.facts}

    def build(self) -> Select[Any]:
        """The whole query, one step after another."""
        return self._merged(self._outcomes(self._parts(self._pieces(self._rows(), self._spans()))))

    def _cte(self, query: Any, name: str) -> CTE:
        made: CTE = query.cte(name)
        return made.prefix_with("MATERIALIZED") if self.materialized else made

    def _spans(self) -> CTE:
        """Every span of every nation, and one without end for where no law is held."""
        names = ("n", "nation", "first_day", "last_day", "earliest")
        first = {nation: earliest(self.book, nation) for nation in self.book.nations}
        rows: list[tuple[object, ...]] = [
            (item.number, item.span.nation, item.span.first, item.span.last, first[item.span.nation])
            for item in self.spans
        ]
        rows.append((len(rows), ELSEWHERE, dt.date.min, dt.date.max, dt.date.max))
        written = [[_literal(value).label(name) for name, value in zip(names, row, strict=True)] for row in rows]
        return union_all(*(select(*row) for row in written)).cte("spans")

    def _rows(self) -> CTE:
        """Each row of the table with its number, days and facts; a fact is one of its values or null."""
        question = self.question
        source = table(_name(question.table))
        order = _text(question.key) if question.key else literal(1)
        nation = _word(question.columns.nation) if question.columns.nation else literal(question.nation)
        picked: list[Label[Any]] = [func.row_number().over(order_by=order).label("number"), nation.label("nation")]
        picked += [column(_name(c.said)).label(c.raw) for c in question.columns.passing]
        picked += [self._day(role).label(_DAY_NAMES[role]) for role in DATES]
        picked += [self._fact(c).label(f"f{c.place}") for c in question.columns.facts]
        found = select(*picked).select_from(source).cte("read_rows")
        at_most = question.as_at.isoformat()
        c = found.c
        last = func.coalesce(c.day_on, c.day_to, at_most)
        late = case((last > at_most, at_most), else_=last)
        start = func.coalesce(c.day_on, c.day_from)
        sound = and_(
            *(or_(day.is_(None), day.like(_DAY)) for day in (c.day_on, c.day_from, c.day_to)),
            or_(c.day_on.is_(None), and_(c.day_from.is_(None), c.day_to.is_(None))),
            or_(start.is_(None), start <= at_most),
            or_(c.day_from.is_(None), c.day_to.is_(None), c.day_from <= c.day_to),
        )
        kept = [each for each in c if each.name not in _DAY_NAMES.values()]
        return self._cte(select(*kept, start.label("first_day"), late.label("last_day")).where(sound), "sound_rows")

    def _day(self, role: str) -> ColumnElement[str]:
        if role == "when" and self.question.on is not None:
            return literal(self.question.on.isoformat())
        found = next((c for c in self.question.columns.dates if c.role == role), None)
        if found is None:
            return cast(None, String)
        word = _word(found)
        return case((word.not_in(("", UNKNOWN)), word))

    def _fact(self, fact: Column) -> Text:
        """The value of a fact's cell, or null where it says nothing; a truth value is yes or no."""
        word = _word(fact)
        values = values_of(self.book.vocabulary, fact.name)
        whens: list[Any] = [(word.in_(values), word)]
        if values == YES_NO:
            whens += [(word == truth, literal(value)) for value, truth in _TRUTHS.items()]
        if fact.name in self.book.vocabulary.presumed:
            whens.append((func.coalesce(word, "") == "", literal(self.book.vocabulary.presumed[fact.name])))
        return case(*whens)

    def _pieces(self, rows: CTE, known: CTE) -> CTE:
        """Each row once for every span of its nation that it touches."""
        r, s = rows.c, known.c
        no_later = case((s.earliest < r.last_day, s.earliest), else_=r.last_day)
        first = func.coalesce(r.first_day, no_later)
        begins = case((s.first_day > first, s.first_day), else_=first)
        ends = case((s.last_day < r.last_day, s.last_day), else_=r.last_day)
        touches = and_(s.nation == r.nation, s.first_day <= r.last_day, s.last_day >= first)
        unsaid = and_(r.first_day.is_(None), begins == first)
        kept = [each for each in r if each.name not in ("nation", "first_day", "last_day")]
        shown = [s.n, begins.label("begins"), ends.label("ends"), case((unsaid, None), else_=begins).label("said")]
        below = self._below(s.n, r).label(_BELOW)
        return select(*kept, *shown, below).select_from(rows.join(known, touches)).cte("pieces")

    def _below(self, number: ColumnElement[Any], rows: Any) -> Text:
        """Whether whoever did it was below the age of responsibility, from the age by the rule of the span."""
        name = self.fact_cells.get(AGE)
        if name is None:
            return literal(NOT)
        bands = values_of(self.book.vocabulary, AGE)
        rules = ((item.number, self.book.ages(item.span.nation, item.span.first)) for item in self.spans)
        runs = _runs((place, {band: standing(ages, {band}) for band in bands} if ages else {}) for place, ages in rules)
        whens = [
            (and_(number.between(low, high), rows[name].in_([b for b in bands if said.get(b) == wanted])), value)
            for low, high, said in runs
            for wanted, value in ((SURELY, literal(SURELY)), (OPEN, cast(None, String)))
            if wanted in said.values()
        ]
        return case(*whens, else_=literal(NOT)) if whens else literal(NOT)

    def _parts(self, pieces: CTE) -> CTE:
        """For every offence two columns, all its elements and any exclusion, by the version of the span."""
        expressions = Expressions(self.program, lambda fact: self._cell(fact, pieces))
        picked: list[ColumnElement[Any]] = [
            each for each in pieces.c if each.name not in (_BELOW, *self.fact_cells.values())
        ]
        for place, id in enumerate(self.ids):
            versions = list(self._versions(id))
            for kind, part in (("e", 1), ("x", 2)):
                runs = _runs((version[0], version[part]) for version in versions)
                whens = [(pieces.c.n.between(low, high), expressions.value(node)) for low, high, node in runs]
                picked.append(_by_span(whens).label(f"{kind}{place}"))
        return self._cte(select(*picked), "parts")

    def _versions(self, id: str) -> Iterable[tuple[int, int, int, str]]:
        """For each span in which an offence is read: its number, the steps of elements and exclusions, the law."""
        for item in self.spans:
            rule = item.span.law.by_id.get(id)
            if rule is not None and (item.span.nation, id) in self.wanted:
                elements = [self.program.tree(tree.formula).node for _, tree in rule.elements]
                exclusions = [self.program.tree(tree.formula).node for _, tree, _ in rule.exclusions]
                e = self.program.join(ALL, tuple(elements))
                yield item.number, e, self.program.join(ANY, tuple(exclusions)), rule.standing

    def _cell(self, fact: str, pieces: CTE) -> Text | str | None:
        settled = self.book.settled_law.get(fact)
        if settled is not None:
            return settled
        if fact == DOER:
            below: Text = pieces.c[_BELOW]
            return below
        name = self.fact_cells.get(fact)
        return pieces.c[name] if name is not None else self.book.vocabulary.presumed.get(fact)

    def _outcomes(self, parts: CTE) -> CTE:
        judged_names = {f"{kind}{place}" for place in range(len(self.ids)) for kind in "ex"}
        picked: list[ColumnElement[Any]] = [each for each in parts.c if each.name not in judged_names]
        for place, id in enumerate(self.ids):
            laws = _runs((version[0], version[3]) for version in self._versions(id))
            whens = [(parts.c.n.between(low, high), literal(law)) for low, high, law in laws]
            known = or_(*(when for when, _ in whens))
            judged = outcome(parts.c[f"e{place}"], parts.c[f"x{place}"])
            picked.append(case((known, judged)).label(f"o{place}"))
            picked.append(case(*whens).label(f"l{place}"))
        return self._cte(select(*picked), "outcomes")

    def _merged(self, outcomes: CTE) -> Select[Any]:
        """Neighbouring pieces of a row with the same results as one, in the columns of the contract."""
        o = outcomes.c
        results = [func.coalesce(o[f"{kind}{place}"], "") for place in range(len(self.ids)) for kind in "ol"]
        same = results[0].concat("") if results else literal("")
        for result in results[1:]:
            same = same.concat("|").concat(result)
        signed = select(*o, same.label("result")).cte("signed")
        s = signed.c
        neighbours: dict[str, Any] = {"partition_by": s.number, "order_by": s.n}
        starts = case((func.lag(s.result).over(**neighbours) == s.result, 0), else_=1).label("starts")
        before = func.lag(s.ends).over(**neighbours).label("end_before")
        last = func.max(s.ends).over(partition_by=s.number).label("end_of_all")
        m = select(*s, starts, before, last).cte("marked").c
        until = func.lead(m.end_before).over(partition_by=m.number, order_by=m.n)
        picked: list[Label[Any]] = [m.number.label("row"), m.said.label("from")]
        picked.append(func.coalesce(until, m.end_of_all).label("to"))
        picked += [m[raw].label(_name(said)) for raw, said in self.passing.items()]
        for place, id in enumerate(self.ids):
            picked += [m[f"o{place}"].label(_name(id)), m[f"l{place}"].label(_name(id + LAW_SUFFIX))]
        return select(*picked).where(m.starts == 1).order_by(m.number, m.n)


def _runs(items: Iterable[tuple[int, Any]]) -> list[tuple[int, int, Any]]:
    """Numbered items as runs of neighbours that are equal: first number, last number, item."""
    runs: list[tuple[int, int, Any]] = []
    for number, item in items:
        if runs and runs[-1][1] == number - 1 and runs[-1][2] == item:
            runs[-1] = (runs[-1][0], number, item)
        else:
            runs.append((number, number, item))
    return runs


def _by_span(whens: Sequence[tuple[ColumnElement[bool], Value]]) -> ColumnElement[bool]:
    return case(*((when, expression(value)) for when, value in whens))


def _literal(value: object) -> ColumnElement[Any]:
    if isinstance(value, int):
        return literal(value)
    return cast(literal(value.isoformat() if isinstance(value, dt.date) else str(value)), String)


def _text(name: str) -> ColumnElement[Any]:
    return column(_name(name))


def _word(cell: Column) -> ColumnElement[str]:
    return cast(_text(cell.said), String)
