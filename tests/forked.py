"""The command in a process of its own that need not start from nothing: a server that has read modules and law forks it.

For tests of what a command says and does, one after another. What the start itself does (encodings, signals, missing parts)
is tested with processes that are started.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
AS_STARTED = "import assessor.cli; assessor.cli.run()"
_READ_BEFORE = ("assessor.cli.cases", "assessor.store.opening", "assessor.store.migrate", "assessor.store.store")


def forked(
    arguments: Sequence[str], typed: str, code: str = AS_STARTED, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command with what is typed on its standard input."""
    with tempfile.TemporaryDirectory() as folder:
        files = [str(Path(folder) / name) for name in ("in", "out", "err")]
        Path(files[0]).write_text(typed, encoding="utf-8")
        wanted = {
            "code": code,
            "arguments": list(arguments),
            "files": files,
            "environment": dict(environment or os.environ),
        }
        server = _server()
        assert server.stdin is not None and server.stdout is not None
        server.stdin.write(json.dumps(wanted) + "\n")
        server.stdin.flush()
        status = int(server.stdout.readline())
        out, err = (Path(name).read_text(encoding="utf-8") for name in files[1:])
    return subprocess.CompletedProcess(list(arguments), status, out, err)


@cache
def _server() -> subprocess.Popen[str]:
    """The one of this process; it ends when its input does."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.forked"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _child(wanted: dict[str, Any]) -> int:
    for number, name in enumerate(wanted["files"]):
        flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT
        os.dup2(os.open(name, flags, 0o600), number)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, encoding="utf-8", closefd=False) for number, mode in enumerate("rww")
    )
    os.environ.clear()
    os.environ.update(wanted["environment"])
    sys.argv = ["assessor", *wanted["arguments"]]
    try:
        exec(wanted["code"], {"__name__": "__main__"})
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def _serve() -> None:
    from importlib import import_module

    from tests.sharing import load

    for name in _READ_BEFORE:
        import_module(name)
    load()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            status = 1
            try:
                status = _child(json.loads(line))
                sys.stdout.flush()
                sys.stderr.flush()
            finally:
                os._exit(status)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    _serve()
