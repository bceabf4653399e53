"""`run.py`: what it installs and when, what it leaves out, what it says when it cannot go on, and how it ends."""

from __future__ import annotations

import ast
import importlib.util
import os
import runpy
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, looking at a checkout of its own that holds two locks and a project file."""
    spec = importlib.util.spec_from_file_location("run_script", ROOT / "run.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("requirements.lock", "requirements-test.lock", "pyproject.toml"):
        (tmp_path / name).write_text(f"# {name}\n", encoding="utf-8")
    python = tmp_path / ".venv" / "bin" / "python"
    for name, value in {
        "ROOT": tmp_path,
        "VENV": tmp_path / ".venv",
        "PYTHON": python,
        "STAMP": tmp_path / ".venv" / "installed.txt",
        "FIGURES": tmp_path / "figures",
    }.items():
        monkeypatch.setattr(module, name, value)
    monkeypatch.chdir(tmp_path)
    return module


@pytest.fixture
def steps(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What installing does, as words, without doing it; making an environment makes its `python`."""
    done: list[str] = []

    def quietly(command: list[str], doing: str) -> None:
        done.append(doing)
        if "venv" in command:
            run.PYTHON.parent.mkdir(parents=True, exist_ok=True)
            run.PYTHON.touch()

    monkeypatch.setattr(run, "quietly", quietly)
    return done


def test_it_needs_nothing_but_the_standard_library_and_no_shell() -> None:
    """Every import is of the standard library, and no command goes through a shell."""
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    names = {
        alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    names |= {str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names <= sys.stdlib_module_names
    assert not any(isinstance(node, ast.keyword) and node.arg == "shell" for node in ast.walk(tree))


def test_an_old_python_can_read_it_and_is_told_so_in_a_line() -> None:
    """The grammar is that of Python 3.6, and nothing newer is run before the version is looked at."""
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))
    code = "import runpy, sys; sys.version_info = (3, 10, 2); runpy.run_path('run.py', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr.count("\n") == 1 and "3.11 or newer is needed" in done.stderr


def test_an_environment_is_made_once(run: ModuleType, steps: list[str]) -> None:
    """The first run makes the environment, installs the lock, then the project; the next does nothing."""
    run.install(run.LOCK)
    assert steps == ["making .venv", "installing from requirements.lock", "installing the project"]
    run.install(run.LOCK)
    assert len(steps) == 3


def test_the_tests_need_more_in_the_same_environment(run: ModuleType, steps: list[str]) -> None:
    """The second lock is added to the first, and from then on neither is installed again."""
    run.install(run.LOCK)
    run.install(run.TEST_LOCK)
    assert steps[3:] == ["installing from requirements-test.lock", "installing the project"]
    run.install(run.LOCK)
    run.install(run.TEST_LOCK)
    assert len(steps) == 5


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_a_changed_lock_is_installed_again(run: ModuleType, steps: list[str], changed: str) -> None:
    """So is one whose project file changed; going back to the old one counts as a change too."""
    path = run.ROOT / changed
    before = path.read_text(encoding="utf-8")
    for text in (before, before + "# new\n", before):
        path.write_text(text, encoding="utf-8")
        run.install(run.LOCK)
    assert steps.count("installing from requirements.lock") == 3


def test_an_environment_left_half_made_is_made_afresh(
    run: ModuleType, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is taken as installed until everything was."""
    works = run.quietly

    def breaks(command: list[str], doing: str) -> None:
        works(command, doing)
        if doing.startswith("installing from"):
            raise run.Failed("the line went dead")

    monkeypatch.setattr(run, "quietly", breaks)
    with pytest.raises(run.Failed):
        run.install(run.LOCK)
    monkeypatch.setattr(run, "quietly", works)
    run.install(run.LOCK)
    assert steps.count("making .venv") == 2


def test_another_python_or_place_makes_its_own(
    run: ModuleType, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An environment of another version of Python is not reused."""
    run.install(run.LOCK)
    monkeypatch.setattr(sys, "version_info", (3, 99, 0, "final", 0))
    run.install(run.LOCK)
    assert steps.count("making .venv") == 2


def test_a_python_without_ensurepip_is_said_in_a_line(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Debian splits it off; the line names the package."""
    there = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else there(name))
    assert run.main(["check"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "python3-venv" in said


def test_no_network_is_said_in_a_line(tmp_path: Path) -> None:
    """With the real pip and an index that does not answer: a line, status 2, and no traceback."""
    for name in ("run.py", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path / name)
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    settings |= {
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_RETRIES": "0",
        "PIP_NO_CACHE_DIR": "1",
        "PIP_CONFIG_FILE": os.devnull,
    }
    done = subprocess.run(
        [sys.executable, "run.py", "check"],
        cwd=tmp_path,
        env=settings,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    last = done.stderr.splitlines()[-1]
    assert done.returncode == 2 and last.startswith(
        "run.py: installing from requirements.lock did not work: no package"
    )
    assert "Traceback" not in done.stderr and not (tmp_path / ".venv" / "installed.txt").exists()


def test_what_pip_says_is_given_in_a_line(run: ModuleType) -> None:
    """Its first error, not the last line of a page."""
    code = "print('x'); print('ERROR: THESE PACKAGES DO NOT MATCH THE HASHES'); print('  expected sha256 ...'); exit(1)"
    with pytest.raises(run.Failed, match=r"^installing did not work: ERROR: THESE PACKAGES DO NOT MATCH THE HASHES$"):
        run.quietly([sys.executable, "-c", code], "installing")


def test_each_absent_service_is_named_with_how_to_add_it(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line for each, and their tests are left out; the marks are those the project file declares."""
    monkeypatch.setattr(run, "find", lambda program: None)
    marks = run.absent_services()
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(marks) == 4 and all("apt-get install" in line for line in lines)
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    assert {line.split(":")[0] for line in declared["markers"]} == set(marks)


def test_one_program_of_each_group_is_enough(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chromium under another name is still Chromium; without Poppler's tools its tests cannot run."""
    there = {"google-chrome", "pdftotext", "pdfinfo"}
    monkeypatch.setattr(run, "find", lambda program: program if program in there else None)
    assert run.absent_services() == ["postgres", "libreoffice", "terminal"]
    there.discard("pdfinfo")
    assert "chromium" in run.absent_services()


def test_marks_asked_for_are_kept_beside_those_left_out(run: ModuleType) -> None:
    """An expression of the user's own narrows further; it does not bring back what cannot run."""
    assert run.without([], ["-k", "x"]) == ["-k", "x"]
    assert run.without(["postgres", "chromium"], ["tests/docs"]) == [
        "tests/docs",
        "-m",
        "not postgres and not chromium",
    ]
    assert run.without(["postgres"], ["-m", "slow or fast", "-x"]) == ["-x", "-m", "not postgres and (slow or fast)"]


def test_services_can_be_required(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With ASSESSOR_SERVICES=required an absent service is a failure, before anything is installed."""
    monkeypatch.setenv("ASSESSOR_SERVICES", "required")
    monkeypatch.setattr(run, "find", lambda program: None)
    assert run.main(["test"]) == 2
    assert "postgres, chromium, libreoffice, terminal" in capsys.readouterr().err


@pytest.fixture
def watched(
    run: ModuleType, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> list[tuple[list[str], dict[str, str]]]:
    """The commands run in the terminal, with their settings; all end with status 0."""
    seen: list[tuple[list[str], dict[str, str]]] = []

    def watch(command: list[str], environment: dict[str, str] | None = None) -> int:
        seen.append((command, dict(environment or {})))
        return 0

    for name in ("ASSESSOR_FULL", "ASSESSOR_SERVICES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(run, "watch", watch)
    monkeypatch.setattr(run, "find", lambda program: program)
    return seen


Watched = list[tuple[list[str], dict[str, str]]]


def test_full_uses_the_large_counts_and_writes_the_figures(run: ModuleType, watched: Watched) -> None:
    """The figures of an earlier run are dropped first, and pytest never sees the option."""
    run.FIGURES.mkdir()
    (run.FIGURES / "old.json").write_text("1", encoding="utf-8")
    assert run.main(["test", "--full", "tests/law"]) == 0
    (tests, settings), (evidence, _) = watched
    assert "--full" not in tests and "tests/law" in tests and settings["ASSESSOR_FULL"] == "1"
    assert evidence[-4:-2] == ["tests.evidence", "0"] and evidence[-1] == "tests/law"
    assert not (run.FIGURES / "old.json").exists()


def test_the_modest_counts_write_nothing(run: ModuleType, watched: Watched) -> None:
    """Without `--full` one command is run, and debugging keeps it in one process."""
    assert run.main(["test", "--pdb"]) == 0
    ((command, settings),) = watched
    assert "-n" not in command and "ASSESSOR_FULL" not in settings


def test_a_line_says_how_long_the_tests_take_and_no_processor_waits(
    run: ModuleType, watched: Watched, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before they start; a worker more than processors, each taking from the others; compiled files are kept."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert run.main(["test"]) == 0
    ((command, settings),) = watched
    assert command[command.index("-n") + 1 :][:3] == ["3", "--dist", "worksteal"]
    assert "PYTHONDONTWRITEBYTECODE" not in settings
    assert "six minutes on two processors. " in capsys.readouterr().out
    assert run.main(["test", "--full"]) == 0
    assert "with --full, about 40. " in capsys.readouterr().out


def test_other_commands_are_passed_through(run: ModuleType, watched: Watched) -> None:
    """Whatever is not `test` goes to assessor as it stands."""
    assert run.main(["assess", "a case.yaml", "--view", "law"]) == 0
    assert watched[0][0][-4:] == ["assess", "a case.yaml", "--view", "law"]


@pytest.mark.parametrize(("terminal", "words"), [(False, 2), (True, 0)])
def test_without_a_terminal_the_worked_case_is_assessed(
    run: ModuleType,
    watched: Watched,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    terminal: bool,
    words: int,
) -> None:
    """With a terminal the interface opens; otherwise the worked case, and what to type next."""
    monkeypatch.setattr(sys, "stdin", _Stream(terminal))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    assert run.main([]) == 0
    arguments = watched[0][0][watched[0][0].index("assessor") + 1 :]
    assert len(arguments) == words and ("What to type next" in capsys.readouterr().out) == bool(words)


class _Stream:
    def __init__(self, terminal: bool) -> None:
        self.terminal = terminal

    def isatty(self) -> bool:
        """Whether it stands for a terminal."""
        return self.terminal


class _Child:
    """A command that is interrupted, and then ends by itself or does not."""

    def __init__(self, stubborn: bool) -> None:
        self.stubborn, self.waits, self.terminated = stubborn, 0, False

    def __enter__(self) -> _Child:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def wait(self, timeout: float | None = None) -> int:
        """Interrupted the first time; after that it has ended, or its time is up."""
        self.waits += 1
        if self.waits == 1:
            raise KeyboardInterrupt
        if self.stubborn:
            raise subprocess.TimeoutExpired("x", timeout or 0)
        return 130

    def terminate(self) -> None:
        """Told to end."""
        self.terminated = True


@pytest.mark.parametrize("stubborn", [False, True])
def test_interrupted_is_130(run: ModuleType, monkeypatch: pytest.MonkeyPatch, stubborn: bool) -> None:
    """The command may end by itself; one that does not is ended."""
    child = _Child(stubborn)
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: child)
    assert run.watch(["x"]) == 130 and child.terminated == stubborn


def _raises(error: BaseException) -> Callable[..., int]:
    def raising(*_: object) -> int:
        raise error

    return raising


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (KeyboardInterrupt(), 130, ""),
        (PermissionError(13, "Permission denied", "/x/.venv"), 2, "run.py: Permission denied: /x/.venv\n"),
        (OSError(28, "No space left on device"), 2, "run.py: No space left on device\n"),
    ],
)
def test_it_ends_without_a_traceback(
    run: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    status: int,
    says: str,
) -> None:
    """Interrupted is 130; what the machine refuses is a line and status 2."""
    monkeypatch.setattr(run, "install", _raises(error))
    assert run.main(["check"]) == status and capsys.readouterr().err == says


def test_a_status_passes_through(run: ModuleType) -> None:
    """The status is the command's own; one ended by a signal is 128 and its number."""
    assert run.watch([sys.executable, "-c", "raise SystemExit(3)"]) == 3
    assert run.watch([sys.executable, "-c", "import os; os._exit(0)"]) == 0


def test_the_checkout_is_on_the_path_of_every_command(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """First, and whatever path was set before stays behind it."""
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    code = "import os, sys; sys.exit(os.environ['PYTHONPATH'] != sys.argv[1])"
    assert run.watch([sys.executable, "-c", code, os.pathsep.join((str(run.ROOT), "elsewhere"))]) == 0


def test_it_is_a_module_that_does_nothing_on_import() -> None:
    """Importing it starts nothing."""
    assert callable(runpy.run_path(str(ROOT / "run.py"), run_name="looked_at")["main"])
