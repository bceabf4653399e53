"""The lawyer's sheet, the reviews that go stale, and the drawing of an offence."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from assessor.cli import cli
from assessor.documents.diagram import as_text, offence_tree, svg
from assessor.documents.reviews import Review, load_reviews, rule_hash, stale_reviews
from assessor.documents.sheet import sheet
from assessor.text.content import Space, Table
from legal_rules.law import Offence
from tests.documents.helping import HERE, TODAY, book, section, whole_text

SHARING = ("england-wales", "soa2003-66B-1")


def offence() -> Offence:
    """The offence the tests look at."""
    return book().offences[SHARING]


def test_every_offence_has_a_sheet_with_what_makes_and_breaks_it() -> None:
    """Elements with provisions, exclusions with burdens, patterns, sources, and a line to sign."""
    for entry in book().offences.values():
        made = sheet(book(), entry, TODAY, ())
        headings = [part.heading for part in made.sections]
        assert headings[1:4] == ["What makes it", "What breaks it", "Smallest patterns"], entry.id
        assert "Signature" in [b.label for b in made.blocks() if isinstance(b, Space)]
        table = next(b for b in made.blocks() if isinstance(b, Table) and b.caption.startswith("Elements"))
        assert all(row[1] for row in table.rows), entry.id
        assert rule_hash(book(), entry) in whole_text(made)


def test_a_sheet_gives_examples_either_way() -> None:
    """One pattern that fits, what breaks it, and the same with one fact turned where that ends it: not "nothing shows they
    knew", which leaves consent as open as it was."""
    text = section(sheet(book(), offence(), TODAY, ()), "Smallest patterns")
    assert "Example that fits: " in text
    assert "there was a reasonable excuse" in text
    assert "they agreed to it being shared (all else as above)" in text
    assert "nothing that shows they knew (all else" not in text


def test_a_sheet_of_unread_law_gives_no_penalty() -> None:
    """A reconstruction says so and stops there."""
    made = sheet(book(), book().offences[("england-wales", "soa2003-66AB-1")], TODAY, ())
    assert section(made, "Penalty") == "Not given: the text was not read."
    assert "a reconstruction, text not read" in dict(made.header)["Basis"]


def test_a_review_is_stale_when_the_rule_changes() -> None:
    """The hash covers every version of the offence and the definitions it uses, and nothing about places in files."""
    review = Review(SHARING[1], SHARING[0], "solicitor", dt.date(2026, 11, 1), rule_hash(book(), offence()))
    assert stale_reviews(book(), [review]) == ()
    version = replace(offence().versions[0], elements=offence().versions[0].elements[:-1])
    changed = replace(book(), offences={**book().offences, SHARING: replace(offence(), versions=(version,))})
    (problem,) = stale_reviews(changed, [review])
    assert "is stale" in problem.message and "assessor law sheet soa2003-66B-1" in problem.hint
    made = sheet(changed, changed.offences[SHARING], TODAY, [review])
    assert "the rule has changed since" in section(made, "Review")


def test_a_changed_definition_makes_a_review_stale() -> None:
    """What an intimate state is belongs to the rule that uses it."""
    review = Review(SHARING[1], SHARING[0], "solicitor", dt.date(2026, 11, 1), rule_hash(book(), offence()))
    key = (SHARING[0], "soa2003-66D-intimate")
    definition = replace(book().definitions[key], title="Something else")
    changed = replace(book(), definitions={**book().definitions, key: definition})
    assert len(stale_reviews(changed, [review])) == 1


def test_a_review_of_an_unknown_offence_is_a_problem() -> None:
    """A renamed offence does not leave its review hanging."""
    review = Review("nope", "england-wales", "solicitor", dt.date(2026, 11, 1), "0" * 16)
    assert "there is no offence 'nope'" in stale_reviews(book(), [review])[0].message


def test_the_shipped_reviews_read_and_none_is_stale() -> None:
    """`data/reviews.yaml` holds no fault and nothing stale."""
    reviews, problems = load_reviews()
    assert problems == () and stale_reviews(book(), reviews) == ()


def test_a_faulty_review_file_names_its_faults(tmp_path: Path) -> None:
    """A hash too short, a nation that is none, a key that is none: each with its line."""
    path = tmp_path / "reviews.yaml"
    path.write_text(
        "reviews:\n- {offence: a, nation: wales, role: x, on: 2026-01-01, hash: 12, by: someone}\n", encoding="utf-8"
    )
    reviews, problems = load_reviews(path)
    assert reviews == () and len(problems) >= 3 and all(p.line == 2 for p in problems)


def test_the_hash_of_a_rule_is_the_same_in_every_run() -> None:
    """Nothing in it depends on the order of sets."""
    import subprocess
    import sys

    code = (
        "from legal_rules.rulebook import load; from assessor.documents.reviews import rule_hash; b = load().book; "
        "print(''.join(rule_hash(b, o) for o in b.offences.values()))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=HERE.parent.parent,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_the_sheet_command_prints_and_writes(tmp_path: Path) -> None:
    """Printed as text, written in the form of the ending; an unknown id is one clear message."""
    runner = CliRunner()
    shown = runner.invoke(cli, ["law", "sheet", "soa2003-66B-1", "--on", "2026-11-22"])
    assert shown.exit_code == 0 and "WHAT BREAKS IT" in shown.stdout
    written = runner.invoke(cli, ["law", "sheet", "soa2003-66B-1", "--to", str(tmp_path / "s.pdf")])
    assert written.exit_code == 0 and (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF")
    wrong = runner.invoke(cli, ["law", "sheet", "soa2003-66B-11"])
    assert wrong.exit_code == 2 and "did you mean 'soa2003-66B-1'" in wrong.stderr


FACTS = {
    "act.kind": "share",
    "consent.sharing": "no",
    "shows.breasts": "yes",
    "image.of-person": "yes",
    "act.completed": "yes",
}


def test_the_drawing_lights_the_facts_of_a_case() -> None:
    """A part that holds is marked yes in words, one that fails no, the rest with a question mark. Agreement ends
    the offence only where it was not agreement to something else (the definition of consent for s.66B reads both)."""
    lines = list(as_text(offence_tree(book(), offence(), TODAY, FACTS)))
    assert any("[yes] it shows breasts" in line for line in lines)
    assert any("[yes] B does not agree to the sharing" in line for line in lines)
    assert any("[?] there was a reasonable excuse" in line for line in lines)
    assert lines[0].startswith("[?] SOA 2003 s.66B(1)")
    agreed = {"consent.sharing": "yes", "consent.other-purpose": "no"}
    turned = list(as_text(offence_tree(book(), offence(), TODAY, FACTS | agreed)))
    assert turned[0].startswith("[no]") and any("[no] B does not agree" in line for line in turned)


def test_the_drawing_agrees_with_the_assessment() -> None:
    """Each element stands in the drawing as the finding gives it."""
    from legal_rules.assessment import Answers, assess
    from legal_rules.slices import law_on

    words = {"met": "yes", "not-met": "no", "unknown": "?"}
    law = law_on(book(), "england-wales", TODAY, TODAY)
    for finding in assess(law, Answers(FACTS)):
        tree = offence_tree(book(), finding.rule.offence, TODAY, FACTS)
        drawn = [part.value for part in tree.parts[0].parts]
        assert drawn == [words[result] for _, _, result in finding.elements()], finding.rule.offence.id


@pytest.mark.parametrize("key", [SHARING, ("england-wales", "soa2003-67A-2B")])
def test_the_drawing_is_svg_with_a_title_and_no_script(key: tuple[str, str]) -> None:
    """Well formed, described in words, nothing that acts, every text inside its box."""
    picture = svg(offence_tree(book(), book().offences[key], TODAY))
    root = ElementTree.fromstring(picture)
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names == {"svg", "title", "desc", "rect", "text", "path"}
    assert all(len(element.text or "") <= 112 for element in root.iter() if element.tag.endswith("}text"))


def test_the_drawing_command_takes_a_case() -> None:
    """`law show ID --format svg --case FILE` lights the facts of the act named."""
    case = str(HERE / "cases" / "threat-only.yaml")
    result = CliRunner().invoke(
        cli, ["law", "show", "soa2003-66B-4", "--format", "svg", "--case", case, "--act", "threat-1"]
    )
    assert result.exit_code == 0 and result.stdout.startswith("<svg") and "[yes]" in result.stdout
    missing = CliRunner().invoke(cli, ["law", "show", "soa2003-66B-4", "--format", "svg", "--case", case, "--act", "x"])
    assert missing.exit_code == 2 and "has no act 'x'" in missing.stderr
    definition = CliRunner().invoke(cli, ["law", "show", "soa2003-66D-intimate", "--format", "svg"])
    assert definition.exit_code == 2 and "only an offence is drawn" in definition.stderr
