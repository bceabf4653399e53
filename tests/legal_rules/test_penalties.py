"""Maximum penalties by the day of the offence and of the conviction, and the time within which a charge is started."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from legal_rules.files.written import written
from legal_rules.law import InForce, Offence, OffenceVersion, Penalty, Provision
from legal_rules.penalties import Resolved, Span, load_penalties, maximum, resolve, shipped, unknown_names
from legal_rules.rulebook import load
from legal_rules.timelimits import last_day, time_limit

D = dt.date.fromisoformat
GENERAL = "general-limit-magistrates"
RAISED = (GENERAL, "summary-12-months", "summary-6-months-raised")


def months(phrase: str, offence: str, convicted: str | None = None) -> list[int | None]:
    """The months of every maximum that can apply."""
    return [row.months for row in resolve(phrase, D(offence), D(convicted) if convicted else None)]


@pytest.mark.parametrize("phrase", RAISED)
@pytest.mark.parametrize(
    ("offence", "convicted", "expected"),
    [
        ("2022-05-01", "2022-05-03", 6),
        ("2022-05-01", "2026-11-22", 6),
        ("2022-05-02", "2022-05-02", 12),
        ("2022-05-02", "2022-07-13", 12),
        ("2022-05-02", "2022-07-14", 12),
        ("2022-05-02", "2023-03-29", 12),
        ("2022-05-02", "2023-03-30", 6),
        ("2024-01-31", "2024-11-17", 6),
        ("2024-01-31", "2024-11-18", 12),
        ("2026-02-06", "2026-11-22", 12),
    ],
)
def test_the_general_limit_on_each_side_of_every_change(
    phrase: str, offence: str, convicted: str, expected: int
) -> None:
    """6 months before 2 May 2022; then 12, 6 for convictions from 30 March 2023, 12 again from 18 November 2024."""
    assert months(phrase, offence, convicted) == [expected]


@pytest.mark.parametrize(
    ("offence", "expected"),
    [
        ("2022-05-01", [6]),
        ("2022-05-02", [12, 6, 12]),
        ("2023-03-29", [12, 6, 12]),
        ("2023-03-30", [6, 12]),
        ("2024-11-17", [6, 12]),
        ("2024-11-18", [12]),
    ],
)
def test_every_maximum_is_shown_where_the_day_of_conviction_is_not_known(offence: str, expected: list[int]) -> None:
    """No one is convicted before the offence, so only later windows remain; none of those is left out."""
    assert months(GENERAL, offence) == expected


def test_a_range_of_days_shows_the_maxima_of_both_sides() -> None:
    """An offence on an unknown day around 2 May 2022 may have either limit."""
    rows = resolve(GENERAL, (D("2022-05-01"), D("2022-05-02")), D("2026-01-05"))
    assert [row.months for row in rows] == [6, 12]
    assert [row.offence.to for row in rows] == [D("2022-05-01"), None]


def test_a_conviction_before_the_offence_has_no_maximum() -> None:
    """Days that cannot be give nothing rather than a guess."""
    assert resolve(GENERAL, D("2024-01-31"), D("2024-01-30")) == ()


def test_each_maximum_names_the_instrument_it_rests_on() -> None:
    """A lawyer can check each of the changes at its own source."""
    by = {row.at for row in resolve(GENERAL, (D("2022-01-01"), D("2026-01-01")))}
    assert len(by) == 4
    for instrument in ("2022/500", "2023/298", "2024/1067"):
        assert any(instrument in text for text in by), instrument


@pytest.mark.parametrize("phrase", ["maximum-term-summary", "summary-6-months", "summary-51-weeks"])
def test_an_offence_for_the_magistrates_alone_stays_at_six_months(phrase: str) -> None:
    """51 weeks is never given: nothing read shows that it has begun; the note says so."""
    for offence, convicted in (("2010-01-01", "2010-06-01"), ("2024-01-31", "2024-12-01"), ("2026-02-06", None)):
        rows = resolve(phrase, D(offence), D(convicted) if convicted else None)
        assert [row.months for row in rows] == [6]
        assert "281(5)" in rows[0].note


@pytest.mark.parametrize("phrase", ["statutory-maximum", "level-5"])
def test_fines_have_no_limit_from_12_march_2015(phrase: str) -> None:
    """Up to £5,000 the day before, any amount from the day itself."""
    (before,) = resolve(phrase, D("2015-03-11"))
    (after,) = resolve(phrase, D("2015-03-12"))
    assert before.says == "a fine of up to £5,000"
    assert after.says == "a fine of any amount"
    assert [row.says for row in resolve("unlimited", D("2019-04-12"))] == ["a fine of any amount"]


def test_the_other_nations_have_their_own_maxima() -> None:
    """The changes of England and Wales do not reach Scotland or Northern Ireland."""
    assert months("scotland-summary-12-months", "2020-01-01") == [12]
    assert months("ni-summary-6-months", "2024-01-01") == [6]
    assert "£10,000" in resolve("scotland-statutory-maximum", D("2020-01-01"))[0].says
    assert "£5,000" in resolve("ni-statutory-maximum", D("2020-01-01"))[0].says
    assert resolve("ni-statutory-maximum", D("2020-01-01"))[0].basis == "memory"


def test_a_maximum_gives_mode_rows_and_indictment() -> None:
    """What a finding prints: the mode, each limit with its days, and the maximum on indictment."""
    penalty = Penalty("either-way", "s.66B(10)", GENERAL, "2 years", "unlimited", "unlimited")
    found = maximum(penalty, (D("2024-02-03"), D("2024-02-03")))
    assert found.mode == "either-way" and found.indictment == "2 years"
    assert [row.months for row in found.imprisonment] == [6, 12]
    assert found.imprisonment[0].convicted == Span(D("2023-03-30"), D("2024-11-17"))
    assert [row.says for row in found.fine] == ["a fine of any amount"]
    assert list(written(found.imprisonment[0])) == [
        "phrase",
        "says",
        "months",
        "at",
        "basis",
        "note",
        "offence",
        "convicted",
    ]


def test_a_phrase_the_file_does_not_hold_is_an_error_and_prints_no_number() -> None:
    """Nothing is guessed for a phrase that is not known."""
    with pytest.raises(KeyError):
        resolve("life", D("2024-01-01"))
    rows = maximum(Penalty("summary", "s.1", "life"), (D("2024-01-01"), D("2024-01-01"))).imprisonment
    assert written(rows) == [
        {"phrase": "life", "says": "life", "months": None, "at": "", "basis": "memory", "note": ""}
    ]


def test_every_phrase_and_limit_says_where_it_comes_from() -> None:
    """Each maximum has a basis; each that is not from memory names a provision or a source."""
    for phrase in shipped().phrases.values():
        rows: tuple[Resolved, ...] = resolve(phrase.id, (D("2000-01-01"), D("2026-11-22")))
        assert rows, phrase.id
        assert all(row.basis and (row.at or row.basis == "memory") for row in rows), phrase.id
    for limit in shipped().time_limits.values():
        assert limit.at or limit.basis == "memory", limit.id


@pytest.mark.parametrize(
    ("start", "length", "counted", "expected"),
    [
        ("2024-02-03", 6, False, "2024-08-03"),
        ("2024-08-31", 6, False, "2025-02-28"),
        ("2023-08-31", 6, False, "2024-02-29"),
        ("2024-02-29", 6, False, "2024-08-29"),
        ("2026-02-06", 36, True, "2029-02-05"),
        ("2027-03-01", 36, True, "2030-02-28"),
        ("2025-03-01", 36, True, "2028-02-29"),
        ("2028-02-29", 36, True, "2031-02-28"),
        ("2026-08-31", 6, True, "2027-02-28"),
        ("2026-01-01", 6, True, "2026-06-30"),
    ],
)
def test_periods_of_months_end_where_the_statute_ends_them(
    start: str, length: int, counted: bool, expected: str
) -> None:
    """The corresponding day when the first is left out, the day before when it counts, short months their last day."""
    assert last_day(D(start), length, counted) == D(expected)


def test_six_months_in_the_magistrates_leave_out_the_day_of_the_offence() -> None:
    """An act on 3 February can be charged up to and on 3 August, in the words of the guide."""
    limit = time_limit("mca1980-127", D("2024-02-03"), D("2024-02-03"), offence="soa2003-66B-1")
    assert limit.last_day == D("2024-08-03")
    assert limit.says == (
        "A charge had normally to be started by 3 August 2024 (six months from the day it was done, not counting that day); "
        "that may have been lengthened in 2026, which we could not confirm."
    )
    assert time_limit("mca1980-127", D("2024-02-03"), D("2024-02-03"), offence="pha1997-2").doubt == ""


def test_creating_has_three_years_and_six_months_and_both_are_said() -> None:
    """Three years counting the first day, and six months from the prosecutor's knowledge."""
    limit = time_limit("soa2003-66H", D("2026-02-06"), D("2026-02-06"), as_at=D("2026-11-22"))
    assert limit.last_day == D("2029-02-05")
    assert limit.says.startswith("A charge has normally to be started by 5 February 2029 (three years counting")
    assert "six months of the day the prosecutor" in limit.says and "both have to be kept" in limit.says


def test_a_range_of_days_gives_the_earliest_and_the_latest_limit() -> None:
    """Not knowing the day is said, not settled by choosing one."""
    limit = time_limit("mca1980-127", D("2024-02-01"), D("2024-02-10"))
    assert (limit.earliest, limit.last_day) == (D("2024-08-01"), D("2024-08-10"))
    assert "from 1 August 2024 to 10 August 2024" in limit.says
    assert time_limit("mca1980-127", None, D("2024-02-10")).earliest is None


def test_no_limit_is_said_as_none() -> None:
    """Offences that can go to the Crown Court have no time limit."""
    limit = time_limit("none", D("2004-05-01"), D("2004-05-01"))
    assert limit.last_day is None and limit.says == "There is no time limit for starting a charge."


@pytest.mark.parametrize("limit_id", sorted(shipped().time_limits))
def test_no_limit_says_that_it_is_too_late(limit_id: str) -> None:
    """Whatever the day, the words are dates and the rule."""
    says = time_limit(limit_id, D("2005-01-01"), D("2005-01-01"), as_at=D("2026-11-22")).says.lower()
    assert not any(word in says for word in ("out of time", "expired", "too late", "time-barred"))


def test_a_faulty_file_names_every_fault_with_its_line(tmp_path: Path) -> None:
    """Twice the same id, rows that say nothing, rows of a phrase that is not there: all at once."""
    path = tmp_path / "penalties.yaml"
    path.write_text(
        "phrases:\n"
        "  - {id: a, of: fine, words: a, rows: [{basis: memory}]}\n"
        "  - {id: a, of: fine, words: a, as: b}\n"
        "time_limits:\n"
        "  - {id: t, at: x, basis: memory}\n",
        encoding="utf-8",
    )
    penalties, problems = load_penalties(path, "penalties.yaml")
    assert penalties is None
    assert [problem.line for problem in problems] == [2, 3, 3, 5]


def test_every_phrase_and_limit_the_law_names_is_in_the_file() -> None:
    """A maximum or limit of the shipped law is never a name without a meaning."""
    book = load().book
    assert book is not None
    assert [str(problem) for problem in unknown_names(book.offences.values(), shipped())] == []


def test_a_name_the_file_does_not_hold_is_a_problem_with_the_nearest_one() -> None:
    """A slip in an offence's file is found with its place and the likely name."""
    version = OffenceVersion(
        InForce(D("2024-01-31")),
        "statute-text",
        (),
        penalty=Penalty("summary", "s.1", "general-limit"),
        time_limit="mca1980-12",
    )
    offence = Offence("x-1", "X", Provision("x", "s.1"), "england-wales", "sharing", "core", "act", "shown", (version,))
    said = [str(problem) for problem in unknown_names([offence], shipped())]
    assert len(said) == 2 and "general-limit-magistrates" in said[0] and "mca1980-127" in said[1]
