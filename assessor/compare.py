"""The same facts in the three nations: outcome, maximum penalty, what is missing, and where a person is protected in
one nation and not in another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assessor.assess import assess_whole
from assessor.case import Case
from assessor.law_view import penalty_words
from assessor.page import Page
from assessor.report import report
from assessor.support_view import wrong_kind
from assessor.words import OUTCOME_WORDS, joined, nation_name
from legal_rules.law import NATIONS
from legal_rules.problems import Problem
from legal_rules.rulebook import RuleBook

Json = dict[str, Any]
FITS = ("met", "met-unless")


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
        "offences": [
            {
                "offence": f["offence"],
                "provision": f["provision"],
                "title": f["title"],
                "outcome": f["outcome"],
                "maximum": penalty_words(f["penalty"]) if f["penalty"] else None,
                "missing": [e["id"] for e in f["elements"] if e["result"] == "unknown"],
                "failing": f["failing"],
                "law_points": f["law_points"],
            }
            for f in sorted(near, key=lambda f: list(OUTCOME_WORDS).index(f["outcome"]))
        ],
    }


def _only_in(nations: Mapping[str, Sequence[Json]]) -> Json:
    """For an act: the nations where an offence fits on some day, and those where none does."""
    protected = [
        n for n, periods in nations.items() if any(o["outcome"] in FITS for p in periods for o in p["offences"])
    ]
    return {"fits": protected, "nothing_fits": [n for n in nations if n not in protected]}


def compare_page(result: Json) -> Page:
    """The comparison on a page."""
    page = Page()
    page.head("The same facts in the three nations", 1)
    for act in result["acts"]:
        page.head(f"{act['id']}: {act['kind']}")
        only = act["only_in"]
        if only["fits"] and only["nothing_fits"]:
            page.para(
                f"An offence fits in {joined([nation_name(n) for n in only['fits']])} and none does in "
                f"{joined([nation_name(n) for n in only['nothing_fits']])}."
            )
        for nation, periods in act["nations"].items():
            page.head(nation_name(nation), 3)
            for period in periods:
                page.para(f"From {period['from'] or 'the beginning'} to {period['to']}:")
                for row in period["offences"]:
                    page.item(f"{row['provision']} {row['title']}: {OUTCOME_WORDS[row['outcome']].split('.')[0]}.")
                    details = [
                        ("missing", row["missing"]),
                        ("fails on", row["failing"]),
                        ("not settled", row["law_points"]),
                    ]
                    for words, names in details:
                        if names:
                            page.item(f"{words}: {', '.join(names)}", 2)
                    if row["maximum"] and row["outcome"] in FITS:
                        page.item(row["maximum"], 2)
                if not period["offences"]:
                    page.item("no offence in force is about this kind of act")
    return page
