"""The headline: a page says that nothing fits only where no offence in force fits, next door and by course among them;
law that was not in force or not read never fits; place, the doer's age and who was reported are said everywhere."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from assessor.assess.headline import NOT_CONFIRMED, NOTHING, OTHER_LAW, headline_of
from assessor.case.model import Case
from assessor.cli import cli
from assessor.documents.build import build
from assessor.documents.kinds import KINDS
from assessor.interview.live import standings
from assessor.pages.nations import compare_page
from assessor.pages.result import result_page
from assessor.result.compare import compare
from assessor.result.report import assess_case
from assessor.result.whatif import what_if, with_change
from assessor.safety.routes import routes_for
from assessor.text.content import Document
from tests.documents.helping import TODAY, book, case_of, made, whole_text
from tests.fewer import spread

COMFORT = re.compile(r"no offence|nothing here fits|nothing in force|no law that we could|hold no law", re.I)
HEAD = """
schema: 1
case: probe
synthetic: yes
nation: {nation}
as_at: 2026-11-22
people: {{A: {{role: responsible, age: {doer}}}, B: {{role: supported, age: {age}}}}}
"""
ADULT = "images: {p: {of: [B], facts: {image.age-then: adult, image.origin: camera, shows.genitals: yes, image.live: no, place.public-access: no, earlier.public: no}}}\n"
ACTS = {
    "money-demand-with-threats": (
        16,
        "images: {p: {of: [B], facts: {image.age-then: 16-17}}}\n"
        "acts: [{id: a, kind: demand, by: A, about: B, image: p, when: 2025-03-01, facts: {demand.for: money-or-property, "
        "demand.pressure: yes, demand.warranted: no, threat.intimate: no}}]",
        ["TA 1968 s.21"],
    ),
    "unauthorised-access": (
        "adult",
        "acts: [{id: a, kind: access, by: A, about: B, when: 2025-03-01, facts: {access.unauthorised: yes, access.knew: yes}}]",
        ["CMA 1990 s.1"],
    ),
    "child-image-possession": (
        "under-10",
        "images: {p: {of: [B], facts: {image.age-then: under-13, image.origin: camera, image.indecent: yes}}}\n"
        "acts: [{id: a, kind: possess, by: A, about: B, image: p, when: 2025-03-01, facts: {possess.knew: yes, "
        "child.legitimate-reason: no, possess.unseen: no, possess.unasked-not-kept: no}}]",
        ["CJA 1988 s.160"],
    ),
    "fake-of-a-fifteen-year-old": (
        "13-15",
        "images: {p: {of: [B], facts: {image.age-then: 13-15, image.origin: generated, image.photo-like: yes, image.looks: child, "
        "image.indecent: yes}}}\n"
        "acts: [{id: a, kind: create, by: A, about: B, image: p, when: 2025-09-01, facts: {act.via: self, consent.creating: no, "
        "child.crime-work: no, child.security-service: no}}]",
        ["PCA 1978 s.1"],
    ),
    "adult-demand-with-threats": (
        "adult",
        "acts: [{id: a, kind: demand, by: A, about: B, when: 2025-03-01, facts: {demand.for: money-or-property, "
        "demand.pressure: yes, demand.warranted: no, threat.intimate: no}}]",
        ["TA 1968 s.21"],
    ),
    "threat-in-january-2021": (
        "adult",
        "acts: [{id: a, kind: threaten, by: A, about: B, to: [B], when: 2021-01-10, facts: {threat.intimate: yes, "
        "threat.to-others: yes, message.offensive: yes, purpose.distress: yes}}]",
        ["MCA 1988 s.1"],
    ),
}
SHARE = (
    "{{id: {id}, kind: share, by: {by}, about: {about}, to: public, image: p, when: {when}, facts: {{consent.sharing: no, belief.reasonable: no, excuse.reasonable: no, believed.earlier.public: no, "
    "earlier.section: no, believed.earlier.section: no, act.via: self{more}}}}}"
)


def probe(body: str, nation: str = "england-wales", age: object = "adult", doer: object = "adult") -> Case:
    return case_of(HEAD.format(nation=nation, age=age, doer=doer) + body)


def share(when: str = "2025-03-01", by: str = "A", about: str = "B", more: str = "") -> str:
    return ADULT + f"acts: [{SHARE.format(id='a', by=by, about=about, when=when, more=more)}]"


def pages(case: Case) -> Iterator[tuple[str, str]]:
    """Every page there is of a case: each view, the comparison and each kind of document."""
    for view in ("support", "law", "policy"):
        result, problems = assess_case(case, book(), view, TODAY)
        assert result is not None, problems
        yield view, result_page(result, case, book(), view).text()
    compared, problems = compare(case, book(), TODAY)
    assert compared is not None, problems
    yield "compare", compare_page(compared, book()).text()
    for kind in KINDS:
        yield kind, whole_text(made(kind, case, help=()))


def kind_of(case: Case) -> str:
    result, problems = assess_case(case, book(), "law", TODAY, whole_lists=False)
    assert result is not None, problems
    act = result.acts[0]
    return headline_of(result, act, act.periods[0], book().vocabulary).kind


@pytest.mark.parametrize("name", ACTS)
def test_no_page_says_that_nothing_fits_beside_an_offence_that_fits(name: str) -> None:
    """S1, P1: in every view, the comparison and every kind of document, for the first act of each case."""
    age, body, named = ACTS[name]
    case = probe(body, age=age)
    assert kind_of(case) == OTHER_LAW
    for page, text in pages(case):
        flat = " ".join(text.split())
        if page == "compare":
            assert "An offence fits in England" in flat or "Other law may fit in England" in flat
            continue
        if page == "gap-memo":
            assert "covered by law next door only" in flat
        else:
            assert not COMFORT.search(flat), (page, COMFORT.search(flat))
        if page in ("law", "policy", "points-to-prove", "irac", "gap-memo", "police-sheet"):
            assert all(provision in flat for provision in named), (page, named)
        elif page != "chronology":
            assert "Other law may fit what you have told us" in flat, page


def test_the_comparison_says_what_it_did_not_compare() -> None:
    """SNI-A1: a nation whose law on this kind of act is open, or could not be confirmed, is not said to have none."""
    for nation in ("scotland", "northern-ireland"):
        compared, _ = compare(probe(ACTS["adult-demand-with-threats"][1], nation), book(), TODAY)
        assert compared is not None
        text = " ".join(compare_page(compared, book()).text().split())
        assert "Other law may fit in England and Wales." in text
        assert "We cannot tell yet in Scotland." in text
        assert "No law that we could confirm fits in Northern Ireland." in text
        assert "What we hold about this kind of act could not be confirmed." in text
        assert "No offence" not in text and "may cover this" in text


def test_the_gap_memo_gives_no_reason_that_has_nothing_to_do_with_it() -> None:
    """SNI-A1: having a picture of a child is covered by law next door, and not missed for want of an exposure."""
    text = whole_text(made("gap-memo", probe(ACTS["child-image-possession"][1], "scotland", "under-10"), help=()))
    assert "covered by law next door only" in text and "genitals" not in text


def test_nothing_fits_is_still_said_where_nothing_does() -> None:
    """Control: with agreement nothing fits, and each page says so."""
    body = ADULT + (
        "acts: [{id: a, kind: share, by: A, about: B, to: [A], image: p, when: 2025-03-01, facts: {consent.sharing: yes, "
        "purpose.distress: no, purpose.alarm: no, purpose.humiliation: no, purpose.gratification: no, message.offensive: no, message.false: no}}]"
    )
    case = probe(body)
    assert kind_of(case) == NOTHING
    said = dict(pages(case))
    assert "Nothing here fits" in said["support"] and "Nothing here fits" in said["options"]
    assert "No offence in force" in " ".join(said["law"].split())


def test_nothing_met_next_door_is_not_said_of_what_cannot_be_told_there() -> None:
    """Where law next door is named as open, the headline for lawyers says so in the same breath."""
    body = ADULT + (
        "acts: [{id: a, kind: share, by: A, about: B, to: C, image: p, when: 2025-03-01, facts: {consent.sharing: yes, recipient.is-person: no}}]"
    )
    case = case_of(
        HEAD.format(nation="england-wales", age="adult", doer="adult").replace("}}", "}, C: {role: other}}") + body
    )
    result, _ = assess_case(case, book(), "law", TODAY)
    assert result is not None
    act = result.acts[0]
    found = headline_of(result, act, act.periods[0], book().vocabulary)
    assert found.kind == NOTHING and found.beside
    said = " ".join(result_page(result, case, book(), "law").text().split())
    assert "core or next door, is met on these facts. Of the law next door, it cannot be told of" in said


def test_what_is_so_whatever_the_rest_is_is_not_said_to_be_unknown() -> None:
    """A naked picture is an intimate one: where the offence fits, no page lists what it shows as missing."""
    body = share().replace("shows.genitals: yes", "shows.intimate-unsaid: yes")
    case = probe(body)
    compared, _ = compare(case, book(), TODAY)
    assert compared is not None
    (period,) = compared.acts[0].nations["england-wales"]
    (basic,) = [row for row in period.offences if row.offence == "soa2003-66B-1"]
    assert basic.outcome in ("met", "met-unless") and basic.missing == ()


def test_only_an_unconfirmed_match_is_said_in_words_of_its_own() -> None:
    """Where only the Act of 2026 may match, no page says that nothing fits, and the Act is spoken of."""
    found = [
        name
        for name, body in {
            "tool": "acts: [{id: a, kind: supply, by: A, about: B, when: 2026-09-01, facts: {tool.for: adult-intimate-images, "
            "tool.steps-taken: no, image.of-person: no, recipient.is-person: no, message.offensive: no}}]"
        }.items()
        if kind_of(probe(body)) == NOT_CONFIRMED
        and "No law that we could confirm fits" in dict(pages(probe(body)))["support"]
    ]
    assert found == ["tool"]


@pytest.mark.parametrize("nation", ["scotland", "northern-ireland"])
def test_a_demand_with_threats_is_named_where_its_law_could_not_be_read(nation: str) -> None:
    """Extortion and blackmail, known from memory: never said to fit, never passed over, and no page says that nothing fits."""
    case = probe(
        "acts: [{id: a, kind: demand, by: A, about: B, to: [B], when: 2025-03-01, facts: {demand.for: money-or-property, "
        "demand.pressure: yes, demand.warranted: no, threat.intimate: no, message.sexual: no, message.offensive: no, "
        "message.false: no, message.network: no, behaviour.abusive: no}}]",
        nation,
    )
    assert kind_of(case) == NOT_CONFIRMED
    said = dict(pages(case))
    assert all("(law that we could not confirm)" in " ".join(said[page].split()) for page in ("support", "options"))
    assert not re.search(r"nothing here fits|: fits", said["support"], re.I)
    assert "Common law" in said["law"] or "TA(NI) 1969 s.20" in said["law"]


@pytest.mark.parametrize("when", ["2023-12-10", "2026-09-01"])
def test_law_that_was_not_in_force_or_not_read_is_never_said_to_fit(when: str) -> None:
    """EW-A20: the law view of every offence that was not in force, and the same case turned over in `whatif`."""
    kind = "take" if when > "2026" else "share"
    body = (
        share(when)
        .replace("kind: share", f"kind: {kind}")
        .replace("consent.sharing", f"consent.{'taking' if kind == 'take' else 'sharing'}")
    )
    case = probe(body)
    result, _ = assess_case(case, book(), "law", TODAY)
    assert result is not None
    findings = [f for p in result.acts[0].periods for f in p.findings if f.law != "in-force"]
    assert any(f.outcome in ("met", "met-unless") for f in findings)
    lines = result_page(result, case, book(), "law").blocks
    for finding in findings:
        start = f"{finding.provision} {finding.title}: "
        said = [block.text for block in lines if block.text.startswith(start)]
        assert all("Fits" not in text and "Made out: yes" not in text for text in said), said
    changed = with_change(case, "a", "when", "2025-03-01", book())
    assert isinstance(changed, Case)
    turns = what_if(changed, case, book())
    assert isinstance(turns, tuple)
    assert not [turn for turn in turns if re.search("[Ff]its[^(]*[(](not yet|passed|no longer)", turn.after)]


def test_the_law_beside_a_question_counts_what_fits_next_door_and_nothing_that_was_not_law() -> None:
    """S1 and EW-A20 on the screen of the questions."""
    rows = standings(probe(ACTS["unauthorised-access"][1]), book(), "a")
    assert [row.cited for row in rows if row.fits] == ["CMA 1990 s.1"]
    assert not [row for row in standings(probe(share("2026-09-01")), book(), "a") if row.fits and row.law != "in-force"]


@pytest.mark.parametrize(
    ("nation", "place"),
    spread(["england-wales", "scotland", "northern-ireland"], ["abroad", "other-uk-nation", "mixed"]),
)
def test_an_act_abroad_says_so_in_every_view_and_document_and_keeps_its_outcome(nation: str, place: str) -> None:
    """S3, EW-A11: the sentence on place; doing it here to someone abroad, or simply here, raises nothing."""
    away, here = (probe(share(more=f", act.place-of-act: {where}"), nation) for where in (place, "here"))
    for page, text in pages(away):
        assert "which law applies is for the police and prosecutors" in " ".join(text.split()), page
    outcomes = []
    for case in (away, here):
        result, _ = assess_case(case, book(), "law", TODAY, whole_lists=False)
        assert result is not None
        outcomes.append([(f.offence, f.outcome) for f in result.acts[0].periods[0].findings])
        assert ("where-not-settled" in result.acts[0].flags) == (case is away)
    assert outcomes[0] == outcomes[1]


DOERS = [
    ("england-wales", "under-10", "2025-03-01", "doer-too-young"),
    ("england-wales", "10-11", "2025-03-01", ""),
    ("northern-ireland", "9", "2025-03-01", "doer-too-young"),
    ("northern-ireland", "10", "2025-03-01", ""),
    ("scotland", "11", "2021-12-17", "doer-too-young"),
    ("scotland", "11", "2021-12-16", "doer-age-open"),
    ("scotland", '"12"', "2025-03-01", ""),
]


@pytest.mark.parametrize(("nation", "age", "day", "flag"), DOERS)
def test_a_doer_below_the_age_of_responsibility_meets_no_offence(nation: str, age: str, day: str, flag: str) -> None:
    """S9, SNI-A21: no offence is made out, with a sentence in every view and document; from the age on, nothing changes."""
    case = probe(share(day, more=", purpose.distress: yes"), nation, doer=age)
    result, _ = assess_case(case, book(), "law", TODAY, whole_lists=False)
    assert result is not None
    findings = [f for p in result.acts[0].periods for f in p.findings]
    assert any(f.outcome in ("met", "met-unless") for f in findings) == (flag != "doer-too-young")
    assert not (flag and any(f.made_out == "yes" for f in findings))
    flags = {f.id: f for f in result.flags}
    assert {"doer-too-young", "doer-age-open"} & set(flags) == ({flag} if flag else set())
    if flag:
        assert any("0800 1111" in way for contact in flags[flag].contacts for way in contact.reach)
        for page, text in pages(case):
            assert "too young to be charged" in " ".join(text.split()), page


def test_a_date_of_birth_gives_the_age_of_the_doer_day_by_day() -> None:
    """A birthday within the days of an act parts them; a birth that may fall on either side leaves it open."""
    body = share().replace("when: 2025-03-01", "when: {from: 2025-02-01, to: 2025-04-30}")
    text = HEAD.format(nation="england-wales", age="adult", doer="X") + body
    born = case_of(text.replace("age: X", "born: 2015-03-15"))
    vague = case_of(text.replace("age: X", "born: 2015"))
    made_out = []
    for case in (born, vague):
        result, _ = assess_case(case, book(), "law", TODAY, whole_lists=False)
        assert result is not None
        rows = result.acts[0].periods
        made_out.append({(p.from_, f.made_out) for p in rows for f in p.findings if f.offence == "soa2003-66B-1"})
    assert (dt.date(2025, 2, 1), "no") in made_out[0] and (dt.date(2025, 3, 15), "yes") in made_out[0]
    assert {value for _, value in made_out[1]} == {"open"}


def test_nobody_is_asked_whether_the_doer_was_below_the_age() -> None:
    """It is a test of law: a case file that answers it is refused with what to give in its place."""
    with pytest.raises(AssertionError, match="a test of law"):
        case_of(
            HEAD.format(nation="scotland", age="adult", doer="adult").replace(
                "age: adult}, B", "facts: {doer.below-responsibility: yes}}, B"
            )
        )


def test_whoever_was_reported_gets_no_results_and_no_document() -> None:
    """S8: the person helped did it to somebody else: every view, `compare`, `whatif` and every kind of document."""
    case = probe(share(by="B", about="A"))
    assert {route.kind for route in routes_for(case, book())} <= {"safety", "support-reported"}
    for view in ("support", "law", "policy"):
        result, _ = assess_case(case, book(), view, TODAY)
        assert result is not None
        assert not any(p.findings for act in result.acts for p in act.periods) and not result.across
        assert result.next_question is None
        text = result_page(result, case, book(), view).text()
        assert "does not advise anyone who was reported" in " ".join(text.split()) and "StopNCII" not in text
    for kind in KINDS:
        assert not isinstance(build(kind, case, book(), KINDS[kind].readers[0], today=TODAY), Document)
    assert isinstance(what_if(case, case, book()), str)


def test_a_picture_a_person_took_of_themselves_does_not_make_them_the_one_reported() -> None:
    """Control: their own act stays hidden, and what was done to them is assessed."""
    own = SHARE.format(id="own", by="B", about="B", when="2025-02-01", more="")
    other = SHARE.format(id="a", by="A", about="B", when="2025-03-01", more="")
    case = probe(f"{ADULT}acts: [{own}, {other}]")
    result, _ = assess_case(case, book(), "support", TODAY, whole_lists=False)
    assert result is not None
    assert [bool(act.periods[0].findings) for act in result.acts] == [False, True]


def test_compare_and_document_end_with_a_message_for_whoever_was_reported(tmp_path: Path) -> None:
    """S8 by command: status 2 and one line, no traceback."""
    file = tmp_path / "case.yaml"
    file.write_text(
        HEAD.format(nation="england-wales", age="adult", doer="adult") + share(by="B", about="A"), encoding="utf-8"
    )
    for command in (
        ["compare", str(file)],
        ["document", "options", str(file), "--to", "-"],
        ["whatif", str(file), "--set", "when=2024-03-01"],
    ):
        done = CliRunner().invoke(cli, command)
        assert done.exit_code == 2 and "reported" in done.output, command
