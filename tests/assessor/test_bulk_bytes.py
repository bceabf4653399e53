"""Whatever bytes stand below the first line of a table, bulk ends well and no row is lost count of."""

from __future__ import annotations

import csv
import datetime as dt
import io
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.bulk.run import Options, run
from legal_rules.rulebook import RuleBook
from tests.conftest import FULL

HEADER = b"nation,when,act.kind,note\n"
GOOD = b"england-wales,2024-03-01,share,x\n"
PIECES = st.sampled_from(
    [
        GOOD,
        GOOD,
        b"england-wales",
        b"2024-03-01",
        b"share",
        b"yes",
        b'"',
        b'""',
        b"\n",
        b"\r\n",
        b"\r",
        b",",
        b",",
        b";",
        b"\t",
        b" ",
        b"=1",
        b"\x00",
        b"\x1b",
        b"\xff",
        "é".encode(),
        "é".encode("latin-1"),
    ]
)
OPTIONS = Options(dt.date(2026, 11, 22), only=frozenset({"soa2003-66B-1"}))


@settings(max_examples=1000 if FULL else 15)
@given(st.lists(PIECES, max_size=50).map(b"".join))
def test_any_bytes_are_rows_good_or_bad(book: RuleBook, body: bytes) -> None:
    """Every row that Python's own reader sees is read; it is written, or refused with a reason."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.csv", Path(folder) / "out.csv"
        source.write_bytes(HEADER + body)
        result, problems = run(source, target, book, OPTIONS, lambda doing, share: None)
        assert result is not None, problems
        text = (HEADER + body).decode("utf-8", "surrogateescape")
        seen = [row for row in csv.reader(io.StringIO(text, newline="")) if row][1:]
        with target.open(encoding="utf-8", newline="") as stream:
            written = list(csv.reader(stream))[1:]
        assert result.read == len(seen)
        assert result.written + result.bad == len(seen)
        assert len(written) == result.written
        assert result.written <= sum(row[:1] in (["england-wales"], ["scotland"]) for row in seen)
