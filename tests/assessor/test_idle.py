"""Nothing is answered idly: an answer that nothing reads is said, with its place and the likely name, and never refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from assessor.assess.records import Idle
from assessor.case.file import read_case
from assessor.cli import cli
from assessor.result.report import assess_case
from legal_rules.rulebook import RuleBook
from legal_rules.slices import changes, law_on
from legal_rules.turning import left_open, turned_on

CASE = """\
schema: 2
case: c
synthetic: yes
nation: {nation}
as_at: 2026-11-22
people: {{A: {{role: responsible, age: adult}}, B: {{role: affected, age: adult}}, C: {{role: other}}}}
images:
  p:
    of: [B]
    facts: {{image.age-then: adult, image.origin: camera{shown}}}
acts:
  - id: a
    kind: {kind}
    by: A
    about: B
    image: p
    when: {when}
    facts: {{{facts}}}
    intended: {{{intended}}}
"""


def said(
    book: RuleBook,
    facts: str = "",
    kind: str = "share",
    nation: str = "england-wales",
    when: str = "2025-03-01",
    intended: str = "",
    shown: str = "",
) -> tuple[Idle, ...]:
    """What is said of the answers of one act that nothing reads."""
    text = CASE.format(nation=nation, kind=kind, facts=facts, when=when, intended=intended, shown=shown)
    case, problems = read_case(text, book.vocabulary, "case.yaml")
    assert case is not None, problems
    result, conflicts = assess_case(case, book)
    assert result is not None, conflicts
    return result.idle


def test_an_answer_that_no_offence_of_the_act_reads_is_said_with_its_place(book: RuleBook) -> None:
    """Getting into an account says nothing of a sharing; the place is that of the answer, and nothing is refused."""
    (row,) = said(book, "consent.sharing: no, access.knew: yes")
    assert row.where.startswith("case.yaml:18:") and "'access.knew'" in row.says and "'a'" in row.says


@pytest.mark.parametrize(
    ("facts", "intended", "kind", "hint"),
    [
        ("place.private: yes", "", "install", "'intended: {place.private: ...}'"),
        ("privacy.expected: no", "", "share", "'believed.privacy.expected'"),
        ("", "shows.genitals: yes", "share", "'shows.genitals'"),
    ],
)
def test_the_same_fact_in_the_world_the_law_asks_of_is_the_likely_name(
    facts: str, intended: str, kind: str, hint: str, book: RuleBook
) -> None:
    """What was meant said as done, what was done said as meant, what was believed said as so."""
    (row,) = said(book, facts, kind, intended=intended)
    assert hint in row.hint


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ("consent.sharing: no, belief.reasonable: no, purpose.distress: yes, act.place-of-act: abroad", "share"),
        ("act.suspected: yes, online.now: yes", "share"),
        ("purpose.none-of-these: yes, consent.could-not: asleep", "share"),
        ("consent.taking: no, equipment.where: beneath-clothing, observer.who: both", "take"),
    ],
)
def test_what_a_route_a_flag_a_presumption_or_an_umbrella_reads_is_not_idle(
    facts: str, kind: str, book: RuleBook
) -> None:
    """Answers of help, of what is presumed, and umbrellas whose parts are read, are used."""
    assert said(book, facts, kind, shown=", shows.intimate-unsaid: yes") == ()


def test_the_day_and_the_nation_decide_what_is_read(book: RuleBook) -> None:
    """What only a later law, or another nation's, asks is idle; where the day is not known, any of its days counts."""
    facts = "excuse.journalism: no"
    assert said(book, facts, nation="scotland")
    assert not said(book, facts, nation="northern-ireland")
    reckless = "reckless.humiliation: yes"
    assert said(book, reckless, "send", when="2022-03-01")
    assert not said(book, reckless, "send", when="{from: 2022-03-01, to: 2025-03-01}")


def test_a_case_elsewhere_has_no_law_to_be_idle_under(book: RuleBook) -> None:
    """No law is held for it, so nothing is said of its answers."""
    assert said(book, "consent.taking: yes", nation="elsewhere") == ()


def test_the_command_prints_it_and_gives_it_as_data(tmp_path: Path) -> None:
    """At the end of the page in every view, under a heading of its own, and under `idle` in JSON; the status stays 0."""
    path = tmp_path / "case.yaml"
    text = CASE.format(
        nation="england-wales", kind="share", facts="access.knew: yes", when="2025-03-01", intended="", shown=""
    )
    path.write_text(text)
    for view in ("support", "law"):
        result = CliRunner().invoke(cli, ["assess", str(path), "--view", view], prog_name="assessor")
        assert result.exit_code == 0 and "Answers that are not used" in result.output, result.output
        assert "'access.knew'" in " ".join(result.output.split())
    data = json.loads(CliRunner().invoke(cli, ["assess", str(path), "--format", "json"]).output)
    assert [row["says"] for row in data["idle"]] == [
        "no law of its day and nation turns on 'access.knew' for act 'a': it is kept, not used"
    ]


def test_what_is_turned_on_covers_all_that_is_asked(book: RuleBook) -> None:
    """For each nation, on the first and last change of its law and every kind: whatever the elements or exclusions of an
    offence that can be met are open on is in it, and what is in it is a fact of the vocabulary."""
    for nation in book.nations:
        for day in (changes(book, nation)[0], changes(book, nation)[-1]):
            law = law_on(book, nation, day)
            for kind in book.vocabulary.spec("act.kind").values:
                found = turned_on(law, kind)
                for rule in law.rules:
                    value, facts = left_open(rule.e_formula, {"act.kind": kind})
                    assert rule.law in ("not-yet", "repealed") or value == 0 or facts <= found, (rule.offence.id, kind)
                named = {fact for fact in found if not fact.startswith("course.") and "." in fact}
                assert all(book.vocabulary.knows(fact) or fact in law.program.by_fact for fact in named)


def listed(*arguments: str) -> dict[str, dict[str, object]]:
    """What `assessor law facts` gives, by id."""
    result = CliRunner().invoke(cli, ["law", "facts", *arguments, "--format", "json"], prog_name="assessor")
    assert result.exit_code == 0, result.output
    return {row["id"]: row for row in json.loads(result.output)["facts"]}


def test_the_list_of_facts_says_for_which_kinds_of_act_each_is(book: RuleBook) -> None:
    """As it was and in each world, by the law of the day and nation named; what the law of that day does not ask has none."""
    place = listed("place.", "--on", "2026-11-22")["place.private"]
    assert place["kinds"] == {
        "": ["take", "copy", "operate", "observe"],
        "intended": ["take", "install", "operate", "observe"],
    }
    on = "2026-11-22"
    assert listed("excuse.journalism", "--on", on, "--nation", "scotland")["excuse.journalism"]["kinds"] == {}
    assert listed("excuse.journalism", "--on", on, "--nation", "northern-ireland")["excuse.journalism"]["kinds"]
    assert listed("copy.lasting", "--on", "2020-01-01")["copy.lasting"]["kinds"] == {}
    every = listed("--on", on)
    assert every.keys() == {id for id, spec in book.vocabulary.facts.items()}


def test_every_age_says_what_it_is_an_age_at(book: RuleBook) -> None:
    """On the day of the act, in the picture, or today."""
    ages = [s for s in book.vocabulary.facts.values() if s.id.endswith((".age", ".age-then", ".age-now", ".under-18"))]
    assert len(ages) == 7
    for spec in ages:
        assert ("picture" in spec.note) == spec.id.startswith("image.") or spec.id == "affected.age"
        assert any(words in spec.note for words in ("day of the act", "in the picture", "today")), spec.id
    page = CliRunner().invoke(cli, ["law", "facts", "affected.age"], prog_name="assessor").output
    assert "An age on the day of the act" in " ".join(page.split())
