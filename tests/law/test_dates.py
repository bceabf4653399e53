"""The same facts on the days on either side of every change: the right offences, by the law of the day."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from assessor.case.file import read_case
from assessor.result.report import assess_case
from legal_rules.rulebook import RuleBook
from legal_rules.slices import changes, first_day, law_on, version_on

Json = dict[str, Any]
FITS = ("met", "met-unless")
PICTURE = {
    "image.age-then": "adult",
    "image.origin": "camera",
    "shows.genitals": "yes",
    "shows.breasts": "yes",
    "shows.only-underwear": "no",
    "shows.sexual-act": "no",
    "image.looks": "adult",
}
FAKE = {**PICTURE, "image.origin": "altered", "image.change": "made-intimate"}
MEANT = {"purpose.distress": "yes", "purpose.humiliation": "yes"}
NO_BELIEF = {"belief.reasonable": "no"}


def fitting(book: RuleBook, day: str, kind: str, facts: Json, image: Json | None = None, **act: Any) -> set[str]:
    """The core offences in force that fit one act on a day; an unconfirmed one that fits is marked with `?`."""
    case = {
        "schema": 1,
        "case": "t",
        "nation": "england-wales",
        "as_at": "2026-11-22",
        "people": {"A": {"role": "responsible", "age": "adult"}, "B": {"role": "affected", "age": "adult"}},
        "images": {"p": {"of": ["B"], "facts": image or {}}},
        "acts": [{"id": "a", "kind": kind, "by": "A", "about": "B", "image": "p", "when": day, "facts": facts, **act}],
    }
    read, problems = read_case(json.dumps(case), book.vocabulary)
    assert read is not None, "\n".join(map(str, problems))
    result, conflicts = assess_case(read, book, "law", whole_lists=False)
    assert result is not None, conflicts
    (period,) = result.acts[0].periods
    return {
        f.offence + ("?" if f.law == "unconfirmed" else "")
        for f in period.findings
        if f.role == "core" and f.outcome in FITS and f.law in ("in-force", "unconfirmed")
    }


S66B = {"soa2003-66B-1", "soa2003-66B-2"}


@pytest.mark.parametrize(
    ("day", "real", "fake"),
    [
        ("2014-01-01", set(), set()),
        ("2015-04-12", set(), set()),
        ("2015-04-13", {"cjca2015-33-disclose"}, set()),
        ("2018-06-01", {"cjca2015-33-disclose"}, set()),
        ("2021-06-28", {"cjca2015-33-disclose"}, set()),
        ("2021-06-29", {"cjca2015-33-disclose"}, set()),
        ("2024-01-30", {"cjca2015-33-disclose"}, set()),
        ("2024-01-31", S66B, S66B),
        ("2026-02-05", S66B, S66B),
        ("2026-08-01", S66B, S66B),
    ],
)
def test_sharing_to_distress(book: RuleBook, day: str, real: set[str], fake: set[str]) -> None:
    """A real picture and a made-up one, shared without agreement to distress and humiliate."""
    facts = {"consent.sharing": "no", "share.reach": "group", **NO_BELIEF, **MEANT}
    assert fitting(book, day, "share", facts, PICTURE) == real
    assert fitting(book, day, "share", facts, FAKE) == fake


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2014-01-01", set()),
        ("2021-06-28", set()),
        ("2021-06-29", {"cjca2015-33-threaten"}),
        ("2024-01-30", {"cjca2015-33-threaten"}),
        ("2024-01-31", {"soa2003-66B-4"}),
        ("2026-08-01", {"soa2003-66B-4"}),
    ],
)
def test_threatening(book: RuleBook, day: str, found: set[str]) -> None:
    """A threat to share a naked picture, with nothing shared and no picture known to exist."""
    facts = {
        "threat.intimate": "yes",
        "threat.to-others": "yes",
        "threat.fear-meant": "yes",
        "consent.sharing": "no",
        "threat.image-exists": "no",
        "purpose.distress": "yes",
    }
    assert fitting(book, day, "threaten", facts, {"shows.genitals": "yes"}, to="B") == found


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2024-01-31", set()),
        ("2026-02-05", set()),
        ("2026-02-06", {"soa2003-66E-1"}),
        ("2026-08-01", {"soa2003-66E-1"}),
    ],
)
def test_creating(book: RuleBook, day: str, found: set[str]) -> None:
    """Undressing a clothed picture by editing, and keeping it to oneself."""
    assert fitting(book, day, "create", {"consent.creating": "no", **NO_BELIEF}, FAKE) == found


@pytest.mark.parametrize(
    ("day", "found"),
    [("2026-02-05", set()), ("2026-02-06", {"soa2003-66F-1"})],
)
def test_requesting(book: RuleBook, day: str, found: set[str]) -> None:
    """Asking someone to make an intimate picture of an adult."""
    facts = {"request.what": "make-one", "consent.request": "no", **NO_BELIEF}
    image = {"image.age-then": "adult", "image.looks": "adult", "image.origin": "generated"}
    assert fitting(book, day, "request", facts, image, intended={"shows.breasts": "yes"}) == found


NEW = {"soa2003-66AB-1?", "soa2003-66AB-3?"}


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2004-04-30", set()),
        ("2004-05-01", {"soa2003-67-3"}),
        ("2026-04-28", {"soa2003-67-3"}),
        ("2026-04-29", {"soa2003-67-3"} | NEW),
        ("2026-08-01", {"soa2003-67-3"} | NEW),
    ],
)
def test_taking_in_private_for_sexual_pleasure(book: RuleBook, day: str, found: set[str]) -> None:
    """Voyeurism stays live on every day; the 2026 offences stand beside it, unconfirmed, from the day they were passed."""
    facts = {
        "place.private": "yes",
        "purpose.gratification": "yes",
        "gratification.whose": "own",
        "consent.taking": "no",
        "knew.no-consent": "yes",
        "equipment.where": "neither",
        "intends.viewing": "yes",
    }
    assert fitting(book, day, "take", facts, PICTURE) == found


@pytest.mark.parametrize(
    ("day", "upskirting", "breastfeeding"),
    [
        ("2019-04-11", set(), set()),
        ("2019-04-12", {"soa2003-67A-1", "soa2003-67A-2"}, set()),
        ("2022-06-27", {"soa2003-67A-1", "soa2003-67A-2"}, set()),
        ("2022-06-28", {"soa2003-67A-1", "soa2003-67A-2"}, {"soa2003-67A-2A", "soa2003-67A-2B"}),
    ],
)
def test_upskirting_and_breastfeeding(book: RuleBook, day: str, upskirting: set[str], breastfeeding: set[str]) -> None:
    """Each from its own day."""
    common = {
        "consent.taking": "no",
        **NO_BELIEF,
        "purpose.humiliation": "yes",
        "place.private": "no",
        "intends.viewing": "yes",
    }
    under = {**common, "equipment.where": "beneath-clothing", "hidden-otherwise": "yes"}
    image = {"shows.buttocks": "yes", "image.age-then": "adult"}
    assert fitting(book, day, "take", under, image, intended={"shows.buttocks": "yes"}) == upskirting
    nursing = {**common, "equipment.where": "neither"}
    image = {"shows.breastfeeding": "yes", "image.age-then": "adult"}
    assert fitting(book, day, "take", nursing, image, intended={"shows.breastfeeding": "yes"}) == breastfeeding


@pytest.mark.parametrize(
    ("day", "found"), [("2024-01-30", set()), ("2024-01-31", {"soa2003-66A-1-a"}), ("2026-08-01", {"soa2003-66A-1-a"})]
)
def test_sending_genitals(book: RuleBook, day: str, found: set[str]) -> None:
    """An unwanted picture of genitals, sent to alarm."""
    image = {"shows.genitals": "yes", "shows.only-underwear": "no", "image.age-then": "adult"}
    assert fitting(book, day, "send", {"purpose.alarm": "yes"}, image, to="B") == found


def test_a_naked_picture_is_an_intimate_one_whatever_of_it_is_said(book: RuleBook) -> None:
    """s.66D(5): bare or in underwear, something sexual or the toilet, each is enough, so no part need be asked."""
    facts = {"consent.sharing": "no", "share.reach": "group", **NO_BELIEF}
    for said, found in (("yes", {"soa2003-66B-1"}), ("no", set()), ("unknown", set())):
        image = {"image.age-then": "adult", "shows.intimate-unsaid": said}
        assert fitting(book, "2025-03-01", "share", facts, image) == found


def test_humiliation_alone(book: RuleBook) -> None:
    """Humiliation is enough for s.66B(2) and not for s.33."""
    facts = {
        "consent.sharing": "no",
        "share.reach": "group",
        **NO_BELIEF,
        "purpose.humiliation": "yes",
        "purpose.distress": "no",
    }
    assert "cjca2015-33-disclose" not in fitting(book, "2024-01-30", "share", facts, PICTURE)
    assert "soa2003-66B-2" in fitting(book, "2024-01-31", "share", facts, PICTURE)


def test_an_honest_but_unreasonable_belief(book: RuleBook) -> None:
    """It defeats knowledge (s.67(3)), and does not help where a reasonable belief is needed (s.67A(2))."""
    facts = {
        "consent.taking": "no",
        "knew.no-consent": "no",
        "belief.reasonable": "no",
        "purpose.gratification": "yes",
        "gratification.whose": "own",
        "place.private": "yes",
        "equipment.where": "beneath-clothing",
        "hidden-otherwise": "yes",
        "intends.viewing": "yes",
    }
    found = fitting(book, "2023-01-01", "take", facts, PICTURE)
    assert "soa2003-67-3" not in found
    assert "soa2003-67A-2" in found


def test_belief_in_consent_does_not_defeat_sharing_to_distress(book: RuleBook) -> None:
    """s.66B(1) and (3) need no reasonable belief; (2) does not ask about it."""
    facts = {"consent.sharing": "no", "share.reach": "group", "belief.reasonable": "yes", "purpose.distress": "yes"}
    assert fitting(book, "2024-06-01", "share", facts, PICTURE) == {"soa2003-66B-2"}


def test_brightening_is_not_creating_and_undressing_is(book: RuleBook) -> None:
    """s.66E(4): only the look of an intimate picture was changed; or a clothed one was made intimate."""
    facts = {"consent.creating": "no", **NO_BELIEF}
    bright = {**PICTURE, "image.origin": "altered", "image.change": "looks-only"}
    assert fitting(book, "2026-03-01", "create", facts, bright) == set()
    assert fitting(book, "2026-03-01", "create", facts, FAKE) == {"soa2003-66E-1"}


def test_every_version_is_in_force_on_its_first_and_last_day_and_not_beyond(book: RuleBook) -> None:
    """Boundary days of every commencement and repeal, in every nation."""
    one = dt.timedelta(days=1)
    for nation in book.nations:
        for offence in book.of_nation(nation):
            for version in offence.versions:
                period = version.in_force
                if period.from_ is None:
                    start = first_day(period)
                    assert start is None or version_on(offence.versions, start)[1] == "unconfirmed"
                    continue
                assert version_on(offence.versions, period.from_) == (version, "in-force")
                assert version_on(offence.versions, period.from_ - one) != (version, "in-force")
                if period.to is not None:
                    assert version_on(offence.versions, period.to) == (version, "in-force")
                    assert version_on(offence.versions, period.to + one) != (version, "in-force")


def test_every_definition_an_offence_uses_is_law_while_it_is(book: RuleBook) -> None:
    """On every change day, each offence in force reads definitions that are in force too."""
    for nation in book.nations:
        for day in changes(book, nation):
            for rule in law_on(book, nation, day).rules:
                if rule.law == "in-force":
                    for definition in book.definitions.values():
                        used = f"'{definition.id}'" in str(list(rule.version.formulas()))
                        if used and definition.nation == nation:
                            assert version_on(definition.versions, day)[1] == "in-force", (
                                rule.offence.id,
                                definition.id,
                                day,
                            )


def test_no_sentence_of_a_source_stands_in_the_data() -> None:
    """No run of twelve words of the reference texts, where they are at hand, stands in the law's own files."""
    import re

    from tests.conftest import ROOT

    def words(text: str) -> list[str]:
        without_links = re.sub(r"https?://[^\s\"',}]+", " ", text)
        return re.findall(r"[a-z0-9']+", without_links.lower().replace("’", "'"))

    sources: set[tuple[str, ...]] = set()
    for path in sorted((ROOT.parent / "shared" / "law" / "text").glob("*.md")):
        source = words(path.read_text(encoding="utf-8"))
        sources |= {tuple(source[i : i + 12]) for i in range(len(source) - 11)}
    own: list[Path] = [p for p in sorted((ROOT / "data").rglob("*.yaml")) if p.name != "statutes.yaml"]  # citations
    assert own
    for path in own:
        mine = words(path.read_text(encoding="utf-8"))
        hits = [" ".join(mine[i : i + 12]) for i in range(len(mine) - 11) if tuple(mine[i : i + 12]) in sources]
        assert not hits, (path.name, hits[:3])
