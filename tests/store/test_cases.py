"""A case in the store: nothing lost, nothing overwritten, and two people changing it at once."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from pathlib import Path

import pytest

from assessor.case.edit import add_act, copy_act, put, remove_act
from assessor.case.file import case_to_yaml, load_case, read_case
from assessor.case.model import Act, Answer, Case, Image, Person
from assessor.dates.when import Lasting, When
from assessor.store import StoreProblem
from assessor.store.rows import case_rows, rows_case
from assessor.store.store import Store
from assessor.store.types import Conflict, Deleted, Loaded, Saved
from legal_rules.rulebook import RuleBook
from tests.conftest import ROOT

FILES = sorted(ROOT.glob("tests/documents/cases/*.yaml"))
NO, YES = Answer("no", "told"), Answer("yes", "told")


def kept(store: Store, case: Case, book: RuleBook | None = None) -> Saved:
    saved = store.new(case, book)
    assert isinstance(saved, Saved), saved
    return saved


def loaded(store: Store, id: str) -> Loaded:
    found = store.load(id)
    assert isinstance(found, Loaded), found
    return found


def everything() -> Case:
    """A case that uses every key of a case file."""
    return Case(
        id="all-keys",
        nation="scotland",
        synthetic=True,
        as_at=dt.date(2026, 11, 22),
        people={
            "A": Person("responsible", "adult", "", {"knows.age": Answer("unknown")}),
            "B": Person("supported", "", "1999-05", {}),
            "C": Person("affected", "12"),
            "D": Person("other", is_="group"),
        },
        images={
            "p-1": Image(("B", "C"), {"shows.breasts": Answer("yes", "seen", 'said: "so"\n- x', "")}),
            "p-2": Image(),
        },
        acts=(
            Act(
                "a-1", "share", "A", "B", ("public",), "p-1", When(day=dt.date(2024, 2, 3)), place="https://example.org"
            ),
            Act("a-2", "share", "A", "C", (), "p-1", When(before=dt.date(2024, 1, 1)), same_as="a-1", part_of="p"),
            Act(
                "a-0",
                "install",
                "",
                "B",
                None,
                "",
                When(),
                Lasting(dt.date(2023, 1, 1)),
                ("scotland", "elsewhere"),
                {"B": "16-17"},
                facts={"x": Answer("disputed", "document", "", "yes")},
                intended={"consent.observing": NO},
                threatened={"y": YES},
            ),
            Act("a-3", "take", when=When(from_=dt.date(2023, 1, 1), to=dt.date(2023, 2, 1))),
            Act(
                "a-4",
                "take",
                when=When(after=dt.date(2023, 1, 1)),
                lasting=Lasting(dt.date(2023, 1, 1), dt.date(2023, 2, 1)),
            ),
        ),
        facts={"case.fact": Answer("declined")},
    )


def test_a_case_with_every_key_comes_back_as_it_was(store: Store) -> None:
    """Rows hold all a case file can say, lists that are empty apart from lists not said, and acts in their order."""
    case = everything()
    assert rows_case(case_rows(case)) == case
    assert loaded(store, kept(store, case).id).stored == case


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_case_file_goes_in_and_out_without_loss(path: Path, store: Store, book: RuleBook) -> None:
    """What is written out again reads as the same case, and byte for byte as the file written without a store."""
    case, problems = load_case(path, book.vocabulary)
    assert case is not None, problems
    found = store.load(kept(store, case, book).id, book)
    assert isinstance(found, Loaded) and not found.changes and not found.problems
    assert case_to_yaml(found.stored) == case_to_yaml(case)
    assert read_case(case_to_yaml(found.case), book.vocabulary)[0] == case
    assert found.rulebook == book.stamp.version


def test_a_correction_ends_one_answer_and_adds_another(store: Store, worked: Case) -> None:
    """The history says what it was before, and that results had been seen."""
    begun = kept(store, worked)
    store.worker = "worker-2"
    saved = store.save_answer(begun.id, "shared-1", "consent.sharing", "shared-1", YES, 1, after_results=True)
    assert isinstance(saved, Saved) and saved.version == 2
    lines = store.history(begun.id)
    assert not isinstance(lines, StoreProblem)
    first, second = lines
    assert (first.by, second.by, first.after_results, second.after_results) == ("worker-1", "worker-2", False, True)
    (change,) = second.changes
    assert (change.about, change.before, change.now) == (
        "consent.sharing (shared-1)",
        "no (source: told)",
        "yes (source: told)",
    )
    taken = store.save_answer(begun.id, "shared-1", "consent.sharing", "shared-1", None, 2)
    assert isinstance(taken, Saved)
    assert "consent.sharing" not in loaded(store, begun.id).stored.act("shared-1").facts
    assert store.verify(begun.id) == ()


def test_saving_what_is_there_already_writes_nothing(store: Store, worked: Case) -> None:
    """No entry of the history without a change."""
    begun = kept(store, worked)
    again = store.save_case(begun.id, worked, 1)
    assert isinstance(again, Saved) and not again.changed and again.version == 1


def test_acts_keep_the_order_they_are_given(store: Store, worked: Case) -> None:
    """Moving an act is saved, though it says nothing new."""
    begun = kept(store, worked)
    turned = replace(worked, acts=tuple(reversed(worked.acts)))
    saved = store.save_case(begun.id, turned, 1)
    assert isinstance(saved, Saved)
    assert loaded(store, begun.id).stored == turned and store.verify(begun.id) == ()


def test_two_people_changing_different_things_lose_nothing_and_are_told(store: Store, worked: Case) -> None:
    """The second save goes on top of the first and names what the first changed."""
    begun = kept(store, worked)
    one = put(worked, "shared-1", "consent.sharing", "shared-1", YES)
    two = add_act(put(worked, "shared-1", "belief.reasonable", "shared-1", YES), "take")
    assert isinstance(store.save_case(begun.id, one, 1), Saved)
    second = store.save_case(begun.id, two, 1)
    assert isinstance(second, Saved) and second.beside == ("consent.sharing (shared-1)",)
    now = loaded(store, begun.id).stored
    assert now == put(two, "shared-1", "consent.sharing", "shared-1", YES)
    assert store.verify(begun.id) == ()


def beside_a_colleague(store: Store, worked: Case) -> tuple[str, Case, int]:
    """A case into which a colleague put an answer and a picture while we put another answer: our case and its version."""
    begun = kept(store, worked)
    theirs = put(worked, "shared-1", "consent.sharing", "shared-1", YES)
    theirs = replace(theirs, people={**theirs.people, "F": Person("other")}, images={**theirs.images, "p-9": Image()})
    assert isinstance(store.save_case(begun.id, add_act(theirs, "take"), 1), Saved)
    ours = put(worked, "shared-1", "belief.reasonable", "shared-1", YES)
    saved = store.save_case(begun.id, ours, 1)
    assert isinstance(saved, Saved) and len(saved.beside) == 5
    return begun.id, ours, saved.version


def without_ours(case: Case) -> Case:
    """A case without the answers this side gives in these tests."""
    for fact in ("belief.reasonable", "excuse.reasonable"):
        case = put(case, "shared-1", fact, "shared-1", None)
    return case


def test_what_a_colleague_changed_outlasts_every_later_save(store: Store, worked: Case) -> None:
    """Who goes on with a case beside which a colleague's answer, person, picture and act were put has them in it, however
    often it is saved, changed again or taken back; the colleague is named once."""
    id, ours, version = beside_a_colleague(store, worked)
    theirs = without_ours(loaded_aside(store, id))
    for case in (
        put(ours, "shared-1", "excuse.reasonable", "shared-1", NO),
        put(ours, "shared-1", "belief.reasonable", "shared-1", NO),
        worked,
    ):
        saved = store.save_case(id, case, version)
        assert isinstance(saved, Saved) and saved.changed and not saved.beside
        version = saved.version
        now = loaded_aside(store, id)
        assert without_ours(now) == theirs
        for fact in ("belief.reasonable", "excuse.reasonable"):
            assert now.act("shared-1").facts.get(fact) == case.act("shared-1").facts.get(fact)
    answered = store.save_answer(id, "shared-1", "excuse.reasonable", "shared-1", YES, version)
    assert isinstance(answered, Saved)
    assert without_ours(loaded(store, id).stored) == theirs and store.verify(id) == ()


def loaded_aside(store: Store, id: str) -> Case:
    """The case as somebody else would load it: this writer has not seen it."""
    given = dict(store.given)
    found = loaded(store, id).stored
    store.given.update(given)
    return found


def test_what_a_colleague_put_in_can_be_taken_out_once_it_was_loaded(store: Store, worked: Case) -> None:
    """Only what was never seen is kept from being taken away."""
    id, _, version = beside_a_colleague(store, worked)
    seen = loaded(store, id)
    assert seen.version == version
    assert isinstance(store.save_case(id, worked, version), Saved)
    assert loaded(store, id).stored == worked


def test_a_colleagues_answer_that_was_not_seen_is_not_written_over(store: Store, worked: Case) -> None:
    """Answering later what a colleague answered meanwhile is a clash, then a choice."""
    id, ours, version = beside_a_colleague(store, worked)
    mine = put(ours, "shared-1", "consent.sharing", "shared-1", Answer("unknown"))
    conflict = store.save_case(id, mine, version)
    assert isinstance(conflict, Conflict)
    (clash,) = conflict.clashes
    assert (clash.theirs, clash.mine) == ("yes (source: told)", "unknown")
    chosen = put(conflict.theirs, "shared-1", "consent.sharing", "shared-1", Answer("unknown"))
    assert isinstance(store.save_case(id, chosen, conflict.version), Saved)
    assert loaded(store, id).stored == chosen


def test_an_act_about_somebody_a_colleague_removed_is_a_clash(store: Store, worked: Case) -> None:
    """Neither a person nor a picture is taken from under what somebody else just said of them."""
    begun = kept(store, replace(worked, people={**worked.people, "F": Person("other")}))
    case = loaded(store, begun.id).stored
    leant = replace(case, acts=(*case.acts, Act("take-9", "take", about="F")))
    assert isinstance(store.save_case(begun.id, leant, 1), Saved)
    assert isinstance(store.save_case(begun.id, worked, 1), Conflict)
    assert loaded(store, begun.id).stored == leant


def test_two_people_changing_the_same_thing_are_asked(store: Store, worked: Case) -> None:
    """Nothing is saved over a colleague's answer unseen; both answers are shown; choosing works."""
    begun = kept(store, worked)
    one = put(worked, "shared-1", "consent.sharing", "shared-1", YES)
    two = put(worked, "shared-1", "consent.sharing", "shared-1", Answer("unknown"))
    store.save_case(begun.id, one, 1)
    conflict = store.save_case(begun.id, two, 1)
    assert isinstance(conflict, Conflict) and conflict.theirs == one and conflict.version == 2
    (clash,) = conflict.clashes
    assert (clash.before, clash.theirs, clash.mine) == ("no (source: told)", "yes (source: told)", "unknown")
    assert loaded(store, begun.id).stored == one
    assert isinstance(store.save_case(begun.id, two, conflict.version), Saved)


def test_the_same_change_made_twice_is_no_clash(store: Store, worked: Case) -> None:
    """Two people who gave the same answer agree."""
    begun = kept(store, worked)
    one = put(worked, "shared-1", "consent.sharing", "shared-1", YES)
    store.save_case(begun.id, one, 1)
    assert isinstance(store.save_case(begun.id, one, 1), Saved)


@pytest.mark.parametrize("removed_first", [True, False])
def test_an_answer_on_an_act_a_colleague_removed_is_a_clash(store: Store, worked: Case, removed_first: bool) -> None:
    """Neither the removal nor the answer wins unseen, whichever came first."""
    begun = kept(store, worked)
    without = remove_act(worked, "shared-1")
    answered = put(worked, "shared-1", "excuse.reasonable", "shared-1", NO)
    first, second = (without, answered) if removed_first else (answered, without)
    assert isinstance(store.save_case(begun.id, first, 1), Saved)
    assert isinstance(store.save_case(begun.id, second, 1), Conflict)
    assert loaded(store, begun.id).stored == first


def test_the_list_shows_the_last_changed_first(store: Store, worked: Case) -> None:
    """Reference, nation, number of acts; a deleted case is not in it."""
    clock = iter(dt.datetime(2026, 1, day, tzinfo=dt.UTC) for day in range(1, 9))
    store.clock = lambda: next(clock)
    ids = [kept(store, replace(worked, id=f"ref-{n}")).id for n in range(3)]
    store.save_answer(ids[0], "shared-1", "consent.sharing", "shared-1", YES, 1)
    cases = store.list()
    assert not isinstance(cases, StoreProblem)
    assert [case.reference for case in cases] == ["ref-0", "ref-2", "ref-1"] and {case.acts for case in cases} == {2}
    assert isinstance(store.delete(ids[2]), Deleted)
    assert [case.id for case in store.list()] == [ids[0], ids[1]]
    assert isinstance(store.load(ids[2]), StoreProblem)


@pytest.mark.parametrize("seed", range(12))
def test_any_run_of_changes_is_kept_as_it_was_made(store: Store, worked: Case, book: RuleBook, seed: int) -> None:
    """Answers given, changed and taken back, acts added, copied, moved and removed: after each save, what a fresh reading
    gives is what was saved, and the history is whole at the end."""
    draw = random.Random(seed)
    case = worked
    saved = kept(store, case)
    facts = ("consent.sharing", "belief.reasonable", "intended.consent.observing", "image.origin", "affected.age")
    for _ in range(25):
        act = draw.choice(case.acts) if case.acts else None
        match draw.randrange(6):
            case 0 if act is not None:
                case = remove_act(case, act.id)
            case 1 if act is not None and f"{act.id}-A" not in {other.id for other in case.acts}:
                case = copy_act(case, act.id, "A", book.vocabulary)
            case 2:
                case = replace(case, acts=tuple(draw.sample(case.acts, len(case.acts))))
            case 3:
                case = add_act(case, draw.choice(("share", "take", "threaten")))
            case _ if act is not None:
                given = draw.choice((None, YES, NO, Answer("unknown")))
                of = draw.choice((act.id, "B", "case", act.image or act.id))
                case = put(case, act.id, draw.choice(facts), of, given)
        done = store.save_case(saved.id, case, saved.version)
        assert isinstance(done, Saved), done
        saved = done
        found = loaded(store, saved.id)
        assert found.stored == case and found.version == saved.version
    assert store.verify(saved.id) == ()


def test_cases_are_due_when_they_have_lain_unchanged_as_long_as_the_service_says(store: Store, worked: Case) -> None:
    """On the very day, not the day before, at the end of a short month too; nothing is due while nothing is said."""
    store.clock = lambda: dt.datetime(2026, 8, 31, 9, tzinfo=dt.UTC)
    begun = kept(store, worked)
    assert store.due(dt.date(2099, 1, 1)) == ()
    assert store.set_keep_months(6) is None and store.keep_months() == 6
    assert store.due(dt.date(2027, 2, 27)) == ()
    due = store.due(dt.date(2027, 2, 28))
    assert not isinstance(due, StoreProblem)
    assert [(one.id, one.reference, one.since) for one in due] == [(begun.id, "worked-case", "2027-02-28")]
    assert isinstance(loaded(store, begun.id), Loaded)


def test_everything_held_is_told_with_whom_it_is_about_and_who_supplied_it(store: Store, worked: Case) -> None:
    """Every row ever entered is there once, corrected ones marked; a picture's answers are about who is shown in it."""
    begun = kept(store, worked)
    store.save_answer(begun.id, "shared-1", "consent.sharing", "shared-1", YES, 1)
    store.decide(begun.id, "chose to wait")
    store.wrote(begun.id, "case-note", "service-file", "text")
    held = store.held(begun.id)
    assert not isinstance(held, StoreProblem)
    assert len(held) == len(case_rows(worked)) + 3
    by_what = {(item.what, bool(item.ended)): item for item in held}
    old, new = (by_what["consent.sharing (shared-1)", gone] for gone in (True, False))
    assert (old.says, new.says) == ("no (source: told)", "yes (source: told)") and old.supplied.startswith("told by")
    assert by_what["shows.breasts (photo-1)", False].about == ("B (supported)",)
    assert by_what["act threatened-1", False].about == ("A (responsible)", "B (supported)")
    assert by_what["person A", False].about == ("A (responsible)",)
    assert by_what["decision", False].says == "chose to wait" and by_what["decision", False].about == ()
    assert by_what["document", False].says == "case-note, service-file, text"
