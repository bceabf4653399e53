"""One pattern of facts against the law of a day: for every offence an outcome, its parts, and what could change it.

`outcome` and `made_out` are exact (every completion the constraints allow); the result of a part is local.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, Literal

from legal_rules.formula import All, Any_, Note, Use
from legal_rules.law import Element, Exclusion
from legal_rules.program import FALSE, TRUE, UNKNOWN, Pattern, Tree
from legal_rules.readings.conflicts import smallest_conflict
from legal_rules.readings.diagram import Diagram
from legal_rules.readings.explain import Values, evaluate
from legal_rules.slices import Rule, Slice

Outcome = Literal["met", "met-unless", "excluded", "open", "not-met"]
MadeOut = Literal["yes", "no", "open"]
Met = Literal["met", "not-met", "unknown"]
Applies = Literal["applies", "ruled-out", "unknown"]
NOT_MET: Final = "not-met"
EXCLUDED: Final = "excluded"
MET: Final = "met"
MET_UNLESS: Final = "met-unless"
OPEN: Final = "open"
YES: Final = "yes"
NO: Final = "no"
_NOT_E, _E_NOT_X, _E_X = 1, 2, 4
RESULT: Mapping[int, Met] = {TRUE: "met", FALSE: "not-met", UNKNOWN: "unknown"}
EXCLUSION_RESULT: Mapping[int, Applies] = {TRUE: "applies", FALSE: "ruled-out", UNKNOWN: "unknown"}


def outcome_of(mask: int) -> Outcome:
    """The outcome when these leaves can still be reached (`semantics.md` section 4: the first that holds)."""
    if not mask & (_E_NOT_X | _E_X):
        return NOT_MET
    if not mask & _E_NOT_X:
        return EXCLUDED
    if mask & _NOT_E:
        return OPEN
    return MET_UNLESS if mask & _E_X else MET


def made_out_of(mask: int) -> MadeOut:
    """Whether the offence is made out when these leaves can still be reached."""
    if not mask & _E_NOT_X:
        return NO
    return YES if mask == _E_NOT_X else OPEN


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known of one act: values, and every fact answered in any way (unknown, disputed and declined too).

    `presumed` facts were not asked; `settled` ones follow from who did what to whom, and were not asked either.
    """

    pattern: Pattern
    answered: frozenset[str] = frozenset()
    disputed: Mapping[str, str] = field(default_factory=dict)
    presumed: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ByReading:
    """How it stands by each reading of who has to show what, where that is not settled."""

    evidential: str
    defendant: str


@dataclass(frozen=True, slots=True)
class Standings:
    """How an offence stands as known, if nothing more is shown, and with everything open shown for the defence."""

    known: MadeOut
    nothing_more_shown: MadeOut | ByReading
    everything_for_defence: MadeOut


@dataclass(frozen=True)
class Finding:
    """One offence on one pattern of facts. Costly parts are worked out when first asked for."""

    rule: Rule
    law: Slice
    answers: Answers
    values: Values
    mask: int

    @property
    def outcome(self) -> Outcome:
        """`met`, `met-unless`, `excluded`, `open` or `not-met`."""
        return outcome_of(self.mask)

    @property
    def made_out(self) -> MadeOut:
        """`yes`, `no` or `open`."""
        return made_out_of(self.mask)

    def result(self, tree: Tree) -> int:
        """The local value of a part."""
        return self.values[tree.node]

    def elements(self) -> Iterator[tuple[Element, Tree, Met]]:
        """Each element with its tree and its result: met, not-met or unknown."""
        for element, tree in self.rule.elements:
            yield element, tree, RESULT[self.values[tree.node]]

    def exclusions(self) -> Iterator[tuple[Exclusion, Tree, Applies]]:
        """Each exclusion with its tree and its result: applies, ruled-out or unknown."""
        for exclusion, tree, _ in self.rule.exclusions:
            yield exclusion, tree, EXCLUSION_RESULT[self.values[tree.node]]

    @cached_property
    def failing(self) -> tuple[str, ...]:
        """The elements that surely are not so; where none fails alone, those that cannot all be so together."""
        if self.outcome != NOT_MET:
            return ()
        local = tuple(element.id for element, tree in self.rule.elements if self.values[tree.node] == FALSE)
        return local or self._jointly_failing()

    def _jointly_failing(self) -> tuple[str, ...]:
        functions = self.law.functions(self.rule, self.answers.pattern)
        space = self.law.space
        allowed = functions.restrict(functions.c, self.answers.pattern)
        parts = {
            element.id: functions.restrict(space.build(tree.formula), self.answers.pattern)
            for element, tree in self.rule.elements
        }
        kept = list(parts)
        for name in list(parts):
            rest = [other for other in kept if other != name]
            total = allowed
            for other in rest:
                total = total & parts[other]
            if not total.satisfiable():
                kept = rest
        return tuple(kept)

    def raised(self, exclusion: Exclusion) -> bool:
        """Whether something raised an exclusion: its `raised_by` surely holds, or a fact that only exclusions use,
        this one among them, has been answered in any way."""
        asked = self.answers.answered - self.answers.presumed - self.answers.settled
        for candidate, tree, raiser in self.rule.exclusions:
            if candidate.id == exclusion.id:
                if raiser is not None and self.values[raiser.node] == TRUE:
                    return True
                return not self.law.exclusion_only.isdisjoint(asked.intersection(tree.facts))
        return False

    @cached_property
    def raised_exclusions(self) -> frozenset[str]:
        """The ids of the exclusions that something raised."""
        return frozenset(exclusion.id for exclusion, _, _ in self.rule.exclusions if self.raised(exclusion))

    @cached_property
    def standings(self) -> Standings:
        """How it stands as known, if nothing more is shown, and with everything open shown for the defence."""
        return Standings(self.made_out, self._nothing_more(), self._for_defence())

    def _nothing_more(self) -> MadeOut | ByReading:
        if any(self.values[tree.node] != TRUE for _, tree in self.rule.elements):
            return NO
        evidential, defendant = self._unless_shown("evidential"), self._unless_shown("defendant")
        unsettled = any(exclusion.burden == "unsettled" for exclusion, _, _ in self.rule.exclusions)
        return ByReading(evidential, defendant) if unsettled and evidential != defendant else defendant

    def _unless_shown(self, unsettled_as: str) -> MadeOut:
        return NO if any(self._stands(e, tree, unsettled_as) for e, tree, _ in self.rule.exclusions) else YES

    def _stands(self, exclusion: Exclusion, tree: Tree, unsettled_as: str) -> bool:
        value = self.values[tree.node]
        if value != UNKNOWN:
            return value == TRUE
        burden = unsettled_as if exclusion.burden == "unsettled" else exclusion.burden
        if burden == "evidential":
            return self._every_limb(tree, exclusion.id in self.raised_exclusions)
        return burden == "prosecution" and exclusion.id in self.raised_exclusions

    def _every_limb(self, tree: Tree, raised: bool) -> bool:
        """Whether something is said for each limb of an exclusion, or of one of its alternatives: a limb that is so, or
        one that is open and disputed, or a point of law alone. What raised it is said for an exclusion of one limb."""
        whole = _inner(tree)
        if isinstance(whole.formula, All):
            return all(self._said_for(part) for part in whole.parts)
        if isinstance(whole.formula, Any_):
            return any(self._every_limb(part, raised) for part in whole.parts)
        return raised or self._said_for(whole)

    def _said_for(self, limb: Tree) -> bool:
        if self.values[limb.node] != UNKNOWN:
            return self.values[limb.node] == TRUE
        facts = frozenset(limb.facts)
        if not facts.isdisjoint(self.answers.disputed):
            return True
        inner = _inner(limb)
        if isinstance(inner.formula, All):
            return all(self._said_for(part) for part in inner.parts)
        if isinstance(inner.formula, Any_):
            return any(self._said_for(part) for part in inner.parts)
        return all(fact.startswith("law.") for fact in facts)

    def _for_defence(self) -> MadeOut:
        results = [self.values[tree.node] for _, tree in self.rule.elements]
        if FALSE in results or any(self.values[tree.node] != FALSE for _, tree, _ in self.rule.exclusions):
            return NO
        return OPEN if UNKNOWN in results else YES

    @cached_property
    def dependent(self) -> frozenset[str]:
        """The facts, points of law among them, on which `made_out` can still depend."""
        if self.made_out != OPEN:
            return frozenset()
        return self._turns_on(MADE_OUT_LEAVES)

    @cached_property
    def elements_turn_on(self) -> frozenset[str]:
        """The facts, points of law among them, on which it can still depend whether every element is so."""
        return frozenset() if self.made_out != OPEN else self._turns_on(_ELEMENTS_LEAVES)

    def settled_by(self, fact: str, value: str, matters: Collection[str]) -> bool:
        """Whether with one more answer `made_out` no longer turns on any of some facts."""
        pattern = {**self.answers.pattern, fact: value}
        diagram, state = self.law.left_open(self.rule, pattern)
        return diagram.facts(diagram.support(state, MADE_OUT_LEAVES)).isdisjoint(matters)

    def _turns_on(self, leaves: Sequence[int]) -> frozenset[str]:
        diagram, state = self._left_open
        return frozenset(diagram.facts(diagram.support(state, leaves)))

    @cached_property
    def _left_open(self) -> tuple[Diagram, list[int]]:
        return self.law.left_open(self.rule, self.answers.pattern)

    @cached_property
    def law_points(self) -> tuple[str, ...]:
        """The unsettled points of law on which `made_out` can still depend."""
        return tuple(sorted(fact for fact in self.dependent if fact.startswith("law.")))

    @cached_property
    def disputed_matters(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """Each disputed fact the offence turns on, with the outcome for each of its values, the others left open."""
        named = self.rule.element_facts | self.rule.exclusion_facts
        rows = []
        for fact in sorted(self.answers.disputed):
            if fact in named:
                values = self.law.space.values[fact]
                rows.append((fact, tuple((value, self.outcome_if({fact: value})) for value in values)))
        return tuple(rows)

    def outcome_if(self, more: Pattern) -> str:
        """The outcome with some facts answered otherwise or as well; `impossible` if the constraints forbid it."""
        pattern = {**self.answers.pattern, **more}
        mask = self.law.diagram(self.rule, pattern).reach(pattern)
        return outcome_of(mask) if mask else "impossible"


def _inner(tree: Tree) -> Tree:
    """A tree without the names and notes around it."""
    while isinstance(tree.formula, (Note, Use)):
        (tree,) = tree.parts
    return tree


MADE_OUT_LEAVES = (0, 1, 2, 3, 1, 3, 3, 3)
_ELEMENTS_LEAVES = (0, 1, 2, 3, 2, 3, 2, 3)


def assess(law: Slice, answers: Answers, only: Collection[str] | None = None) -> tuple[Finding, ...]:
    """Every offence of scope act in the law of a day (or only some, by id) on one pattern of facts.

    The pattern must be consistent (`contradictions`): on facts the constraints forbid, outcomes mean nothing.
    """
    settled = {**answers.pattern, **law.book.settled_law}
    known = replace(answers, pattern=settled)
    values = evaluate(law.program, settled)
    return tuple(
        Finding(rule, law, known, values, mask_of(law, rule, settled, values))
        for rule in law.rules
        if rule.offence.scope == "act" and (only is None or rule.offence.id in only)
    )


def mask_of(law: Slice, rule: Rule, pattern: Pattern, values: Values) -> int:
    """Which of "not E", "E and not X", "E and X" can still be so: from the local values where they are definite,
    else from the diagram."""
    e, x = values[rule.e], values[rule.x]
    if e == FALSE:
        return _NOT_E
    if e == TRUE and x != UNKNOWN:
        return _E_X if x == TRUE else _E_NOT_X
    return law.reach(rule, pattern)


def contradictions(law: Slice, pattern: Pattern) -> tuple[tuple[str, str], ...]:
    """A smallest set of answers that the constraints do not allow together; empty if there is none."""
    return smallest_conflict(law.space, pattern)


def askable(law: Slice) -> Callable[[str], bool]:
    """Whether a fact can be put to anyone: not a point of law, not set by rule, not counted over acts."""
    vocabulary = law.book.vocabulary

    def can_be_asked(fact: str) -> bool:
        return (
            vocabulary.knows(fact) and vocabulary.spec(fact).scope != "law" and vocabulary.spec(fact).nature != "legal"
        )

    return can_be_asked
