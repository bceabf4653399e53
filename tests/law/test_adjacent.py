"""The offences next door in England and Wales: what the sections say of the cases people ask about, through whole cases."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assessor.case.file import read_case
from assessor.result.report import assess_case
from legal_rules.files.written import written
from legal_rules.rulebook import RuleBook

Json = dict[str, Any]
COUPLE: Json = {"child.couple-then": "living-as-a-couple", "child.couple-when-obtained": "none", "child.agreed": "yes"}
PICTURE: Json = {
    "image.age-then": "16-17",
    "image.indecent": "yes",
    "image.origin": "camera",
    "child.others-shown": "no",
}
KEPT: Json = {"possess.knew": "yes", "possess.view": "nobody"}
PLAIN: Json = {"act.place-of-act": "here", "possess.can-reach": "yes"}
HELPED: Json = {
    "assist.target": "other-offence",
    "assist.expects-fault": "yes",
    "assist.by-protected": "no",
    "assist.may-be-here": "yes",
}
NOBODYS_WORK: Json = {"child.crime-work": "no", "child.security-service": "no"}
TWICE = ["2022-01-01", "2022-02-01"]


def run(book: RuleBook, acts: list[Json], image: Json | None = None, facts: Json | None = None, **people: Json) -> Json:
    """The result, in law view, of acts by A (an adult) to B with one picture of B."""
    case = {
        "schema": 1,
        "case": "t",
        "nation": "england-wales",
        "as_at": "2026-11-22",
        "people": {
            "A": {"role": "responsible", "age": "adult", **people.get("a", {})},
            "B": {"role": "affected", **people.get("b", {})},
        },
        "images": {"p": {"of": ["B"], "facts": image or {}}},
        "facts": facts or {},
        "acts": [{"id": f"act-{n}", "by": "A", "about": "B", **act} for n, act in enumerate(acts)],
    }
    read, problems = read_case(json.dumps(case), book.vocabulary)
    assert read is not None, "\n".join(map(str, problems))
    result, conflicts = assess_case(read, book, "law", sets=False)
    assert result is not None, conflicts
    return dict(written(result))


def one(book: RuleBook, offence: str, kind: str, day: str, facts: Json | None = None, **more: Any) -> Json:
    """One offence's finding on one act."""
    act: Json = {"kind": kind, "when": day, "facts": {**PLAIN, **(facts or {})}, "image": "p"}
    if "to" in more:
        act["to"] = more.pop("to")
    result = run(book, [act], **more)
    (period,) = result["acts"][0]["periods"]
    return next(f for f in period["findings"] if f["offence"] == offence)


def course(book: RuleBook, offence: str, days: list[str], facts: Json, **people: Json) -> Json:
    """One offence's finding across some messages."""
    acts = [{"kind": "contact", "when": day} for day in days]
    return next(f for f in run(book, acts, facts=facts, **people)["across"] if f["offence"] == offence)


# ---- pictures of children


@pytest.mark.parametrize(
    ("facts", "image", "expected"),
    [
        ({}, {}, "excluded"),
        ({"child.agreed": "no", "belief.reasonable": "yes"}, {}, "excluded"),
        ({"child.agreed": "no", "belief.reasonable": "no"}, {}, "met"),
        ({"child.couple-then": "established-relationship"}, {}, "met"),
        ({}, {"child.others-shown": "yes"}, "met"),
        ({}, {"image.age-then": "13-15"}, "met"),
    ],
)
def test_taking_a_partners_picture_at_17(facts: Json, image: Json, expected: str, book: RuleBook) -> None:
    """Agreement, or a reasonable belief in it, between partners alone in the picture; no other couple, no younger child."""
    known = {**NOBODYS_WORK, **COUPLE, **facts}
    found = one(book, "pca1978-1-1-a", "take", "2015-06-01", known, image={**PICTURE, **image})
    assert found["outcome"] == expected


@pytest.mark.parametrize(("to", "expected"), [("B", "excluded"), ("public", "met")])
def test_passing_a_partners_picture_on_is_let_off_only_where_it_went_to_nobody_else(
    to: str, expected: str, book: RuleBook
) -> None:
    """Section 1A(5): that she agreed does not help someone who sent it to others."""
    known = {**COUPLE, "child.legitimate-reason": "no", "possess.unseen": "no"}
    found = one(book, "pca1978-1-1-b", "share", "2015-06-01", known, image=PICTURE, to=to)
    assert found["outcome"] == expected


@pytest.mark.parametrize(
    ("view", "expected"), [("nobody", "not-met"), ("the-person-shown", "excluded"), ("others", "met")]
)
def test_having_a_picture_to_pass_on_needs_a_view_to_it(view: str, expected: str, book: RuleBook) -> None:
    """Limb (c): with a view to its being shown; between partners, to nobody but the other."""
    known = {**COUPLE, **KEPT, "possess.view": view, "child.legitimate-reason": "no", "possess.unseen": "no"}
    assert one(book, "pca1978-1-1-c", "possess", "2015-06-01", known, image=PICTURE)["outcome"] == expected


@pytest.mark.parametrize(("day", "expected"), [("2004-04-30", "not-met"), ("2004-05-01", "met")])
def test_a_child_was_someone_under_16_until_may_2004(day: str, expected: str, book: RuleBook) -> None:
    """A picture of someone of 16 or 17 on the days either side."""
    known = {"child.couple-then": "none", **NOBODYS_WORK}
    assert one(book, "pca1978-1-1-a", "take", day, known, image=PICTURE)["outcome"] == expected


@pytest.mark.parametrize(("day", "maximum"), [("2001-01-10", "3 years"), ("2001-01-11", "10 years")])
def test_the_maximum_rose_in_january_2001(day: str, maximum: str, book: RuleBook) -> None:
    """Three years before, ten from then."""
    assert book.offences[("england-wales", "pca1978-1-1-b")].versions[0].penalty is not None
    found = one(book, "pca1978-1-1-b", "share", day, image={**PICTURE, "image.age-then": "13-15"})
    assert found["penalty"]["indictment"].startswith(maximum)


def test_a_made_up_picture_of_a_partner_is_within_the_exception_from_april_2010(book: RuleBook) -> None:
    """Before, it reached photographs alone."""
    outcomes = [
        one(
            book,
            "pca1978-1-1-a",
            "create",
            day,
            {**COUPLE, **NOBODYS_WORK},
            image={**PICTURE, "image.origin": "altered", "image.change": "made-intimate"},
        )["outcome"]
        for day in ("2010-04-05", "2010-04-06")
    ]
    assert outcomes == ["met", "excluded"]


def test_only_what_was_done_is_also_considered(book: RuleBook) -> None:
    """A sexual picture of someone of 14 that was shared: sharing it, and not taking, having or drawing it."""
    result = run(
        book,
        [{"kind": "share", "to": "public", "image": "p", "when": "2025-01-01"}],
        image={"image.age-then": "13-15", "image.indecent": "yes"},
    )
    rows = result["acts"][0]["periods"][0]["findings"]
    shown = {f["offence"] for f in rows if f["role"] == "adjacent" and f["triggered"]}
    children = {name for name in shown if name.startswith(("pca", "cja"))}
    assert children == {"pca1978-1-1-b"}


# ---- messages


@pytest.mark.parametrize(
    ("day", "mode", "limit"),
    [
        ("2015-04-12", "summary", "mca1980-127"),
        ("2015-04-13", "either-way", "none"),
        ("2024-01-31", "either-way", "none"),
    ],
)
def test_malicious_communications_had_a_time_limit_until_april_2015(
    day: str, mode: str, limit: str, book: RuleBook
) -> None:
    """Only magistrates tried it before, so a charge had to be started within six months."""
    found = one(book, "mca1988-1", "send", day, {"message.offensive": "yes", "purpose.distress": "yes"}, to="B")
    assert found["outcome"] in ("met", "met-unless")
    assert found["penalty"]["mode"] == mode
    assert found["time_limit"]["id"] == limit


@pytest.mark.parametrize(("day", "expected"), [("2024-01-30", "met-unless"), ("2024-01-31", "not-met")])
def test_a_bare_threat_left_malicious_communications_in_2024(day: str, expected: str, book: RuleBook) -> None:
    """Threats and false messages moved to the 2023 Act."""
    facts = {"message.offensive": "no", "message.false": "no", "purpose.fear": "yes", "recipient.is-person": "yes"}
    assert one(book, "mca1988-1", "threaten", day, facts)["outcome"] == expected


def test_whether_a_post_that_anyone_can_see_is_sent_to_someone_is_left_open(book: RuleBook) -> None:
    """It needs another person to send to: a point of law, not a fact to be asked."""
    facts = {"message.offensive": "yes", "purpose.distress": "yes"}
    found = one(book, "mca1988-1", "share", "2025-01-01", facts, to="public")
    assert (found["outcome"], found["law_points"]) == ("open", ["law.mca-post-to-all"])
    assert one(book, "mca1988-1", "send", "2025-01-01", facts, to="B")["outcome"] == "met"


def test_two_acts_to_one_person_do_not_bring_up_the_harassment_of_several(book: RuleBook) -> None:
    """The three families are looked at whenever there are two acts; the one about several people when it is said."""
    two = run(book, [{"kind": "contact", "when": day} for day in TWICE])["across"]
    shown = {row["offence"] for row in two if row["triggered"]}
    assert shown == {"pha1997-2", "pha1997-2A", "pha1997-4", "pha1997-4A", "sca2015-76"}


@pytest.mark.parametrize(("day", "law"), [("2024-01-30", "in-force"), ("2024-01-31", "repealed")])
def test_false_messages_to_annoy_ended_in_january_2024_and_persistence_did_not(
    day: str, law: str, book: RuleBook
) -> None:
    """Section 127(2)(a) and (b) were repealed; (c) stands."""
    false = {
        "message.false": "yes",
        "message.network": "yes",
        "message.public-network": "yes",
        "purpose.annoyance": "yes",
        "message.persistent": "yes",
        "sender.programme-service": "no",
    }
    found = one(book, "ca2003-127-2-a", "send", day, false, to="B")
    assert (found["outcome"], found["law"]) == ("met", law)
    assert one(book, "ca2003-127-2-c", "send", day, false, to="B")["law"] == "in-force"


# ---- demands


@pytest.mark.parametrize("wanted", ["more-images", "sexual-act", "drop-a-report", "money-or-property"])
@pytest.mark.parametrize(("money", "outcome"), [("yes", "met-unless"), ("no", "not-met"), ("unknown", "open")])
def test_blackmail_needs_money_or_property_in_view_whatever_is_demanded(
    wanted: str, money: str, outcome: str, book: RuleBook
) -> None:
    """What is demanded does not matter (section 21(2)); that somebody is to gain, keep or lose money or things does
    (section 34(2)(a)), and a demand for it shows that."""
    facts = {"demand.for": wanted, "demand.pressure": "yes", "demand.money-in-view": money}
    expected = "met-unless" if wanted == "money-or-property" else outcome
    assert one(book, "ta1968-21", "demand", "2025-01-01", facts)["outcome"] == expected


def test_a_demand_believed_proper_is_no_blackmail(book: RuleBook) -> None:
    """Both beliefs of section 21(1), to be raised and then disproved by the prosecution."""
    facts = {"demand.for": "money-or-property", "demand.pressure": "yes", "demand.warranted": "yes"}
    found = one(book, "ta1968-21", "demand", "2025-01-01", facts)
    assert found["outcome"] == "excluded"
    (warranted,) = (row for row in found["exclusions"] if row["id"] == "warranted")
    assert warranted["burden"] == "evidential"


# ---- trying


@pytest.mark.parametrize(
    ("kind", "facts", "expected"),
    [
        ("send", {}, "open"),
        ("take", {}, "open"),
        ("threaten", {}, "open"),
        ("share", {"purpose.distress": "yes"}, "open"),
        ("share", {f"purpose.{p}": "no" for p in ("distress", "alarm", "humiliation", "gratification")}, "not-met"),
        ("create", {}, "not-met"),
        ("request", {}, "not-met"),
    ],
)
def test_an_attempt_is_considered_only_at_what_can_be_tried_on_indictment(
    kind: str, facts: Json, expected: str, book: RuleBook
) -> None:
    """Never at the basic sharing offence, creating or requesting, of pictures of adults; and never made out by the kind
    of act alone."""
    adult = {"image.age-then": "adult", "image.looks": "adult"}
    known = {"act.completed": "no", "attempt.stage": "more-than-prepared", **facts}
    found = one(book, "caa1981-1", kind, "2026-03-01", known, image=adult)
    assert found["outcome"] == expected
    assert found["triggered"] == (expected == "open")


# ---- extreme images, helping, orders


@pytest.mark.parametrize(("day", "expected"), [("2015-04-12", "not-met"), ("2015-04-13", "met-unless")])
def test_images_of_rape_were_added_in_2015(day: str, expected: str, book: RuleBook) -> None:
    """What is extreme for that reason alone."""
    image = {"image.extreme": "yes", "image.extreme-rape-only": "yes", "shows.sexual-act": "yes"}
    assert one(book, "cjia2008-63", "possess", day, {"possess.knew": "yes"}, image=image)["outcome"] == expected


def test_helping_counts_by_what_was_in_mind(book: RuleBook) -> None:
    """Meaning to help, believing it will be done, believing one of several will be: three offences, each on its own."""
    minds = {"assist.meant": "44", "assist.believed": "45", "assist.believed-some": "46"}
    for mind, section in minds.items():
        shared = {"consent.sharing": "no", "excuse.reasonable": "no", **HELPED}
        facts = {"assist.capable": "yes", **shared, **dict.fromkeys(minds, "no"), mind: "yes"}
        found = {n: one(book, f"sca2007-{n}", "request", "2025-01-01", facts)["outcome"] for n in ("44", "45", "46")}
        assert found == {n: "met" if n == section else "not-met" for n in found}


@pytest.mark.parametrize(
    ("consents", "expected"),
    [
        ({"consent.sharing": "yes"}, "open"),
        ({"consent.sharing": "yes", "consent.taking": "no"}, "met"),
        (
            {
                f"consent.{what}": "yes"
                for what in ("sharing", "taking", "observing", "creating", "copying", "receiving")
            },
            "not-met",
        ),
        ({"consent.sharing": "no"}, "met"),
    ],
)
def test_agreement_to_a_sharing_says_nothing_of_help_with_filming(
    consents: Json, expected: str, book: RuleBook
) -> None:
    """Help is with an offence where something it was for was not agreed to, whatever else was."""
    facts = {"assist.capable": "yes", "assist.meant": "yes", "excuse.reasonable": "no", **HELPED, **consents}
    found = one(book, "sca2007-44", "contact", "2025-01-01", facts, image={"image.age-then": "adult"})
    assert found["outcome"] == expected


def test_a_broken_order_is_an_offence_of_its_own(book: RuleBook) -> None:
    """One message can be one, where a court had forbidden it."""
    facts = {"order.broken": "restraining-order", "excuse.reasonable": "no"}
    assert one(book, "sa2020-363", "contact", "2025-01-01", facts)["outcome"] == "met"
    assert one(book, "pha1997-3-6", "contact", "2025-01-01", facts)["outcome"] == "not-met"


# ---- courses of conduct

CONTROL = {
    "course.controlling": "yes",
    "course.serious-effect": "yes",
    "course.knew": "yes",
    "course.fear-violence": "no",
}


@pytest.mark.parametrize(
    ("relation", "together", "before", "since"),
    [
        ("partner", "no", "met", "met"),
        ("ex-partner", "no", "not-met", "met"),
        ("ex-partner", "yes", "met", "met"),
        ("family", "no", "not-met", "met"),
        ("family", "yes", "met", "met"),
        ("stranger", "yes", "not-met", "not-met"),
    ],
)
def test_who_was_personally_connected_before_and_since_april_2023(
    relation: str, together: str, before: str, since: str, book: RuleBook
) -> None:
    """Living together mattered for former partners and relatives until 4 April 2023, and not since."""
    a = {"facts": {"relation.to-person": relation, "relation.live-together": together}}
    facts = {**CONTROL, "course.best-interests": "no", "course.reasonable": "no"}
    for days, expected in ((["2023-03-01", "2023-04-04"], before), (["2023-04-05", "2023-05-01"], since)):
        assert course(book, "sca2015-76", days, facts, a=a, b={"age": 30})["outcome"] == expected


def test_what_goes_on_without_a_break_is_a_course_of_its_own(book: RuleBook) -> None:
    """Section 76 takes "continuously" beside "repeatedly": one act that went on is enough, if it did."""
    a = {"facts": {"relation.to-person": "partner"}}
    for answer, expected in (("yes", "met"), ("no", "not-met")):
        facts = {**CONTROL, "course.continuous": answer, "course.best-interests": "no"}
        assert course(book, "sca2015-76", TWICE[:1], facts, a=a, b={"age": 30})["outcome"] == expected


def test_a_parent_of_a_child_under_16_is_outside_section_76(book: RuleBook) -> None:
    """Other law is for that; at 16 the section reaches them."""
    a = {
        "facts": {
            "relation.to-person": "family",
            "relation.live-together": "yes",
            "relation.responsible-for-child": "yes",
        }
    }
    facts = {**CONTROL, "course.best-interests": "no"}
    assert course(book, "sca2015-76", TWICE, facts, a=a, b={"age": 15})["outcome"] == "excluded"
    assert course(book, "sca2015-76", TWICE, facts, a=a, b={"age": 16})["outcome"] == "met"


@pytest.mark.parametrize(("fear", "expected"), [("no", "excluded"), ("yes", "met")])
def test_ones_best_interests_are_no_answer_to_fear_of_violence(fear: str, expected: str, book: RuleBook) -> None:
    """Section 76(10)."""
    a = {"facts": {"relation.to-person": "partner"}}
    facts = {**CONTROL, "course.fear-violence": fear, "course.best-interests": "yes", "course.reasonable": "yes"}
    assert course(book, "sca2015-76", TWICE, facts, a=a, b={"age": 30})["outcome"] == expected


def test_reasonable_is_enough_for_harassment_and_only_protection_for_fear_of_violence(book: RuleBook) -> None:
    """Section 1(3)(c) is wider than section 4(3)(c)."""
    facts = {
        "course.harassment": "yes",
        "course.knew": "yes",
        "course.fear-violence": "yes",
        "course.reasonable": "yes",
        "course.protection": "no",
        "course.lawful-purpose": "no",
    }
    assert course(book, "pha1997-2", TWICE, facts)["outcome"] == "excluded"
    assert course(book, "pha1997-4", TWICE, facts)["outcome"] == "met"


@pytest.mark.parametrize("offence", ["pha1997-4", "pha1997-4A"])
@pytest.mark.parametrize(("last", "maximum"), [("2017-04-02", "5 years"), ("2017-04-03", "10 years")])
def test_the_graver_offences_doubled_in_april_2017(offence: str, last: str, maximum: str, book: RuleBook) -> None:
    """The law of the last act."""
    found = course(book, offence, ["2017-03-01", last], {"course.fear-violence": "yes"})
    assert found["penalty"]["indictment"].startswith(maximum)


def test_one_message_is_no_course_and_two_are(book: RuleBook) -> None:
    """At least two occasions for one person; once each for two people, if someone is to be forced."""
    facts = {
        "course.harassment": "yes",
        "course.knew": "yes",
        "course.two-people": "yes",
        "course.to-force": "yes",
        "course.reasonable": "no",
        "course.lawful-purpose": "no",
    }
    assert course(book, "pha1997-2", TWICE[:1], facts)["outcome"] == "not-met"
    assert course(book, "pha1997-2", TWICE, facts)["outcome"] == "met"
    assert course(book, "pha1997-2-1A", TWICE[:1], facts)["outcome"] == "met"


def test_every_offence_next_door_says_what_it_is_for_and_when_it_comes_up(book: RuleBook) -> None:
    """Each is a flag, with a plain sentence, a trigger, and sources; none rests on memory as a whole."""
    rows = [o for (nation, _), o in book.offences.items() if nation == "england-wales" and o.role == "adjacent"]
    assert len(rows) >= 30
    for offence in rows:
        assert offence.about, offence.id
        assert offence.triggers is not None, offence.id
        for version in offence.versions:
            assert version.sources, offence.id
            begun = version.in_force.from_ is not None
            assert version.basis in ("statute-text", "secondary", *(() if begun else ("bill",))), offence.id
