"""The rules that bind every document: what each holds, what it never holds, and for whom it is written."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assessor.case.edit import add_act, new_case
from assessor.case.file import load_case
from assessor.case.model import Answer, Case, Image
from assessor.documents.kinds import KINDS, READERS
from assessor.pages.support import support_page
from assessor.result.report import assess_case
from assessor.text.content import Contact, Document, Listing, Space, Table, block_texts
from assessor.text.names import INFORMATION
from legal_rules.files.data import data_dir
from tests.documents.helping import (
    CASES,
    LAW_KINDS,
    SAMPLE_HELP,
    SUPPORT_KINDS,
    book,
    case,
    case_of,
    made,
    section,
    whole_text,
)

THREAT = "Threatening to share is an offence even if nothing was shared."
FOR_THE_PERSON = ("options", "next-steps")
SHORT_THREAT = "Threatening to share is an offence even if nothing was shared."


def listed(document: Document, kind: type) -> list[object]:
    """The blocks of a document of one type."""
    return [block for block in document.blocks() if isinstance(block, kind)]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("kind", tuple(KINDS))
def test_every_document_has_the_common_header(kind: str, name: str) -> None:
    """Nation, law date, rule base with receipt (on the person's two pages the version alone), the day of the answers, the reader, and information not advice."""
    document = made(kind, name)
    header = dict(document.header)
    assert header["Nation"] == ("Scotland" if name == "scotland" else "England and Wales")
    assert "last checked 22 November 2026" in header["Law date"]
    receipt = "" if kind == "next-steps" else r", receipt [0-9a-f]{12}, engine"
    assert re.search(r"\d{4}\.\d{2}\.\d{2}\.\d+" + receipt, header["Rule base"])
    assert header["Made from"] == "answers as they stood on 22 November 2026"
    assert header["Written for"] == READERS[KINDS[kind].readers[0]]
    assert header["Please note"] == INFORMATION and "not legal advice" in INFORMATION


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("kind", SUPPORT_KINDS)
def test_every_document_for_support_says_what_was_not_covered(kind: str, name: str) -> None:
    """Not asked, not known and declined are one thing in print: not covered."""
    assert any(part.heading == "Not covered" for part in made(kind, name).sections)


def test_unknown_declined_and_not_asked_print_alike() -> None:
    """Only the case itself tells them apart."""
    texts = []
    for answer in ("consent.sharing: unknown", "consent.sharing: declined", "belief.reasonable: declined"):
        text = _case(answer)
        texts.append(section(made("options", text), "Not covered"))
    assert texts[0] == texts[1] == texts[2]
    assert "whether they agreed to the sharing" in texts[0]


def _case(facts: str, when: str = "2024-06-01", kind: str = "share", more: str = "") -> Case:
    return case_of(
        "schema: 1\ncase: x\nsynthetic: true\nnation: england-wales\nas_at: 2026-11-22\n"
        "people:\n  A: {role: responsible, age: adult}\n  B: {role: supported, age: 27}\n"
        "images:\n  p: {of: [B], facts: {image.origin: camera, image.age-then: adult, shows.breasts: yes}}\n"
        f"acts:\n  - {{id: a1, kind: {kind}, by: A, about: B, image: p, when: {when}, {more}facts: {{{facts}}}}}\n"
    )


@pytest.mark.parametrize("name", CASES)
def test_the_threat_sentence_prints_only_where_a_threat_offence_fits_and_is_law(name: str) -> None:
    """It stands on the police sheet and in the options of the threat case, and nowhere else."""
    sheet, options = whole_text(made("police-sheet", name)), whole_text(made("options", name))
    assert (THREAT in sheet) == (name == "threat-only")
    assert (SHORT_THREAT in options) == (name == "threat-only")


def test_no_threat_sentence_before_the_offence_was_law() -> None:
    """A threat of 2014 matches a later law; the sentence about threats is not printed for it."""
    facts = "threat.intimate: yes, threat.to-others: yes, threat.fear-meant: yes, consent.sharing: no"
    early = made("police-sheet", _case(facts, "2014-03-01", "threaten", "to: B, "))
    late = made("police-sheet", _case(facts, "2024-03-01", "threaten", "to: B, "))
    assert THREAT not in whole_text(early)
    assert THREAT in whole_text(late)


def test_no_threat_sentence_while_the_threat_is_open() -> None:
    """Nothing is said before the threat offence fits."""
    assert THREAT not in whole_text(
        made("police-sheet", _case("consent.sharing: no", "2024-03-01", "threaten", "to: B, "))
    )


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("kind", tuple(KINDS))
def test_no_document_holds_an_address(kind: str, name: str) -> None:
    """Nothing that looks like a street or a postcode, and no field that asks for one."""
    text = whole_text(made(kind, name))
    assert not re.search(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", text)
    labels = [b.label for b in made(kind, name).blocks() if isinstance(b, Space)]
    assert not [
        label for label in labels if re.search(r"address|post ?code|surname|full name|date of birth", label, re.I)
    ]


@pytest.mark.parametrize(
    "place",
    ["12 Acacia Avenue", "Flat 3, 12 Acacia Avenue, M1 1AE", "seen at SW1A 1AA", "44b Old Mill Lane", "1 High Street"],
)
def test_an_address_typed_as_a_place_is_left_out(place: str) -> None:
    """The place of an act is for sites and apps; what looks like a home is not printed in any document."""
    about = _case("consent.sharing: no", more=f"place: '{place}', ")
    for kind in SUPPORT_KINDS:
        text = whole_text(made(kind, about))
        assert place not in text
        assert "[address left out]" in text or kind in ("options", "next-steps")
        assert not re.search(r"Acacia|SW1A|Mill|High Street", text)


def test_a_site_typed_as_a_place_is_printed() -> None:
    """The net for addresses lets links, apps and user names through."""
    for place in ("https://chat.example/room?id=7&page=2", "a photo app, user name cat_22", "video site, channel 14"):
        assert place in whole_text(made("chronology", _case("consent.sharing: no", more=f"place: '{place}', ")))


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("kind", tuple(KINDS))
def test_no_document_says_what_a_picture_shows(kind: str, name: str) -> None:
    """No account of sexual acts in words: that something was answered, never what."""
    text = whole_text(made(kind, name)).lower()
    said = {book().vocabulary.facts[f].says["yes"] for f in book().vocabulary.facts if f.startswith("shows.")}
    assert not [words for words in said if f"{words};" in text or f"{words}\n" in text]


def test_notes_typed_beside_answers_are_not_printed() -> None:
    """A note may hold a name or an account; it stays in the case."""
    about = _case("consent.sharing: {is: no, source: told, note: ZEBRA told me in the kitchen}")
    assert not any("ZEBRA" in whole_text(made(kind, about)) for kind in KINDS)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("kind", tuple(KINDS))
def test_no_document_gives_an_opinion_a_verdict_or_a_prediction(kind: str, name: str) -> None:
    """No word on credibility, no verdict, no forecast of charge, sentence or damages, no score."""
    text = whole_text(made(kind, name)).lower()
    for words in (
        "guilty",
        "innocent",
        "credible",
        "believable",
        "truthful",
        "lying",
        "consistent account",
        "you will",
        "will be charged",
        "they will get",
        "will be convicted",
        "strong case",
        "weak case",
        "good chance",
        "likely sentence",
        "compensation of",
        "risk score",
        "high risk",
        "our lawyers",
        "out of time",
        "expired",
        "too late",
    ):
        assert not re.search(rf"\b{re.escape(words)}\b", text), words


@pytest.mark.parametrize("name", CASES)
def test_the_case_note_has_its_fields_and_none_for_an_opinion(name: str) -> None:
    """Reference, date, worker, contact, wants, safety, incidents with source, options, referrals, next steps."""
    document = made("case-note", name)
    headings = [part.heading for part in document.sections]
    for heading in (
        "Contact",
        "What the person wants",
        "Safety and welfare",
        "Incidents",
        "What was explained",
        "Options explained, and what the person chose",
        "Referrals and consent",
        "Next steps",
        "Corrections",
    ):
        assert heading in headings or heading.startswith("Options")
    labels = " ".join(b.label for b in document.blocks() if isinstance(b, Space)).lower()
    assert not re.search(r"opinion|impression|credib|truth|believ|assessment|account of|narrative|statement", labels)
    table = next(b for b in document.blocks() if isinstance(b, Table) and b.caption.startswith("Incidents"))
    assert table.head == ("No.", "Date", "Site or place", "What was done", "By", "Source")


def test_told_seen_and_worked_out_are_kept_apart() -> None:
    """Each incident says where its answers came from, and says so when that was not recorded."""
    table = section(made("case-note", "threat-only"), "Incidents")
    assert "told to the worker by the person" in table and "seen by the worker" in table
    assert "source not recorded" in section(made("case-note", "scotland"), "Incidents")


def test_the_chronology_is_oldest_first_with_unknown_dates_marked_last() -> None:
    """Rows are numbered, dated or marked, in order; a pattern of two or more has a line; gaps show."""
    about = case_of(
        "schema: 1\ncase: x\nsynthetic: true\nnation: england-wales\nas_at: 2026-11-22\n"
        "people: {A: {role: responsible}, B: {role: supported, age: 27}}\n"
        "acts:\n"
        "  - {id: a3, kind: contact, by: A, about: B, when: unknown}\n"
        "  - {id: a2, kind: contact, by: A, about: B, when: {after: 2024-05-01, before: 2024-05-20}}\n"
        "  - {id: a1, kind: contact, by: A, about: B, when: 2023-02-01}\n"
    )
    document = made("chronology", about)
    table = next(b for b in document.blocks() if isinstance(b, Table))
    assert [row[0] for row in table.rows] == ["1", "2", "3"]
    assert [row[1] for row in table.rows] == [
        "1 February 2023",
        "some day after 1 May 2024 and before 20 May 2024",
        "date not known",
    ]
    text = whole_text(document)
    assert "3 acts by A (the person responsible): first on 1 February 2023, last on 19 May 2024." in text
    assert "Nothing recorded between 1 February 2023 and 2 May 2024." in text
    assert table.head[3:] == ("Where (site and link)", "Who", "Source", "Proof held by")


@pytest.mark.parametrize("name", CASES)
def test_options_hold_no_provision_and_no_law_term(name: str) -> None:
    """Plain words for the person: no section, no Act by its short form, none of the field's terms."""
    document = made("options", name)
    for part in document.sections:
        if part.heading.startswith("Pictures of someone under 18"):
            continue
        text = whole_text(Document("", part.heading, "", (), (part,)))
        assert not re.search(r"\bs\.\d|\bss\.|SOA 2003|CJCA|\bart\.|statutory|mens rea|actus reus", text), part.heading
        assert not re.search(
            r"\b(exemption|commencement|jurisdiction|indictment|pinpoint|either way|defendant|complainant|tribunal)\b",
            text,
            re.I,
        )
    assert document.large


def test_options_follow_the_person_asked_about() -> None:
    """It speaks to the person; the police sheet and the note keep to letters."""
    assert "Sharing was threatened, to you" in whole_text(made("options", "threat-only"))
    assert "to B (the person supported)" in whole_text(made("police-sheet", "threat-only"))


@pytest.mark.parametrize("name", CASES)
def test_the_limits_of_process_are_said(name: str) -> None:
    """Removal, the 48 hours, time limits and who decides charges: each stands in the options and the note."""
    for kind in ("options", "case-note"):
        text = section(made(kind, name), "What no one can promise")
        assert "Removal is not guaranteed" in text
        assert "not a promise to you" in text and "48" in text
        assert "They do not stop you reporting." in text
        assert "that does not mean nothing happened" in text
        assert ("Crown Office" in text) == (name == "scotland")


def test_where_nothing_fits_three_ways_besides_prosecution_are_listed() -> None:
    """It says so plainly, without doubt cast on the person, and lists what is open to them."""
    document = made("options", "nothing-fits", help=SAMPLE_HELP)
    text = whole_text(document)
    assert "Nothing here fits on what you have told us. That does not mean nothing wrong was done." in text
    assert "You do not need an offence to use these." in text
    listing = next(
        b for p in document.sections if p.heading == "What you can do" for b in p.blocks if isinstance(b, Listing)
    )
    assert len(listing.items) >= 3 and "The police: take a report" not in listing.items


def test_not_reporting_keeps_every_other_way_open() -> None:
    """The sheet for the police says that it need not be used, and what does not depend on it."""
    text = section(made("police-sheet", "nothing-fits", help=SAMPLE_HELP), "If you do not report")
    assert "You do not have to report." in text
    assert "A helpline" in text and "A removal service" in text and "An order that protects" in text


def test_contacts_that_are_not_confirmed_print_as_check_first() -> None:
    """A number nobody confirmed is never printed as if it were sure."""
    contacts = [b for b in made("options", "threat-only", help=SAMPLE_HELP).blocks() if isinstance(b, Contact)]
    names = [contact.name for contact in contacts]
    assert names == ["A helpline", "A removal service", "A line nobody confirmed (check first)", "The police"]
    assert contacts[2].lines[-1] == ("Check first", "We could not confirm this contact. Last looked at 2026-01-02.")


def test_what_to_capture_stands_before_removal_and_both_orders_are_offered() -> None:
    """With something online: keep proof first, then police first or removal first, as the person chooses."""
    text = whole_text(made("options", "deepfake-adult"))
    assert (
        text.index("Before anything is taken down, keep this:")
        < text.index("Police first.")
        < text.index("Removal first.")
    )
    assert "the choice is yours" in text


@pytest.mark.parametrize("kind", SUPPORT_KINDS)
def test_the_panel_on_pictures_of_children_stands_before_any_offence(kind: str) -> None:
    """Do not copy or send; to a worker, the safeguarding policy and the duty to report with its state and the day checked,
    which are no words for the child's own sheet (P6)."""
    document = made(kind, "under-18")
    headings = [part.heading for part in document.sections]
    assert "Pictures of someone under 18" in headings
    text = section(document, "Pictures of someone under 18")
    assert "Do not copy, save, show, print or send the picture." in text
    worker = section(made(kind, "under-18", reader="worker"), "Pictures of someone under 18")
    assert "follow your own safeguarding policy now" in worker and "section 85" in worker
    assert "not yet in force on 27 August 2026" in worker and "we last looked on 22 November 2026" in worker
    assert ("Worker" in text) is (kind not in FOR_THE_PERSON)
    before = headings[: headings.index("Pictures of someone under 18")]
    assert not any("law" in heading.lower() or "offence" in heading.lower() for heading in before)


@pytest.mark.parametrize("kind", LAW_KINDS)
def test_law_documents_begin_with_the_stop_for_pictures_of_children(kind: str) -> None:
    """For a lawyer, student or policy officer too: the image is not to be handled, and safeguarding, before any law."""
    document = made(kind, "under-18")
    assert document.sections[0].heading == "Important"
    text = section(document, "Important")
    assert "Do not copy, forward, show, store or ask for the picture." in text
    assert "Follow your own safeguarding policy now." in text


@pytest.mark.parametrize("kind", SUPPORT_KINDS)
def test_a_picture_for_a_nurse_gets_the_softer_words(kind: str) -> None:
    """Care and ordinary family pictures: not called a possible offence; safeguarding is still said."""
    about = case_of(
        "schema: 1\ncase: x\nsynthetic: true\nnation: england-wales\nas_at: 2026-11-22\n"
        "people: {A: {role: responsible}, B: {role: affected, age: 4}, C: {role: other}}\n"
        "images: {p: {of: [B], facts: {image.age-then: under-13}}}\n"
        "acts:\n  - {id: a1, kind: share, by: A, about: B, to: [C], image: p, when: 2024-10-02, facts: {care.health: yes}}\n"
    )
    text = section(made(kind, about), "Pictures of someone under 18")
    assert "Pictures for care, and ordinary family pictures, are treated differently." in text
    assert "can be an offence" not in text
    worker = section(made(kind, about, reader="worker"), "Pictures of someone under 18")
    assert "follow your own safeguarding policy now" in worker


@pytest.mark.parametrize("kind", SUPPORT_KINDS)
def test_an_age_that_is_not_known_is_handled_as_a_child(kind: str) -> None:
    """Until it is answered: no copying, no screenshot, and it says why."""
    about = case_of(
        "schema: 1\ncase: x\nsynthetic: true\nnation: england-wales\nas_at: 2026-11-22\n"
        "people: {A: {role: responsible}, B: {role: supported}}\nimages: {p: {of: [B]}}\n"
        "acts:\n  - {id: a1, kind: share, by: A, about: B, to: public, image: p, when: 2024-06-01}\n"
    )
    text = whole_text(made(kind, about))
    assert "We do not know how old the person in the picture was" in text
    assert "Until the age is known, treat it as a picture of a child." in text


@pytest.mark.parametrize("kind", SUPPORT_KINDS)
def test_what_a_picture_of_a_child_shows_is_no_topic(kind: str) -> None:
    """It is never asked, so it is not listed as something still to cover."""
    assert "what the picture shows" not in section(made(kind, "under-18"), "Not covered")
    assert "what the picture shows" in section(made(kind, _case("consent.sharing: no", "2024-06-01")), "Not covered")


def test_under_18_pictures_are_never_to_be_brought_or_screenshot() -> None:
    """The sheet for the police asks for the link only."""
    text = whole_text(made("police-sheet", "under-18"))
    assert "Do not take pictures of anyone under 18 to the police" in text
    assert "do not take a screenshot of the picture" in text
    assert "You do not need to bring the pictures." not in text


@pytest.mark.parametrize("kind", SUPPORT_KINDS)
def test_a_person_supported_is_never_assessed(kind: str) -> None:
    """What they did themselves is answered with one sentence and the routes, not with an offence."""
    text = whole_text(made(kind, "under-18"))
    if kind != "chronology":
        assert "You are not in trouble for asking for help." in text
    assert not re.search(r"(Taking|Making|took-1)[^\n]*(fits|may fit|cannot tell)", text, re.I)


def test_an_old_act_matches_a_later_law_that_does_not_reach_back() -> None:
    """It is said with the day the law began, and is not counted as fitting."""
    text = whole_text(made("options", "before-commencement"))
    assert "this matches a law that began on 31 January 2024, after this happened. It does not reach back." in text
    assert "Fits what you have told us" not in text


def test_an_unknown_day_across_a_change_says_that_it_depends() -> None:
    """Both sides are printed; neither is chosen."""
    text = whole_text(
        made("options", _case("consent.sharing: no, belief.reasonable: no", "{from: 2024-01-01, to: 2024-03-01}"))
    )
    assert "It depends on the day." in text
    assert "from 1 January 2024 to 30 January 2024" in text and "from 31 January 2024 to 1 March 2024" in text


def test_replaced_law_can_still_be_charged() -> None:
    """The law of the day is named as such, though it has gone since."""
    facts = "consent.sharing: no, purpose.distress: yes, belief.reasonable: no, private.kind: yes"
    known = {
        name: value for name, value in (pair.split(": ") for pair in facts.split(", ")) if book().vocabulary.knows(name)
    }
    text = whole_text(made("options", _case(", ".join(f"{n}: {v}" for n, v in known.items()), "2020-06-01")))
    assert "Sharing a private sexual image to cause distress" in text


def test_a_dispute_with_the_persons_account_prints_two_lines() -> None:
    """As the person says, and otherwise; a bare dispute is put down to no one."""
    text = whole_text(made("options", "deepfake-adult"))
    assert "If it is as the person supported says: fits what you have told us." in text
    assert "If it is not: this law does not fit what you have told us." in text
    bare = whole_text(made("options", _case("consent.sharing: disputed, belief.reasonable: no")))
    assert "Disputed: whether they agreed to the sharing." in bare and "If it is as the person" not in bare


def test_the_2026_act_is_named_once_and_never_with_a_verdict() -> None:
    """Plain view asks the reader to ask; it prints no outcome for a text that was not read."""
    about = _case("consent.taking: no, belief.reasonable: no", "2026-07-15", "take")
    for kind in ("options", "police-sheet"):
        text = whole_text(made(kind, about))
        assert (
            "whether the intimate-image offences in the Crime and Policing Act 2026 had started on 15 July 2026" in text
        )
        assert "Taking an intimate picture without agreement" not in text
    early = whole_text(made("options", _case("consent.taking: no", "2026-03-01", "take")))
    assert "It had not been passed when this happened and does not reach back." in early


def test_time_limits_are_dates_and_the_rule() -> None:
    """The basic form has a last day, the serious forms none, and one can always report."""
    text = whole_text(
        made("options", _case("consent.sharing: no, belief.reasonable: no, purpose.distress: yes", "2024-02-03"))
    )
    assert "For the basic form, a charge had normally to be started by 3 August 2024" in text
    assert "which we could not confirm" in text and "The more serious forms have no limit." in text
    assert "You can report to the police at any time." in text


@pytest.mark.parametrize("name", CASES)
def test_every_point_to_prove_has_a_provision_and_a_status(name: str) -> None:
    """Each element names where it is and how it stands; each exclusion who proves it."""
    tables = [b for b in made("points-to-prove", name).blocks() if isinstance(b, Table)]
    parts = [t for t in tables if t.caption in ("Elements", "Exceptions and defences")]
    for table in parts:
        for row in table.rows:
            assert (
                row[1]
                and row[2]
                and row[3]
                in (
                    "met",
                    "not met",
                    "not known",
                    "applies",
                    "ruled out",
                    "not known (settled either way)",
                )
            ), row
    assert parts or name in ("before-commencement", "nothing-fits", "scotland", "under-18")


@pytest.mark.parametrize("name", CASES)
def test_every_offence_not_made_out_names_what_fails(name: str) -> None:
    """A negative result is never bare."""
    for kind in ("points-to-prove", "irac"):
        tables = [
            b for b in made(kind, name).blocks() if isinstance(b, Table) and b.caption.startswith("Offences that fail")
        ]
        assert all(row[1] for table in tables for row in table.rows)


@pytest.mark.parametrize("name", CASES)
def test_irac_has_its_five_headings_for_each_offence_and_no_first_person(name: str) -> None:
    """Issue, rule, application, conclusion, then defences and alternatives; under 250 words an offence."""
    document = made("irac", name)
    small = [part.heading for part in document.sections if part.level == 3]
    five = ["Issue", "Rule", "Application", "Conclusion", "Defences and alternatives"]
    assert small == five * (len(small) // 5)
    assert not re.search(r"\b(I|my|we|our)\b", re.sub(r"[ABC]'s|\(I+\)", "", section(document, "Conclusion")))


@pytest.mark.parametrize("name", CASES)
def test_irac_stays_under_250_words_an_offence(name: str) -> None:
    """Structure, not an essay."""
    counts: list[tuple[str, int]] = []
    for part in made("irac", name).sections:
        if part.level == 2:
            counts.append((part.heading, 0))
        else:
            words = sum(len(text.split()) for block in part.blocks for text in block_texts(block))
            counts[-1] = (counts[-1][0], counts[-1][1] + words)
    assert [(heading, count) for heading, count in counts if count >= 250] == []


def test_irac_concludes_without_a_verdict() -> None:
    """Likely, arguable or not made out, always on these facts."""
    text = section(made("irac", "deepfake-adult"), "Conclusion")
    assert re.search(r"(Likely|Arguable) on these facts\.", text)


def test_irac_takes_offences_in_order_of_seriousness() -> None:
    """The offence with the longest maximum comes first."""
    about = _case(
        "consent.sharing: no, belief.reasonable: no, purpose.distress: yes", "2024-06-01", more="to: public, "
    )
    heads = [p.heading for p in made("irac", about).sections if p.level == 2 and p.heading.startswith("SOA 2003 s.66B")]
    assert heads.index(next(h for h in heads if "66B(2)" in h)) < heads.index(next(h for h in heads if "66B(1)" in h))


@pytest.mark.parametrize("name", CASES)
def test_the_gap_memo_has_a_coverage_table_and_says_what_was_not_researched(name: str) -> None:
    """Every row that is not covered says why; the nations held all stand in the table."""
    document = made("gap-memo", name)
    table = next(b for b in document.blocks() if isinstance(b, Table) and b.caption == "Coverage by nation and date")
    assert {"England and Wales"} <= {row[1] for row in table.rows}
    why = [b for b in document.blocks() if isinstance(b, Table) and b.caption.startswith("Not covered")]
    assert all(row[3] for t in why for row in t.rows)
    assert section(document, "Not researched")


def test_a_gap_names_the_element_that_fails() -> None:
    """A picture that shows nothing intimate is outside the law for that reason."""
    text = section(made("gap-memo", "nothing-fits"), "What falls outside, and why")
    assert "fails on" in text and "intimate" in text


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("kind", LAW_KINDS)
def test_law_documents_carry_their_sources(kind: str, name: str) -> None:
    """Each enactment relied on is listed with its address and how far it was read."""
    if name != "scotland" or book().of_nation("scotland"):
        assert "https://www.legislation.gov.uk/" in section(made(kind, name), "Sources")


def test_reconstructed_law_gives_no_verdict_in_print() -> None:
    """A text that was not read is listed as such, with no penalty and no elements beside it."""
    about = _case("consent.taking: no, belief.reasonable: no, shows.buttocks: yes", "2026-07-15", "take")
    text = section(made("points-to-prove", about), "Not law that day, or not confirmed")
    assert "Reconstruction from reports; not the Act." in text
    assert "Likely" not in text and "Maximum" not in text


def test_the_case_reference_is_the_only_name() -> None:
    """People are letters and parts."""
    text = whole_text(made("case-note", "deepfake-adult"))
    assert "A (the person responsible)" in text
    assert dict(made("case-note", "deepfake-adult").header)["Case"] == "deepfake-adult (an invented example)"
    assert case("deepfake-adult").id == "deepfake-adult"


@pytest.mark.parametrize("kind", ["case-note", "police-sheet", "options"])
def test_more_serious_forms_that_also_fit_are_named_in_the_words_of_the_screen(kind: str) -> None:
    """For the file, the police and the person alike."""
    case, problems = load_case(data_dir() / "worked-case.yaml", book().vocabulary)
    assert case is not None, problems
    result, _ = assess_case(case, book())
    assert result is not None
    words = next(b.text for b in support_page(result, case, book()).blocks if b.text.startswith("More serious forms"))
    assert words in whole_text(made(kind, case))


@pytest.mark.parametrize("kind", ["case-note", "chronology", "police-sheet", "options"])
def test_the_heading_says_whose_age_is_not_known_where_there_are_several_pictures(kind: str) -> None:
    """By the number of what was done; also beside a picture of someone known to be under 18."""
    begun = add_act(add_act(new_case("england-wales"), "share"), "take")
    several = replace(begun, images={"p": Image(("B",)), "q": Image(("B",), {"image.age-then": Answer("adult")})})
    acts = tuple(replace(act, image=name) for act, name in zip(several.acts, "pq", strict=True))
    asks = "We do not know how old the person in the picture was"
    assert f"{asks} (No. 1)" in [part.heading for part in made(kind, replace(several, acts=acts)).sections]
    child = replace(several.images["q"], facts={"image.age-then": Answer("13-15")})
    both = replace(several, acts=acts, images={**several.images, "q": child})
    assert f"{asks} (No. 1). Until the age is known" in section(made(kind, both), "Pictures of someone under 18")
    alone = replace(begun, acts=acts[:1], images={"p": Image(("B",))})
    assert asks in [part.heading for part in made(kind, alone).sections]


@pytest.mark.parametrize("name", CASES)
def test_the_person_has_two_pages_with_three_numbers_near_the_top(name: str) -> None:
    """P4: twelve pages, and the first number after 2,470 words; P6: nothing to the worker in the person's own sheet."""
    document = made("next-steps", name)
    text = whole_text(document)
    assert len(text.split()) < 750
    contacts = [block for block in document.blocks() if isinstance(block, Contact)]
    assert 1 <= len(contacts) <= 3
    first = contacts[0]
    assert len(text.partition(dict(first.lines)["Telephone"])[0].split()) < 220
    assert "Worker" not in text and "receipt" not in text
    assert "Worker" not in whole_text(made("options", name))
