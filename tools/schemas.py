"""The JSON Schemas of case files and of the result of `assess`.

`python -m tools.schemas` writes them to `data/schema/`; a test keeps them current and holds results to theirs.
"""

from __future__ import annotations

from assessor.assess.records import Course, Finding, Result
from assessor.case.file import CASE
from assessor.case.kinds import KIND_FILE
from assessor.dates.lexicon import DATE_FILE
from assessor.documents.reviews import REVIEWS
from assessor.interview.opening import OPENING_FILE
from assessor.notes.lists import FILES as NOTE_FILES
from assessor.notes.lists import ROW_FILE
from assessor.record.letters import LETTER_FILE
from assessor.safety.interrupts import INTERRUPT_FILE
from assessor.safety.opening import HOLIDAY_FILE
from assessor.safety.plan import PLAN_FILE
from assessor.safety.platforms import PLATFORM_FILE
from assessor.safety.routes import ROUTE_FILE
from assessor.study.files import ANSWER as WRITTEN
from assessor.study.scenarios import SCENARIOS
from assessor.study.traps import TRAP_FILE
from assessor.text.content import TONES
from assessor.text.everyday import EVERYDAY_FILE
from assessor.text.institutions import INSTITUTION_FILE
from assessor.text.notices import NOTICE_FILE
from legal_rules.files.data import data_dir
from legal_rules.files.shape import file_schema
from legal_rules.files.written import Json
from legal_rules.formula import formula_schema
from tools.law_schemas import write
from tools.record_schemas import DAY, MAYBE, TEXT, WHOLE, YES_OR_NO, array, of_record, record, words

DIALECT = "https://json-schema.org/draft/2020-12/schema"

ASSESSMENT: Json = {"$schema": DIALECT, "title": "The result of assess", **of_record(Result)}
ASSESSMENT["properties"]["across"] = array(of_record(Finding, Course))


BLOCK: Json = {
    "anyOf": [
        record({"block": words("paragraph"), "text": TEXT, "tone": words(*TONES)}),
        record({"block": words("listing"), "items": array(TEXT), "numbered": {"type": "boolean"}}),
        record({"block": words("table"), "caption": TEXT, "head": array(TEXT), "rows": array(array(TEXT))}),
        record({"block": words("contact"), "name": TEXT, "lines": array(array(TEXT))}),
        record({"block": words("space"), "label": TEXT, "lines": {"type": "integer"}}),
    ]
}
DOCUMENT: Json = {
    "$schema": DIALECT,
    "title": "A document",
    **record(
        {
            "schema": {"const": 1},
            "kind": TEXT,
            "title": TEXT,
            "reader": TEXT,
            "language": TEXT,
            "header": array(record({"label": TEXT, "value": TEXT})),
            "sections": array(record({"heading": TEXT, "level": words(2, 3), "blocks": array(BLOCK)})),
        }
    ),
}


def _titled(title: str, body: Json) -> Json:
    return {"$schema": DIALECT, "title": title, **body}


LISTED = record(
    {"id": TEXT, "reference": TEXT, "nation": TEXT, "acts": WHOLE, "changed": TEXT, "version": WHOLE, "wrong": TEXT}
)
CASES_LIST = record({"schema": {"const": 1}, "cases": array(LISTED)})
ENTRY = record(
    {
        "seq": WHOLE,
        "at": TEXT,
        "by": TEXT,
        "what": TEXT,
        "after_results": YES_OR_NO,
        "clock_back": YES_OR_NO,
        "changes": array(record({"about": TEXT, "before": TEXT, "now": TEXT})),
    }
)
HELD = record(
    {
        "what": TEXT,
        "says": TEXT,
        "about": array(TEXT),
        "supplied": TEXT,
        "entered_by": TEXT,
        "entered": TEXT,
        "ended": MAYBE,
    }
)
SPAN: Json = {"type": "array", "items": WHOLE, "minItems": 2, "maxItems": 2}
"""Offsets into the original text, in characters: the first, and the one after the last."""
WHEN: Json = {
    "anyOf": [
        DAY,
        record({}, {key: {"type": ["string", "boolean"]} for key in ("from", "to", "lasting")}),
        {"type": "null"},
    ]
}
SUGGESTION = record(
    {
        "act": MAYBE,
        "image": MAYBE,
        "person": MAYBE,
        "fact": TEXT,
        "value": {"anyOf": [TEXT, WHEN]},
        "spans": array(SPAN),
        "cue": TEXT,
        "rule": TEXT,
        "why": TEXT,
    }
)
READ_ACT = record(
    {
        "id": TEXT,
        "kind": TEXT,
        "when": WHEN,
        "nation": MAYBE,
        "by": MAYBE,
        "about": MAYBE,
        "to": {},
        "spans": array(SPAN),
        "image": MAYBE,
        "asks": array(TEXT),
    }
)
NARRATIVE = record(
    {
        "schema": {"const": 1},
        "note_date": {"anyOf": [DAY, {"type": "null"}]},
        "suggestions": array(SUGGESTION),
        "acts": array(READ_ACT),
        "people": array(record({"id": TEXT, "role": TEXT, "called": TEXT, "spans": array(SPAN)}, {"age": WHOLE})),
        "images": array(record({"id": TEXT, "of": array(TEXT), "spans": array(SPAN)})),
        "not_understood": array(SPAN),
        "points": array(record({"id": TEXT, "facts": array(TEXT), "spans": array(SPAN)})),
        "flags": array(record({"id": TEXT, "severity": TEXT, "says": TEXT, "because": array(SPAN)})),
        "personal": array(record({"kind": TEXT, "span": SPAN, "replace": TEXT, "rule": TEXT})),
    },
    {"message": TEXT},
)
HISTORY = record({"schema": {"const": 1}, "case": TEXT, "head": TEXT, "entries": array(ENTRY)})
ACCESS_REPORT = record({"schema": {"const": 1}, "case": TEXT, "reference": TEXT, "kept": TEXT, "items": array(HELD)})


def schemas() -> dict[str, Json]:
    """Every schema, by file name."""
    return {
        "case.json": file_schema("A case file", CASE),
        "assessment.json": ASSESSMENT,
        "cases-list.json": _titled("The cases of a store: 'assessor cases list'", CASES_LIST),
        "cases-history.json": _titled("The history of a case: 'assessor cases history'", HISTORY),
        "cases-access-report.json": _titled("Everything held: 'assessor cases access-report'", ACCESS_REPORT),
        "document.json": DOCUMENT,
        "narrative.json": _titled("A note read: 'assessor narrative'", NARRATIVE),
        **{
            f"notes-{name}.json": file_schema(f"Words of notes: {name}", shape)
            for name, shape in NOTE_FILES.items()
            if shape is not ROW_FILE
        },
        "notes-rows.json": file_schema("Words of notes: patterns", ROW_FILE),
        "dates.json": file_schema("Words of time", DATE_FILE),
        "reviews.json": file_schema("Reviews of rules", REVIEWS),
        "kinds.json": file_schema("Kinds of act", KIND_FILE),
        "notices.json": file_schema("Notices of the law", NOTICE_FILE),
        "institutions.json": file_schema("Who prosecutes, and the courts", INSTITUTION_FILE),
        "routes.json": file_schema("Routes", ROUTE_FILE, (formula_schema(),)),
        "letters.json": file_schema("Letters", LETTER_FILE),
        "everyday.json": file_schema("Everyday words", EVERYDAY_FILE),
        "opening.json": file_schema("The opening", OPENING_FILE),
        "plan.json": file_schema("Steps of a plan", PLAN_FILE, (formula_schema(),)),
        "platforms.json": file_schema("Sites and apps", PLATFORM_FILE),
        "holidays.json": file_schema("Public holidays", HOLIDAY_FILE),
        "interrupts.json": file_schema("Interrupts", INTERRUPT_FILE, (formula_schema(),)),
        "exercise-traps.json": file_schema("Traps in problem questions", TRAP_FILE, (formula_schema(),)),
        "exercise-answer.json": file_schema("A written answer: 'assessor exercise mark'", WRITTEN),
        "scenarios.json": file_schema("Worked cases for students", SCENARIOS),
    }


if __name__ == "__main__":
    write(data_dir() / "schema", schemas())
