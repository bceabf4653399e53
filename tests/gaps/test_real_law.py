"""The gaps of the law as it was: those the references name fall out, though none is written in anywhere."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from assessor.case.from_pattern import pattern_case
from assessor.cli import main
from assessor.pages.gaps import pattern_words
from assessor.result.report import assess_case
from legal_rules.backwards.certificate import certificate, verify
from legal_rules.backwards.changes import WrongChange, caught_over, changes
from legal_rules.backwards.differences import Difference, differences
from legal_rules.backwards.draft import draft_report
from legal_rules.backwards.gaps import COUNTS, Counts, Reading, WrongGaps, gaps
from legal_rules.backwards.ground import NODES
from legal_rules.backwards.others import implied
from legal_rules.backwards.wrongs import Yardstick, load_wrongs
from legal_rules.facts import OTHERS
from legal_rules.formula import atoms
from legal_rules.rulebook import RuleBook, load
from legal_rules.slices import changes as change_days
from tests.conftest import FULL

ROOT = Path(__file__).parents[2]
NATION = "england-wales"
NATIONS = ("england-wales", "scotland", "northern-ireland")
FOUND: dict[tuple[object, ...], tuple[RuleBook, Yardstick, Any]] = {}
"""What was worked out, with the law and the yardstick that it is of, which have to stay while it does."""
DRAFT = ROOT / "docs" / "examples" / "draft-taking.yaml"


@pytest.fixture(scope="module")
def yardstick(book: RuleBook) -> Yardstick:
    """The shipped yardstick."""
    found, problems = load_wrongs(book.vocabulary)
    assert found is not None, problems
    return found


def on(day: str, book: RuleBook, yardstick: Yardstick, counts: Counts = COUNTS) -> dict[str, WrongGaps]:
    """The gaps of a day by their wrong, worked out once for a law."""
    key = ("gaps", id(book), id(yardstick), day, counts)
    if key not in FOUND:
        rows = gaps(book, NATION, dt.date.fromisoformat(day), yardstick, counts)
        FOUND[key] = (book, yardstick, {row.wrong.id: row for row in rows})
    return dict(FOUND[key][2])


def said(book: RuleBook, row: WrongGaps) -> list[str]:
    return ["; ".join(pattern_words(book, row.parts, gap.cube, gap.tells)) for gap in row.gaps]


def whole(row: WrongGaps) -> bool:
    """Whether no offence meets any of it."""
    return row.missed == 1.0 and [gap.tells for gap in row.gaps] == [()]


def test_2018(book: RuleBook, yardstick: Yardstick) -> None:
    """Sharing for a laugh or for money, deepfakes, threats, making, asking, and pictures taken up a skirt in public."""
    found = on("2018-06-01", book, yardstick)
    sharing = said(book, found["sharing"])
    assert "it was not meant to cause them distress" in sharing
    assert any("made by a computer" in pattern for pattern in sharing)
    for wrong in ("threatening", "creating", "requesting", "copying", "sending"):
        assert whole(found[wrong]), wrong
    assert any("not: private act" in pattern for pattern in said(book, found["taking"]))


def test_upskirting_was_a_gap_until_12_april_2019(book: RuleBook, yardstick: Yardstick) -> None:
    """What is newly met that day is taking beneath clothing, by the upskirting offence alone."""
    change = between(book, yardstick, "2019-04-11", "2019-04-12")["taking"]
    assert change.gained and not change.lost
    assert {id for row in change.gained for id in row.offences} == {"soa2003-67A-1", "soa2003-67A-2"}


def test_1_february_2024(book: RuleBook, yardstick: Yardstick) -> None:
    """Creating and requesting are met by no offence, and the Act that later made them offences is named."""
    found = on("2024-02-01", book, yardstick)
    for wrong, offence in (("creating", "soa2003-66E-1"), ("requesting", "soa2003-66F-1")):
        assert whole(found[wrong])
        assert offence in found[wrong].gaps[0].touched_by
    assert found["sharing"].missed == 0.0


def test_7_february_2026(book: RuleBook, yardstick: Yardstick) -> None:
    """Taking with no sexual purpose, copying, and installing for no sexual purpose, on the law in force alone."""
    found = on("2026-02-07", book, yardstick)
    taking = said(book, found["taking"])
    assert "not: A means to cause B alarm, distress or humiliation; it was not done for sexual pleasure" in taking
    assert whole(found["copying"]) and found["copying"].gaps[0].closed_by == ("soa2003-66AE",)
    assert any("sexual gratification" in pattern for pattern in said(book, found["installing"]))
    assert found["creating"].missed == 0.0 and found["requesting"].missed == 0.0
    assert all(gap.closed_by == ("soa2003-66AB-1",) for gap in found["taking"].gaps)


def test_each_gap_names_the_nearest_offence_and_the_part_by_which_it_misses(
    book: RuleBook, yardstick: Yardstick
) -> None:
    """Wherever some offence about that kind of act is in force, it is named with a part it has."""
    for row in on("2026-02-07", book, yardstick).values():
        for gap in row.gaps:
            if gap.nearest is not None:
                offence = book.offences[(NATION, gap.nearest.offence)]
                assert gap.nearest.part in {
                    "person",
                    *(part.id for version in offence.versions for part in version.parts),
                }
    sharing = on("2026-02-07", book, yardstick)["sharing"]
    assert {gap.nearest.part for gap in sharing.gaps if gap.nearest} >= {
        "already-public",
        "health-care",
        "family-picture",
    }


def test_adjacent_law_and_summary_offences_can_be_counted_otherwise(book: RuleBook, yardstick: Yardstick) -> None:
    """Counting offences next door leaves no more gaps; what only summary-only offences meet is found when asked."""
    core, wide = on("2026-02-07", book, yardstick), on("2026-02-07", book, yardstick, Counts(adjacent=True))
    assert all(wide[wrong].caught >= core[wrong].caught for wrong in core)
    assert wide["sharing"].caught > core["sharing"].caught
    rows = gaps(book, NATION, dt.date(2026, 2, 7), yardstick.of_kind("create"), weaker=True)
    assert rows[0].weaker and not core["creating"].weaker


def test_a_planted_gap_is_found(book: RuleBook, yardstick: Yardstick, tmp_path: Path) -> None:
    """An exemption put into the law by an overlay shows as a gap that was not there before."""
    version = book.offences[(NATION, "soa2003-66E-1")].versions[0]
    assert version.in_force.from_ is not None
    overlay = tmp_path / "planted.yaml"
    overlay.write_text(planted(), encoding="utf-8")
    loaded = load(overlays=[overlay])
    assert loaded.book is not None, loaded.problems
    creating = yardstick.of_kind("create")
    before = on("2026-03-01", book, creating)["creating"]
    after = on("2026-03-01", loaded.book, creating)["creating"]
    assert before.missed + before.let_off == 0.0
    assert any("shows the person using the toilet" in pattern for pattern in said(loaded.book, after))


def planted() -> str:
    """An overlay under which s.66E has an exemption that nobody meant."""
    return """\
overlay: {id: planted, by: a test, on: 2026-02-06, source: invented}
replace:
- id: soa2003-66E-1
  in_force: {from: 2026-02-06}
  basis: memory
  elements:
  - {id: creates, says: A creates it, at: "s.66E(1)(a)", kind: conduct, is: {act.kind: create}}
  - {id: no-consent, says: B does not agree, at: "s.66E(1)(b)", kind: circumstance, is: {not: consent.creating}}
  exemptions:
  - {id: toilet, says: it shows a toilet, at: "s.66E(9)", burden: defendant, is: shows.toilet}
"""


def between(book: RuleBook, yardstick: Yardstick, before: str, after: str) -> dict[str, WrongChange]:
    """What changed between two days by its wrong, worked out once for a law."""
    key = ("changes", id(book), id(yardstick), before, after)
    if key not in FOUND:
        days = [dt.date.fromisoformat(day) for day in (before, after)]
        rows = changes((book, days[0]), (book, days[1]), NATION, yardstick)
        FOUND[key] = (book, yardstick, {row.wrong.id: row for row in rows})
    return dict(FOUND[key][2])


def parts(book: RuleBook, before: str, after: str, nation: str = NATION) -> tuple[Difference, ...]:
    days = [dt.date.fromisoformat(day) for day in (before, after)]
    return differences((book, days[0]), (book, days[1]), nation, lambda penalty, _: penalty.at)


def test_31_january_2024(book: RuleBook, yardstick: Yardstick) -> None:
    """Sharing, threatening and sending are newly met by ss.66A and 66B; s.33 ends, and loses what it alone met."""
    found = between(book, yardstick, "2024-01-30", "2024-01-31")
    moved = {wrong for wrong, row in found.items() if row.gained}
    assert moved == {"sharing", "threatening", "sending"}
    offences = {id for wrong in moved for row in found[wrong].gained for id in row.offences}
    assert offences <= {
        "soa2003-66B-1",
        "soa2003-66B-2",
        "soa2003-66B-3",
        "soa2003-66B-4",
        "soa2003-66A-1-a",
        "soa2003-66A-1-b",
    }
    assert all(row.offences == ("cjca2015-33-disclose",) for row in found["sharing"].lost)
    told = {(part.offence, part.what) for part in parts(book, "2024-01-30", "2024-01-31")}
    assert {("cjca2015-33-disclose", "ended"), ("soa2003-66B-1", "began"), ("soa2003-66A-1-a", "began")} <= told


def test_6_february_2026(book: RuleBook, yardstick: Yardstick) -> None:
    """Creating and requesting, by ss.66E and 66F, and nothing else."""
    found = between(book, yardstick, "2026-02-05", "2026-02-06")
    assert {wrong for wrong, row in found.items() if row.gained or row.lost} == {"creating", "requesting"}
    assert {part.offence for part in parts(book, "2026-02-05", "2026-02-06")} == {
        "soa2003-66E-1",
        "soa2003-66F-1",
        "soa2003-66F-2",
    }


def test_modes_maxima_and_time_limits_are_told_part_by_part(book: RuleBook) -> None:
    """13 April 2015 made malicious communications triable either way, with two years and no time limit."""
    told = {
        part.what: (part.before, part.after)
        for part in parts(book, "2015-04-12", "2015-04-13")
        if part.offence == "mca1988-1"
    }
    assert told["mode of trial"] == ("summary", "either-way")
    assert told["time limit"] == ("mca1980-127", "none")


def test_a_changed_burden_is_told(book: RuleBook, tmp_path: Path) -> None:
    """A draft that turns the burden of a defence is told as that."""
    text = DRAFT.read_text(encoding="utf-8")
    defence = '    defences:\n    - {{id: excuse, says: a reasonable excuse, at: "clause 1(2)", burden: {}, is: excuse.reasonable}}\n'
    books = []
    for burden in ("evidential", "defendant"):
        path = tmp_path / f"{burden}.yaml"
        path.write_text(text + defence.format(burden), encoding="utf-8")
        loaded = load(overlays=[path])
        assert loaded.book is not None, loaded.problems
        books.append(loaded.book)
    day = dt.date(2026, 3, 1)
    found = differences((books[0], day), (books[1], day), NATION, lambda *_: "")
    assert [(d.what, d.before, d.after) for d in found] == [("burden of 'excuse'", "evidential", "defendant")]


@pytest.mark.parametrize(("before", "after"), [("2024-01-30", "2024-01-31"), ("2026-02-05", "2026-02-06")])
def test_every_example_of_a_change_runs_and_shows_it(
    before: str, after: str, book: RuleBook, yardstick: Yardstick
) -> None:
    """As a case, each settled example is made out after the change by an offence named, and by none before (lost: the other way)."""
    counted = 0
    for row in between(book, yardstick, before, after).values():
        for change, day, other in (
            *((c, after, before) for c in row.gained if not c.law_points),
            *((c, before, after) for c in row.lost if not c.law_points),
        ):
            assert met(book, change.example, day) & set(change.offences)
            assert not met(book, change.example, other)
            counted += 1
    assert counted >= 2


def met(book: RuleBook, example: object, day: str) -> set[str]:
    """The core offences in force that an example meets on a day, with every point of law answered as it says."""
    assert isinstance(example, dict)
    case = pattern_case(example, NATION, dt.date.fromisoformat(day), book)
    result, conflicts = assess_case(case, book, "law", whole_lists=False)
    assert result is not None, conflicts
    return {
        finding.offence
        for finding in result.acts[0].periods[0].findings
        if finding.made_out != "no"
        and finding.law == "in-force"
        and book.offences[(NATION, finding.offence)].role == "core"
    }


@pytest.mark.parametrize("nation", NATIONS)
def test_every_certificate_of_the_law_holds(nation: str, book: RuleBook, yardstick: Yardstick) -> None:
    """On the last day of change of a nation's law, or the last three, the gaps found pass the check of another solver."""
    for day in change_days(book, nation)[-3 if FULL else -1 :]:
        made = certificate(book, nation, day, yardstick, COUNTS, gaps(book, nation, day, yardstick))
        assert list(verify(book, yardstick, made)) == []


def test_how_much_was_met_grows_with_the_offences(book: RuleBook, yardstick: Yardstick) -> None:
    """Threats were met in part from 29 June 2021, creating from 6 February 2026, copying never."""
    days = [dt.date.fromisoformat(day) for day in ("2021-06-28", "2021-06-29", "2026-02-05", "2026-02-06")]
    table = caught_over(book, NATION, days, yardstick)
    assert table["threatening"][0] == 0.0 < table["threatening"][1]
    assert table["creating"][2] == 0.0 < table["creating"][3]
    assert set(table["copying"]) == {0.0}


def test_a_draft_is_told_by_what_it_does(book: RuleBook, yardstick: Yardstick) -> None:
    """The example closes taking, leaves the rest, overlaps voyeurism, has an element that does nothing, catches families."""
    loaded = load(overlays=[DRAFT])
    assert loaded.book is not None, loaded.problems
    report = draft_report(book, loaded.book, NATION, dt.date(2026, 2, 7), yardstick)
    moved = {row.wrong.id: row for row in report.changes if row.gained or row.lost}
    assert set(moved) == {"taking"} and moved["taking"].after == 1.0
    assert {row.wrong.id for row in report.left if row.missed > 0} == {
        "installing",
        "copying",
        "observing",
        "sending",
        "tools",
    }
    assert "soa2003-67A-2" in {overlap.other for overlap in report.overlaps}
    assert [finding.check for finding in report.lint] == ["inert-element"]
    assert [caught.innocent.id for caught in report.caught] == ["family-picture"]


def test_a_draft_that_repeats_an_offence_is_called_redundant(
    book: RuleBook, yardstick: Yardstick, tmp_path: Path
) -> None:
    """A draft that meets only what an offence meets already is within it."""
    path = tmp_path / "narrow.yaml"
    extra = (
        '    - {id: sexual, says: for sexual pleasure, at: "clause 1(1)(c)", kind: mental, is: purpose.gratification}\n'
    )
    path.write_text(DRAFT.read_text(encoding="utf-8") + extra, encoding="utf-8")
    loaded = load(overlays=[DRAFT.with_name(DRAFT.name), path])
    assert loaded.book is None  # one id twice is refused
    narrow = path.read_text(encoding="utf-8").replace("id: example-taking", "id: example-narrow")
    path.write_text(narrow, encoding="utf-8")
    both = load(overlays=[DRAFT, path])
    assert both.book is not None, both.problems
    report = draft_report(book, both.book, NATION, dt.date(2026, 2, 7), yardstick.of_kind("take"))
    assert ("example-narrow", "example-taking", "within") in {(o.draft, o.other, o.how) for o in report.overlaps}
    assert ("example-taking", "example-narrow", "around") in {(o.draft, o.other, o.how) for o in report.overlaps}


@pytest.mark.parametrize("nation", NATIONS)
def test_who_is_in_the_narrower_definition_is_in_the_wider(nation: str, book: RuleBook) -> None:
    """Of others in a picture: what is not covered is there, and not the other way round."""
    pairs = {tuple(atom.id.removeprefix(OTHERS) for atom in atoms(formula)) for formula in implied(book, nation)}
    assert (
        pairs
        == {
            "england-wales": {
                ("cjca2015-35-uncovered", "cjca2015-35-private-sexual"),
                ("soa2003-66A-bare", "soa2003-66A-genitals"),
            },
            "scotland": {
                ("asp2009-9-6-uncovered", "asp2009-9-6-image"),
                ("asp2009-9-6-bare", "asp2009-9-6-image"),
                ("asp2009-9-6-bare", "asp2009-9-6-uncovered"),
            },
            "northern-ireland": {
                ("ni2016-53-uncovered", "ni2016-53-private-sexual"),
                ("ni2008-72A-bare", "ni2008-72A-image"),
            },
        }[nation]
    )


def test_no_comparison_comes_near_the_room_there_is(
    book: RuleBook, yardstick: Yardstick, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All nodes ever made for two days, or for every day of change at once, are a small part of it (for every fourth of
    them unless this is a full run)."""
    peaks: list[int] = []
    last: list[Reading] = []

    def count() -> None:
        peaks.extend(reading.space.manager.approx_num_inner_nodes() for reading in last)
        last.clear()

    class Counted(Reading):
        def __init__(self, *given: Any) -> None:
            count()
            super().__init__(*given)
            last.append(self)

    monkeypatch.setattr("legal_rules.backwards.changes.Reading", Counted)
    day = dt.date.fromisoformat
    for before, after in (("2020-01-01", "2026-02-06"), ("2024-01-30", "2024-01-31")):
        list(changes((book, day(before)), (book, day(after)), NATION, yardstick))
    caught_over(book, NATION, change_days(book, NATION)[:: 1 if FULL else 4], yardstick)
    count()
    assert len(peaks) == 3 * len(yardstick.wrongs)
    assert max(peaks) < NODES // 8


def test_one_kind_of_act_is_asked_for_by_either_name(capfd: pytest.CaptureFixture[str]) -> None:
    """`--act` is what the design calls it; `--kind` says the same."""
    said = []
    for option in ("--act", "--kind"):
        assert main(["gaps", "--on", "2026-02-07", option, "copy", "--format", "json"]) == 0
        said.append(json.loads(capfd.readouterr().out)["wrongs"])
    assert said[0] == said[1] and [row["kind"] for row in said[0]] == ["copy"]


def test_the_commands(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """gaps writes a certificate that --verify accepts, and refuses once a pattern is gone; changes and draft print."""
    file = tmp_path / "gaps.json"
    assert main(["gaps", "--on", "2026-02-07", "--certificate", str(file)]) == 0
    assert "TAKING AN INTIMATE PICTURE" in capfd.readouterr().out
    assert main(["gaps", "--verify", str(file)]) == 0
    assert capfd.readouterr().out.startswith("It holds: ")
    given = json.loads(file.read_text(encoding="utf-8"))
    del given["wrongs"][0]["settled"][0]
    file.write_text(json.dumps(given), encoding="utf-8")
    assert main(["gaps", "--verify", str(file)]) == 1
    assert "not complete" in capfd.readouterr().out
    assert main(["changes", "2026-02-05", "2026-02-06", "--format", "json"]) == 0
    rows = json.loads(capfd.readouterr().out)
    assert [row["wrong"] for row in rows["wrongs"] if row["gained"]] == ["creating", "requesting"]
    assert main(["draft", str(DRAFT), "--on", "2026-02-07"]) == 0
    assert "An ordinary family picture of a child" in capfd.readouterr().out
    assert main(["law", "timeline", "--gaps", "--nation", "scotland"]) == 0
    assert "One sign a day of change" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["gaps", "--act", "dance"], "no wrong is about 'dance'"),
        (["gaps", "--on", "last Septober"], "is not a day"),
        (["gaps", "--verify", "nowhere.json"], "no such file"),
        (["changes", "2026-02-05"], "say a second day"),
        (["draft", "nowhere.yaml"], "no such file"),
    ],
)
def test_wrong_input_is_one_clear_message(arguments: list[str], says: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Status 2 and no traceback."""
    assert main(arguments) == 2
    err = capfd.readouterr().err
    assert says in err and "Traceback" not in err


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("kind: take", "kind: tak"), "did you mean 'take'"),
        (("- image.of-person\n", "- image.of-persn\n"), "did you mean 'image.of-person'"),
        (("- {use: intimate-image}\n", "- {use: intimate-imag}\n"), "did you mean 'intimate-image'"),
        (("{image.origin: camera}", "{image.origin: painting}"), "no such value"),
    ],
)
def test_a_faulty_yardstick_names_its_faults(
    change: tuple[str, str], says: str, book: RuleBook, tmp_path: Path
) -> None:
    """With file, line, and the nearest valid name."""
    text = (ROOT / "data" / "wrongs.yaml").read_text(encoding="utf-8")
    assert change[0] in text
    path = tmp_path / "mine.yaml"
    path.write_text(text.replace(*change, 1), encoding="utf-8")
    found, problems = load_wrongs(book.vocabulary, path)
    assert found is None
    assert says in str(problems[0]) and str(path) in str(problems[0])


def test_long_work_can_be_stopped(book: RuleBook, yardstick: Yardstick) -> None:
    """An error raised at a step ends it there."""

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        gaps(book, NATION, dt.date(2026, 2, 7), yardstick, step=stop)
