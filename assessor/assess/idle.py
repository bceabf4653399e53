"""Answers that nothing reads: said with their place and the likely name, never refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from assessor.assess.acts import ActAssessment, Assessment
from assessor.case.model import Answer
from assessor.safety.interrupts import interrupts
from assessor.safety.routes import routes
from legal_rules.facts import KIND, NOT_USED_BY_RULES, Vocabulary, renamed, split_world
from legal_rules.files.problems import Problem, nearest
from legal_rules.formula import WORLDS, atoms, filled
from legal_rules.turning import turned_on

READ_ELSEWHERE = NOT_USED_BY_RULES | {"act.place-of-act"}
"""What flags, days and pages read, and no rule does."""


def idle_answers(whole: Assessment) -> tuple[Problem, ...]:
    """A warning for each answer of an act or a picture that no offence of any act it belongs to can turn on, on any of
    its days in any of its nations, and that nothing else reads either."""
    read_by = {act: _read(acts) for act, acts in _by_id(whole).items()}
    vocabulary = whole.book.vocabulary
    kinds = {act.id: act.kind for act in whole.case.acts}
    said = [*_said_of_acts(whole), *_said_of_pictures(whole)]
    found = []
    for fact, answer, acts in said:
        reading = [read_by[act] for act in acts]
        if (
            reading
            and not any(facts is None or fact in facts for facts in reading)
            and not any(_elsewhere(fact, kinds[act], vocabulary) for act in acts)
        ):
            facts = frozenset[str]().union(*(one for one in reading if one is not None))
            message = f"no law of its day and nation turns on '{fact}' for {_names(acts)}: it is kept, not used"
            found.append(Problem(answer.where, message, _likely(fact, facts, vocabulary)))
    return tuple(dict.fromkeys(found))


def _names(acts: tuple[str, ...]) -> str:
    return ("act " if len(acts) == 1 else "acts ") + ", ".join(f"'{act}'" for act in acts)


def _by_id(whole: Assessment) -> Mapping[str, list[ActAssessment]]:
    found: dict[str, list[ActAssessment]] = {}
    for act in whole.acts:
        found.setdefault(act.act.id, []).append(act)
    return found


def _read(acts: list[ActAssessment]) -> frozenset[str] | None:
    """Every fact the law of an act can turn on; none where no law of any nation is held for it."""
    laws = [piece.law for act in acts for piece in act.pieces]
    return frozenset[str]().union(*(turned_on(law, acts[0].act.kind) for law in laws)) if laws else None


def _said_of_acts(whole: Assessment) -> Iterator[tuple[str, Answer, tuple[str, ...]]]:
    for act in whole.case.acts:
        if any(act.id == one.act.id for one in whole.acts):
            for world, facts in (("", act.facts), ("intended.", act.intended), ("threatened.", act.threatened)):
                yield from ((f"{world}{fact}", answer, (act.id,)) for fact, answer in facts.items())


def _said_of_pictures(whole: Assessment) -> Iterator[tuple[str, Answer, tuple[str, ...]]]:
    for name, image in whole.case.images.items():
        acts = tuple(dict.fromkeys(one.act.id for one in whole.acts if one.act.image == name))
        for facts in (image.facts, *image.shown.values()):
            yield from ((fact, answer, acts) for fact, answer in facts.items())


def _elsewhere(fact: str, kind: str, vocabulary: Vocabulary) -> bool:
    """Whether something other than the rules reads a fact of such an act: a route, a panel, a flag, a presumption."""
    return fact in READ_ELSEWHERE | _of_safety(kind) or any(fact in row.not_beside for row in vocabulary.presumptions)


@cache
def _of_safety(kind: str) -> frozenset[str]:
    """The facts that routes and panels read of a kind of act."""
    formulas = [route.when for route in routes()] + [route.unless for route in routes() if route.unless is not None]
    for panel in interrupts():
        formulas += [panel.when, *([panel.softer.when] if panel.softer else [])]
    known = {KIND: kind}
    return frozenset(atom.id for formula in formulas for atom in atoms(filled(formula, known)))


def _likely(fact: str, read: frozenset[str], vocabulary: Vocabulary) -> str:
    """The name that may have been meant: the same fact in another world first, else one that is spelled nearly so."""
    spec = vocabulary.spec(fact)
    worlds = [spec.id, *(renamed(spec, world) for world in WORLDS)]
    same = [name for name in dict.fromkeys(worlds) if name in read and name != fact]
    if not same:
        return nearest(spec.id, (name for name in read if vocabulary.knows(name) and _can_be_said(name, vocabulary)))
    return "did you mean " + " or ".join(f"'{_written(name)}'" for name in same) + "?"


def _can_be_said(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a case may say a fact of an act or a picture."""
    return vocabulary.spec(name).scope in ("act", "image", "image (act)") and vocabulary.spec(name).nature != "legal"


def _written(name: str) -> str:
    """A fact's name as a case file has it: what was meant or threatened stands under a key of its own."""
    world, base = split_world(name)
    return f"{world}: {{{base}: ...}}" if world in ("intended", "threatened") else name
