"""The exported JSON Schemas: current, fitting every shipped file, and holding the result of `assess`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from assessor.case.file import load_case
from assessor.notes import narrate
from assessor.result.report import assess_case
from assessor.text.harmless import json_text
from legal_rules.rulebook import RuleBook
from tests.conftest import ROOT
from tests.narrative.older import NOTE_DATE, gold
from tools.law_schemas import schemas as law_schemas
from tools.schemas import schemas as case_schemas

DATA = ROOT / "data"
ALL = {**law_schemas(), **case_schemas()}


class _Words(yaml.SafeLoader):
    """Reads every plain scalar as an editor's schema check sees the project's files: dates and numbers as text."""


_Words.yaml_implicit_resolvers = {
    key: [row for row in rows if row[0] not in ("tag:yaml.org,2002:timestamp",)]
    for key, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def plain(path: Path) -> Any:
    return json.loads(json.dumps(yaml.load(path.read_text(encoding="utf-8"), _Words), default=str))


@pytest.mark.parametrize("name", sorted(ALL))
def test_the_schemas_in_the_data_folder_are_current(name: str) -> None:
    """`python -m tools.law_schemas` and `python -m tools.schemas` would change nothing."""
    assert json.loads((DATA / "schema" / name).read_text(encoding="utf-8")) == json.loads(json.dumps(ALL[name]))


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("facts.json", "facts*.yaml"),
        ("statutes.json", "statutes*.yaml"),
        ("offences.json", "offences/*/*.yaml"),
        ("penalties.json", "penalties.yaml"),
        ("case.json", "worked-case.yaml"),
        ("reviews.json", "reviews.yaml"),
        ("dates.json", "dates.yaml"),
        ("scenarios.json", "scenarios/*.yaml"),
    ],
)
def test_every_shipped_file_fits_its_schema(schema: str, pattern: str) -> None:
    """What our reader takes, an editor that uses the schema takes too."""
    validator = Draft202012Validator(ALL[schema])
    files = sorted(DATA.glob(pattern))
    assert files
    for path in files:
        errors = [
            f"{path.name}: {error.json_path}: {error.message[:200]}" for error in validator.iter_errors(plain(path))
        ]
        assert not errors, errors[:5]


def test_the_result_of_assess_fits_its_schema(book: RuleBook) -> None:
    """The JSON of the worked case, in every view, is what its schema says."""
    case, problems = load_case(DATA / "worked-case.yaml", book.vocabulary)
    assert case is not None, problems
    validator = Draft202012Validator(ALL["assessment.json"])
    for view in ("support", "law", "policy"):
        result, _ = assess_case(case, book, view)
        errors = [
            f"{error.json_path}: {error.message[:200]}"
            for error in validator.iter_errors(json.loads(json_text(result)))
        ]
        assert not errors, errors[:5]


@pytest.mark.parametrize("half", ["development", "own", "fresh"])
def test_what_is_read_out_of_a_note_fits_its_schema(half: str) -> None:
    """Every annotated note, and one that cannot be read."""
    validator = Draft202012Validator(ALL["narrative.json"])
    for row in gold(half):
        validator.validate(narrate(row["text"], NOTE_DATE))
    validator.validate(narrate("x" * 2_000_000, NOTE_DATE))
