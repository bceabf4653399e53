"""The same facts in the three nations: outcome, maximum penalty, what is missing, and where a person is protected in
one nation and not in another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from assessor.assess import assess_whole
from assessor.case import Case
from assessor.law_words import penalty_words, points_raised, say_point
from assessor.page import Page
from assessor.report import report
from assessor.support_view import header, wrong_kind
from assessor.words import OUTCOME_WORDS, joined, nation_name, sentence, span
from legal_rules.law import NATIONS
from legal_rules.problems import Problem
from legal_rules.rulebook import RuleBook

Json = dict[str, Any]
FITS = ("met", "met-unless")
_HEADLINES = (
    ("An offence fits in", "fits"),
    ("We cannot tell yet in", "cannot_tell"),
    ("No offence fits in", "nothing_fits"),
)


def compare(case: Case, book: RuleBook, today: dt.date | None = None) -> tuple[Json | None, tuple[Problem, ...]]:
    """Every act of a case under each nation's law on its day, side by side; or the contradictions in the case."""
    everywhere = replace(case, acts=tuple(replace(act, nation=NATIONS) for act in case.acts))
    whole = assess_whole(everywhere, book, today=today)
    if whole.conflicts:
        return None, whole.conflicts
    result = report(whole, "law")
    acts: list[Json] = []
    for act in case.acts:
        nations = _nations([found for found in result["acts"] if found["id"] == act.id])
        acts.append({"id": act.id, "kind": act.kind, "nations": nations, "only_in": _only_in(nations)})
    return {"schema": 1, "receipt": result["receipt"], "case": case.id, "acts": acts}, ()


def _nations(acts: Sequence[Json]) -> Json:
    return {act["nation"]: [_period(period) for period in act["periods"]] for act in acts}


def _period(period: Json) -> Json:
    near = [f for f in period["findings"] if f["role"] == "core" and f["law"] == "in-force" and not wrong_kind(f)]
    return {
        "from": period["from"],
        "to": period["to"],
        "offences": [_offence(f) for f in sorted(near, key=lambda f: list(OUTCOME_WORDS).index(f["outcome"]))],
    }


def _offence(finding: Json) -> Json:
    elements = {element["id"]: element for element in finding["elements"]}
    missing = [id for id, element in elements.items() if element["result"] == "unknown"]
    return {
        "offence": finding["offence"],
        "provision": finding["provision"],
        "title": finding["title"],
        "outcome": finding["outcome"],
        "maximum": penalty_words(finding["penalty"]) if finding["penalty"] else None,
        "missing": missing,
        "missing_says": [elements[id]["says"] for id in missing],
        "failing": finding["failing"],
        "failing_says": [elements[id]["says"] for id in finding["failing"] if id in elements],
        "law_points": points_raised(finding),
    }


def _only_in(nations: Mapping[str, Sequence[Json]]) -> Json:
    """For an act: the nations where an offence fits on some day, those where that cannot be told yet, and those where
    none fits."""
    found = {n: {o["outcome"] for p in periods for o in p["offences"]} for n, periods in nations.items()}
    fits = [n for n, outcomes in found.items() if outcomes & set(FITS)]
    open_ = [n for n, outcomes in found.items() if n not in fits and "open" in outcomes]
    return {"fits": fits, "cannot_tell": open_, "nothing_fits": [n for n in found if n not in (*fits, *open_)]}


def compare_page(result: Json, book: RuleBook) -> Page:
    """The comparison on a page."""
    page = Page()
    header(page, result | {"acts": [{"nation": n} for n in NATIONS]}, "The same facts in the three nations")
    for act in result["acts"]:
        page.head(f"{act['id']}: {book.vocabulary.facts['act.kind'].says.get(act['kind'], act['kind'])}")
        for words, key in _HEADLINES:
            if act["only_in"][key]:
                page.para(f"{words} {joined([nation_name(n) for n in act['only_in'][key]])}.")
        for nation, periods in act["nations"].items():
            page.head(nation_name(nation), 3)
            alike = [list(group) for _, group in groupby(periods, key=lambda period: _rows(period, book).blocks)]
            for group in reversed(alike):
                page.para(f"{sentence(span(group[0]['from'], group[-1]['to']))}:")
                page.blocks += _rows(group[0], book).blocks
    return page


def _rows(period: Json, book: RuleBook) -> Page:
    """What is said of a period, its days apart."""
    page = Page()
    for row in period["offences"]:
        page.item(f"{row['provision']} {row['title']}: {OUTCOME_WORDS[row['outcome']].split('.')[0]}.")
        details = {
            "Not known": row["missing_says"] if row["outcome"] != "not-met" else [],
            "Does not fit because this fails": row["failing_says"],
            "The law is not settled": [say_point(point, book.vocabulary) for point in row["law_points"]],
        }
        for words, parts in details.items():
            if parts:
                page.item(f"{words}: {'; '.join(parts)}", 2)
        if row["maximum"] and row["outcome"] in FITS:
            page.item(f"Penalty: {row['maximum']}", 2)
    if not period["offences"]:
        page.item("No offence in force is about this kind of act.")
    return page
