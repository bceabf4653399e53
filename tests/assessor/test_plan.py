"""The plan: the right steps, in order, for a case; whom, how, and whether open."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from assessor.case.file import read_case
from assessor.case.model import Case
from assessor.pages.plan import details, line, plan_blocks
from assessor.safety.plan import Planned, incomplete_plan, key_of, plan_for, steps
from assessor.safety.platforms import platforms
from assessor.text.blocks import Page
from legal_rules.rulebook import RuleBook
from tests.assessor.test_routes import case_of

ADULT = {"image__age_then": "adult"}
FRIDAY_NIGHT = dt.datetime(2026, 12, 4, 21, 0)


def planned(case: Case, book: RuleBook) -> dict[str, Planned]:
    return {key_of(one): one for part in plan_for(case, book) for one in part.steps}


def test_the_order_is_safety_spread_proof_people_law(book: RuleBook) -> None:
    """Whatever the case, in that order, and no group is empty."""
    titles = [part.title for part in plan_for(case_of(book, now="adult", **ADULT), book)]
    assert titles == [group.title for group in steps().groups] and len(titles) == 5
    assert not incomplete_plan()


@pytest.mark.parametrize(
    ("nation", "police", "order", "not_there"),
    [
        ("england-wales", "Report to the police in England and Wales", "National Centre for Domestic Violence", "Scot"),
        ("scotland", "Report to Police Scotland", "Domestic abuse interdict", "England and Wales"),
        ("northern-ireland", "Report to the Police Service of Northern Ireland", "Non-molestation order", "Scotland"),
    ],
)
def test_the_right_nation(nation: str, police: str, order: str, not_there: str, book: RuleBook) -> None:
    """U29: police, lines and orders are those of the nation; nothing of another one's."""
    case = case_of(book, nation, now="adult", **ADULT, relation__to_person="ex-partner")
    found = planned(case, book)
    assert found["police"].routes[0].title == police
    assert order in [route.title for route in found["order"].routes]
    page = Page()
    plan_blocks(page, plan_for(case, book), {})
    assert not_there not in page.text()


def test_a_caller_in_england_does_not_get_the_welsh_line(book: RuleBook) -> None:
    """U29: a caller in Leeds got the line of Wales."""
    case = case_of(book, now="adult", **ADULT, relation__to_person="ex-partner", case__nation="england")
    assert planned(case, book)["safety-plan"].routes[0].id == "national-da-helpline"
    assert all(route.id != "live-fear-free" for one in planned(case, book).values() for route in one.routes)


def test_words_for_a_picture_that_is_not_intimate(book: RuleBook) -> None:
    """S11: no code for intimate pictures, and nobody is told to say that it is one."""
    none = {f"shows__{part}": "no" for part in ("genitals", "buttocks", "breasts", "sexual_act", "toilet")}
    case = case_of(book, now="adult", **ADULT, **none)
    found = planned(case, book)
    assert "code" not in found and "site" not in found
    assert "Do not say that it is intimate" in " ".join(details(found["site-other"]))
    intimate = planned(case_of(book, now="adult", **ADULT, shows__genitals="yes"), book)
    assert {"code", "site"} <= set(intimate) and "site-other" not in intimate
    assert {"code", "site"} <= set(planned(case_of(book, now="adult", **ADULT), book)), "not said: taken for intimate"


def test_a_child_gets_the_ways_of_children(book: RuleBook) -> None:
    """No copies, Report Remove, Childline first; never StopNCII or the adults' helpline."""
    found = planned(case_of(book, now="16-17", image__age_then="16-17"), book)
    assert {"no-copies", "report-remove", "take-it-down", "iwf", "child-line", "safeguarding", "grown-up"} <= set(found)
    assert not {"code", "removal-help", "around", "site"} & set(found)


def test_the_site_it_is_on_is_named_with_its_own_way(book: RuleBook) -> None:
    """Where it is, once said, is a step of its own, ticked under its own name."""
    found = planned(case_of(book, now="adult", **ADULT, online__where="telegram"), book)
    assert "site" not in found and found["site-telegram"].site is not None
    assert "Telegram" in line(found["site-telegram"], {})


def test_every_site_can_be_said_and_has_a_way_to_report(book: RuleBook) -> None:
    """The choices of where it is are the sites and apps of the table, and one for any other."""
    sites = {one.id for one in platforms().platforms if one.duty == "user-to-user"}
    assert set(book.vocabulary.facts["online.where"].choices) == {*sites, "other"}


@pytest.mark.parametrize(
    ("demand", "step"), [("money-or-property", "no-payment"), ("stay-return-or-meet", "no-giving-in")]
)
def test_advice_for_the_demand_that_was_made(demand: str, step: str, book: RuleBook) -> None:
    """P10: "do not pay" to somebody whose former partner wants her back."""
    both = {"no-payment", "no-giving-in"}
    case = case_of(book, now="adult", **ADULT, demand__for=demand, relation__to_person="ex-partner")
    assert set(planned(case, book)) & both == {step}


def test_a_found_camera_is_left_alone_and_has_no_advice_for_children(book: RuleBook) -> None:
    """P7: nothing was said on the camera, the venue or its films; an adult got advice for under-18s."""
    plain: dict[str, Any] = {
        "schema": 1,
        "case": "t",
        "nation": "northern-ireland",
        "as_at": "2026-11-22",
        "people": {"A": {"role": "responsible"}, "B": {"role": "supported", "age": "adult"}},
        "acts": [{"id": "a", "kind": "install", "by": "A", "about": "B", "when": "2026-11-01"}],
    }
    case, problems = read_case(json.dumps(plain), book.vocabulary)
    assert case is not None, problems
    found = planned(case, book)
    assert {"leave-device", "tell-place"} <= set(found)
    assert not {"no-copies", "report-remove", "take-it-down", "iwf"} & set(found)


def test_a_line_says_whom_how_whether_open_and_whether_done(book: RuleBook) -> None:
    """On a screen open or closed now; on a page that is kept the hours; a tick with its time."""
    found = planned(case_of(book, now="adult", **ADULT), book)
    step = found["removal-help"]
    assert line(step, {}, FRIDAY_NIGHT) == (
        "[ ] Advice, and help with taking it down. Revenge Porn Helpline, 0345 6000 459. Closed now. Opens Monday at 10:00."
    )
    assert "Open: Monday to Friday 10:00 to 16:00, not on public holidays." in line(step, {})
    assert line(step, {"removal-help": "16:20"}, FRIDAY_NIGHT).startswith("[x] 16:20 Advice")
    assert "day and night" in line(found["police"], {}, FRIDAY_NIGHT).lower()


def test_no_plan_for_somebody_who_was_reported(book: RuleBook) -> None:
    """Legal advice and support only."""
    assert plan_for(case_of(book, now="adult", **ADULT, case__reported_person="yes"), book) == ()
