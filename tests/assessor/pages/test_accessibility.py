"""The topic on accessibility, as a page."""

from __future__ import annotations

from assessor.pages.accessibility import COUNTERPARTS, IN_A_FILE, accessibility_page, command_of


def test_the_page_names_every_screen_with_what_to_type() -> None:
    """Each screen's name with its command; where a file is edited in its place, that."""
    said = accessibility_page().text(width=200)
    for id, (name, command) in COUNTERPARTS.items():
        assert f"{name}: {command_of(id)}" in said
        assert command_of(id).startswith("edit the file" if command == IN_A_FILE else f"assessor {command}")


def test_the_page_says_what_a_screen_reader_cannot_do_and_how_a_shell_completes() -> None:
    """In words, with what to type."""
    said = accessibility_page().text(width=500)
    assert "A screen reader cannot follow the screens" in said and "_ASSESSOR_COMPLETE=bash_source" in said
