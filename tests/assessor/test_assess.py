"""Cases: what the file itself settles, presumptions, periods and dates, people apart, views, replay and round trips."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.assess.headline import fitting
from assessor.case.edit import add_act, copy_act, new_case, put
from assessor.case.facts_of_act import age_band, band_of, situation
from assessor.case.file import case_to_yaml, load_case, read_case
from assessor.case.model import Answer, Case
from assessor.cli import main
from assessor.result.replay import differences, moved
from assessor.result.report import assess_case
from assessor.text.harmless import json_text
from legal_rules.rulebook import RuleBook
from tests.conftest import ROOT
from tests.corpus.cases import AS_AT, case_of, runs
from tests.fewer import some

Json = dict[str, Any]
SHARE = """\
schema: 1
case: t
synthetic: true
nation: england-wales
as_at: 2026-11-22
people: {A: {role: responsible, age: adult}, B: {role: supported, age: 27}, C: {role: other}}
images: {p: {of: [B], facts: {image.age-then: adult, image.origin: camera, shows.breasts: yes}}}
acts:
  - {id: a1, kind: share, by: A, about: B, to: public, image: p, when: 2024-02-03, facts: {consent.sharing: no, belief.reasonable: no}}
"""


def read(text: str, book: RuleBook) -> Case:
    case, problems = read_case(text, book.vocabulary)
    assert case is not None, "\n".join(map(str, problems))
    return case


def result(text: str | Case, book: RuleBook, view: str = "law") -> Json:
    case = read(text, book) if isinstance(text, str) else text
    found, conflicts = assess_case(case, book, view)
    assert found is not None, conflicts
    return json.loads(json_text(found))


def one(found: Json, offence: str, act: int = 0, period: int = 0) -> Json:
    return next(f for f in found["acts"][act]["periods"][period]["findings"] if f["offence"] == offence)


def test_nobody_asked_whether_b_consented(book: RuleBook) -> None:
    """With all else known the basic offence is open, and what would complete it names agreement to the sharing."""
    finding = one(result(SHARE.replace("consent.sharing: no, ", ""), book), "soa2003-66B-1")
    assert finding["outcome"] == "open"
    assert [{"fact": "consent.sharing", "value": "no", "of": "a1"}] in finding["completes"]


def test_presumed_facts_read_as_their_value_are_listed_and_give_way_to_any_answer(book: RuleBook) -> None:
    """An absent presumed fact is presumed and listed; unknown, disputed and declined make it open; an answer replaces it."""
    assert "act.deliberate" in one(result(SHARE, book), "soa2003-66B-1")["presumed"]
    for state in ("unknown", "disputed", "declined"):
        finding = one(
            result(SHARE.replace("belief.reasonable: no", f"belief.reasonable: no, act.deliberate: {state}"), book),
            "soa2003-66B-1",
        )
        assert finding["outcome"] == "open"
        assert "act.deliberate" not in finding["presumed"]
    finding = one(
        result(SHARE.replace("belief.reasonable: no", "belief.reasonable: no, act.deliberate: no"), book),
        "soa2003-66B-1",
    )
    assert finding["outcome"] == "not-met"


@pytest.mark.parametrize(
    ("to", "reach"),
    [("public", "open-to-anyone"), ("B", "only-the-person-shown"), ("C", "one-other"), ("[B, C]", "group")],
)
def test_to_settles_how_far_it_reached(to: str, reach: str, book: RuleBook) -> None:
    """`to` settles the reach of a sharing; a different answer is a contradiction."""
    text = SHARE.replace("to: public", f"to: {to}")
    case = read(text, book)
    stated = situation(case, case.acts[0], book.vocabulary, AS_AT).stated
    assert stated["share.reach"].answer.value == reach
    other = "group" if reach != "group" else "one-other"
    _, conflicts = assess_case(
        read(text.replace("facts: {consent", f"facts: {{share.reach: {other}, consent"), book), book
    )
    assert conflicts


def test_of_and_about_decide_the_person(book: RuleBook) -> None:
    """B not in the picture: not met, by the element `person`; `of` not said: open on it."""
    finding = one(result(SHARE.replace("of: [B], ", "of: [C], "), book), "soa2003-66B-1")
    assert (finding["outcome"], finding["failing"]) == ("not-met", ["person"])
    finding = one(result(SHARE.replace("of: [B], ", ""), book), "soa2003-66B-1")
    assert finding["outcome"] == "open"
    assert next(e for e in finding["elements"] if e["id"] == "person")["result"] == "unknown"


@pytest.mark.parametrize(
    ("when", "periods"),
    [
        ("2024-01-30", [("2024-01-30", "2024-01-30")]),
        ("{from: 2024-01-01, to: 2024-02-29}", [("2024-01-01", "2024-01-30"), ("2024-01-31", "2024-02-29")]),
        ("{before: 2024-02-01, after: 2024-01-29}", [("2024-01-30", "2024-01-30"), ("2024-01-31", "2024-01-31")]),
    ],
)
def test_periods_are_cut_where_the_law_changes(when: str, periods: list[tuple[str, str]], book: RuleBook) -> None:
    """A range splits at 31 January 2024; `before` and `after` leave the named day out."""
    found = result(SHARE.replace("when: 2024-02-03", f"when: {when}"), book)
    assert [(p["from"], p["to"]) for p in found["acts"][0]["periods"]] == periods


def test_an_unknown_day_reaches_from_the_earliest_law_to_the_assessment(book: RuleBook) -> None:
    """`unknown` begins with no day, ends with the day of assessment, is ordered and leaves no day out."""
    periods = result(SHARE.replace("when: 2024-02-03, ", "when: unknown, "), book)["acts"][0]["periods"]
    assert periods[0]["from"] is None
    assert periods[-1]["to"] == "2026-11-22"
    for before, after in pairwise(periods):
        assert dt.date.fromisoformat(after["from"]) == dt.date.fromisoformat(before["to"]) + dt.timedelta(days=1)


def test_lasting_conduct_goes_on_to_the_assessment(book: RuleBook) -> None:
    """Without an end, conduct that goes on lasts up to the day of assessment."""
    text = (
        SHARE.replace("kind: share", "kind: possess")
        .replace("to: public, ", "")
        .replace("when: 2024-02-03", "lasting: {from: 2025-01-01}")
    )
    periods = result(
        text.replace("facts: {consent.sharing: no, belief.reasonable: no}", "facts: {possess.knew: yes}"), book
    )["acts"][0]["periods"]
    assert (periods[0]["from"], periods[-1]["to"]) == ("2025-01-01", "2026-11-22")


def test_what_was_put_up_before_a_law_and_left_there_never_fits_it_by_that_alone(book: RuleBook) -> None:
    """The days after the change are open on the point of law, and it is said that it is still up."""
    text = SHARE.replace("when: 2024-02-03", "lasting: {from: 2023-12-01, to: 2024-06-01}")
    found = result(text.replace("shows.breasts: yes", "shows.breasts: yes, online.now: yes"), book)
    assert "still-up" in found["acts"][0]["flags"]
    before, after = (one(found, "soa2003-66B-1", period=period) for period in (0, -1))
    assert before["law"] == "not-yet"
    assert after["outcome"] == "open" and "law.still-up" in after["law_points"]


def test_time_for_what_was_put_up_and_left_there_runs_from_the_first_day(book: RuleBook) -> None:
    """Sharing is done on the day it is put up; conduct that goes on is counted from its last day as before."""
    text = SHARE.replace("when: 2024-02-03", "lasting: {from: 2024-03-01, to: 2024-06-01}")
    limit = one(result(text, book), "soa2003-66B-1")["time_limit"]
    assert (limit["earliest"], limit["last_day"]) == ("2024-09-01", "2024-09-01")


@pytest.mark.parametrize(
    ("years", "band"),
    [(9, "under-10"), (10, "10-11"), (12, "12"), (13, "13-15"), (16, "16-17"), (17, "16-17"), (18, "adult")],
)
def test_age_bands(years: int, band: str) -> None:
    """Each band begins on its birthday."""
    assert band_of(years) == band


def test_a_date_of_birth_is_read_on_the_day_and_cuts_at_the_birthday(book: RuleBook) -> None:
    """Sixteen the day before the eighteenth birthday, adult on it; a year alone leaves the year of the birthday open."""
    text = SHARE.replace("age: 27", "born: 2006-02-15").replace(
        "when: 2024-02-03", "when: {from: 2024-02-10, to: 2024-02-20}"
    )
    person = read(text, book).people["B"]
    assert age_band(person, "", dt.date(2024, 2, 14)) == "16-17"
    assert age_band(person, "", dt.date(2024, 2, 15)) == "adult"
    assert age_band(replace(person, born="2006"), "", dt.date(2024, 6, 1)) == ""
    assert age_band(replace(person, born="2006"), "", dt.date(2025, 1, 1)) == "adult"


def test_what_a_supported_person_did_is_not_assessed_in_support_view(book: RuleBook) -> None:
    """Support view: no findings and a flag. Where it is all there is, they were the one reported, and no view has any;
    where something was done to them as well, law view assesses as ever."""
    text = SHARE.replace("A: {role: responsible", "A: {role: supported")
    for view in ("support", "law"):
        act = result(text, book, view)["acts"][0]
        assert act["flags"] == ["supported-not-assessed"]
        assert act["periods"][0]["findings"] == []
    both = (
        text.replace("B: {role: supported", "B: {role: other")
        + "  - {id: back, kind: contact, by: B, about: A, when: 2024-06-01}\n"
    )
    assert result(both, book, "support")["acts"][0]["periods"][0]["findings"] == []
    assert result(both, book, "law")["acts"][0]["periods"][0]["findings"]


def test_elsewhere_holds_no_law_and_two_nations_are_both_given(book: RuleBook) -> None:
    """`elsewhere` alone: the flag and no findings; two nations: an entry for each, flagged."""
    found = result(SHARE.replace("nation: england-wales", "nation: elsewhere"), book)
    assert found["acts"][0]["flags"] == ["where-not-settled"]
    assert found["acts"][0]["periods"][0]["findings"] == []
    both = result(SHARE.replace("kind: share", "kind: share, nation: [england-wales, northern-ireland]"), book)
    assert [act["nation"] for act in both["acts"]] == ["england-wales", "northern-ireland"]
    assert all("where-not-settled" in act["flags"] for act in both["acts"])


def test_an_old_rule_base_says_so(book: RuleBook) -> None:
    """More than 90 days after the law was last checked, every act is flagged."""
    assert "law-last-checked" in result(SHARE.replace("2026-11-22", "2027-03-01"), book)["acts"][0]["flags"]
    assert "law-last-checked" not in result(SHARE, book)["acts"][0]["flags"]


def test_a_reconstruction_gives_no_penalty_mode_or_time_limit(book: RuleBook) -> None:
    """The 2026 offences give none and are never in force; one next door that was not read is never said to fit."""
    found, conflicts = assess_case(read(SHARE.replace("2024-02-03", "2026-08-01"), book), book, "law")
    assert found is not None, conflicts
    rows = [f for f in found.acts[0].periods[0].findings if f.reconstructed]
    assert rows
    assert all(f.penalty is None and f.time_limit is None and not fitting(f) for f in rows)
    assert all(f.law != "in-force" for f in rows if f.role == "core")


def test_every_case_file_reads_back_as_it_was_written(book: RuleBook) -> None:
    """Writing a case and reading it back loses nothing, over all public cases."""
    for run in runs(book):
        case = case_of(run, book)
        assert read(case_to_yaml(case), book) == case


ABOUT_C = some(
    product(
        ["consent.sharing", "belief.reasonable", "purpose.distress", "purpose.gratification", "excuse.reasonable"],
        ["yes", "no", "unknown", "declined"],
    ),
    6,
)


def test_one_persons_answers_never_move_anothers_findings(book: RuleBook) -> None:
    """Two people in one picture, an entry for each: answers about one leave every finding about the other as it was."""
    case = read(SHARE.replace("of: [B]", "of: [B, C]"), book)
    case = copy_act(case, "a1", "C", book.vocabulary)
    before = result(case, book)["acts"][0]["periods"]
    for fact, value in ABOUT_C:
        changed = put(case, "a1-C", fact, "a1-C", Answer(value))
        assert result(changed, book)["acts"][0]["periods"] == before, (fact, value)


@given(st.data())
def test_no_state_of_an_answer_turns_into_another(book: RuleBook, data: st.DataObject) -> None:
    """However a fact was left open, findings are those of a fact not asked; only what is shown of it differs."""
    fact = data.draw(
        st.sampled_from(["purpose.distress", "purpose.humiliation", "purpose.gratification", "consent.sharing"])
    )
    base = read(SHARE.replace("consent.sharing: no, ", ""), book)
    plain = result(base, book)["acts"][0]["periods"][0]["findings"]
    for state in ("unknown", "disputed", "declined"):
        found = result(put(base, "a1", fact, "a1", Answer(state)), book)["acts"][0]["periods"][0]["findings"]
        assert [(f["outcome"], f["made_out"], f["completes"], f["ends"]) for f in found] == [
            (f["outcome"], f["made_out"], f["completes"], f["ends"]) for f in plain
        ]
        states = {row["state"] for f in found for e in f["elements"] for row in e["facts"] if row["fact"] == fact}
        assert states <= {state}


def test_disputed_matters_try_each_value(book: RuleBook) -> None:
    """A disputed fact is tried both ways, with the others left open."""
    finding = one(
        result(SHARE.replace("belief.reasonable: no", "belief.reasonable: {is: disputed, supported_says: no}"), book),
        "soa2003-66B-1",
    )
    assert finding["disputed_matters"] == [
        {"fact": "belief.reasonable", "of": "a1", "outcomes": {"yes": "not-met", "no": "met-unless"}}
    ]


def test_flips_of_a_finding_that_is_not_met(book: RuleBook) -> None:
    """The smallest change first: agreement."""
    finding = one(result(SHARE.replace("consent.sharing: no", "consent.sharing: yes"), book), "soa2003-66B-1")
    assert finding["flips"][0] == [{"fact": "consent.sharing", "value": "no", "of": "a1"}]


def test_replay_is_the_same_or_says_what_changed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], book: RuleBook
) -> None:
    """The same case: status 0 and the same. An answer changed: status 1 and the finding that moved."""
    case, receipt = tmp_path / "case.yaml", tmp_path / "result.json"
    case.write_text(SHARE, encoding="utf-8")
    assert main(["assess", str(case), "--view", "law", "--format", "json"]) == 0
    receipt.write_text(capfd.readouterr().out, encoding="utf-8")
    assert main(["replay", str(receipt), str(case)]) == 0
    assert "The same result." in capfd.readouterr().out
    case.write_text(SHARE.replace("belief.reasonable: no", "belief.reasonable: yes"), encoding="utf-8")
    assert main(["replay", str(receipt), str(case)]) == 1
    assert 'soa2003-66B-1.outcome: was "met-unless", is "not-met"' in " ".join(capfd.readouterr().out.split())


def test_what_moved_is_told_apart_from_wording() -> None:
    """A receipt, an act, a finding or its outcome moved; a word or a citation inside a finding did not move it."""
    inside = "acts.a (n).periods.2024-01-01..2024-01-02.findings.soa2003-66B-1"
    assert moved("receipt.rulebase.hash: was 1, is 2") and moved("acts.a (n): no longer there")
    assert moved(f"{inside}: new") and moved(f'{inside}.outcome: was "open", is "met"')
    assert not moved(f"{inside}.elements.shares.says: was 1, is 2") and not moved(f"{inside}.notes.2: new")


def test_differences_between_results_name_added_and_lost_parts() -> None:
    """A finding that is new or gone is one line."""
    receipt = {"as_at": "2026-01-01", "rulebase": {"version": "1"}}
    before = {"receipt": receipt, "acts": [{"id": "a", "nation": "n", "periods": []}]}
    after = {"receipt": {**receipt, "rulebase": {"version": "2"}}, "acts": []}
    assert differences(before, after) == ['receipt.rulebase.version: was "1", is "2"', "acts.a (n): no longer there"]


def test_replay_refuses_what_is_not_a_result(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A file that is no JSON, or no result, ends with status 2 and one line."""
    case = ROOT / "data" / "worked-case.yaml"
    for content, says in (("{", "not JSON"), ("{}", "not a result"), ("[" * 200_000, "not JSON")):
        path = tmp_path / "r.json"
        path.write_text(content, encoding="utf-8")
        assert main(["replay", str(path), str(case)]) == 2
        assert says in capfd.readouterr().err


def test_a_new_case_takes_acts_and_reads_back(book: RuleBook) -> None:
    """The interview's own case is a valid case file."""
    case = add_act(add_act(new_case("england-wales"), "share"), "threaten")
    assert [act.id for act in case.acts] == ["share-1", "threaten-1"]
    assert read(case_to_yaml(case), book) == case


def test_the_worked_case_is_loaded_from_its_path(book: RuleBook) -> None:
    """The shipped worked case reads without a problem, and is what its file says."""
    case, problems = load_case(ROOT / "data" / "worked-case.yaml", book.vocabulary)
    assert not problems and case is not None
    assert [(act.id, act.kind) for act in case.acts] == [("shared-1", "share"), ("threatened-1", "threaten")]
    assert case.act("shared-1").facts["purpose.humiliation"] == Answer("yes", "seen", "a message sent the same day")
    assert case.images["photo-1"].facts["shows.breasts"].value == "yes"
