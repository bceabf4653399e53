"""The statement that codes a table of patterns: words become codes, days become numbers, and bad rows get their reasons.

Cells are read as text and compared with the exact words of the vocabulary.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from assessor.bulk.columns import DATES, Column, Columns
from assessor.bulk.source import EPOCH, LONGEST_CELL, Source, local_file, text
from assessor.case.model import DECLINED, DISPUTED, UNKNOWN
from legal_rules.rulebook import RuleBook
from legal_rules.tables.bulk import NO_INFORMATION, values_of

BAD = 255
PACKED = 8
ELSEWHERE, ELSEWHERE_CODE = "elsewhere", 254
NO_ANSWER = (UNKNOWN, DISPUTED, DECLINED)
_DAY = r"\d{4}-\d{2}-\d{2}"
_DAY_NAMES = dict(zip(DATES, ("day_on", "day_from", "day_to"), strict=True))


def stage(
    source: Source,
    columns: Columns,
    book: RuleBook,
    as_at: dt.date,
    nation: str = "",
    on: dt.date | None = None,
) -> str:
    """The statement that fills the table `staged` from a source.

    Rows keep their order, so `rowid` counts them from 0. The columns: `nation`, a code; `first` and `last`, days since
    1970 (`last` no later than `as_at`); `open`, whether the row gives no beginning; the facts' codes, eight to a number
    (`g` + group); what passes through (`c` + place); and `fault`, null for a good row.
    """
    coded = "".join(f", {_fact_code(column, book)} AS f{column.place}" for column in columns.facts)
    faults = [_fault(f"f{column.place}", column, _takes(column, book)) for column in columns.facts]
    if columns.nation is not None:
        faults.append(_fault("nation", columns.nation, ", ".join((*book.nations, ELSEWHERE))))
    facts = "".join(f", f{column.place}" for column in columns.facts)
    packed = "".join(f", {_packed(group)} AS g{number}" for number, group in enumerate(groups(columns)))
    passing = "".join(f", {column.raw}" for column in columns.passing)
    form = f"nullif(c{columns.count}, '')" if source.repaired else "NULL"
    days = _dates(columns, as_at, on)
    return f"""
        CREATE TABLE staged AS
        SELECT nation, {days.first} AS first, {days.last} AS last, {days.open} AS open{packed}{passing},
               CASE WHEN form_fault IS NOT NULL THEN form_fault
                    WHEN greatest(nation{facts}) = {BAD} OR day_fault IS NOT NULL
                    THEN concat_ws('; ', {", ".join([*faults, "day_fault"])}) END AS fault
        FROM (SELECT *, {days.fault} AS day_fault
              FROM (SELECT *, {_nation_code(columns.nation, book, nation)} AS nation, {form} AS form_fault
                           {days.numbers}{coded}
                    FROM {_table(source, columns.count)}))
    """


def groups(columns: Columns) -> list[tuple[Column, ...]]:
    """The facts of a table as they are packed: the first in the lowest byte. Few wide columns are stored far more
    quickly than many narrow ones."""
    facts = columns.facts
    return [facts[start : start + PACKED] for start in range(0, len(facts), PACKED)]


def _packed(group: Sequence[Column]) -> str:
    return " | ".join(f"(CAST(f{column.place} AS UBIGINT) << {8 * byte})" for byte, column in enumerate(group))


def _table(source: Source, count: int) -> str:
    places = [f"c{place}" for place in range(count)]
    if source.parquet:
        return f"read_parquet({local_file(source.path)}) AS t({', '.join(places)})"
    if source.repaired:
        places.append(f"c{count}")
    types = ", ".join(f"'{place}': 'VARCHAR'" for place in places)
    return (
        f"read_csv({local_file(source.path)}, header = true, auto_detect = false, delim = {text(source.delimiter)}, "
        f"quote = '\"', escape = '\"', columns = {{{types}}}, max_line_size = {LONGEST_CELL})"
    )


def _word(column: Column) -> str:
    if column.truth:
        return f"CASE {column.raw} WHEN true THEN 'yes' WHEN false THEN 'no' ELSE '' END"
    return f"coalesce(CAST({column.raw} AS VARCHAR), '')"


def _fact_code(column: Column, book: RuleBook) -> str:
    values = values_of(book.vocabulary, column.name)
    codes = dict.fromkeys(("", *NO_ANSWER), NO_INFORMATION) | {value: code for code, value in enumerate(values, 1)}
    if column.name in book.vocabulary.presumed:
        codes[""] = codes[book.vocabulary.presumed[column.name]]
    return _cases(_word(column), codes)


def _cases(word: str, codes: dict[str, int]) -> str:
    whens = " ".join(f"WHEN {text(value)} THEN {code}" for value, code in codes.items())
    return f"CAST(CASE {word} {whens} ELSE {BAD} END AS UTINYINT)"


def _nation_code(column: Column | None, book: RuleBook, given: str) -> str:
    codes = {nation: code for code, nation in enumerate(book.nations)} | {ELSEWHERE: ELSEWHERE_CODE}
    return _cases(_word(column), codes) if column is not None else f"CAST({codes[given]} AS UTINYINT)"


def _takes(column: Column, book: RuleBook) -> str:
    return ", ".join((*values_of(book.vocabulary, column.name), *NO_ANSWER)) + " or nothing"


def _fault(code: str, column: Column, takes: str) -> str:
    says = f"{text(column.name + ' is ')} || {_shown(column)} || {text('; it takes ' + takes)}"
    return f"CASE WHEN {code} = {BAD} THEN {says} END"


def _shown(column: Column) -> str:
    return f"'''' || left({_word(column)}, 40) || ''''"


@dataclass(frozen=True, slots=True)
class _DateParts:
    numbers: str
    first: str
    last: str
    open: str
    fault: str


def _dates(columns: Columns, as_at: dt.date, on: dt.date | None) -> _DateParts:
    day, start, end = (next((c for c in columns.dates if c.role == role), None) for role in DATES)
    limit = (as_at - EPOCH).days
    exact = f"{(on - EPOCH).days}" if on is not None else ("day_on" if day else "NULL::INTEGER")
    begin, until = ("day_from" if start else "NULL::INTEGER"), ("day_to" if end else "NULL::INTEGER")
    numbers = "".join(f", {_day_number(column)} AS {_DAY_NAMES[column.role]}" for column in columns.dates)
    tests = [
        f"WHEN {_DAY_NAMES[c.role]} IS NULL AND NOT {_no_day(c)} "
        f"THEN {text(c.name + ' is ')} || {_shown(c)} || {text('; a day is written YYYY-MM-DD')}"
        for c in columns.dates
    ]
    if day and (start or end):
        tests.append(
            f"WHEN {exact} IS NOT NULL AND coalesce({begin}, {until}) IS NOT NULL "
            "THEN 'it has a day under when and a range as well'"
        )
    tests += [
        f"WHEN {begin} > {until} THEN 'its range ends before it begins'",
        f"WHEN coalesce({exact}, {begin}) > {limit} THEN 'it begins after the day of assessment, {as_at.isoformat()}'",
    ]
    return _DateParts(
        numbers=numbers,
        first=f"coalesce({exact}, {begin})",
        last=f"least(coalesce({exact}, {until}, {limit}), {limit})",
        open=f"coalesce({exact}, {begin}) IS NULL",
        fault=f"CASE {' '.join(tests)} END",
    )


def _no_day(column: Column) -> str:
    return f"{_word(column)} IN ('', {text(UNKNOWN)})"


def _day_number(column: Column) -> str:
    word = _word(column)
    return (
        f"CASE WHEN regexp_full_match({word}, {text(_DAY)}) "
        f"THEN CAST(try_cast({word} AS DATE) - DATE '1970-01-01' AS INTEGER) END"
    )
