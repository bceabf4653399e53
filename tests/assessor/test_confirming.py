"""A commencement that a supervisor confirms on a machine: by command, shown in every result, undone as easily."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from assessor.assess.headline import NOT_CONFIRMED, headline
from assessor.case.file import load_case
from assessor.cli import main
from assessor.files.confirmations import (
    confirmation,
    confirmation_files,
    confirmations_folder,
    take_back,
    with_confirmations,
)
from assessor.files.settings import settings_folder
from assessor.pages.confirming import Ready, Request, asked_for
from assessor.result.report import assess_case
from legal_rules.rulebook import RuleBook

COPY = """\
schema: 1
case: copied
synthetic: true
nation: england-wales
as_at: 2026-11-22
people:
  A: {role: responsible, age: adult}
  B: {role: supported, age: adult}
images:
  photo-1: {of: [B], facts: {image.origin: camera, image.age-then: adult, shows.genitals: yes}}
acts:
  - id: copied-1
    kind: copy
    by: A
    about: B
    image: photo-1
    when: 2026-09-10
    facts: {image.temporary: yes, copy.lasting: yes, consent.copying: no, belief.reasonable: no, act.completed: yes, act.deliberate: yes}
"""
CONFIRM = ("law", "confirm", "soa2003-66AE", "--from", "2026-09-01", "--source", "SI 2026/1", "--by", "head of legal")
LAID = "Confirmed by head of legal on"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of settings of its own, with a case in it."""
    monkeypatch.setenv("ASSESSOR_CONFIG", str(tmp_path / "settings"))
    (tmp_path / "case.yaml").write_text(COPY, encoding="utf-8")
    return tmp_path


def said(capfd: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    """What a command prints, on one line."""
    capfd.readouterr()
    assert main(arguments) == status, capfd.readouterr().err
    shown = capfd.readouterr()
    return " ".join((shown.out if not status else shown.err).split())


def test_it_is_shown_in_every_result_and_undone(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What will change is said first; every command says who confirmed it, when and on what; taken back, none does."""
    case = str(here / "case.yaml")
    before = said(capfd, "assess", case)
    first = said(capfd, *CONFIRM)
    assert "now passed, start not confirmed; then in force from 1 September 2026" in first
    assert "never said to fit" in first
    every = [
        ("assess", case),
        ("assess", case, "--view", "law"),
        ("assess", case, "--view", "policy"),
        ("compare", case),
        ("whatif", case, "--set", "consent.copying=yes"),
        ("law", "show", "soa2003-66AE"),
        ("law", "confirmed"),
        ("law", "list", "--nation", "england-wales"),
        ("law", "timeline", "--nation", "england-wales"),
        ("law", "sheet", "soa2003-66AE"),
        ("document", "case-note", case, "--to", "-", "--for", "worker"),
        ("sql", "--dialect", "sqlite", "--nation", "england-wales", "--offence", "soa2003-66AE"),
    ]
    for arguments in every:
        shown = said(capfd, *arguments)
        assert LAID in shown and "SI 2026/1" in shown, arguments
        if arguments[:2] != ("law", "confirmed"):
            assert LAID not in said(capfd, *arguments, "--without-confirmations"), arguments
    assert said(capfd, "law", "unconfirm", "soa2003-66AE") == ""
    assert said(capfd, "assess", case) == before
    assert not confirmation_files()


def test_without_text_it_never_fits_and_gives_no_penalty(
    here: Path, book: RuleBook, capfd: pytest.CaptureFixture[str]
) -> None:
    """The finding is in force, from memory or reports, unread: no penalty, no time limit; no page says that it fits."""
    case = str(here / "case.yaml")
    said(capfd, *CONFIRM)
    result = json.loads(said(capfd, "assess", case, "--format", "json"))
    found = next(f for f in result["acts"][0]["periods"][0]["findings"] if f["offence"] == "soa2003-66AE")
    assert (found["law"], found["outcome"], found["reconstructed"], found["basis"]) == (
        "in-force",
        "met",
        True,
        "secondary",
    )
    assert found["penalty"] is None and found["time_limit"] is None and found["effects"] == {}
    confirms = result["receipt"]["overlays"][0]["confirms"]
    assert [(row["id"], row["from"], row["reconstructed"]) for row in confirms] == [
        ("soa2003-66AE", "2026-09-01", True)
    ]
    plain, law = said(capfd, "assess", case), said(capfd, "assess", case, "--view", "law")
    assert "Fits what you have told us" not in plain
    read, _ = load_case(Path(case), book.vocabulary)
    assert read is not None
    whole, _ = assess_case(read, with_confirmations(book).book)
    assert whole is not None
    unread = [f for f in whole.acts[0].periods[0].findings if f.offence == "soa2003-66AE"]
    assert headline(unread, book.vocabulary).kind == NOT_CONFIRMED
    assert "We were told that this part began on 1 September 2026. We have not read its exact words" in plain
    assert "its text was not read; what was done matches its words" in law and "Made out: yes" not in law
    own = law.partition("SOA 2003 s.66AE (number from one summary) Copying")[2].partition(" Stands")[0]
    assert own and "Penalty" not in own and "Time:" not in own


def test_an_act_before_the_confirmed_day_is_told_that_it_does_not_reach_back(
    here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """After the Act was passed, before the day: not asked whether it had begun."""
    case = here / "case.yaml"
    case.write_text(COPY.replace("2026-09-10", "2026-08-20"), encoding="utf-8")
    said(capfd, *CONFIRM)
    plain = said(capfd, "assess", str(case))
    assert "began on 1 September 2026, after this happened. It does not reach back." in plain


def test_bulk_and_sql_mark_law_that_was_not_read(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The column of the law says so; the line stands with the figures and at the head of the query."""
    table = here / "in.csv"
    table.write_text("nation,when,act.kind\nengland-wales,2026-09-10,copy\n", encoding="utf-8")
    said(capfd, *CONFIRM)
    only = ("--offence", "soa2003-66AE")
    assert main(["bulk", str(table), "-", *only, "--as-at", "2026-11-22"]) == 0
    shown = capfd.readouterr()
    assert "in-force-unread" in shown.out and LAID in shown.err
    query = said(capfd, "sql", "--dialect", "sqlite", "--nation", "england-wales", *only, "--as-at", "2026-11-22")
    assert query.startswith("-- Taken to have begun") and "in-force-unread" in query


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"provision": "soa2003-66B-1"}, "is not law that waits to be confirmed"),
        ({"provision": "soa2003-66AX"}, "there is no offence or definition"),
        ({"first": dt.date(2026, 11, 30)}, "lies ahead"),
        ({"first": dt.date(2026, 4, 28)}, "cannot have begun before 2026-04-29"),
        ({"source": "  "}, "the source has to be said"),
        ({"by": ""}, "the office has to be said"),
        ({"by": "x" * 400}, "more than 300 characters"),
        ({"source": "a\x1b[2Jb"}, "cannot be printed"),
    ],
)
def test_what_is_refused(change: dict[str, object], says: str, book: RuleBook) -> None:
    """Law in force or unknown, a day ahead or before the Act was passed, nothing said, characters that act on a terminal."""
    plain = {"provision": "soa2003-66AE", "first": dt.date(2026, 9, 1), "source": "SI", "by": "office"}
    request = Request(**{**plain, "on": dt.date(2026, 11, 29), **change})  # type: ignore[arg-type]
    found = asked_for(book, request)
    assert isinstance(found, list) and any(says in line for line in found), found


def test_a_section_is_confirmed_at_once_and_taken_back_part_by_part(book: RuleBook, tmp_path: Path) -> None:
    """Its offences share one file; confirmed twice is refused; what is left stays confirmed as it was."""
    ready = asked_for(book, Request("soa2003-66AB", dt.date(2026, 9, 1), "SI", "office", dt.date(2026, 11, 29)))
    assert isinstance(ready, Ready) and len(ready.entries) == 3
    assert ready.keep(tmp_path) == ""
    laid = with_confirmations(book, tmp_path).book
    again = asked_for(laid, Request("soa2003-66AB-1", dt.date(2026, 9, 1), "SI", "office", dt.date(2026, 11, 29)))
    assert isinstance(again, list) and "confirmed already" in again[0]
    assert take_back([("england-wales", "soa2003-66AB-2")], tmp_path) == ""
    left = with_confirmations(book, tmp_path).book.overlays[0]
    assert [c.version_of for c in left.confirm] == ["soa2003-66AB-1", "soa2003-66AB-3"]
    assert (left.by, left.source, left.on) == ("office", "SI", dt.date(2026, 11, 29))
    assert [path.stat().st_mode & 0o777 for path in confirmation_files(tmp_path)] == [0o600]


def test_what_cannot_be_laid_is_left_aside_and_said(
    here: Path, book: RuleBook, capfd: pytest.CaptureFixture[str]
) -> None:
    """A broken file, and one of law that has a first day by now: the rest holds, each is said, and can be taken back."""
    said(capfd, *CONFIRM)
    folder = confirmations_folder()
    (folder / "broken.yaml").write_text("overlay: [", encoding="utf-8")
    stale = confirmation(
        [("england-wales", "soa2003-66B-1")], "old", dt.date(2026, 9, 1), "o", dt.date(2026, 9, 1), "s"
    )
    (folder / "stale.yaml").write_text(stale[0], encoding="utf-8")
    assert main(["assess", str(here / "case.yaml")]) == 0
    shown = capfd.readouterr()
    assert shown.err.count("A confirmation is left aside") == 2 and LAID in " ".join(shown.out.split())
    said(capfd, "law", "unconfirm", "broken", "soa2003-66B-1")
    assert len(confirmation_files()) == 1


def test_one_of_another_nation_costs_nothing_where_that_is_not_read(
    here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A Scottish case reads Scottish law alone; the confirmation is named in its receipt all the same, and stops nothing."""
    case = here / "case.yaml"
    case.write_text(COPY.replace("england-wales", "scotland"), encoding="utf-8")
    said(capfd, *CONFIRM)
    result = json.loads(said(capfd, "assess", str(case), "--format", "json"))
    assert [row["by"] for row in result["receipt"]["overlays"]] == ["head of legal"]


def test_the_folder_is_the_platforms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Worked out here without the package, it is what the package says."""
    from platformdirs import user_config_path

    monkeypatch.delenv("ASSESSOR_CONFIG")
    assert settings_folder() == user_config_path("assessor", appauthor=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", "/somewhere/else")
    assert settings_folder() == user_config_path("assessor", appauthor=False)
