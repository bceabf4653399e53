"""Nothing of a case can be read without the passphrase, and no file is opened as if it were the right one."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from assessor.case.edit import put
from assessor.case.model import Answer, Case
from assessor.store import StoreProblem, create_store, open_store
from assessor.store import engine as engines
from assessor.store.advice import advice, suggest
from assessor.store.crypto import PASSPHRASE, Cost, SealedBox, Tampered, new_code, new_key, wrap, wrapped_from
from assessor.store.how import Created
from assessor.store.places import Places
from assessor.store.slot import Unsaved
from assessor.store.store import Store
from assessor.store.types import Saved
from tests.conftest import ROOT
from tests.files import contents
from tests.store.conftest import CHEAP, QUICK, SECRET

MARKS = ("Pelargonium-in-Didcot", "quicksilver seven", "Umbrage of the heron", "marsh 7719 lantern")


def marked(worked: Case) -> Case:
    """The worked case with known sentences wherever text can be."""
    case = put(worked, "shared-1", "consent.sharing", "shared-1", Answer("no", "told", MARKS[0]))
    return replace(case, acts=(replace(case.acts[0], place=MARKS[1]), *case.acts[1:]))


def codes(problem: object) -> str:
    return problem.code if isinstance(problem, StoreProblem) else "opened"


# The four traps.


def test_a_store_without_its_key_is_refused_and_never_made(
    store: Store, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trap 1: a connection that lost its key would write a readable file; the file is looked at, and it is not used."""
    data = Places(Path(place)).data
    assert data.read_bytes()[:16] != engines.READABLE
    store.lock()
    for path in (data, *Places(Path(place)).side_files()):
        path.unlink(missing_ok=True)
    with sqlite3.connect(data) as raw:
        raw.execute("CREATE TABLE meta (name, value)")
    assert codes(open_store(place, SECRET, QUICK)) in ("damaged", "not-encrypted")
    own = engines._connect
    monkeypatch.setattr(engines, "_connect", lambda module, path, key, pragmas: own(module, path, None, pragmas))
    assert codes(open_store(place, SECRET, QUICK)) == "not-encrypted"


def test_making_a_store_without_its_key_is_refused(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trap 1, when the store is made: it is looked at before it is used, and no case reaches it."""
    own = engines._connect
    monkeypatch.setattr(engines, "_connect", lambda module, path, key, pragmas: own(module, path, None, pragmas))
    assert codes(create_store(place, SECRET, QUICK)) == "not-encrypted"


def test_without_the_library_nothing_is_stored(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trap 1, its other door: if SQLCipher cannot be loaded, the answer is a refusal, not a readable file."""
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)
    assert codes(create_store(place, SECRET, QUICK)) == "no-encryption"


def test_a_wrong_key_writes_nothing_on_the_screen(created: Created, place: str) -> None:
    """Trap 2: the library's own lines on standard error would land across the interface."""
    created.store.lock()
    code = "\n".join(
        (
            "import sys; from pathlib import Path",
            "from assessor.store.engine import whole",
            "print(whole(Path(sys.argv[1]), bytes(32)))",
        )
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(Places(Path(place)).data)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("False\n", "")


def test_the_key_is_in_no_url_repr_or_log(created: Created, place: str, caplog: pytest.LogCaptureFixture) -> None:
    """Trap 4: neither the engine's URL, nor its repr, nor the most talkative log holds the key or a value."""
    import logging

    caplog.set_level(logging.DEBUG)
    created.store.lock()
    opened = open_store(place, SECRET, QUICK)
    assert isinstance(opened, Store)
    engine = opened._backend.engine
    key = opened._backend._own[2]
    shown = f"{engine!r} {engine.url} {opened!r} {opened.__dict__!r} {opened._backend!r} {caplog.text}"
    assert engine.url.render_as_string(hide_password=False) == "sqlite+pysqlite://"
    assert key.hex() not in shown and SECRET not in shown
    opened.lock()


# Trap 3 is tested with the migrations.


def test_wrong_passphrases_say_so_and_slow_down(created: Created, place: str) -> None:
    """Each wait is longer, up to half a minute, and the right passphrase ends it; the message never changes."""
    created.store.lock()
    waits: list[float] = []
    how = replace(QUICK, pause=waits.append)
    for _ in range(9):
        problem = open_store(place, "wrong and long", how)
        assert str(problem) == "That passphrase does not open the store."
    assert waits == [0.5, 1, 2, 4, 8, 16, 30, 30]
    opened = open_store(place, created.recovery_code, how)
    assert isinstance(opened, Store)
    opened.lock()
    waits.clear()
    again = open_store(place, SECRET, how)
    assert isinstance(again, Store) and waits == []
    again.lock()


def test_no_flipped_bit_opens_as_if_it_were_right(created: Created, worked: Case, place: str, tmp_path: Path) -> None:
    """A bit turned anywhere in the file or its keys: the store says that it is damaged, or the passphrase wrong."""
    for number in range(20):
        created.store.new(replace(marked(worked), id=f"ref-{number}"))
    created.store.lock()
    kept = tmp_path / "kept-right"
    shutil.copytree(place, kept)
    draw = random.Random(3)
    for number in range(30):
        shutil.rmtree(place)
        shutil.copytree(kept, place)
        path = Places(Path(place)).keys if number % 3 == 0 else Places(Path(place)).data
        content = bytearray(path.read_bytes())
        content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)
        path.write_bytes(content)
        assert codes(open_store(place, SECRET, QUICK)) in ("damaged", "wrong-passphrase"), (number, path)


def test_files_swapped_between_two_stores_open_neither(created: Created, place: str, tmp_path: Path) -> None:
    """Another store's database, or its keys, under the same passphrase."""
    other = str(tmp_path / "other")
    second = create_store(other, SECRET, QUICK)
    assert isinstance(second, Created)
    created.store.lock()
    second.store.lock()
    mine, theirs = Places(Path(place)), Places(Path(other))
    shutil.copy(theirs.data, mine.data)
    assert codes(open_store(place, SECRET, QUICK)) == "damaged"
    shutil.copy(mine.keys, theirs.keys)
    assert codes(open_store(other, SECRET, QUICK)) == "damaged"


def test_an_older_file_put_back_is_not_opened_unasked(
    created: Created, worked: Case, place: str, tmp_path: Path
) -> None:
    """Yesterday's file in today's place; asked for, it opens, and from then on it is the newest."""
    created.store.new(worked)
    created.store.lock()
    yesterday = tmp_path / "yesterday"
    shutil.copytree(place, yesterday)
    opened = open_store(place, SECRET, QUICK)
    assert isinstance(opened, Store)
    begun = opened.new(replace(worked, id="later"))
    assert isinstance(begun, Saved)
    opened.lock()
    shutil.rmtree(place)
    shutil.copytree(yesterday, place)
    assert codes(open_store(place, SECRET, QUICK)) == "older"
    asked = open_store(place, SECRET, replace(QUICK, accept_older=True))
    assert isinstance(asked, Store) and len(asked.list()) == 1
    asked.lock()
    again = open_store(place, SECRET, QUICK)
    assert isinstance(again, Store)
    again.lock()


def test_a_store_whose_database_is_gone_is_not_begun_anew(created: Created, place: str) -> None:
    """Keys without a database are a damaged store, not an empty one."""
    created.store.lock()
    Places(Path(place)).data.unlink()
    assert codes(open_store(place, SECRET, QUICK)) == "damaged"


def test_no_known_sentence_is_in_any_byte_while_open_after_and_after_deleting(
    created: Created, worked: Case, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Data folder with log and copies, temporary folder, arguments and environment: while writing, closed, deleted."""
    temp = tmp_path / "temp"
    temp.mkdir()
    monkeypatch.setenv("TMPDIR", str(temp))
    monkeypatch.setenv("SQLITE_TMPDIR", str(temp))
    store = created.store
    words = [mark.encode() for mark in (*MARKS, SECRET, "consent.sharing", "shared-1", created.recovery_code)]

    def look() -> None:
        found = list(contents(tmp_path))
        assert len(found) >= 3
        assert [(path, word) for path, content in found for word in words if word in content] == []
        for part in ("cmdline", "environ"):
            said = Path(f"/proc/self/{part}")
            if said.exists():
                assert [word for word in words[:4] if word in said.read_bytes()] == []

    begun = store.new(marked(worked))
    assert isinstance(begun, Saved)
    store.decide(begun.id, MARKS[2])
    store.slot.keep(Unsaved(f"case: {MARKS[3]}", screen={"note": MARKS[2]}))
    look()
    store.backup()
    look()
    store.delete(begun.id)
    look()
    store.lock()
    look()
    for path in [Path(place), *Path(place).rglob("*"), *(tmp_path / "state").rglob("*")]:
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path


def test_deleting_overwrites_even_where_nothing_is_encrypted(place: str, worked: Case) -> None:
    """In a readable store the sentences are there before, in the copies too, and in no byte of the folder after."""
    made = create_store(place, None, QUICK)
    assert isinstance(made, Created) and not made.store.encrypted and "NOT encrypted" in made.store.warnings[0]
    begun = made.store.new(marked(worked))
    assert isinstance(begun, Saved)
    made.store.backup()

    def found() -> list[tuple[Path, str]]:
        return [(path, mark) for path, held in contents(Path(place)) for mark in MARKS[:2] if mark.encode() in held]

    assert len(found()) >= 4
    made.store.delete(begun.id)
    assert found() == []
    made.store.lock()
    assert found() == []


def test_a_crash_prints_no_word_of_a_case(created: Created, worked: Case, place: str) -> None:
    """A fault inside a save: the message, the error's text and a traceback hold neither values nor the passphrase."""
    begun = created.store.new(marked(worked))
    assert isinstance(begun, Saved)
    created.store.lock()
    code = f"""
import faulthandler, os, resource, sys, traceback
from assessor.case.model import Answer
from assessor.store import open_store, records
from tests.store.conftest import QUICK
faulthandler.enable()
store = open_store({place!r}, sys.stdin.readline().rstrip(), QUICK)
own = records._end
def broken(connection, rows, seq):
    connection.exec_driver_sql("UPDATE events SET body = ?", ({MARKS[2]!r}.swapcase(),))
records._end = broken
print(store.save_answer({begun.id!r}, "shared-1", "consent.sharing", "shared-1", Answer("yes", "told", sys.stdin.readline().rstrip()), 1))
print(resource.getrlimit(resource.RLIMIT_CORE)[0])
records._end = lambda *_: 1 / 0
try:
    store.save_answer({begun.id!r}, "shared-1", "consent.sharing", "shared-1", Answer("yes", "told", {MARKS[1]!r}.swapcase()), 1)
except ZeroDivisionError:
    traceback.print_exc()
sys.stdout.flush()
os.abort()
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=f"{SECRET}\n{MARKS[3]}\n",
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    said = done.stdout + done.stderr
    assert "could not do this" in said and "\n0\n" in said and "ZeroDivisionError" in said and done.returncode < 0
    assert [mark for mark in (*MARKS, SECRET) if mark in said or mark.swapcase() in said.replace(code, "")] == []


def test_sealed_values_cannot_be_altered_moved_or_measured() -> None:
    """A sealed value opens only at its place, whole; yes and no are equally long; the same text never looks the same."""
    box = SealedBox(new_key())
    sealed = box.seal("yes", "answers.value:1:2")
    assert box.open(sealed, "answers.value:1:2") == "yes"
    assert len(sealed) == len(box.seal("no", "answers.value:1:2")) and sealed != box.seal("yes", "answers.value:1:2")
    for stored, where in (
        (sealed, "answers.value:1:3"),
        (sealed[:-4] + "AAAA", "answers.value:1:2"),
        ("yes", "x"),
        ("", "x"),
    ):
        with pytest.raises(Tampered):
            box.open(stored, where)


def test_a_recovery_code_is_forgiving_and_a_passphrase_is_not(created: Created, place: str) -> None:
    """Lower case, spaces, and letters taken for digits open it; a passphrase is taken as typed, in any keyboard's form."""
    created.store.lock()
    for typed in (
        created.recovery_code.lower().replace("-", " "),
        created.recovery_code.replace("0", "O").replace("1", "l"),
    ):
        opened = open_store(place, typed, QUICK)
        assert isinstance(opened, Store)
        opened.lock()
    assert codes(open_store(place, SECRET.upper(), QUICK)) == "wrong-passphrase"
    assert codes(open_store(place, new_code(), QUICK)) == "wrong-passphrase"


def test_a_weak_passphrase_is_advised_against_and_a_very_short_one_refused(place: str) -> None:
    """Advice in a sentence; a suggestion that draws none; nothing made for a passphrase of seven characters."""
    assert codes(create_store(place, "short-1", QUICK)) == "weak-passphrase" and not Path(place).exists()
    for weak in ("password2026", "aaaaaaaaaaaaaaaaaa", "abcd1234efgh", "ten chars!"):
        assert advice(weak), weak
    assert not [offered for offered in (suggest() for _ in range(200)) if advice(offered)]
    assert advice("seven green lamps at noon") == ""


@pytest.mark.parametrize("how", ["removed", "emptied", "altered", "in another folder", "longer"])
def test_a_store_whose_note_is_gone_or_altered_is_not_opened_unasked(
    created: Created, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """B3: an older store beside a note that says nothing would not show; asked for, it opens, and is noted again."""
    note = created.store._backend.anchor.path
    created.store.lock()
    content = note.read_bytes()
    if how == "removed":
        note.unlink()
    elif how == "in another folder":
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "elsewhere"))
    else:
        changed = {"emptied": b"", "altered": bytes([content[0] ^ 1]) + content[1:], "longer": content + b"x"}
        note.write_bytes(changed[how])
    problem = open_store(place, SECRET, QUICK)
    assert isinstance(problem, StoreProblem) and problem.code == "older" and "--accept-older" in problem.hint
    for asked in (replace(QUICK, accept_older=True), QUICK):
        opened = open_store(place, SECRET, asked)
        assert isinstance(opened, Store)
        opened.lock()


@pytest.mark.skipif(sys.platform == "win32", reason="rights on folders are POSIX")
def test_a_copy_elsewhere_is_for_its_owner_alone_and_takes_nothing_of_others(created: Created, tmp_path: Path) -> None:
    """C10: folders it makes are 0700 under any umask; a folder that is there keeps its rights and every file in it."""
    before = os.umask(0)
    try:
        made = created.store.backup(tmp_path / "new" / "deep")
        assert not isinstance(made, StoreProblem)
        shared = tmp_path / "shared"
        shared.mkdir(mode=0o777)
        theirs = {name: (shared / name) for name in (".part", "000001k", "000002", "notes")}
        for name, path in theirs.items():
            path.write_text(name, encoding="utf-8")
        other = created.store.backup(shared)
    finally:
        os.umask(before)
    assert not isinstance(other, StoreProblem) and other.path.name == "000003"
    for folder in (tmp_path / "new", tmp_path / "new" / "deep"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(shared.stat().st_mode) == 0o777
    assert {name: path.read_text(encoding="utf-8") for name, path in theirs.items()} == {name: name for name in theirs}
    assert stat.S_IMODE(other.path.stat().st_mode) == stat.S_IMODE(other.keys.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "cost",
    [
        {"passes": 20, "memory": 2_097_152, "lanes": 1},
        {"passes": 1, "memory": 262_145, "lanes": 4},
        {"passes": 12, "memory": 262_144, "lanes": 4},
        {"passes": 3.0, "memory": 65_536, "lanes": 4},
        {"passes": True, "memory": 65_536, "lanes": 4},
        {"passes": 3, "memory": 65_536, "lanes": 100},
        {"passes": 1, "memory": 8, "lanes": 1},
    ],
)
def test_a_key_that_would_cost_too_much_or_too_little_is_refused_unopened(cost: dict[str, int]) -> None:
    """C2: at most 256 MiB and five times the usual work, however the keys were rewritten; whole numbers only."""
    made = wrap(new_key(), SECRET, PASSPHRASE, "s", CHEAP).plain()
    with pytest.raises(ValueError, match="cost"):
        wrapped_from({**made, "cost": cost})
    assert Cost().sane and Cost(5, 196_608, 4).sane
