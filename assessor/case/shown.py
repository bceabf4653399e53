"""What a picture shows, person by person: whose an answer is, and what holds of somebody else in it.

With one person in a picture, answers about its content stand under the picture. With several, a *yes* for the whole
picture means somebody shown and nobody in particular; a *no* holds of the person affected and leaves the others open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from assessor.case.model import Act, Answer, Case, Facts, Image
from legal_rules.facts import OTHERS, FactSpec, Vocabulary, split_world
from legal_rules.formula import Use
from legal_rules.program import FALSE, TRUE, Program
from legal_rules.readings.explain import evaluate
from legal_rules.slices import Slice

AGE_THEN, ADULT = "image.age-then", "adult"
UNDER_18 = ("under-13", "13-15", "16-17")
_NO, _UNKNOWN = "no", "unknown"
_TRUTH = {TRUE: "yes", FALSE: "no"}


def people_in(image: Image | None) -> tuple[str, ...]:
    """Who is said to be in a picture."""
    if image is None:
        return ()
    return tuple(image.shown) if image.of is None else image.of


def several(image: Image | None) -> bool:
    """Whether more than one person is in a picture."""
    return len(people_in(image)) > 1


def place_in_picture(case: Case, act: Act, spec: FactSpec) -> str:
    """Where an answer about an act's picture belongs: the picture, or the person affected in it where it shows several."""
    image = case.images.get(act.image)
    if spec.each and several(image) and act.about in people_in(image):
        return part_of_picture(act.image, act.about)
    return act.image or act.id


def part_of_picture(image: str, person: str) -> str:
    """The name of the place of what a picture shows of a person; a slash is in no id."""
    return f"{image}/{person}"


def said_of_picture(image: Image, act: Act, vocabulary: Vocabulary) -> Iterator[tuple[str, Answer, str]]:
    """What a picture is said to show, as far as it is said of the person affected: fact, answer, place."""
    people = people_in(image)
    own = image.shown.get(act.about if len(people) > 1 else "".join(people), {})
    for fact, answer in image.facts.items():
        if len(people) < 2 or not vocabulary.spec(fact).each:
            yield fact, answer, act.image
        elif fact not in own and fact not in act.facts:
            yield from ((fact, left, act.image) for left in _of_the_whole(fact, answer, vocabulary))
    for fact, answer in own.items():
        yield fact, answer, part_of_picture(act.image, act.about)


def _of_the_whole(fact: str, answer: Answer, vocabulary: Vocabulary) -> Iterator[Answer]:
    """What an answer for a picture of several people says of one of them; what would be presumed is left open."""
    if answer.value in (_NO, _UNKNOWN, "declined"):
        yield answer
    elif fact in vocabulary.presumed:
        yield replace(answer, value=_UNKNOWN, supported_says="")


def others(case: Case, act: Act, pattern: Mapping[str, str], law: Slice) -> dict[str, str]:
    """For each fact about somebody else in a picture of several people: yes, no or unknown. Each definition is read
    whole on one person at a time, never fact by fact across people."""
    image = case.images.get(act.image)
    if image is None or not several(image):
        return {}
    names = [fact for fact in law.program.by_fact if fact.startswith(OTHERS)]
    people, somebody = _people(image, act, pattern, law.book.vocabulary)
    found = {}
    for name in names:
        program = Program()
        node = program.tree(law.resolved(Use(name.removeprefix(OTHERS)), law.day)).node
        each = [evaluate(program, facts)[node] for facts in people]
        if TRUE in each or any(evaluate(program, facts)[node] == TRUE for facts in somebody):
            found[name] = "yes"
        else:
            found[name] = _NO if all(value == FALSE for value in each) else _UNKNOWN
    return found


Patterns = list[dict[str, str]]


def _people(image: Image, act: Act, pattern: Mapping[str, str], vocabulary: Vocabulary) -> tuple[Patterns, Patterns]:
    """What is known of each of the others shown, and of somebody unnamed: one thing at a time that the whole picture is
    said to show, with what it is said not to."""

    def content(facts: Facts) -> dict[str, str]:
        return {f: a.value for f, a in facts.items() if a.known and vocabulary.spec(f).each}

    def presumed(said: Mapping[str, str]) -> dict[str, str]:
        return {
            f: v
            for f, v in vocabulary.presumed.items()
            if f in vocabulary.facts and _each(f, vocabulary) and f not in said
        }

    whole = content(image.facts)
    none = {fact: value for fact, value in whole.items() if value == _NO}
    base = {
        f: v for f, v in pattern.items() if split_world(f)[0] in ("intended", "threatened") or not _each(f, vocabulary)
    }
    nobody_apart = {} if act.about in people_in(image) else none
    people = [
        {**base, **presumed(whole), **nobody_apart, **content(image.shown.get(name, {}))}
        for name in people_in(image)
        if name != act.about
    ]
    somebody = [{**base, **presumed(whole), **none, f: v} for f, v in whole.items() if v != _NO]
    return people, somebody


def _each(fact: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.knows(fact) and vocabulary.spec(fact).each


def with_people(image: Image, of: tuple[str, ...] | None, vocabulary: Vocabulary) -> Image:
    """A picture with other people in it: what was said of the only one stays theirs; of who is out, nothing stays."""
    shown = {name: facts for name, facts in image.shown.items() if of is None or name in of}
    if image.of is None or len(image.of) != 1 or of is None or len(of) < 2:
        return replace(image, of=of, shown=shown)
    (only,) = image.of
    moved = {fact: answer for fact, answer in image.facts.items() if vocabulary.spec(fact).each}
    kept = {fact: answer for fact, answer in image.facts.items() if fact not in moved}
    if only in of and moved:
        shown[only] = {**moved, **shown.get(only, {})}
    return Image(of, kept if only in of else image.facts, shown, image.where)


def ages_shown(case: Case, act: Act) -> tuple[list[Answer], bool]:
    """Every answer on how old somebody in an act's picture was, and whether it is answered for everyone in it."""
    image = case.images.get(act.image, Image())
    whole = act.facts.get(AGE_THEN) or image.facts.get(AGE_THEN)
    each = [facts[AGE_THEN] for facts in image.shown.values() if AGE_THEN in facts]
    said = [answer for answer in (whole, *each) if answer is not None]
    named = people_in(image)
    everyone = whole is not None or (bool(named) and all(AGE_THEN in image.shown.get(name, {}) for name in named))
    return said, everyone
