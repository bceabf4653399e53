"""Settings: kind of work, colours, when the screen covers itself, and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import ClassVar

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList, Static

from assessor.files.preferences import ROLES, Preferences
from tui.base import BaseScreen
from tui.keys import FIXED, remappable, wrong_key
from tui.safe import content
from tui.screens.ask import Ask, Type
from tui.themes import NAMES
from tui.widgets.choices import Choices

MINUTES = ("1", "2", "5", "10", "20", "60")


class Settings(BaseScreen):
    """Each setting with its value; Enter changes it, and it is written down at once."""

    ABOUT_A_CASE: ClassVar[bool] = False

    TITLE: ClassVar[str] = "Settings"
    HELP_TEXT: ClassVar[str] = "Enter changes a setting. They are kept in a file that holds no case; its name is shown."

    def body(self) -> Iterator[Widget]:
        """The settings."""
        with VerticalScroll(can_focus=False):
            yield Choices()
            yield Static("", id="file", classes="note", markup=False)

    def on_mount(self) -> None:
        """Show them; no law is needed."""
        super().on_mount()
        self.fill()
        self.query_one(Choices).focus()

    def fill(self, wrong: str = "") -> None:
        """Show every setting as it is."""
        now = self.root.preferences
        rows = [
            ("role", f"Kind of work: {now.works_as.says}"),
            ("theme", f"Colours: {NAMES.get(self.app.theme, self.app.theme)}"),
            ("cover_minutes", f"Cover and lock after minutes without a key: {now.cover_minutes}"),
            ("cover_when_away", f"Cover when the terminal loses the focus: {'yes' if now.cover_when_away else 'no'}"),
            ("keys", f"Keys: {len(now.keys)} changed"),
        ]
        choices = self.query_one(Choices)
        choices.show(rows, choices.value)
        self.query_one("#file", Static).update(content(wrong or f"Kept in {self.root.settings_shown}"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change one."""
        now = self.root.preferences
        match self.query_one(Choices).chosen(event):
            case "role":
                rows = [(role.id, role.says) for role in ROLES.values()]
                self._ask("Who is using it?", rows, now.role, lambda role: replace(now, role=role))
            case "theme":
                self._ask("Which colours?", list(NAMES.items()), self.app.theme, lambda t: replace(now, theme=t))
            case "cover_minutes":
                rows = [(m, m) for m in MINUTES]
                current = str(now.cover_minutes)
                self._ask("After how many minutes?", rows, current, lambda m: replace(now, cover_minutes=int(m)))
            case "cover_when_away":
                rows = [("yes", "Yes"), ("no", "No")]
                current = "yes" if now.cover_when_away else "no"
                self._ask("Cover when away?", rows, current, lambda a: replace(now, cover_when_away=a == "yes"))
            case _:
                self._keys()

    def _ask(self, question: str, rows: list[tuple[str, str]], at: str, to: Callable[[str], Preferences]) -> None:
        def chosen(value: str | None) -> None:
            if value is not None:
                self.fill(self.root.choose(to(value)))

        self.app.push_screen(Ask(question, rows, at=at), chosen)

    def _keys(self) -> None:
        now = self.root.preferences
        table = remappable()
        rows = [(id, f"{now.keys.get(id, key)}: {says}") for id, (key, says) in table.items()]

        def chosen(id: str | None) -> None:
            if id is None:
                return
            check = self._check_for(id)
            note = f"For example f5, ctrl+o, z. Empty: as it was. {FIXED}"
            self.app.push_screen(
                Type(f"Which key for: {table[id][1]}?", note, now.keys.get(id, ""), check), set_key(id)
            )

        def set_key(id: str) -> Callable[[str | None], None]:
            def typed(key: str | None) -> None:
                if key is not None:
                    keys = {
                        **{k: v for k, v in now.keys.items() if k != id},
                        **({id: key.strip()} if key.strip() else {}),
                    }
                    self.fill(self.root.choose(replace(now, keys=keys)))

            return typed

        self.app.push_screen(Ask("Which key is to be changed?", rows, at=rows[0][0]), chosen)

    def _check_for(self, id: str) -> Callable[[str], str]:
        keys = self.root.preferences.keys
        return lambda key: wrong_key(id, key.strip(), keys)
