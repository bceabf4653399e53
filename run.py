"""Start `assessor` from a checkout, with nothing but Python 3.11 or newer on the machine.

python3 run.py               make .venv, install what is locked, open the interface (or assess the worked case)
python3 run.py test [...]    install what the tests need and run them; --full uses the large counts
python3 run.py COMMAND ...   any command of assessor, for example: python3 run.py assess CASE.yaml

Written so that a Python from 3.6 on can read this file, and say that it is too old.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

OLDEST = (3, 11)
if sys.version_info < OLDEST:
    print(f"run.py: Python 3.11 or newer is needed; this is {sys.version.split()[0]}", file=sys.stderr)
    sys.exit(2)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.txt"
LOCK, TEST_LOCK = "requirements.lock", "requirements-test.lock"
WORKED_CASE = ROOT / "data" / "worked-case.yaml"
FIGURES = ROOT / ".pytest_cache" / "figures"
HOW_LONG = (
    "All tests take about six minutes on two processors{}. The share that is done stands at the end of each line."
)
HOW_LONG_FULL = "; with --full, about 40"
GRACE = 3.0
"""Seconds a command has to end by itself after Ctrl-C."""
UNREACHABLE = ("NewConnectionError", "NameResolutionError", "ProxyError", "ConnectTimeout", "(from versions: none)")
"""What pip says when no index answered."""
WHAT_NEXT = """
That was the worked case in data/worked-case.yaml. What to type next:
  python3 run.py                                  in a terminal: the interface
  python3 run.py ask data/worked-case.yaml        the next question, and why
  python3 run.py assess CASE.yaml --view law      a case of your own, every element
  python3 run.py --help                           everything else"""

SERVICES = {
    "postgres": ("PostgreSQL", (("initdb",), ("pg_ctl",)), "postgresql"),
    "chromium": (
        "Chromium with Poppler's tools",
        (("chromium", "chromium-browser", "google-chrome"), ("pdftotext",), ("pdfinfo",)),
        "chromium poppler-utils",
    ),
    "libreoffice": (
        "LibreOffice Writer with Poppler's tools",
        (("soffice", "libreoffice"), ("pdftotext",)),
        "libreoffice-writer poppler-utils",
    ),
    "terminal": ("tmux", (("tmux",),), "tmux"),
}
"""By the mark of the tests that need it: its name, its programs (any one of each group), and its Debian packages."""


class Failed(Exception):
    """Something that cannot go on; the message is one line for the user."""


def fingerprint(lock_name: str) -> str:
    """What an installation rests on, as a hash: the lock, the project file, this Python, and where the checkout is."""
    total = hashlib.sha256(f"{sys.version_info[:2]} {ROOT}".encode())
    for path in (ROOT / lock_name, ROOT / "pyproject.toml"):
        total.update(path.read_bytes())
    return f"{lock_name} {total.hexdigest()}"


def installed() -> set[str]:
    """The fingerprints that `.venv` was made from and that still hold."""
    if not (STAMP.is_file() and PYTHON.is_file()):
        return set()
    return set(STAMP.read_text(encoding="utf-8").splitlines()) & {fingerprint(LOCK), fingerprint(TEST_LOCK)}


def quietly(command: list[str], doing: str) -> None:
    """Run a command, showing what it said only if it went wrong.

    Raises:
        Failed: it went wrong; the message is what it said, in a line.
    """
    environment = {**os.environ, "PIP_USER": "0"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode == 0:
        return
    said = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    if any(sign in line for line in said for sign in UNREACHABLE):
        raise Failed(f"{doing} did not work: no package index answered; check the network, and run this again")
    errors = [line for line in said if line.lower().startswith("error")] or said[-1:] or ["no reason given"]
    raise Failed(f"{doing} did not work: {errors[0][:300]}")


def install(lock_name: str) -> None:
    """Install a lock into `.venv`, then the project without dependencies; nothing is done if that was done before.

    A `.venv` left half made, or made by another Python or for another place, is made afresh.
    """
    kept = installed()
    if fingerprint(lock_name) in kept:
        return
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise Failed("this Python cannot make a virtual environment (Debian, Ubuntu: apt-get install python3-venv)")
    if not kept:
        print("Making .venv ...", file=sys.stderr, flush=True)
        quietly([sys.executable, "-m", "venv", "--clear", str(VENV)], "making .venv")
    STAMP.unlink(missing_ok=True)
    print(f"Installing from {lock_name} (once; a few minutes on a slow line) ...", file=sys.stderr, flush=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    quietly([*pip, "--require-hashes", "--requirement", str(ROOT / lock_name)], f"installing from {lock_name}")
    project = ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    quietly([*pip, *project], "installing the project")
    STAMP.write_text("\n".join(sorted({*kept, fingerprint(lock_name)})), encoding="utf-8")


def watch(command: list[str], environment: "dict[str, str] | None" = None) -> int:
    """Run a command in this terminal and give its status; 130 if it was interrupted.

    The checkout is named on the path as well as in `.venv`: before 3.13, Python on Windows misreads the latter where the
    checkout's own path is not plain ASCII.
    """
    settings = dict(os.environ if environment is None else environment)
    settings["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), settings.get("PYTHONPATH"))))
    if os.name == "nt":
        settings["PYTHONUTF8"] = "1"
    with subprocess.Popen(command, env=settings) as child:
        try:
            status = child.wait()
        except KeyboardInterrupt:
            try:
                child.wait(timeout=GRACE)
            except subprocess.TimeoutExpired:
                child.terminate()
            return 130
    return status if status >= 0 else 128 - status


def find(program: str) -> "str | None":
    """Where a program is: on the path, or where Debian keeps PostgreSQL's."""
    found = shutil.which(program)
    if found is None:
        kept = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
        found = str(kept[-1]) if kept else None
    return found


def absent_services() -> list[str]:
    """The marks of tests whose service this machine lacks, a line printed for each."""
    absent = []
    for mark, (name, groups, packages) in SERVICES.items():
        if not all(any(map(find, programs)) for programs in groups):
            print(
                f"{name}: absent, so the tests marked '{mark}' are left out. To run them, put it on the PATH "
                f"(Debian: apt-get install {packages}).",
                flush=True,
            )
            absent.append(mark)
    return absent


def without(marks: list[str], arguments: list[str]) -> list[str]:
    """The arguments for pytest, with tests of some marks left out, whatever marks were asked for."""
    wanted = [f"not {mark}" for mark in marks]
    rest = list(arguments)
    if "-m" in rest[:-1]:
        at = rest.index("-m")
        wanted.append(f"({rest[at + 1]})")
        del rest[at : at + 2]
    return [*rest, "-m", " and ".join(wanted)] if wanted else rest


def test(arguments: list[str]) -> int:
    """Run the tests this machine can run; with `--full`, the large counts, their figures written to docs/evidence.

    One worker more than processors, for some wait for other programs; and what is compiled is kept, for hundreds of
    processes are started.
    """
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    full = "--full" in arguments
    arguments = [argument for argument in arguments if argument != "--full"]
    absent = absent_services()
    if absent and environment.get("ASSESSOR_SERVICES") == "required":
        raise Failed(f"services are absent that must be there: {', '.join(absent)}")
    install(TEST_LOCK)
    if full:
        environment["ASSESSOR_FULL"] = "1"
        shutil.rmtree(FIGURES, ignore_errors=True)
    alone = any(argument.startswith("-n") or argument in ("-x", "--pdb", "-s") for argument in arguments)
    workers = [] if alone else ["-n", str(min(4, (os.cpu_count() or 1) + 1)), "--dist", "worksteal"]
    print(HOW_LONG.format(HOW_LONG_FULL if full else ""), flush=True)
    python = [str(PYTHON), "-m"]
    os.chdir(ROOT)
    began = time.monotonic()
    status = watch([*python, "pytest", *workers, *without(absent, arguments)], environment)
    if full and status != 130:
        watch([*python, "tests.evidence", str(status), f"{time.monotonic() - began:.0f}", *arguments], environment)
    return status


def assessor(arguments: list[str]) -> int:
    """Run a command of assessor; without one, the interface, or the worked case where there is no terminal."""
    install(LOCK)
    command = [str(PYTHON), "-P", "-m", "assessor"]
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if arguments or terminal:
        return watch([*command, *arguments])
    status = watch([*command, "assess", str(WORKED_CASE)])
    if status == 0:
        print(WHAT_NEXT, flush=True)
    return status


def main(arguments: list[str]) -> int:
    """Do what was asked and give the exit status; no traceback reaches the user."""
    try:
        return test(arguments[1:]) if arguments[:1] == ["test"] else assessor(arguments)
    except Failed as error:
        print(f"run.py: {error}", file=sys.stderr)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"run.py: {error.strerror or error}: {error.filename or ''}".rstrip(": "), file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
