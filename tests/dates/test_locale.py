"""Days are read and said in English whatever the locale of the process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import FULL, ROOT

SCRIPT = """
import locale, sys
wanted = sys.argv[1]
try:
    print(locale.setlocale(locale.LC_ALL, ""))
except locale.Error:
    print("not there")
import datetime as dt
import tests.dates.test_people as people
from assessor.case.model import Lasting
from assessor.text.names import long_day
from legal_rules.timelimits import long_day as limit_day
for row in people.ROWS:
    found = people.reading(row)
    print(row["said"].encode("ascii", "replace").decode(), "|", found.words.encode("ascii", "replace").decode())
print(long_day("2024-03-01"), limit_day(dt.date(2024, 5, 1)), f"{dt.date(2024, 3, 1):%B}", file=sys.stderr)
"""


def _said(name: str, compiled: Path) -> tuple[str, list[str], str]:
    env = {**os.environ, "LC_ALL": name, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "0"}
    if any(compiled.iterdir()):
        env["LOCPATH"] = str(compiled)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, name],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    first, *rest = done.stdout.splitlines()
    return first, rest, done.stderr.strip().splitlines()[-1]


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the locales that could be made here: none, where the system has no sources of them."""
    folder = tmp_path_factory.mktemp("locales")
    tool = shutil.which("localedef")
    for name in (("en_GB", "de_DE") if FULL else ("de_DE",)) if tool else ():
        command = [str(tool), "-i", name, "-f", "UTF-8", str(folder / f"{name}.UTF-8")]
        subprocess.run(command, capture_output=True, check=False, timeout=120)
    return folder


@pytest.mark.parametrize("name", ["C.UTF-8", "en_GB.UTF-8", "de_DE.UTF-8"] if FULL else ["de_DE.UTF-8"])
def test_the_table_is_read_and_said_alike_in_any_locale(name: str, compiled: Path) -> None:
    """As under LC_ALL=C, word for word; where the locale is there, its own month's name shows that it was in force."""
    _, plain, _ = _said("C", compiled)
    there, here, said = _said(name, compiled)
    assert here == plain and len(here) >= 60
    assert said.startswith("1 March 2024 1 May 2024")
    if there == "de_DE.UTF-8":
        assert said.endswith("M\xe4rz") or "rz" in said.split()[-1]
