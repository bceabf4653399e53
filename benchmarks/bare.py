"""A bare Textual application that shows one line: what the first frame of the screens is compared with."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One line, with the words that the benchmark waits for."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("assessor:")


if __name__ == "__main__":
    Bare().run()
