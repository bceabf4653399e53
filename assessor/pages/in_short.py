"""What fits, in three lines an act, and what can be read aloud: the same for a page of text and for a screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from assessor.assess.headline import CANNOT_TELL, ELSEWHERE, EXCEPTION, FITS, OTHER_LAW, TOO_YOUNG, headline_of, is_core
from assessor.assess.records import ActFound, Period, Result
from assessor.case.model import Case
from assessor.pages.day_parts import Days, parts
from assessor.pages.headline import PLAIN, plain_headline, plain_names
from assessor.pages.open_points import raised_and_open, topics
from assessor.pages.said import families, offence_of
from assessor.safety.known import child_in_picture
from assessor.text.blocks import Page
from assessor.text.names import ALOUD, OUTCOME_WORDS, SHOWN, THREAT, joined, nation_name, sentence, span
from legal_rules.rulebook import RuleBook

WHAT_FITS, READ_ALOUD = "What fits", "To read aloud"
CHOICE = "Police and prosecutors decide about charges, and nobody can promise what they will do. You choose what happens next."
UNLESS = "fits-unless"
_STATES = {FITS: "met", UNLESS: "met-unless", CANNOT_TELL: "open", EXCEPTION: "excluded", OTHER_LAW: "other-law"}
_SIGNED = {kind: state for kind, state in _STATES.items() if kind != OTHER_LAW}
"""The state a sign is for: that other law may fit is none."""
_OTHER = {OTHER_LAW: "Other law may fit what you have told us", ELSEWHERE: "Law of another part of the UK may fit"}
_MOST_TOPICS, _MOST_NAMES = 4, 2


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of an act on some days: a kind of headline (or `UNLESS`), its words, the names, what is not clear."""

    state: str
    says: str
    names: str = ""
    unclear: str = ""


@dataclass(frozen=True, slots=True)
class InShort:
    """An act in three lines, with how it is read aloud. `older`: on earlier days it reads otherwise."""

    act: str
    title: str
    said: Said
    aloud: str
    older: bool = False

    def lines(self) -> tuple[str, ...]:
        """What and when with its state; what it is called; what is not clear. Fewer where there is nothing to say."""
        of = self.said
        return tuple(part for part in (f"{self.title}: {of.says}", of.names, of.unclear) if part)


def in_short(result: Result, case: Case, book: RuleBook) -> tuple[InShort, ...]:
    """Each act that is assessed, on its latest days."""
    acts = {act.id: act for act in case.acts}
    as_at = result.receipt.as_at
    found = []
    for act in result.acts:
        given = acts[act.id]
        if "supported-not-assessed" in act.flags or not act.periods[0].findings:
            continue
        says = partial(_said, result, act, bool(child_in_picture(given, case)), book)
        newest, *others = parts(act.periods, Days(book, as_at, act.nation, given.lasting is not None), says)
        when = span(newest.from_, newest.to, given.lasting is not None)
        done = book.vocabulary.facts["act.kind"].says.get(act.kind, act.kind)
        said = says(newest)
        nation = f", {nation_name(act.nation)}" if len(case.nations_of(given)) > 1 else ""
        title = f"{sentence(done)}{f' by {given.by}' if given.by else ''}{nation}, {when}"
        aloud = ALOUD[_STATES[said.state]] if said.state in _STATES else said.says
        found.append(InShort(given.id, title, said, f"{sentence(done)}, {when}. {aloud}", bool(others)))
    return tuple(found)


def _said(result: Result, act: ActFound, child: bool, book: RuleBook, period: Period) -> Said:
    nation = act.nation
    found = headline_of(result, act, period, book.vocabulary)
    if found.kind == FITS:
        family = families(found.fits, nation, book)
        raised = list(dict.fromkeys(part.says for one in family for part in raised_and_open(one[0])))
        unless = all(one[0].outcome == "met-unless" and raised_and_open(one[0]) for one in family)
        names = sentence(joined([offence_of(one[0], nation, book).name.lower() for one in family])) + "."
        threat = any(offence_of(one[0], nation, book).group == "threatening" for one in family)
        unclear = f"It would not fit if: {joined(raised, 'or')}." if raised else THREAT if threat else ""
        return Said(UNLESS if unless else FITS, f"{OUTCOME_WORDS['met-unless' if unless else 'met']}.", names, unclear)
    names = sentence(joined(plain_names(found.other, nation, book)))
    if found.kind == CANNOT_TELL:
        near = [f for f in found.open if is_core(f)] or found.open
        called = [one[0] for one in families(near, nation, book)]
        names = sentence(joined([offence_of(one, nation, book).name.lower() for one in called[:_MOST_NAMES]]))
        names += f", and {len(called) - _MOST_NAMES} more" if len(called) > _MOST_NAMES else ""
        missing = [t for t in topics(found.open, book.vocabulary) if not (child and t == SHOWN)]
        more = f", and {len(missing) - _MOST_TOPICS} more" if len(missing) > _MOST_TOPICS else ""
        unclear = f"Not clear yet: {'; '.join(missing[:_MOST_TOPICS])}{more}." if missing else ""
        return Said(CANNOT_TELL, f"{OUTCOME_WORDS['open']}.", f"{names}." if names else "", unclear)
    if found.kind == EXCEPTION:
        return Said(EXCEPTION, f"{OUTCOME_WORDS['excluded']}.")
    if found.kind in _OTHER:
        return Said(found.kind, f"{_OTHER[found.kind]}.", f"{names}." if names else plain_headline(found, nation, book))
    return Said(TOO_YOUNG if found.kind == TOO_YOUNG else found.kind, PLAIN[found.kind])


def fits_blocks(page: Page, found: Sequence[InShort]) -> None:
    """What fits put on a page, an act a paragraph of at most three lines, and one line on older law."""
    if not found:
        return
    page.head(WHAT_FITS)
    for number, one in enumerate(found, 1):
        first, *rest = one.lines()
        page.para(f"{number}. {first}", _SIGNED.get(one.said.state, ""))
        for line in rest:
            page.item(line)
    older = [str(number) for number, one in enumerate(found, 1) if one.older]
    if older:
        page.para(
            f"Older law: the day of {joined(older)} is not settled, and on earlier days it reads otherwise. What is said here "
            "is of the latest days. Knowing roughly when it was would help."
        )


def aloud_blocks(page: Page, found: Sequence[InShort]) -> None:
    """What can be read aloud to the person."""
    if not found:
        return
    page.head(READ_ALOUD)
    for one in found:
        page.para(f"“{one.aloud}”")
    page.para(f"“It is not your fault. {CHOICE}”")
