"""What is installed and imported: imports run one way and stay cheap, licences are known, the wheel holds what it should."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
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
        [
            sys.executable,
            "-c",
            f"{code}\nimport sys\nprint(' '.join(sorted({{m.split('.')[0] for m in sys.modules}})))",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "code",
    [
        "import assessor.cli",
        "import legal_rules",
        "import assessor",
        "import legal_rules.rulebook",
        "import assessor.store",
        "import assessor.cli.cases, assessor.cli.cases_files, assessor.cli.cases_keeping",
    ],
)
def test_start_up_imports_nothing_heavy(code: str) -> None:
    """Neither the command line nor the law loads a heavy library before it is needed."""
    assert not loaded_by(code) & set(HEAVY)


def test_the_screens_load_only_their_own_library() -> None:
    """The first frame needs neither the store, nor templates, nor the language model, nor the decision diagrams."""
    assert not loaded_by("import tui.app") & (set(HEAVY) - {"textual"})


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


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    (found,) = folder.glob("*.whl")
    return zipfile.ZipFile(found)


def test_the_wheel_holds_three_packages_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    """No test, page or script comes with it, and nothing that was compiled or cached."""
    names = wheel.namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"legal_rules", "assessor", "tui"}
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]


def test_the_wheel_carries_the_law_and_every_file_the_packages_read(wheel: zipfile.ZipFile) -> None:
    """All of `data/` is inside `legal_rules`, and every file of the packages is there, templates and layouts too."""
    names = set(wheel.namelist())
    wanted = {
        f"legal_rules/_data/{path.relative_to(ROOT / 'data').as_posix()}" for path in (ROOT / "data").rglob("*.*")
    }
    for package in ("legal_rules", "assessor", "tui"):
        wanted |= {path.relative_to(ROOT).as_posix() for path in (ROOT / package).rglob("*.*") if path.is_file()}
    assert not {name for name in wanted if "__pycache__" not in name} - names


def test_the_wheel_says_what_it_is(wheel: zipfile.ZipFile) -> None:
    """Its name, its one command, the notice; it claims no licence, and a registry would refuse it."""
    (folder,) = {name.split("/")[0] for name in wheel.namelist() if ".dist-info/" in name}
    assert folder.startswith("uk_image_law_assessor-")
    assert wheel.read(f"{folder}/entry_points.txt").decode().split() == [
        "[console_scripts]",
        "assessor",
        "=",
        "assessor.cli:run",
    ]
    meta = wheel.read(f"{folder}/METADATA").decode()
    assert "Private :: Do Not Upload" in meta and not re.search(r"^License(-Expression)?:", meta, re.MULTILINE)
    assert f"{folder}/licenses/NOTICE" in wheel.namelist()


def test_the_data_is_found_inside_the_wheel(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """Unpacked away from the checkout, the packages read the law they carry and assess the worked case."""
    wheel.extractall(tmp_path)
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from assessor.cli import main; import legal_rules\n"
        f"assert legal_rules.__file__.startswith({str(tmp_path)!r})\n"
        f"raise SystemExit(main(['assess', {str(tmp_path / 'legal_rules' / '_data' / 'worked-case.yaml')!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0 and b"Fits what you have told us" in done.stdout, done.stderr.decode()
