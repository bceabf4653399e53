"""Notes read: every pattern on its example and not on its counter-example, every cue with every kind of act, and what
changes of wording, hostile text and missing parts do to a reading."""

from __future__ import annotations

import builtins
import datetime as dt
import json
import random
import re
import socket
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from assessor.cli import main
from assessor.notes import narrate, tokens
from assessor.notes.lexicon import lexicon
from tests.conftest import FULL
from tests.narrative.score import gold, score_half, texts
from tests.plain import read_words

DATA = Path(__file__).parents[2] / "data" / "narrative"
DAY = dt.date(2026, 11, 22)
CONSENT = frozenset(
    f"consent.{name}" for name in ("sharing", "taking", "creating", "receiving", "observing", "copying", "request")
)
KINDS: Mapping[str, tuple[str, str, str]] = {
    "share": (
        "posted naked photos of her online",
        "posting naked photos of her online",
        "post naked photos of her online",
    ),
    "take": ("took naked photos of her", "taking naked photos of her", "take naked photos of her"),
    "create": ("made a deepfake of her", "making a deepfake of her", "make a deepfake of her"),
    "send": ("sent her a dick pic", "sending her a dick pic", "send her a dick pic"),
    "install": ("hid a camera in her bathroom", "hiding a camera in her bathroom", "hide a camera in her bathroom"),
    "observe": ("watched her in the shower", "watching her in the shower", "watch her in the shower"),
    "copy": ("screenshotted her naked photo", "screenshotting her naked photo", "screenshot her naked photo"),
}


def rows(name: str, part: str) -> list[dict[str, Any]]:
    found = read_words(DATA / f"{name}.yaml")[part]
    assert isinstance(found, list)
    return found


def said(text: str) -> set[tuple[str, str]]:
    """The facts and values a note suggests."""
    return {(row["fact"], str(row["value"])) for row in narrate(text, DAY)["suggestions"]}


def done(text: str) -> list[str]:
    """The kinds of act a note says were done."""
    return [act["kind"] for act in narrate(text, DAY)["acts"]]


@pytest.mark.parametrize("row", rows("facts", "facts"), ids=lambda row: row["id"])
def test_a_list_of_ways_to_say_a_fact_reads_its_example_and_not_its_counter_example(row: dict[str, Any]) -> None:
    """The fact with its value on the one, not on the other."""
    facts = CONSENT if row["fact"] == "consent" else {row["fact"]}
    for text, wanted in ((row["example"], True), (row["counter"], False)):
        assert any((fact, row["value"]) in said(text) for fact in facts) == wanted, text


@pytest.mark.parametrize("row", rows("conduct", "senses"), ids=lambda row: row["id"])
def test_a_way_to_say_what_was_done_reads_its_example_and_not_its_counter_example(row: dict[str, Any]) -> None:
    """The kind of act on the one, not on the other."""
    assert row["kind"] in done(row["example"]), row["example"]
    assert row["kind"] not in done(row["counter"]), row["counter"]


def test_every_verb_of_conduct_has_its_forms() -> None:
    """A verb that is not among the written forms would never be found."""
    lex = lexicon()
    known = {form.lemma for form in lex.forms.values()}
    assert {verb for sense in lex.senses for verb in sense.verbs} <= known


@pytest.mark.parametrize("cue", rows("cues", "cues"), ids=lambda row: row["id"])
@pytest.mark.parametrize("kind", list(KINDS))
def test_a_cue_keeps_every_kind_of_act_from_being_read_as_done(cue: dict[str, Any], kind: str) -> None:
    """Under the cue the act is never done; after a counter-example it is, or is left unread."""
    past, ing, to = KINDS[kind]
    forms = {"past": past, "ing": ing, "to": to}
    assert kind not in done(cue["example"].format(**forms))
    plain = done(cue["counter"].format(**forms))
    assert kind in plain or not plain


def test_a_threat_never_comes_out_as_done() -> None:
    """Said about every kind of sharing, in many ways, before anything happened."""
    for way in (
        "He threatened to {}.", "He said he would {}.", "He says he will {} if she leaves.", "He keeps saying he'll {}.",
        "He warned her he was going to {}.", "He told her he could {} any time.",
    ):  # fmt: skip
        for what in ("post her nudes", "send her naked photos to her boss", "put the video of them having sex online"):
            assert "share" not in done(way.format(what)), way.format(what)


def _words(text: str) -> set[tuple[str, str]]:
    return {pair for pair in said(text) if pair[0] != "relation.to-person"}


CHANGES = {
    "lower case": str.lower,
    "capitals only": str.upper,
    "no punctuation": lambda text: re.sub(r"[,.;:!?]", "", text),
    "two spaces": lambda text: text.replace(" ", "  "),
    "bullets": lambda text: "\n".join(f"- {part}" for part in text.split(". ")),
}
OPPOSITE = {"yes": "no", "no": "yes"}


@pytest.mark.parametrize("name", list(CHANGES))
@pytest.mark.parametrize("half", ["development", "own"])
def test_a_change_of_dress_keeps_a_reading_or_drops_it_and_never_turns_it_round(name: str, half: str) -> None:
    """No yes becomes a no, no no a yes, and no new kind of act is read as done."""
    known = texts()
    for row in gold(half)[::3]:
        text = row.get("text") or known[row["id"]]
        before, after = dict(_words(text)), dict(_words(CHANGES[name](text)))
        turned = {f for f, v in after.items() if v in OPPOSITE and before.get(f) == OPPOSITE[v]}
        assert not turned, (row["id"], turned)


def test_swapping_he_and_she_keeps_who_did_it() -> None:
    """The same acts by the same letters."""
    swap = {"he": "she", "she": "he", "him": "her", "his": "her", "her": "him", "He": "She", "She": "He", "Her": "His"}
    for text in (
        "She says her ex posted nude photos of her on Facebook. He did it to humiliate her.",
        "He sent her an unsolicited dick pic. She was upset.",
        "She is worried that he filmed her in the shower.",
    ):
        swapped = re.sub(r"\b(he|she|him|his|her|He|She|Her)\b(?! (?:ex|photos))", lambda m: swap[m.group()], text)
        first, second = (narrate(t, DAY)["acts"] for t in (text, swapped))
        letters = [[(act["kind"], act["by"]) for act in acts] for acts in (first, second)]
        assert all(row in letters[0] for row in letters[1])


def test_not_turns_a_yes_to_a_no_or_drops_it() -> None:
    """Done becomes not done; a purpose denied is not a purpose."""
    assert "share" in done("He posted nude photos of her on Facebook.")
    for denied in (
        "He did not post nude photos of her on Facebook.",
        "He never posted nude photos of her on Facebook.",
    ):
        assert "share" not in done(denied)
    assert ("purpose.distress", "yes") in said("He posted nude photos of her to upset her.")
    assert ("purpose.distress", "yes") not in said("He posted nude photos of her. It was not to upset her.")


@pytest.mark.parametrize("seed", range(3))
def test_typing_errors_never_turn_a_reading_round(seed: int) -> None:
    """Two letters swapped in one word of ten."""
    choice = random.Random(seed)
    known = texts()
    for row in gold("development")[seed::6]:
        text = known[row["id"]]
        typed = " ".join(_swapped(word, choice) if choice.random() < 0.1 else word for word in text.split(" "))
        before, after = dict(_words(text)), dict(_words(typed))
        turned = {f for f, v in after.items() if v in OPPOSITE and before.get(f) == OPPOSITE[v]}
        assert not turned, (row["id"], turned, typed)


def _swapped(word: str, choice: random.Random) -> str:
    if len(word) < 4:
        return word
    at = choice.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def test_reordered_sentences_never_turn_a_reading_round() -> None:
    """The sentences of a note backwards."""
    known = texts()
    for row in gold("development")[::4]:
        text = known[row["id"]]
        back = " ".join(reversed(re.findall(r"[^.]+\.", text)))
        before, after = dict(_words(text)), dict(_words(back))
        turned = {
            f for f, v in after.items() if v in OPPOSITE and before.get(f) == OPPOSITE[v] and f.startswith("consent")
        }
        assert not turned, (row["id"], turned)


HOSTILE = {
    "cues": "he did not " * (100_000 if FULL else 2_000),
    "combining": "h\u0301e\u0301 posted nudes of her. " * (1_000 if FULL else 300),
    "zero width": "\u200bHe\u200b po\u200bsted nude photos of her on Face\u200bbook.",
    "right to left": "\u202eHe posted nude photos of her.\u202c",
    "no letters": "\U0001f600" * (10_000 if FULL else 2_500) + "((((((" * (2_000 if FULL else 500),
    "one word": "a" * 200_000,
    "lines": "\n" * 100_000,
    "bullets": "- \n" * (7_000 if FULL else 1_700),
    "no full stop": "or gets it " * 2_000,
    "commas": "," * (21_000 if FULL else 5_000),
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_hostile_text_is_read_in_time_and_offsets_stay_right(name: str) -> None:
    """Within the length that is read, in time that grows with it; every span lies in the original."""
    text = HOSTILE[name]
    reading = narrate(text, DAY)
    spans = [span for row in reading["suggestions"] for span in row["spans"]]
    assert all(0 <= first < last <= len(text) for first, last in spans)
    if len(text) > 20_000:
        spent = []
        for part in (text[: len(text) // 4], text[: len(text) // 2]):
            start = time.perf_counter()
            narrate(part, DAY)
            spent.append(time.perf_counter() - start)
        assert spent[1] < 6 * spent[0] + 0.5


def test_spans_are_the_words_they_were_read_from() -> None:
    """With marks that the reader does not see in between."""
    text = "On 3\u200b March 2024 he posted\u00ad nude photos of her on Facebook without her consent."
    by_fact = {row["fact"]: [text[a:b] for a, b in row["spans"]] for row in narrate(text, DAY)["suggestions"]}
    assert any("without her consent" in part for part in by_fact["consent.sharing"])
    assert any("March 2024" in part for part in by_fact["when"])


def test_an_age_said_of_the_picture_goes_to_the_picture() -> None:
    """ "I was 17 when I sent them" is no age at the day of the sharing."""
    reading = said("My ex posted nude photos of me last year. I was 17 when I sent them.")
    assert ("image.age-then", "16-17") in reading
    assert not any(fact == "affected.age" for fact, _ in reading)
    assert ("affected.age", "13-15") in said("He filmed her in the shower when she was 15.")


def test_no_network_and_no_file_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every socket and every opening of a file to write is refused, and the note is read all the same."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("no network")

    narrate("He posted nude photos of her.", DAY)
    real = builtins.open

    def reading_only(file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        assert not set(mode) & set("wax+"), file
        return real(file, mode, *args, **kwargs)

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(builtins, "open", reading_only)
    assert done("He posted nude photos of her on Facebook.") == ["share"]


def test_a_missing_or_broken_language_model_is_said_in_a_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A result with a message and nothing suggested; the command ends with status 2 and no traceback."""
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "spacy":
            raise ImportError("broken", name="spacy")
        return real(name, *args, **kwargs)

    tokens.pipeline.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without)
    reading = narrate("He posted nude photos of her.", DAY)
    assert "spacy" in reading["message"] and not reading["suggestions"]
    note = tmp_path / "note.txt"
    note.write_text("He posted nude photos of her.", encoding="utf-8")
    assert main(["narrative", str(note)]) == 2
    assert "interview works without it" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("She is 15 and he sent her nudes round the school.", "under-18"),
        ("She says she wants to kill herself since the photos went online.", "self-harm"),
        ("He is outside her house now and says he will hurt her.", "danger"),
        ("He wants £500 or he will post the video.", "money"),
        ("The picture is at C:\\Users\\me\\nude.jpg", "image"),
    ],
)
def test_what_calls_for_something_else_first_is_flagged(text: str, flag: str) -> None:
    """Someone under 18, self-harm, danger, demands for money, and pictures pasted in."""
    flags = {row["id"] for row in narrate(text, DAY)["flags"]}
    assert any(flag in found for found in flags), flags


def test_personal_data_is_pointed_out_with_what_to_put_in_its_place() -> None:
    """Names, numbers, handles, links and addresses, each on its words with a role to replace it by."""
    text = "Sarah Jones (07700 900123, @sarahj, s.jones@example.com) of 12 High Street says A posted it at https://x.example/1"
    found = narrate(text, DAY)["personal"]
    kinds = {row["kind"] for row in found}
    assert len(kinds) >= 4
    assert all(0 <= row["span"][0] < row["span"][1] <= len(text) and row["replace"] for row in found)


def test_contradictions_and_what_was_not_understood_are_listed() -> None:
    """Two values of one fact; a sentence with a verb of conduct that yielded nothing."""
    reading = narrate(
        "She agreed to him sharing her nude photos. She never agreed to him sharing her nude photos. He shared her nude photos with his mates.",
        DAY,
    )
    assert reading["contradictions"] or not {("consent.sharing", "yes"), ("consent.sharing", "no")} <= said(
        "She agreed to him sharing her nude photos. She never agreed to him sharing her nude photos."
    )
    assert narrate("He screened the whole lot.", DAY)["not_understood"] is not None


def test_the_command_prints_words_and_offsets(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """As text with the words marked; as JSON with offsets into the original."""
    note = tmp_path / "note.txt"
    text = "He posted nude photos of her on Facebook on 3 March 2024."
    note.write_text(text, encoding="utf-8")
    assert main(["narrative", str(note), "--date", "2026-11-22"]) == 0
    assert "posted" in capfd.readouterr().out
    assert main(["narrative", str(note), "--format", "json"]) == 0
    reading = json.loads(capfd.readouterr().out)
    (first, last) = next(row["spans"][0] for row in reading["suggestions"] if row["fact"] == "act.kind")
    assert text[first:last] == "posted"


@pytest.mark.parametrize(
    ("half", "recall", "wrong"),
    [
        ("development", 0.90, 0),
        ("kept-out", 0.85, 1),
        ("own", 0.95, 0),
        ("fresh", 0.93, 0),
        ("unseen", 0.75, 1),
        ("later", 0.70, 1),
    ],
)
def test_annotated_notes_are_read_as_their_words_say(half: str, recall: float, wrong: int) -> None:
    """Precision at least 0.95, a recall that is not to fall, and at most so many wrong yes on agreement, age, or who did it;
    at most one act that is not stated. Docs/narrative.md has what each set gave when it was read for the first time."""
    score = score_half(half)
    whole = score.whole()
    assert whole.precision >= 0.95 and whole.recall >= recall, score.errors
    assert len(score.wrong_yes) <= wrong, score.wrong_yes
    assert len(score.unstated) <= 1, score.unstated
    assert score.sorts["dates"].precision >= 0.90
