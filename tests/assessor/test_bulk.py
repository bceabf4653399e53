"""`assessor bulk`: what goes in, what comes out, and what is refused."""

from __future__ import annotations

import csv
import datetime as dt
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from assessor.bulk.run import Options, run
from assessor.cli import cli
from assessor.cli.bulk import Bar
from legal_rules.rulebook import RuleBook
from tests.conftest import ROOT
from tests.fewer import some

FACTS = ("act.kind", "image.of-person", "shows.breasts", "consent.sharing", "belief.reasonable", "image.age-then")
SHARED = ("share", "yes", "yes", "no", "no", "adult")
BASIC = "soa2003-66B-1"


def table(path: Path, names: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([names, *rows])
    return path


def bulk(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["bulk", *map(str, arguments), "--as-at", "2026-11-22"], prog_name="assessor")


def read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def patterns(tmp_path: Path, *rows: Sequence[str], extra: Sequence[str] = ()) -> Path:
    return table(tmp_path / "in.csv", ("nation", "when", *FACTS, *extra), rows)


def test_a_row_is_assessed_on_its_own_day(tmp_path: Path) -> None:
    """The same facts a day before and on the day of commencement: outcome alike, law not."""
    source = patterns(tmp_path, ("england-wales", "2024-01-30", *SHARED), ("england-wales", "2024-01-31", *SHARED))
    result = bulk(source, tmp_path / "out.csv")
    assert result.exit_code == 0, result.output
    assert "2 rows read, 0 bad; 2 rows written" in result.output
    rows = read(tmp_path / "out.csv")
    assert [row["row"] for row in rows] == ["1", "2"]
    assert [row[f"{BASIC}.law"] for row in rows] == ["not-yet", "in-force"]
    assert {row[BASIC] for row in rows} == {"met-unless"}


def test_an_unknown_day_gives_a_row_for_each_period(tmp_path: Path) -> None:
    """A range is cut where the result changes, and only there; without a beginning `from` is empty."""
    source = table(
        tmp_path / "in.csv",
        ("nation", "when.from", "when.to", *FACTS),
        [("england-wales", "2024-01-01", "2024-02-10", *SHARED), ("england-wales", "", "", *SHARED)],
    )
    assert bulk(source, tmp_path / "out.csv", "--offence", BASIC).exit_code == 0
    rows = [(r["row"], r["from"], r["to"], r[f"{BASIC}.law"]) for r in read(tmp_path / "out.csv")]
    assert rows == [
        ("1", "2024-01-01", "2024-01-30", "not-yet"),
        ("1", "2024-01-31", "2024-02-10", "in-force"),
        ("2", "", "2024-01-30", "not-yet"),
        ("2", "2024-01-31", "2026-11-22", "in-force"),
    ]


def test_bad_rows_are_reported_by_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    """A word that is no answer, a day that is no day, a day to come and an unknown nation each cost one row."""
    good = ("england-wales", "2024-03-01", *SHARED)
    source = patterns(
        tmp_path,
        good,
        ("england-wales", "2024-03-01", "shair", *SHARED[1:]),
        ("england-wales", "01/03/2024", *SHARED),
        ("england-wales", "2027-03-01", *SHARED),
        ("wales", "2024-02-30", *SHARED),
        good,
    )
    result = bulk(source, tmp_path / "out.csv")
    assert result.exit_code == 0
    assert "row 2: act.kind is 'shair'; it takes take, create" in result.output
    assert "row 3: when is '01/03/2024'; a day is written YYYY-MM-DD" in result.output
    assert "row 4: it begins after the day of assessment, 2026-11-22" in result.output
    assert "row 5: nation is 'wales'; it takes england-wales" in result.output
    assert "when is '2024-02-30'" in result.output
    assert [row["row"] for row in read(tmp_path / "out.csv")] == ["1", "6"]


def test_strict_writes_nothing_if_a_row_is_bad(tmp_path: Path) -> None:
    """With --strict a bad row ends it with the status for wrong input, and no file is left."""
    source = patterns(tmp_path, ("england-wales", "2024-03-01", "shair", *SHARED[1:]))
    result = bulk(source, tmp_path / "out.csv", "--strict")
    assert result.exit_code == 2
    assert "row 1: act.kind is 'shair'" in result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv"]


@pytest.mark.parametrize("word", ["unknown", "disputed", "declined"])
def test_no_information_is_open_and_presumed_facts_are_so_only_when_empty(tmp_path: Path, word: str) -> None:
    """An empty cell of a presumed fact takes its value; said to be unknown, the offence is open."""
    source = patterns(
        tmp_path,
        ("england-wales", "2024-03-01", *SHARED, ""),
        ("england-wales", "2024-03-01", *SHARED, word),
        extra=("act.completed",),
    )
    assert bulk(source, tmp_path / "out.csv").exit_code == 0
    assert [row[BASIC] for row in read(tmp_path / "out.csv")] == ["met-unless", "open"]


def test_exact_refuses_rows_that_contradict_themselves(tmp_path: Path) -> None:
    """The exact reading looks at the constraints; a row they forbid is bad, and says which answers clash."""
    source = table(
        tmp_path / "in.csv",
        ("nation", "when", "act.kind", "consent.sharing", "knew.no-consent", "consent.other-purpose"),
        [
            ("england-wales", "2024-03-01", "share", "yes", "yes", "no"),
            ("england-wales", "2024-03-01", "share", "no", "yes", "no"),
        ],
    )
    result = bulk(source, tmp_path / "out.csv", "--exact")
    assert result.exit_code == 0
    assert "row 1: these answers contradict each other: " in result.output
    assert [row["row"] for row in read(tmp_path / "out.csv")] == ["2"]
    assert bulk(source, tmp_path / "out.csv").output.startswith("2 rows read, 0 bad")


def test_parquet_goes_in_and_out(tmp_path: Path) -> None:
    """Parquet with real dates and truth values gives what the same table gives as CSV."""
    listed = ", ".join(f"'{value}' AS \"{fact}\"" for fact, value in zip(FACTS, SHARED, strict=True) if value != "yes")
    query = f"""SELECT 'england-wales' AS nation, DATE '2024-03-01' AS "when", 7 AS ref, [1, 2] AS other, {listed},
                true AS "image.of-person", true AS "shows.breasts", NULL::BOOLEAN AS "purpose.distress" """
    duckdb.sql(f"COPY ({query}) TO '{tmp_path / 'in.parquet'}'")
    assert bulk(tmp_path / "in.parquet", tmp_path / "out.parquet").exit_code == 0
    found = duckdb.sql(f"""SELECT "row", "from"::VARCHAR, ref, other, "{BASIC}", "{BASIC}.law"
                           FROM '{tmp_path / "out.parquet"}'""").fetchall()
    assert found == [(1, "2024-03-01", 7, [1, 2], "met-unless", "in-force")]


def test_other_columns_pass_through_and_cannot_act(tmp_path: Path) -> None:
    """A cell or a name that a spreadsheet would run is written as text; plain numbers stay numbers; a name that is
    taken is told apart."""
    extra = ("=cmd()", "row", 'a"b; DROP TABLE staged', "number")
    source = patterns(tmp_path, ("england-wales", "2024-03-01", *SHARED, "=1+1", "@x", "  +y", "-5"), extra=extra)
    assert bulk(source, tmp_path / "out.csv").exit_code == 0
    row = read(tmp_path / "out.csv")[0]
    assert row["'=cmd()"] == "'=1+1"
    assert row["input.row"] == "'@x"
    assert row['a"b; DROP TABLE staged'] == "'  +y"
    assert row["number"] == "-5"


def test_a_misspelt_fact_is_remarked_on(tmp_path: Path) -> None:
    """A column that is nearly a fact passes through, and that is said."""
    source = patterns(tmp_path, ("england-wales", "2024-03-01", *SHARED, "no"), extra=("consent.shairing",))
    result = bulk(source, tmp_path / "out.csv")
    assert "'consent.shairing' is no fact and only passes through; did you mean 'consent.sharing'" in result.output


def test_malformed_rows_are_bad_rows(tmp_path: Path) -> None:
    """Too few fields, too many, and bytes that are no text: each is one bad row, and the numbers stay right."""
    good = "england-wales,2024-03-01,share\n"
    text = f"nation,when,act.kind\n{good}england-wales,2024-03-01\n{good}a,b,c,d\n"
    (tmp_path / "in.csv").write_bytes(text.encode() + b"england-wales,2024-03-01,sh\xffare\n" + good.encode())
    result = bulk(tmp_path / "in.csv", tmp_path / "out.csv")
    assert result.exit_code == 0, result.output
    assert "row 2: the row has 2 fields where the first line has 3" in result.output
    assert "row 4: the row has 4 fields where the first line has 3" in result.output
    assert "row 5: the row holds bytes that are not UTF-8" in result.output
    assert [row["row"] for row in read(tmp_path / "out.csv")] == ["1", "3", "6"]


def test_a_table_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    """No file, no header, no nation, two columns for one fact, a point of law, another kind of file."""
    out = tmp_path / "out.csv"
    for names, said in (
        (("when", "act.kind"), "there is no column 'nation'"),
        (("nation", "act.kind"), "there is no column of dates"),
        (("nation", "when", "act.kind", " act.kind"), "two columns give 'act.kind'"),
        (("nation", "when", "law.sent-only-to-b"), "'law.sent-only-to-b' is a point of law"),
    ):
        result = bulk(table(tmp_path / "in.csv", names, []), out)
        assert (result.exit_code, said in result.output) == (2, True), result.output
    (tmp_path / "empty.csv").write_text("")
    assert bulk(tmp_path / "empty.csv", out).exit_code == 2
    assert bulk(tmp_path / "nowhere.csv", out).exit_code == 2
    assert bulk(tmp_path / "in.xlsx", out).exit_code == 2
    (tmp_path / "bad.parquet").write_text("no")
    assert "not a Parquet file" in bulk(tmp_path / "bad.parquet", out).output
    assert "--on" in bulk(patterns(tmp_path), out, "--on", "2024-01-01").output
    assert not out.exists()


def test_paths_are_names_and_never_patterns(tmp_path: Path) -> None:
    """A path with wildcards and quotes names that one file, in and out."""
    folder = tmp_path / "it's [1] *"
    folder.mkdir()
    source = patterns(folder, ("england-wales", "2024-03-01", *SHARED))
    assert bulk(source, folder / "o'u?t.csv").exit_code == 0
    assert len(read(folder / "o'u?t.csv")) == 1
    assert bulk(source, folder / "out.parquet").exit_code == 0


def test_only_the_nations_of_the_table_have_columns_and_elsewhere_has_none(tmp_path: Path) -> None:
    """Offences of a nation that no row names are left out; a row from elsewhere is written with empty columns."""
    source = patterns(tmp_path, ("scotland", "2024-03-01", *SHARED), ("elsewhere", "2024-03-01", *SHARED))
    assert bulk(source, tmp_path / "out.csv").exit_code == 0
    first, second = read(tmp_path / "out.csv")
    assert BASIC not in first and "asp2016-22-2-disclose" in first
    assert first["asp2016-22-2-disclose.law"] == "in-force"
    assert second["asp2016-22-2-disclose"] == ""


def test_a_table_without_rows_gives_a_table_without_rows(tmp_path: Path) -> None:
    """A header alone is a table too."""
    result = bulk(patterns(tmp_path), tmp_path / "out.csv")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out.csv").read_text().startswith("row,from,to")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize(
    "kept, sent", some([("an older file", "SIGINT"), (None, "SIGINT"), (None, "SIGTERM"), (None, "SIGHUP")], 2)
)
def test_an_interrupt_leaves_no_half_file(tmp_path: Path, kept: str | None, sent: str) -> None:
    """Ctrl-C in the midst of the work, or the terminal closed, or told to end: status 130, no part left, and what stood
    there before is still there."""
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    duckdb.sql(f"""COPY (SELECT 'england-wales' AS nation, '' AS "when", 'share' AS "act.kind", 'x' AS ref
                   FROM range(600000)) TO '{source}' (HEADER)""")
    if kept is not None:
        out.write_text(kept)
    command = [sys.executable, "-m", "assessor", "bulk", str(source), str(out)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as child:
        until = time.monotonic() + 60
        while not list(tmp_path.glob(".*.part/part-0.csv")) and child.poll() is None:
            assert time.monotonic() < until
            time.sleep(0.01)
        child.send_signal(getattr(signal, sent))
        _, said = child.communicate(timeout=60)
    assert child.returncode == 130, said
    assert "Traceback" not in said
    assert sorted(path.name for path in tmp_path.iterdir()) == (["in.csv"] if kept is None else ["in.csv", "out.csv"])
    assert kept is None or out.read_text() == kept


def test_what_cannot_be_written_says_so(tmp_path: Path) -> None:
    """A folder that is not there, and the table itself as the result, are refused in a line."""
    source = patterns(tmp_path, ("england-wales", "2024-03-01", *SHARED))
    missing = bulk(source, tmp_path / "nowhere" / "out.csv")
    assert (missing.exit_code, "cannot be written" in missing.output) == (2, True)
    assert bulk(source, source).exit_code == 2
    assert bulk(source, tmp_path / "out.csv", "--offence", "soa2003-66B-11").exit_code == 2


def test_one_day_and_nation_for_every_row(tmp_path: Path) -> None:
    """A table of facts alone is read with --nation and --on."""
    source = table(tmp_path / "in.csv", FACTS, [SHARED])
    assert bulk(source, tmp_path / "out.csv", "--nation", "england-wales", "--on", "2024-03-01").exit_code == 0
    assert [(row["from"], row[BASIC]) for row in read(tmp_path / "out.csv")] == [("2024-03-01", "met-unless")]


def test_rows_stay_in_order_over_many_batches(tmp_path: Path) -> None:
    """Rows beyond the first batch come out once each, in order, beside their own passing cells."""
    duckdb.sql(f"""COPY (SELECT 'scotland' AS nation, DATE '2015-01-01' + (i % 4000)::INTEGER AS "when", i + 1 AS ref
                   FROM range(300000) t(i)) TO '{tmp_path / "in.csv"}' (HEADER)""")
    assert bulk(tmp_path / "in.csv", tmp_path / "out.parquet", "--offence", "asp2016-22-2-disclose").exit_code == 0
    found = duckdb.sql(f"""SELECT count(*), count(*) FILTER ("row" = ref::BIGINT),
                                  count(*) FILTER ("row" = before + 1)
                           FROM (SELECT *, lag("row") OVER () AS before FROM '{tmp_path / "out.parquet"}')""")
    assert found.fetchall() == [(300000, 300000, 299999)]


def test_courses_of_conduct_take_counted_facts_as_columns(tmp_path: Path) -> None:
    """A fact counted over several acts is a column like any other, and its offence is assessed."""
    names = ("nation", "when", "act.kind", "course.two-acts")
    source = table(tmp_path / "in.csv", names, [("england-wales", "2024-03-01", "share", word) for word in ("no", "")])
    result = bulk(source, tmp_path / "out.csv")
    assert "course.two-acts" not in result.output
    rows = read(tmp_path / "out.csv")
    assert [row["pha1997-2"] for row in rows] == ["not-met", "open"]
    assert "course.two-acts" not in rows[0]


def test_semicolons_line_breaks_and_quotes_are_read(tmp_path: Path) -> None:
    """A table with semicolons, as spreadsheets of some countries write it, and cells of several lines."""
    text = (
        'nation;when;act.kind;note\nengland-wales;2024-03-01;take;"two\nlines; one ""quoted"""\nengland-wales;;shair;\n'
    )
    (tmp_path / "in.csv").write_text("\ufeff" + text, encoding="utf-8")
    result = bulk(tmp_path / "in.csv", tmp_path / "out.csv")
    assert "row 2: act.kind is 'shair'" in result.output
    assert [row["note"] for row in read(tmp_path / "out.csv")] == ['two\nlines; one "quoted"']


def test_a_bad_word_cannot_command_the_terminal(tmp_path: Path) -> None:
    """What a cell holds is shown, with the signs that a terminal would obey shown as what they are."""
    result = bulk(patterns(tmp_path, ("england-wales", "2024-03-01", "\x1b[2J", *SHARED[1:])), tmp_path / "out.csv")
    assert "\x1b" not in result.output and "act.kind is '␛[2J'" in result.output


def test_without_its_database_bulk_says_how_to_add_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is not installed, one line says so and how to install it."""
    monkeypatch.setitem(sys.modules, "duckdb", None)
    result = bulk(patterns(tmp_path), tmp_path / "out.csv")
    assert (result.exit_code, result.output.count("\n")) == (2, 1)
    assert "'duckdb', which is not installed" in result.output and ".[bulk]" in result.output


def test_the_bar_is_drawn_on_a_terminal_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Progress is shown on standard error where that is a terminal, once for each change, and ends its line."""
    quiet = Bar()
    quiet("reading", 0.5)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    bar = Bar()
    for share in (0.5, 0.5, 1.0):
        bar("assessing", share)
    said = capsys.readouterr().err
    assert said.count("assessing  [###############---------------]  50%") == 1
    assert said.endswith("100%\n")


def test_standard_output_takes_the_whole_table(tmp_path: Path) -> None:
    """With - for OUT the CSV goes to standard output, and nothing else does."""
    source = patterns(tmp_path, ("england-wales", "2024-03-01", *SHARED))
    result = bulk(source, "-", "--offence", BASIC)
    assert result.stdout.splitlines()[1] == "1,2024-03-01,2024-03-01,met-unless,in-force"
    assert bulk(source, "-", "--strict", "--nation", "scotland").stdout == ""


def test_progress_is_of_reading_and_then_of_assessing(tmp_path: Path, book: RuleBook) -> None:
    """What is told of progress only grows, first while the table is read and then while it is assessed, to the end."""
    duckdb.sql(f"""COPY (SELECT 'scotland' AS nation, '' AS "when", 'note ' || i AS ref FROM range(400000) t(i))
                   TO '{tmp_path / "in.csv"}' (HEADER)""")
    told: list[tuple[str, float]] = []
    options = Options(dt.date(2026, 11, 22), only=frozenset({"asp2016-22-2-disclose"}))
    run(tmp_path / "in.csv", tmp_path / "out.parquet", book, options, lambda doing, share: told.append((doing, share)))
    reading, assessing = ([share for doing, share in told if doing == which] for which in ("reading", "assessing"))
    assert told == [("reading", s) for s in reading] + [("assessing", s) for s in assessing]
    assert assessing == sorted(assessing) and assessing[-1] == 1.0 and len(assessing) > 2
    assert reading == sorted(reading) and reading[0] >= 0 and reading[-1] <= 1.0


def test_names_with_blanks_or_none_at_all(tmp_path: Path) -> None:
    """A fact's name with blanks around it is that fact; a column without a name gets its number."""
    source = table(tmp_path / "in.csv", ("nation", "when", " act.kind ", ""), [("scotland", "2024-03-01", "take", "x")])
    assert bulk(source, tmp_path / "out.csv", "--offence", "asp2016-22-2-disclose").exit_code == 0
    row = read(tmp_path / "out.csv")[0]
    assert (row["column-4"], row["asp2016-22-2-disclose"]) == ("x", "not-met")


@pytest.mark.skipif(sys.platform != "linux", reason="the most memory a process took is asked of Linux")
def test_memory_does_not_grow_with_the_table(tmp_path: Path) -> None:
    """With 200 MB for the database, a table of 450 MB takes less memory than its own size: the rest is on disk."""
    cells = " || ".join(f"repeat(md5((7 * i + {n})::VARCHAR), 4)" for n in range(7))
    duckdb.sql(f"""COPY (SELECT DATE '2015-01-01' + (i % 4000)::INTEGER AS "when", {cells} AS ref
                   FROM range(500000) t(i)) TO '{tmp_path / "in.csv"}' (HEADER)""")
    code = f"""if True:
        from pathlib import Path
        import assessor.bulk.source
        from assessor.cli import main
        assessor.bulk.source.MEMORY, assessor.bulk.source.MOST_THREADS = "200MB", 1
        status = main(["bulk", {str(tmp_path / "in.csv")!r}, {str(tmp_path / "out.csv")!r}, "--nation", "scotland",
                       "--offence", "asp2016-22-2-disclose", "--as-at", "2026-11-22"])
        print(status, Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
    """
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=240
    )
    status, kilobytes = map(int, done.stdout.split())
    assert status == 0 and (tmp_path / "out.csv").stat().st_size > (tmp_path / "in.csv").stat().st_size
    assert 1024 * kilobytes < (tmp_path / "in.csv").stat().st_size, kilobytes


def test_every_bad_row_can_be_written_to_a_file(tmp_path: Path) -> None:
    """Fifty bad rows are printed and the rest counted; --bad writes them all, by number and reason, also with --strict."""
    source = patterns(tmp_path, *[("scotland", "2024-03-01", "=shair", *SHARED[1:])] * 60)
    result = bulk(source, tmp_path / "out.csv", "--bad", tmp_path / "bad.csv")
    assert result.exit_code == 0 and "and 10 more bad rows" in result.output
    rows = read(tmp_path / "bad.csv")
    assert [row["row"] for row in rows] == [str(number) for number in range(1, 61)]
    assert all(row["reason"].startswith("act.kind is '=shair'") for row in rows)
    (tmp_path / "bad.csv").unlink()
    assert bulk(source, tmp_path / "strict.csv", "--bad", tmp_path / "bad.csv", "--strict").exit_code == 2
    assert len(read(tmp_path / "bad.csv")) == 60 and not (tmp_path / "strict.csv").exists()


def test_every_place_among_the_facts_reads_alike(tmp_path: Path, book: RuleBook) -> None:
    """A bad word is found, and a good one read, wherever among many facts its column stands."""
    names = ("nation", "when", "believed.privacy.expected", "believed.state.voluntary", *FACTS)
    good = dict(zip(names, ("england-wales", "2024-03-01", "", "", *SHARED), strict=True))
    options = Options(dt.date(2026, 11, 22), only=frozenset({BASIC}))
    for turn in range(len(names)):
        turned = (*names[turn:], *names[:turn])
        rows = [[{**good, name: "x"}[each] for each in turned] for name in names] + [[good[each] for each in turned]]
        source = table(tmp_path / "in.csv", turned, rows)
        result, problems = run(source, tmp_path / "out.csv", book, options, lambda doing, share: None)
        assert result is not None, problems
        assert [row for row, _ in result.listed] == list(range(1, len(rows)))
        assert all(reason.startswith(f"{name} is 'x'") for name, (_, reason) in zip(names, result.listed, strict=True))
        assert [(row["row"], row[BASIC]) for row in read(tmp_path / "out.csv")] == [(f"{len(rows)}", "met-unless")]
