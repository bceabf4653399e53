"""Exercises: marked as a person would mark them; made from the law with exactly one right marking; kept on this machine."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.cli import cli, main
from assessor.study.browse import found
from assessor.study.files import ANSWER, keep_progress, read_progress
from assessor.study.generate import WHOLE, generate, variants
from assessor.study.marking import mark, score
from assessor.study.pages import find_problem, marked_page
from assessor.study.records import CANNOT_TELL, FITS, HIT, MET, NOT_MET, Problem
from assessor.study.right import offered, problem_of, right_answer
from assessor.study.scenarios import Scenario, load_scenarios
from assessor.study.traps import traps
from legal_rules.files.shape import read_string
from legal_rules.rulebook import RuleBook
from tests.conftest import FULL, ROOT
from tests.plain import read

CASES = read(Path(__file__).parent / "hand-marked.yaml")
DAYS = (dt.date(2018, 6, 1), dt.date(2024, 6, 1), dt.date(2026, 3, 1))


@pytest.fixture(scope="module")
def library(book: RuleBook) -> tuple[Scenario, ...]:
    """The scenario library."""
    scenarios, problems = load_scenarios(book)
    assert not problems
    return scenarios


@pytest.fixture(autouse=True)
def _kept_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSOR_EXERCISES", str(tmp_path / "exercises.json"))


def test_there_are_twenty_answers_good_and_bad() -> None:
    """Both with faults and without."""
    assert len(CASES) == 20
    assert sum(not case["faults"] for case in CASES) >= 5 <= sum(bool(case["faults"]) for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_marker_agrees_with_the_marks_given_by_hand(
    case: dict[str, object], library: tuple[Scenario, ...], book: RuleBook
) -> None:
    """Every mark that is no hit is the one given by hand, and as many are hits."""
    answer, problems = read_string(json.dumps(case["answer"]), ANSWER, "hand-marked")
    assert not problems
    problem = find_problem(answer.problem, library, book)
    assert isinstance(problem, Problem), problem
    marked = mark(answer, problem, book)
    assert sorted([m.kind, m.offence, m.part] for m in marked if m.kind != HIT) == sorted(case["faults"])  # type: ignore[call-overload] # lists of words
    assert score(marked)[0] == case["hits"]
    assert all(m.at for m in marked if m.kind in ("miss", "wrong-burden", "trap", "over-charged", "missed-offence"))


def test_belief_taken_for_knowledge_is_a_trap_only_where_there_was_no_good_reason_to_believe(book: RuleBook) -> None:
    """The trap looks at the facts of the problem."""
    says = {trap.id: trap.says for trap in traps()}
    problem = generate(book, "england-wales", "soa2003-67-3", dt.date(2018, 6, 1), _seed_for(book, "knows"))
    assert isinstance(problem, Problem)
    text = "problem: x\noffences: [{offence: soa2003-67-3, conclusion: fits, elements: {knows: {mark: met}}}]"
    answer, _ = read_string(text, ANSWER, "x")
    kinds = [m.why for m in mark(answer, problem, book) if m.kind == "trap"]
    facts = {f: a.value for f, a in problem.case.acts[0].facts.items()}
    assert (says["belief-is-not-knowledge"] in kinds) == (facts.get("belief.reasonable") == "no")


def _seed_for(book: RuleBook, part: str) -> int:
    return variants(book, "england-wales", "soa2003-67-3", dt.date(2018, 6, 1)).index(part)


@settings(max_examples=300 if FULL else 15)
@given(st.data())
def test_a_generated_problem_has_exactly_one_right_marking_and_one_part_decides(
    book: RuleBook, data: st.DataObject
) -> None:
    """No part is left open; in a whole case all is met and nothing excludes, in a near miss one part alone is otherwise."""
    day = data.draw(st.sampled_from(DAYS))
    nation, offence = data.draw(st.sampled_from(sorted(key for key, o in book.offences.items() if o.role == "core")))
    names = variants(book, nation, offence, day)
    if not names:
        return
    seed = data.draw(st.integers(0, 3 * len(names)))
    problem = generate(book, nation, offence, day, seed)
    assert isinstance(problem, Problem), problem
    right = right_answer(problem, book)[offence]
    name = names[seed % len(names)]
    parts = (*right.elements, *right.exclusions)
    assert all(part.mark != CANNOT_TELL for part in parts)
    turned = [p.id for p in right.elements if p.mark == NOT_MET] + [p.id for p in right.exclusions if p.mark == MET]
    assert turned == ([] if name == WHOLE else [name])
    assert (right.conclusion == FITS) == (name == WHOLE)


def test_a_generated_problem_is_the_same_for_the_same_number_and_told_in_sentences(book: RuleBook) -> None:
    """Sentences with no name of a fact in them; another number gives another problem."""
    first, again, other = (
        generate(book, "england-wales", "soa2003-66B-2", dt.date(2024, 6, 1), seed) for seed in (3, 3, 4)
    )
    assert isinstance(first, Problem) and isinstance(other, Problem)
    assert first == again and first.text != other.text
    assert not re.search(r"\b[a-z]+\.[a-z-]+\b", first.text.replace("e.g.", ""))
    assert first.text.startswith("On 1 June 2024, ") and first.text.endswith(".")


def test_no_problem_is_made_of_what_was_not_law(book: RuleBook) -> None:
    """A day before commencement gives the reason and nothing else."""
    made = generate(book, "england-wales", "soa2003-66E-1", dt.date(2026, 2, 5), 0)
    assert isinstance(made, str) and "was not law" in made


def test_the_library_is_found_by_topic_offence_date_and_difficulty(library: tuple[Scenario, ...]) -> None:
    """Each condition narrows; a twin stands right after its sibling."""
    assert {s.case.nation for s in found(library, nation="scotland")} == {"scotland"}
    assert all("threat" in " ".join([s.title, *s.topics]).lower() for s in found(library, topic="threat"))
    assert all("soa2003-66E-1" in s.offences for s in found(library, offence="soa2003-66E-1"))
    assert {s.difficulty for s in found(library, difficulty=3)} == {3}
    early = found(library, before=dt.date(2015, 4, 13))
    late = {s.id for s in found(library, after=dt.date(2015, 4, 13))}
    assert early and not {s.id for s in early} & late
    rows = found(library)
    place = {s.id: n for n, s in enumerate(rows)}
    twins = [s for s in rows if s.twin_of]
    assert twins and all(place[s.id] > place[s.twin_of] for s in twins)


def test_nothing_is_cited_without_a_source_entry(library: tuple[Scenario, ...], book: RuleBook) -> None:
    """Every authority is in the register or has its title and address; what was read only in a report says so."""
    for scenario in library:
        for authority in scenario.authority:
            assert authority.statute in book.statutes or (authority.title and authority.url)
        problem = problem_of(scenario)
        if problem is not None and any(a.read == "report" for a in scenario.authority):
            assert any("known from a report" in line for line in problem.hidden)
    for offence in book.offences.values():
        assert offence.provision.act in book.statutes
        for version in offence.versions:
            assert all(case.citation or case.url for case in version.cases)
            assert all(case.read in ("full", "report") for case in version.cases)


def test_progress_keeps_the_best_and_never_stops_anyone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The better marks stay; a folder that cannot be written and a file that is no file are said or passed over."""
    assert keep_progress("p", 3, 10) == "" and keep_progress("p", 9, 10) == "" and keep_progress("p", 1, 10) == ""
    assert read_progress() == {"p": (9, 10)}
    Path(tmp_path / "exercises.json").write_text("{broken", encoding="utf-8")
    assert read_progress() == {}
    monkeypatch.setenv("ASSESSOR_EXERCISES", str(tmp_path / "exercises.json" / "below"))
    assert "progress was not kept" in keep_progress("p", 1, 1)


def test_the_commands(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """list, show, generate, mark and forget; wrong input is one message."""
    assert main(["exercise", "list", "--nation", "scotland", "--format", "json"]) == 0
    assert {row["nation"] for row in json.loads(capfd.readouterr().out)["problems"]} == {"scotland"}
    assert main(["exercise", "show", "share-to-humiliate-2023"]) == 0
    shown = capfd.readouterr().out
    assert "element intent" in shown and "not met" not in shown
    assert main(["exercise", "show", "share-to-humiliate-2023", "--answer"]) == 0
    assert "not met; for the prosecution" in capfd.readouterr().out
    assert main(["exercise", "generate", "soa2003-66B-1", "--on", "2024-06-01", "--seed", "2"]) == 0
    assert "soa2003-66B-1@2024-06-01#2" in " ".join(capfd.readouterr().out.split())
    file = tmp_path / "answer.yaml"
    file.write_text(yaml.safe_dump(CASES[1]["answer"]), encoding="utf-8")
    assert main(["exercise", "mark", str(file)]) == 0
    assert "Traps" in capfd.readouterr().out
    file.write_text("problem: x\noffences: [{offence: soa2003-66B-1, conclusion: maybe}]", encoding="utf-8")
    assert main(["exercise", "mark", str(file)]) == 2
    assert "maybe" in capfd.readouterr().err
    assert main(["exercise", "show", "nothing-like-it"]) == 2
    assert main(["exercise", "show", "soa2003-66B-1@tomorrow#1"]) == 2
    assert main(["exercise", "forget"]) == 0


def test_a_problem_is_done_line_by_line(library: tuple[Scenario, ...], book: RuleBook) -> None:
    """The offences are chosen by number, every part is asked, every exception with its burden, then the conclusion, and it is marked."""
    lines = (
        ["whether it was meant", str(_number(book, library))]
        + ["m"] * 7
        + ["n"]
        + ["n", "p"] * 6
        + ["n", "e"]
        + ["n", "d"]
        + ["n", "e"] * 2
    )
    script = "\n".join([*lines, "d"]) + "\n"
    result = CliRunner().invoke(cli, ["exercise", "do", "share-to-humiliate-2023"], input=script)
    assert result.exit_code == 0, result.output
    assert "right" in result.output and "What it teaches" in result.output


def _number(book: RuleBook, library: tuple[Scenario, ...]) -> int:
    problem = find_problem("share-to-humiliate-2023", library, book)
    assert isinstance(problem, Problem)
    return offered(problem, right_answer(problem, book), book).index("cjca2015-33-disclose") + 1


def test_a_page_of_marks_gives_the_faults_before_what_was_right(library: tuple[Scenario, ...], book: RuleBook) -> None:
    """And what the problem teaches comes only then."""
    answer, _ = read_string(json.dumps(CASES[1]["answer"]), ANSWER, "x")
    problem = find_problem(answer.problem, library, book)
    assert isinstance(problem, Problem)
    text = marked_page(problem, mark(answer, problem, book)).text()
    assert text.index("Traps") < text.index("What it teaches")
    assert "s.33" in text and ROOT.is_dir()


def test_an_irac_answer_is_left_to_be_written_and_goes_to_word(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Issue and rule stand; application and conclusion are room to write in; only an IRAC answer can be blank."""
    case = str(ROOT / "data" / "worked-case.yaml")
    assert main(["document", "irac", case, "--to", "-", "--blank"]) == 0
    text = capfd.readouterr().out
    assert "Apply each element to the facts" in text and "It turns on what is not known" not in text
    assert "Not made out on these facts" not in text and "A shares it" in text
    file = tmp_path / "write.docx"
    assert main(["document", "irac", case, "--to", str(file), "--blank", "--yes"]) == 0
    assert file.read_bytes()[:2] == b"PK"
    assert main(["document", "options", case, "--to", "-", "--blank"]) == 2
