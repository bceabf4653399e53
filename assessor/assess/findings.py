"""A finding as a record: outcome, law, parts with the facts they rest on, and what would settle, end or flip it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assessor.assess.acts import Assessment, Piece
from assessor.assess.procedure import Terms, effects, terms
from assessor.assess.records import (
    Course,
    DisputedMatter,
    Element,
    Exclusion,
    Fact,
    Finding,
    Given,
    InForce,
    Note,
    Sets,
    Trigger,
)
from assessor.case.facts_of_act import Situation
from assessor.case.shown import place_in_picture
from assessor.text.citing import cited
from legal_rules.assessment import EXCLUDED, MET, MET_UNLESS, NOT_MET, OPEN, askable
from legal_rules.assessment import Finding as Judged
from legal_rules.facts import KIND
from legal_rules.law import OffenceVersion
from legal_rules.program import TRUE, Tree
from legal_rules.readings.answer_sets import AnswerSets, completes, ends, flips
from legal_rules.rulebook import RuleBook
from legal_rules.slices import Rule, first_day

Undated = tuple[Finding, Terms]


@dataclass(frozen=True, slots=True)
class _Lists:
    completes: Sets = ()
    ends: Sets = ()
    flips: Sets = ()
    more: tuple[tuple[str, int], ...] = ()


class FindingWriter:
    """Writes findings, but for what turns on days (`procedure.dated`); what depends only on the rule and the answers is worked
    out once and shared by periods.

    `whole_lists`: whether what takes a diagram of each offence is worked out: the answers that complete, end or flip it, and
    the points of law it turns on. Else those lists are empty; without `sets`, those of answers.
    """

    def __init__(self, whole: Assessment, whole_lists: bool = True, sets: bool = True) -> None:
        self.whole = whole
        self.whole_lists = whole_lists
        self.sets = sets and whole_lists
        self.book: RuleBook = whole.book
        self._sets: dict[object, _Lists] = {}
        self._points: dict[object, tuple[str, ...]] = {}
        self._written: dict[object, Undated] = {}
        self._meanings: dict[object, int] = {}
        self._meaning_of: dict[int, int] = {}
        self._facts: dict[str, Fact] = {}
        self._where: Situation | None = None

    def findings(self, piece: Piece) -> list[Undated]:
        """Every finding of a period, in the order of the law's files. One that reads as in another period is the same."""
        where = piece.situation
        said = (id(where.act), frozenset(where.stated.items()), frozenset(where.presumed.items()))
        return [self._once(finding, piece, said) for finding in piece.findings]

    def _once(self, finding: Judged, piece: Piece, said: object) -> Undated:
        """A finding written once for each text, reading of its terms, and set of answers; notes hang on the days besides."""
        version = finding.rule.version
        key = (finding.rule.offence.id, id(version), self._meaning(finding.rule), said, notes(version, piece))
        found = self._written.get(key)
        if found is None:
            found = self._written[key] = self.finding(finding, piece)
        return found

    def _meaning(self, rule: Rule) -> tuple[str, int]:
        """A number for what an offence comes to with its definitions filled in, and its status."""
        if id(rule) not in self._meaning_of:
            formulas = (rule.e_formula, rule.x_formula, rule.triggers and rule.triggers.formula)
            self._meaning_of[id(rule)] = self._meanings.setdefault(formulas, len(self._meanings))
        return rule.law, self._meaning_of[id(rule)]

    def finding(self, finding: Judged, piece: Piece, course: Course | None = None) -> Undated:
        """One finding, and the terms it still has to be dated with."""
        rule, version = finding.rule, finding.rule.version
        where = piece.situation
        lists = self._answer_sets(finding, where)
        written = Finding(
            course=course,
            offence=rule.offence.id,
            provision=cited(self.book, rule.offence.provision),
            title=rule.offence.title,
            role=rule.offence.role,
            person=rule.offence.person,
            outcome=finding.outcome,
            made_out=finding.made_out,
            law=rule.law,
            in_force=in_force(version),
            basis=version.basis,
            reconstructed=version.reconstructed,
            elements=tuple(self._elements(finding, where)),
            exclusions=tuple(self._exclusions(finding, where)),
            completes=lists.completes,
            ends=lists.ends,
            flips=lists.flips,
            more=lists.more,
            failing=finding.failing,
            law_points=self._law_points(finding),
            disputed_matters=tuple(
                DisputedMatter(fact, where.stated[fact].of, outcomes) for fact, outcomes in finding.disputed_matters
            ),
            presumed=tuple(
                sorted(fact for fact in where.presumed if fact in rule.element_facts or fact in rule.exclusion_facts)
            ),
            judged=self._judged(finding),
            standings=finding.standings,
            penalty=None,
            time_limit=None,
            effects=effects(version),
            notes=notes(version, piece),
            trigger=_trigger(finding),
        )
        return written, terms(version)

    def _elements(self, finding: Judged, where: Situation) -> Iterator[Element]:
        settled = finding.outcome in (MET, MET_UNLESS)
        for element, tree, result in finding.elements():
            yield Element(
                id=element.id,
                says=element.says,
                at=element.at,
                kind=element.kind,
                burden="prosecution",
                result=result,
                facts=self.facts(tree, where),
                settled_either_way=settled and result == "unknown",
                basis=element.basis,
            )

    def _exclusions(self, finding: Judged, where: Situation) -> Iterator[Exclusion]:
        for exclusion, tree, result in finding.exclusions():
            unsettled = exclusion.burden == "unsettled"
            yield Exclusion(
                id=exclusion.id,
                says=exclusion.says,
                at=exclusion.at,
                kind=exclusion.kind,
                burden=exclusion.burden,
                result=result,
                facts=self.facts(tree, where),
                raised=exclusion.id in finding.raised_exclusions,
                readings=exclusion.readings if unsettled else (),
                why=exclusion.why if unsettled else "",
            )

    def facts(self, tree: Tree, where: Situation) -> tuple[Fact, ...]:
        """The facts a part rests on, each with its value (null if not asked), state, source and whose it is."""
        if where is not self._where:
            self._where, self._facts = where, {}
        found = self._facts
        return tuple(found.get(fact) or found.setdefault(fact, self._fact(fact, where)) for fact in tree.facts)

    def _fact(self, fact: str, where: Situation) -> Fact:
        stated = where.stated.get(fact)
        if fact in self.book.settled_law:
            return Fact(fact, self.book.settled_law[fact], "overlay", "", "law")
        if stated is None:
            value = where.presumed.get(fact)
            state = "presumed" if value is not None else ("law" if fact.startswith("law.") else "not-asked")
            return Fact(fact, value, state, "", self.place(fact, where))
        answer = stated.answer
        source = "file" if stated.settled_by_file else answer.source
        if answer.known:
            return Fact(fact, answer.value, "known", source, stated.of)
        return Fact(fact, None, answer.value, source, stated.of)

    def place(self, fact: str, where: Situation) -> str:
        """Where in the case an answer to a fact belongs: an act's, image's or person's id, or `case`."""
        return place_of(fact, where, self.whole)

    def _law_points(self, finding: Judged) -> tuple[str, ...]:
        """The points of law it turns on: worked out once for all acts that are alike under law that reads the same."""
        if not self.whole_lists or finding.made_out != OPEN:
            return ()
        key = (finding.rule.offence.id, self._meaning(finding.rule), _frozen(finding.answers.pattern))
        if key not in self._points:
            self._points[key] = finding.law_points
        return self._points[key]

    def _answer_sets(self, finding: Judged, where: Situation) -> _Lists:
        if not self.sets or KIND in _failing_facts(finding):
            return _Lists()
        key = (finding.rule.offence.id, self._meaning(finding.rule), _frozen(finding.answers.pattern))
        if key not in self._sets:
            self._sets[key] = self._worked_out(finding, where)
        return self._sets[key]

    def _worked_out(self, finding: Judged, where: Situation) -> _Lists:
        none = AnswerSets()
        if finding.outcome == NOT_MET:
            pattern = finding.answers.pattern
            diagram = finding.law.diagram(finding.rule, pattern)
            return self._lists(none, none, flips(diagram, pattern, finding.law.space.facts), where)
        if finding.outcome in (MET, EXCLUDED):
            return _Lists()
        pattern = finding.answers.pattern
        functions = finding.law.functions(finding.rule, pattern)
        can_ask = askable(finding.law)
        own = finding.rule.element_facts | finding.rule.exclusion_facts
        complete = completes(functions, pattern, can_ask, own) if finding.outcome == OPEN else none
        return self._lists(complete, ends(functions, pattern, can_ask, own), none, where)

    def _lists(self, complete: AnswerSets, end: AnswerSets, flip: AnswerSets, where: Situation) -> _Lists:
        more = (("completes", complete.more), ("ends", end.more), ("flips", flip.more))
        return _Lists(
            completes=self._given(complete, where),
            ends=self._given(end, where),
            flips=self._given(flip, where),
            more=tuple((name, number) for name, number in more if number),
        )

    def _given(self, found: AnswerSets, where: Situation) -> Sets:
        return tuple(
            tuple(Given(fact, value, self.place(fact, where)) for fact, value in sorted(each)) for each in found.sets
        )

    def _judged(self, finding: Judged) -> tuple[str, ...]:
        """The facts a court would have to judge, on whose answers the finding rests."""
        vocabulary = self.book.vocabulary
        judged = (
            fact
            for fact in finding.rule.element_facts
            if fact in finding.answers.pattern and vocabulary.knows(fact) and vocabulary.spec(fact).nature == "judged"
        )
        return tuple(sorted(judged))


def place_of(fact: str, where: Situation, whole: Assessment) -> str:
    """Where in the case an answer to a fact belongs: an act's, image's or person's id, or `case` or `law`."""
    vocabulary = whole.book.vocabulary
    if not vocabulary.knows(fact):
        return where.act.id
    spec = vocabulary.spec(fact)
    if fact not in vocabulary.facts:
        return where.act.id
    match spec.scope:
        case "image" | "image (act)":
            return place_in_picture(whole.case, where.act, spec)
        case "person":
            return (where.act.by if spec.of == "responsible" else where.act.about) or where.act.id
        case "case" | "law":
            return spec.scope
        case _:
            return where.act.id


def _frozen(pattern: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    return frozenset(pattern.items())


def _failing_facts(finding: Judged) -> set[str]:
    failing = set(finding.failing)
    return {fact for element, tree in finding.rule.elements if element.id in failing for fact in tree.facts}


def _trigger(finding: Judged) -> Trigger | None:
    """For an adjacent offence: whether something triggered it, and the facts that did."""
    trigger = finding.rule.triggers
    if finding.rule.offence.role != "adjacent":
        return None
    if trigger is None:
        return Trigger(finding.outcome in (MET, MET_UNLESS), ())
    pattern = finding.answers.pattern
    because = tuple(fact for fact in trigger.facts if fact in pattern)
    return Trigger(finding.values[trigger.node] == TRUE, because)


def in_force(version: OffenceVersion) -> InForce:
    """When the version read is law."""
    period = version.in_force
    return InForce(period.from_, period.to, period.by, first_day(period) if period.from_ is None else None)


def notes(version: OffenceVersion, piece: Piece) -> tuple[Note, ...]:
    """The notes of a version that concern acts in this period."""
    return tuple(
        Note(note.says, note.view, note.basis)
        for note in version.notes
        if (note.from_ is None or note.from_ <= piece.stretch.last)
        and (note.to is None or piece.stretch.first <= note.to)
    )
