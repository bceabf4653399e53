"""A real terminal to drive: tmux with its own server, home and folders, so that all it leaves behind can be looked at."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import ROOT
from tests.files import contents

PATIENCE = 30.0


class Terminal:
    """One window of 80 by 24 with a shell in it."""

    def __init__(self, home: Path, size: tuple[int, int] = (80, 24)) -> None:
        self.home = home
        self.pressed = 0
        for name in ("config", "data", "state", "cache", "tmp", "socket"):
            (home / name).mkdir(parents=True)
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "TERM": "screen-256color",
            "PS1": "shell> ",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "HISTFILE": str(home / "history"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "TMPDIR": str(home / "tmp"),
            "TMUX_TMPDIR": str(home / "socket"),
            "PYTHONDONTWRITEBYTECODE": "1",
            **({"PYTHONPYCACHEPREFIX": sys.pycache_prefix} if sys.pycache_prefix else {}),
        }
        width, height = map(str, size)
        self._tmux(
            "-f", "/dev/null", "new-session", "-d", "-x", width, "-y", height, "env PS1='shell> ' bash --norc -i"
        )
        self._tmux("set-option", "-g", "history-limit", "5000")

    def _tmux(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", "t", *words],
            cwd=ROOT,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
        )
        return done.stdout

    def line(self, text: str) -> None:
        """Type a command into the shell."""
        self._tmux("send-keys", "-l", text)
        self._tmux("send-keys", "Enter")

    def key(self, *keys: str) -> None:
        """Press keys of the interface, counted."""
        for key in keys:
            self.pressed += 1
            self._tmux("send-keys", key)

    def type_in(self, text: str) -> None:
        """Type a text, not counted."""
        self._tmux("send-keys", "-l", text)

    def seen(self, scrollback: bool = False) -> str:
        """What is on the screen, with every run of blanks as one; with the scrollback on request."""
        shown = self._tmux("capture-pane", "-p", "-J", *(("-S", "-") if scrollback else ()))
        return " ".join("".join(c if c not in "│┃╭╮╰╯┏┓┗┛─━" else " " for c in shown).split())

    def title(self) -> str:
        """The title of the terminal."""
        return self._tmux("display-message", "-p", "#{pane_title} #{window_name}")

    def wait(self, *wanted: str) -> str:
        """Wait until one of some words is on the screen.

        Raises:
            AssertionError: it does not come; the message is what is on the screen instead.
        """
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            shown = self.seen()
            if any(words in shown for words in wanted):
                return shown
            time.sleep(0.03)
        raise AssertionError(f"{wanted} did not come; the screen: {shown}")

    def wait_for_change(self, before: str) -> str:
        """Wait until the screen is another one and stays so for a moment."""
        end = time.monotonic() + PATIENCE
        shown = self.seen()
        while time.monotonic() < end:
            time.sleep(0.08)
            again = self.seen()
            if again != before and again == shown and "working ..." not in again:
                return again
            shown = again
        raise AssertionError(f"nothing changed on the screen: {shown}")

    def processes(self) -> list[int]:
        """The ids of what the shell runs."""
        pane = self._tmux("display-message", "-p", "#{pane_pid}").strip()
        done = subprocess.run(["ps", "-o", "pid=", "--ppid", pane], capture_output=True, text=True, check=False)
        return [int(word) for word in done.stdout.split()]

    def left_behind(self, word: str) -> list[str]:
        """The files under the home whose bytes hold a word, in any of the encodings a program might write."""
        found = []
        for path, content in contents(self.home):
            if any(word.lower().encode(code) in content.lower() for code in ("utf-8", "utf-16-le", "utf-16-be")):
                found.append(str(path.relative_to(self.home)))
        return found

    def close(self) -> None:
        """End the window and its server."""
        subprocess.run(["tmux", "-L", "t", "kill-server"], env=self._environment, capture_output=True, check=False)
