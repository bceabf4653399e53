"""Settings: changed on the screen, kept in a file that holds no case, read back; keys that are taken or eaten refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.pilot import Pilot

from assessor.files.preferences import ROLES, Preferences, preferences_file, read_preferences, write_preferences
from legal_rules.rulebook import RuleBook
from tests.tui.driving import drive, press, screen, type_in
from tui.app import AssessorApp
from tui.keys import EATEN, bindings, remappable, wrong_key


def test_settings_read_back_as_written_and_for_their_owner_alone(tmp_path: Path) -> None:
    """Every field, and keys with characters that TOML quotes."""
    path = tmp_path / "new" / "interface.toml"
    chosen = Preferences("law", "assessor-light", 5, False, {"interview.skip": "z", 'x"\\\n': "f5"})
    assert write_preferences(path, chosen) == ""
    assert read_preferences(path) == (chosen, ())
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("role = 3", "'role' is not a setting"),
        ("role = 'king'", "'role' is not a setting"),
        ("cover_minutes = 0", "'cover_minutes'"),
        ("cover_minutes = true", "'cover_minutes'"),
        ("nonsense = 1", "'nonsense'"),
        ("= =", "it is not TOML"),
        ("keys = {a = 1}", "'keys'"),
    ],
)
def test_what_is_wrong_in_the_file_is_said_and_the_rest_holds(tmp_path: Path, text: str, says: str) -> None:
    """A value, never an error."""
    path = tmp_path / "interface.toml"
    path.write_text(f"{text}\n", encoding="utf-8")
    found, wrong = read_preferences(path)
    assert len(wrong) == 1
    assert says in wrong[0]
    assert found == Preferences()


def test_a_file_that_is_too_large_or_not_text_is_left_alone(tmp_path: Path) -> None:
    """Neither is read."""
    path = tmp_path / "interface.toml"
    path.write_bytes(b"\xff\xfe")
    assert "not UTF-8" in read_preferences(path)[1][0]
    path.write_text("#" * 70_000, encoding="utf-8")
    assert "too large" in read_preferences(path)[1][0]
    assert "cannot be read" in read_preferences(tmp_path)[1][0]
    assert "cannot be written" in write_preferences(tmp_path / "interface.toml" / "x", Preferences())


def test_the_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """By the environment, else the platform's."""
    monkeypatch.setenv("ASSESSOR_CONFIG", str(tmp_path))
    assert preferences_file() == tmp_path / "interface.toml"
    monkeypatch.delenv("ASSESSOR_CONFIG")
    assert preferences_file().parts[-2:] == ("assessor", "interface.toml")


def test_each_setting_changes_on_the_screen_and_in_the_file(book: RuleBook) -> None:
    """Kind of work, colours, minutes, cover when away."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "1", "5", "2", "2", "3", "1", "4", "2")
        kept = read_preferences(app.settings_file)[0]
        assert kept == Preferences("policy", "assessor-light", 1, False)
        assert app.theme == "assessor-light"
        assert app.session.view == "policy"
        await press(app, pilot, "2", "escape")
        assert read_preferences(app.settings_file)[0] == kept

    drive("settings", book, steps)


def test_a_key_can_be_given_to_something_else_and_works_at_once(book: RuleBook) -> None:
    """Leave now on Ctrl+O; the bar says so; an eaten key and a letter are refused."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        at = list(remappable()).index("app.leave")
        await press(app, pilot, "5", *["down"] * at, "enter")
        await type_in(app, pilot, "f10")
        assert "terminals take that key" in screen(app)
        await press(app, pilot, "ctrl+u")
        await type_in(app, pilot, "q")
        assert "function key, or Ctrl" in screen(app)
        await press(app, pilot, "ctrl+u")
        await pilot.press(*"ctrl", "plus", "o")
        await press(app, pilot, "enter")
        assert app.preferences.keys == {"app.leave": "ctrl+o"}
        assert "^O Leave now" in screen(app)
        await press(app, pilot, "ctrl+o")
        assert "Paused" in screen(app)

    drive("settings", book, steps)


def test_keys_that_are_taken_are_refused_and_those_shipped_are_not_eaten() -> None:
    """No two bindings of one screen share a key as shipped; none uses a key that terminals take."""
    assert wrong_key("interview.skip", "b", {}) == "That key is taken."
    assert wrong_key("interview.skip", "f1", {}) == "That key is taken."
    assert wrong_key("interview.skip", "o", {}) == ""
    assert wrong_key("interview.skip", "hello", {}) == "That is not the name of a key."
    assert wrong_key("interview.skip", "", {}) == ""
    assert wrong_key("setup.add", "o", {"interview.skip": "o"}) == ""
    for binding in bindings():
        assert isinstance(binding, Binding)
        allowed = {"escape", "enter"} if binding.id in ("screen.back", "panel.go-on") else set()
        assert not set(binding.key.split(",")) & (EATEN - allowed), binding
    assert set(ROLES) == {"support", "isva", "law", "study", "policy"}


def test_leave_now_is_no_letter_and_not_escape() -> None:
    """T1: one key in the footer that a person typing a name does not press."""
    keys = next(b.key for b in bindings() if b.id == "app.leave").split(",")
    assert all(len(key) > 1 and key != "escape" and key not in EATEN for key in keys)
