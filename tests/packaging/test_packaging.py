"""What is installed and imported: imports run one way and stay cheap, licences are known, the wheel holds what it should."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from importlib.metadata import distributions
from pathlib import Path

import pytest

from tests.conftest import ROOT

HEAVY = (
    "spacy",
    "sqlalchemy",
    "numpy",
    "jinja2",
    "textual",
    "alembic",
    "duckdb",
    "oxidd",
    "dateparser",
    "cryptography",
)


def loaded_by(code: str) -> set[str]:
    """The top-level modules a fresh process has loaded after some code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(' '.join(sorted({{m.split('.')[0] for m in sys.modules}})))"],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "code", ["import assessor.cli", "import legal_rules", "import assessor", "import legal_rules.rulebook"]
)
def test_start_up_imports_nothing_heavy(code: str) -> None:
    """Neither the command line nor the law loads a heavy library before it is needed."""
    assert not loaded_by(code) & set(HEAVY)


def test_assess_loads_no_screen_store_or_language_library() -> None:
    """A whole assessment needs none of them."""
    code = "from assessor.cli import main\nimport contextlib, io\n"
    code += "with contextlib.redirect_stdout(io.StringIO()): main(['assess', 'data/worked-case.yaml'])"
    assert not loaded_by(code) & (set(HEAVY) - {"oxidd"})


def test_no_part_opens_a_socket_or_reads_a_picture() -> None:
    """No module of ours imports networking or image decoding."""
    banned = re.compile(
        r"^\s*(?:import|from)\s+(socket|ssl|http|urllib|ftplib|smtplib|requests|httpx|aiohttp|PIL|cv2|imageio)\b",
        re.MULTILINE,
    )
    for package in ("legal_rules", "assessor", "tui"):
        for path in (ROOT / package).rglob("*.py"):
            assert not banned.search(path.read_text(encoding="utf-8")), path


ALLOWED = re.compile(
    r"MIT|BSD|Apache|PSF|Python Software Foundation|ISC|MPL|Mozilla|Unlicense|Zlib|CC0|0BSD|OFL|public domain",
    re.IGNORECASE,
)
REFUSED = re.compile(r"(?<!L)(?<!Lesser )\b(?:A?GPL|GNU (?:Affero )?General Public)", re.IGNORECASE)
KNOWN = {
    "text-unidecode": "Artistic or GPL, chosen: Artistic",
    "sqlcipher3": "zlib, said in its own repository; SQLCipher itself is BSD",
    "psycopg": "LGPL, a separate library",
    "psycopg-binary": "LGPL, a separate library",
}


def _licence(meta: object) -> str:
    fields = [meta.get("License-Expression"), meta.get("License"), *(meta.get_all("Classifier") or [])]  # type: ignore[attr-defined]  # the message interface of metadata
    return " ".join(str(f)[:300] for f in fields if f and ("License" in str(f) or "::" not in str(f)))


def test_third_party_licences_are_known() -> None:
    """Every distribution in the run-time lock has a licence on the list; none is GPL or AGPL."""
    locked = {
        m.lower().replace("_", "-")
        for m in re.findall(
            r"^([A-Za-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    seen = 0
    for dist in distributions():
        name = str(dist.metadata["Name"]).lower().replace("_", "-")
        if name in locked:
            seen += 1
            licence = _licence(dist.metadata)
            assert name in KNOWN or ALLOWED.search(licence), (name, licence)
            assert name in KNOWN or not REFUSED.search(licence), (name, licence)
    assert seen > 20


def test_the_locks_hold_hashes_and_no_addresses() -> None:
    """Every line is pinned and hashed; no registry is named."""
    for lock in ("requirements.lock", "requirements-test.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert "http" not in re.sub(r"httpx|httpcore|httptools", "", text)
        pins = re.findall(r"^[A-Za-z0-9._-]+==\S+.*\\$", text, re.MULTILINE)
        assert len(pins) == len(re.findall(r"^[A-Za-z0-9._-]+==", text, re.MULTILINE))


def test_the_wheel_carries_the_law_and_three_packages(tmp_path: Path) -> None:
    """Built from the checkout: legal_rules (with the data inside it), assessor and tui, and nothing else."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"legal_rules", "assessor", "tui"}
    assert "legal_rules/_data/facts.yaml" in names
    assert "legal_rules/_data/offences/england-wales/sharing.yaml" in names
    assert "legal_rules/_data/worked-case.yaml" in names
