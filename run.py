"""Start `assessor` from a checkout, with nothing but Python 3.11 or newer on the machine.

python3 run.py               make .venv, install what is locked, open the interface (or assess the worked case)
python3 run.py test [...]    install what the tests need and run them; --full uses the large counts
python3 run.py COMMAND ...   any command of assessor, for example: python3 run.py assess CASE.yaml
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.sha256"
WORKED_CASE = ROOT / "data" / "worked-case.yaml"
OLDEST = (3, 11)
SERVICES = {
    "postgres": (("initdb", "pg_ctl"), "PostgreSQL", "install PostgreSQL (Debian: apt-get install postgresql)"),
    "chromium": (("chromium",), "Chromium", "install Chromium (Debian: apt-get install chromium)"),
    "libreoffice": (
        ("soffice",),
        "LibreOffice",
        "install LibreOffice Writer (Debian: apt-get install libreoffice-writer)",
    ),
    "terminal": (("tmux",), "tmux", "install tmux (Debian: apt-get install tmux)"),
}


def fail(message: str) -> int:
    """One clear line on standard error, and the status for wrong input."""
    print(f"run.py: {message}", file=sys.stderr)
    return 2


def wanted(lock: Path) -> str:
    """What the installation depends on, as a hash: the lock, the project file and this Python."""
    total = hashlib.sha256(f"{sys.version_info[:2]}{ROOT}".encode())
    for path in (lock, ROOT / "pyproject.toml"):
        total.update(path.read_bytes())
    return total.hexdigest()


def installed() -> set[str]:
    """The hashes of the locks this environment was made from."""
    return set(STAMP.read_text().split()) if STAMP.is_file() and PYTHON.is_file() else set()


def quietly(command: list[str], doing: str) -> None:
    """Run a command, showing what it said only if it went wrong.

    Raises:
        RuntimeError: it went wrong; the message is the last line it said.
    """
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        errors = [line for line in said if line.startswith("ERROR")] or said
        raise RuntimeError(f"{doing} did not work: {errors[0][:300] if errors else 'no reason given'}")


def install(lock_name: str) -> None:
    """Make `.venv` if there is none and install a lock into it, then the project itself without dependencies."""
    lock = ROOT / lock_name
    hash_ = wanted(lock)
    done = installed()
    if hash_ in done:
        return
    if not PYTHON.is_file():
        print("Making .venv ...", file=sys.stderr)
        quietly([sys.executable, "-m", "venv", "--clear", str(VENV)], "making .venv")
        done = set()
    print(f"Installing from {lock_name} (once; a few minutes on a slow line) ...", file=sys.stderr)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    quietly([*pip, "--require-hashes", "--requirement", str(lock)], f"installing from {lock_name}")
    site = next(path for path in sorted(VENV.glob("[Ll]ib/**/site-packages")) if path.is_dir())
    (site / "assessor-checkout.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    STAMP.write_text("\n".join(sorted(done | {hash_})), encoding="utf-8")


def absent_services() -> list[str]:
    """The services tests can use that this machine lacks, a line printed for each."""
    absent = []
    for mark, (programs, name, how) in SERVICES.items():
        if not all(map(find, programs)):
            print(f"{name} is absent: its tests are left out; to run them, {how}")
            absent.append(mark)
    return absent


def find(program: str) -> str | None:
    """Where a program is: on the path, or where Debian keeps PostgreSQL's."""
    found = shutil.which(program)
    if found is None:
        kept = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
        found = str(kept[-1]) if kept else None
    return found


def test(arguments: list[str]) -> int:
    """Run the tests this machine can run; with `--full`, the large counts, their figures written to docs/evidence."""
    install("requirements-test.lock")
    environment = dict(os.environ)
    if "--full" in arguments:
        arguments = [argument for argument in arguments if argument != "--full"]
        environment["ASSESSOR_FULL"] = "1"
    absent = absent_services()
    marks = ["-m", " and ".join(f"not {mark}" for mark in absent)] if absent else []
    workers = (
        []
        if any(a.startswith("-n") or a == "-x" or a == "--pdb" for a in arguments)
        else ["-n", str(min(4, os.cpu_count() or 1))]
    )
    command = [str(PYTHON), "-m", "pytest", *workers, *marks, *arguments]
    status = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    if environment.get("ASSESSOR_FULL") == "1":
        subprocess.run([str(PYTHON), "-m", "tests.evidence", str(status)], cwd=ROOT, env=environment, check=False)
    return status


def assessor(arguments: list[str]) -> int:
    """Run a command of assessor; without one, the interface, or the worked case where there is no terminal."""
    install("requirements.lock")
    command = [str(PYTHON), "-m", "assessor"]
    if not arguments and not (sys.stdin.isatty() and sys.stdout.isatty()):
        status = subprocess.run([*command, "assess", str(WORKED_CASE)], check=False).returncode
        print(
            "\nThat was the worked case in data/worked-case.yaml. What to type next:\n"
            "  python3 run.py                                  in a terminal: the interface\n"
            "  python3 run.py ask data/worked-case.yaml        the next question, and why\n"
            "  python3 run.py assess CASE.yaml --view law      a case of your own, every element\n"
            "  python3 run.py --help                           everything else"
        )
        return status
    return subprocess.run([*command, *arguments], check=False).returncode


def main(arguments: list[str]) -> int:
    """Do what was asked and give the exit status; no traceback reaches the user."""
    if sys.version_info < OLDEST:
        return fail(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}")
    try:
        return test(arguments[1:]) if arguments[:1] == ["test"] else assessor(arguments)
    except RuntimeError as error:
        return fail(str(error))
    except OSError as error:
        return fail(f"{error.strerror or error}: {error.filename or ''}".rstrip(": "))
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
