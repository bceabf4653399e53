"""A finding as JSON: outcome, law, parts with the facts they rest on, and what would settle, end or flip it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from assessor.assess.acts import Assessment, Piece
from assessor.assess.procedure import procedure
from assessor.case.facts_of_act import Situation
from assessor.case.shown import place_in_picture
from assessor.text.citing import cited
from legal_rules.assessment import EXCLUDED, MET, MET_UNLESS, NOT_MET, OPEN, Finding, askable
from legal_rules.facts import KIND
from legal_rules.law import OffenceVersion
from legal_rules.program import TRUE, Tree
from legal_rules.readings.answer_sets import AnswerSet, AnswerSets, completes, ends, flips
from legal_rules.rulebook import RuleBook
from legal_rules.slices import first_day

Json = dict[str, Any]


class FindingWriter:
    """Writes findings, but for what turns on days (`procedure.dated`); what depends only on the rule and the answers is worked out once and shared by periods.

    `whole_lists`: whether what takes a diagram of each offence is worked out: the answers that complete, end or flip it, and
    the points of law it turns on. Else those lists are empty; without `sets`, those of answers.
    """

    def __init__(self, whole: Assessment, whole_lists: bool = True, sets: bool = True) -> None:
        self.whole = whole
        self.whole_lists = whole_lists
        self.sets = sets and whole_lists
        self.book: RuleBook = whole.book
        self._sets: dict[object, Json] = {}
        self._points: dict[object, tuple[str, ...]] = {}

    def findings(self, piece: Piece) -> list[Json]:
        """Every finding of a period, in the order of the law's files."""
        return [self.finding(finding, piece) for finding in piece.findings]

    def finding(self, finding: Finding, piece: Piece) -> Json:
        """One finding."""
        rule, version = finding.rule, finding.rule.version
        where = piece.situation
        return {
            "offence": rule.offence.id,
            "provision": cited(self.book, rule.offence.provision),
            "title": rule.offence.title,
            "role": rule.offence.role,
            "person": rule.offence.person,
            "outcome": finding.outcome,
            "made_out": finding.made_out,
            "law": rule.law,
            "in_force": in_force(version),
            "basis": version.basis,
            "reconstructed": version.reconstructed,
            "elements": self._elements(finding, where),
            "exclusions": self._exclusions(finding, where),
            **self._answer_sets(finding, where),
            "failing": list(finding.failing),
            "law_points": self._law_points(finding),
            "disputed_matters": [
                {"fact": fact, "of": where.stated[fact].of, "outcomes": outcomes}
                for fact, outcomes in finding.disputed_matters
            ],
            "presumed": sorted(
                fact for fact in where.presumed if fact in rule.element_facts or fact in rule.exclusion_facts
            ),
            "judged": self._judged(finding),
            "standings": finding.standings,
            **procedure(version),
            "notes": notes(version, piece),
            **self._triggered(finding),
        }

    def _triggered(self, finding: Finding) -> Json:
        """For an adjacent offence: whether something triggered it, and the facts that did."""
        trigger = finding.rule.triggers
        if finding.rule.offence.role != "adjacent":
            return {}
        if trigger is None:
            return {"triggered": finding.outcome in (MET, MET_UNLESS), "because": []}
        pattern = finding.answers.pattern
        because = [fact for fact in trigger.facts if fact in pattern]
        return {"triggered": finding.values[trigger.node] == TRUE, "because": because}

    def _elements(self, finding: Finding, where: Situation) -> list[Json]:
        settled = finding.outcome in (MET, MET_UNLESS)
        rows = []
        for element, tree, result in finding.elements():
            row: Json = {
                "id": element.id,
                "says": element.says,
                "at": element.at,
                "kind": element.kind,
                "burden": "prosecution",
                "result": result,
                "facts": self.facts(tree, where),
            }
            if settled and result == "unknown":
                row["settled_either_way"] = True
            if element.basis:
                row["basis"] = element.basis
            rows.append(row)
        return rows

    def _exclusions(self, finding: Finding, where: Situation) -> list[Json]:
        rows = []
        for exclusion, tree, result in finding.exclusions():
            row: Json = {
                "id": exclusion.id,
                "says": exclusion.says,
                "at": exclusion.at,
                "kind": exclusion.kind,
                "burden": exclusion.burden,
                "result": result,
                "facts": self.facts(tree, where),
                "raised": exclusion.id in finding.raised_exclusions,
            }
            if exclusion.burden == "unsettled":
                row |= {"readings": list(exclusion.readings), "why": exclusion.why}
            rows.append(row)
        return rows

    def facts(self, tree: Tree, where: Situation) -> list[Json]:
        """The facts a part rests on, each with its value (null if not asked), state, source and whose it is."""
        return [self._fact(fact, where) for fact in tree.facts]

    def _fact(self, fact: str, where: Situation) -> Json:
        stated = where.stated.get(fact)
        if fact in self.book.settled_law:
            return {"fact": fact, "value": self.book.settled_law[fact], "state": "overlay", "source": "", "of": "law"}
        if stated is None:
            value = where.presumed.get(fact)
            state = "presumed" if value is not None else ("law" if fact.startswith("law.") else "not-asked")
            return {"fact": fact, "value": value, "state": state, "source": "", "of": self.place(fact, where)}
        answer = stated.answer
        state = "known" if answer.known else answer.value
        source = "file" if stated.settled_by_file else answer.source
        return {
            "fact": fact,
            "value": answer.value if answer.known else None,
            "state": state,
            "source": source,
            "of": stated.of,
        }

    def place(self, fact: str, where: Situation) -> str:
        """Where in the case an answer to a fact belongs: an act's, image's or person's id, or `case`."""
        return place_of(fact, where, self.whole)

    def _law_points(self, finding: Finding) -> list[str]:
        """The points of law it turns on: worked out once for all acts that are alike under one body of law."""
        if not self.whole_lists or finding.made_out != OPEN:
            return []
        key = (id(finding.law), finding.rule.offence.id, _frozen(finding.answers.pattern))
        if key not in self._points:
            self._points[key] = finding.law_points
        return list(self._points[key])

    def _answer_sets(self, finding: Finding, where: Situation) -> Json:
        if not self.sets or KIND in _failing_facts(finding):
            return _as_json(AnswerSets(), AnswerSets(), AnswerSets(), where, self)
        key = (finding.rule.offence.id, id(finding.rule.version), finding.rule.law, _frozen(finding.answers.pattern))
        if key not in self._sets:
            self._sets[key] = self._worked_out(finding, where)
        return self._sets[key]

    def _worked_out(self, finding: Finding, where: Situation) -> Json:
        none = AnswerSets()
        if finding.outcome == NOT_MET:
            pattern = finding.answers.pattern
            diagram = finding.law.diagram(finding.rule, pattern)
            return _as_json(none, none, flips(diagram, pattern, finding.law.space.facts), where, self)
        if finding.outcome in (MET, EXCLUDED):
            return _as_json(none, none, none, where, self)
        pattern = finding.answers.pattern
        functions = finding.law.functions(finding.rule, pattern)
        can_ask = askable(finding.law)
        own = finding.rule.element_facts | finding.rule.exclusion_facts
        complete = completes(functions, pattern, can_ask, own) if finding.outcome == OPEN else none
        return _as_json(complete, ends(functions, pattern, can_ask, own), none, where, self)

    def _judged(self, finding: Finding) -> list[str]:
        """The facts a court would have to judge, on whose answers the finding rests."""
        vocabulary = self.book.vocabulary
        return sorted(
            fact
            for fact in finding.rule.element_facts
            if fact in finding.answers.pattern and vocabulary.knows(fact) and vocabulary.spec(fact).nature == "judged"
        )


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


def _failing_facts(finding: Finding) -> set[str]:
    failing = set(finding.failing)
    return {fact for element, tree in finding.rule.elements if element.id in failing for fact in tree.facts}


def _as_json(complete: AnswerSets, end: AnswerSets, flip: AnswerSets, where: Situation, writer: FindingWriter) -> Json:
    more = {name: sets.more for name, sets in (("completes", complete), ("ends", end), ("flips", flip)) if sets.more}
    return {
        "completes": [_answers(found, where, writer) for found in complete.sets],
        "ends": [_answers(found, where, writer) for found in end.sets],
        "flips": [_answers(found, where, writer) for found in flip.sets],
        "more": more,
    }


def _answers(found: AnswerSet, where: Situation, writer: FindingWriter) -> list[Json]:
    ordered: Iterable[tuple[str, str]] = sorted(found)
    return [{"fact": fact, "value": value, "of": writer.place(fact, where)} for fact, value in ordered]


def in_force(version: OffenceVersion) -> Json:
    """When the version read is law."""
    period = version.in_force
    start = first_day(period)
    return {
        "from": period.from_.isoformat() if period.from_ else None,
        "to": period.to.isoformat() if period.to else None,
        "by": period.by,
        "not_before": start.isoformat() if start and period.from_ is None else None,
    }


def notes(version: OffenceVersion, piece: Piece) -> list[Json]:
    """The notes of a version that concern acts in this period."""
    return [
        {"says": note.says, "view": note.view, "basis": note.basis}
        for note in version.notes
        if (note.from_ is None or note.from_ <= piece.stretch.last)
        and (note.to is None or piece.stretch.first <= note.to)
    ]
