"""What can be changed of a person, a picture and an act."""

from __future__ import annotations

from assessor.case.model import Case
from legal_rules.rulebook import RuleBook
from tests.tui.driving import TABLE
from tui.fields import Field, act_fields, image_fields, person_fields
from tui.pictures import case_for


def _put(fields: object, id: str, value: str) -> Case | str:
    assert isinstance(fields, list)
    (field,) = [field for field in fields if isinstance(field, Field) and field.id == id]
    return field.put(value)


def test_a_field_gives_the_changed_case_or_what_is_wrong(book: RuleBook) -> None:
    """The case itself stays; somebody who is not in it is refused by name; not known is none, and nobody is an empty list."""
    case = case_for(TABLE["question"], book)
    changed = _put(person_fields("A")(case, book.vocabulary), "role", "supported")
    assert (
        isinstance(changed, Case) and changed.people["A"].role == "supported" and case.people["A"].role != "supported"
    )
    fields = image_fields("photo-1")(case, book.vocabulary)
    assert _put(fields, "of", "B, Q") == "Nobody in the case is called Q."
    unknown, nobody = _put(fields, "of", "not known"), _put(fields, "of", "nobody")
    assert isinstance(unknown, Case) and unknown.images["photo-1"].of is None
    assert isinstance(nobody, Case) and not nobody.images["photo-1"].of and nobody.images["photo-1"].of is not None


def test_whom_an_act_went_to_is_read_from_letters_public_or_not_known(book: RuleBook) -> None:
    """Each form."""
    case = case_for(TABLE["question"], book)
    act = case.acts[0].id
    fields = act_fields(act)(case, book.vocabulary)
    for typed, to in (("public", ("public",)), ("b", ("B",)), ("not known", None)):
        changed = _put(fields, "to", typed)
        assert isinstance(changed, Case) and changed.act(act).to == to
