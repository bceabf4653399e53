"""The file of kinds: what a kind has to say, and what it is where it says nothing."""

from __future__ import annotations

import pytest

from assessor.case.kinds import EARLIER, KIND_FILE, NEEDED, NEW, NONE, Kind, kinds
from legal_rules.files.shape import read_string


def read(row: str) -> Kind | None:
    found, problems = read_string(f"kinds: [{row}]\n", KIND_FILE, "kinds")
    return None if problems else found[0]


def test_a_kind_is_nothing_that_it_does_not_say() -> None:
    """Its name and whether it needs a picture; each thing said is read."""
    assert read("{id: k, picture: none}") == Kind("k", NONE)
    said = "{id: k, picture: needed, begins_with: new, makes_picture: true, uses_picture: true, makes_available: true, taken_then: true}"
    assert read(said) == Kind("k", NEEDED, NEW, True, True, True, True)


@pytest.mark.parametrize(
    "row", ["{picture: none}", "{id: k}", "{id: k, picture: some}", "{id: k, picture: none, begins_with: any}"]
)
def test_a_kind_that_is_not_whole_is_refused(row: str) -> None:
    """And a file without any."""
    assert read(row) is None
    assert read_string("kinds: []\n", KIND_FILE, "kinds")[1]


def test_the_shipped_kinds_hang_together() -> None:
    """What begins with an earlier picture uses one, what begins with a new one makes it, what has none does neither."""
    for kind in kinds().values():
        assert kind.begins_with != EARLIER or kind.uses_picture, kind.id
        assert kind.begins_with != NEW or kind.makes_picture, kind.id
        assert kind.picture != NONE or not (kind.uses_picture or kind.makes_picture), kind.id
