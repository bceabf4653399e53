"""What the shape of a case file cannot show: facts that do not exist, people not named, days that cannot be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from assessor.case.births import impossible_days
from assessor.case.model import DISPUTED, NO_INFORMATION, Act, Answer, Case, Facts, Image
from assessor.dates.when import When
from legal_rules.facts import OTHERS, FactSpec, Vocabulary, renamed, split_world
from legal_rules.files.problems import NOWHERE, Problem, Where, nearest

LEGAL = "legal"
_PLACES = {
    "act": "an act's 'facts'",
    "image": "an image's 'facts'",
    "image (act)": "an image's or an act's 'facts'",
    "person": "'people.X.facts'",
    "case": "the case's own 'facts'",
}
_ON = {
    "act": ("act", "image", "image (act)"),
    "image": ("image", "image (act)"),
    "person": ("person",),
    "case": ("case",),
}


MOST = 300
"""Acts, people and pictures of one case: so many are assessed within some 150 MB and half a minute."""
SPLIT = "put those of one time or one person in a case of their own; 'bulk' takes tables of any size"


def check_case(case: Case, vocabulary: Vocabulary, whole: bool = True) -> list[Problem]:
    """Every fault of a case that was read, in no order. Where part of the file could not be read (`whole` false),
    a name that seems to be missing may be in that part, so it is not reported."""
    checker = _Checker(case, vocabulary, whole)
    many = {"acts": len(case.acts), "people": len(case.people), "images": len(case.images)}
    if any(number > MOST for number in many.values()):
        said = ", ".join(f"{number:,} {name}" for name, number in many.items() if number > MOST)
        return [
            Problem(
                case.acts[-1].where if case.acts else NOWHERE,
                f"a case has at most {MOST} acts, people and images each; this one has {said}",
                SPLIT,
            )
        ]
    checker.facts(case.facts, "case")
    for person in case.people.values():
        checker.facts(person.facts, "person")
        if person.age and person.born:
            checker.fault(person.where, "a person has an age or a date of birth, not both")
        if person.born and not _possible_birth(person.born):
            checker.fault(person.where, f"there is no such day as {person.born}")
    checker.problems += impossible_days(case, dt.date.today())
    for image in case.images.values():
        checker.facts(image.facts, "image")
        checker.people(image.of or (), image.where)
        checker.shown(image)
    seen: set[str] = set()
    for act in case.acts:
        if act.id in seen:
            checker.fault(act.where, f"two acts have the id '{act.id}'")
        seen.add(act.id)
        checker.act(act)
    return checker.problems


class _Checker:
    def __init__(self, case: Case, vocabulary: Vocabulary, whole: bool) -> None:
        self.case = case
        self.vocabulary = vocabulary
        self.whole = whole
        self.problems: list[Problem] = []

    def fault(self, where: Where, message: str, hint: str = "") -> None:
        self.problems.append(Problem(where, message, hint))

    def people(self, names: Iterable[str], where: Where) -> None:
        for name in names:
            if self.whole and name not in self.case.people:
                self.fault(where, f"nobody in 'people' is called '{name}'", nearest(name, self.case.people))

    def shown(self, image: Image) -> None:
        self.people(image.shown, image.where)
        for name, facts in image.shown.items():
            if image.of is not None and name not in image.of:
                self.fault(image.where, f"'{name}' is not among those the picture is 'of'", nearest(name, image.of))
            self.facts(facts, "image")
            for fact, answer in facts.items():
                if self.vocabulary.knows(fact) and not self.vocabulary.spec(fact).each:
                    where = "it goes under the image's 'facts'"
                    self.fault(answer.where, f"'{fact[:60]}' is not said of one person in a picture", where)

    def act(self, act: Act) -> None:
        self.people((act.by,) if act.by else (), act.where)
        self.people((act.about,) if act.about else (), act.where)
        self.people((who for who in act.to or () if who != "public"), act.where)
        self.people(act.ages, act.where)
        if act.to and "public" in act.to and len(act.to) > 1:
            self.fault(act.where, "'to' is 'public' or a list of people, not both")
        if self.whole and act.image and act.image not in self.case.images:
            self.fault(act.where, f"no image is called '{act.image}'", nearest(act.image, self.case.images))
        others = [other.id for other in self.case.acts if other.id != act.id]
        if self.whole and act.same_as and act.same_as not in others:
            self.fault(act.where, f"no other act has the id '{act.same_as}'", nearest(act.same_as, others))
        self.facts(act.facts, "act")
        self.world(act.intended, "intended")
        self.world(act.threatened, "threatened")
        self.when(act)

    def when(self, act: Act) -> None:
        when, as_at = act.when, self.case.as_at or dt.date.today()
        where = when.where if when.where.line else act.where
        if act.lasting is not None:
            end = act.lasting.to or as_at
            if when != When():
                self.fault(where, "an act has 'when' or 'lasting', not both")
            if end < act.lasting.from_:
                self.fault(act.lasting.where, f"'to' ({end}) is before 'from' ({act.lasting.from_})")
            if act.lasting.from_ > as_at:
                self.fault(act.lasting.where, f"{act.lasting.from_} is after the day of assessment, {as_at}")
            return
        if when.day is not None and when.day > as_at:
            self.fault(where, f"{when.day} is after the day of assessment, {as_at}")
        if when.before is not None and when.after is not None and when.before <= when.after + dt.timedelta(days=1):
            self.fault(where, f"no day is both after {when.after} and before {when.before}")
        if (when.before or when.after) and (when.from_ or when.to):
            self.fault(where, "a range has 'from' and 'to', or 'before' and 'after', not a mixture")
        if when.from_ and when.to and when.to < when.from_:
            self.fault(where, f"'to' ({when.to}) is before 'from' ({when.from_})")
        first = when.from_ or (when.after + dt.timedelta(days=1) if when.after else None)
        if first is not None and first > as_at:
            self.fault(where, f"no day of this range is up to the day of assessment, {as_at}")

    def facts(self, facts: Facts, place: str) -> None:
        for name, answer in facts.items():
            world, base = split_world(name)
            spec = self.spec(name, answer)
            if spec is None:
                continue
            if world:
                if place != "act":
                    self.fault(answer.where, f"'{name}' stands on an act: what was {world} goes with what was done")
                elif not self.in_world(spec, world):
                    self.fault(answer.where, f"'{base}' cannot be asked in the world '{world}'")
            elif spec.scope not in _ON[place]:
                self.fault(answer.where, f"'{name}' does not stand here", f"write it under {_PLACES[spec.scope]}")
            self.value(spec, name, answer)

    def world(self, facts: Facts, world: str) -> None:
        for name, answer in facts.items():
            spec = self.spec(name, answer)
            if spec is None:
                continue
            if not self.in_world(spec, world):
                self.fault(answer.where, f"'{name}' cannot be asked in the world '{world}'")
            self.value(spec, name, answer)

    def in_world(self, spec: FactSpec, world: str) -> bool:
        return world in spec.worlds and renamed(spec, world) != spec.id

    def spec(self, name: str, answer: Answer) -> FactSpec | None:
        facts = self.vocabulary.facts
        base = split_world(name)[1] if name not in facts else name
        spec = facts.get(base)
        if spec is not None and base.startswith(OTHERS):
            hint = "say what the picture shows of each person under its 'shown'"
            self.fault(answer.where, f"'{name}' is counted, and nobody is asked it", hint)
            return None
        if spec is not None and spec.scope == "law":
            self.fault(answer.where, f"'{name}' is a point of law: nobody is asked it", "an overlay can settle it")
            return None
        if spec is not None and spec.nature == LEGAL:
            self.fault(answer.where, f"'{name}' is a test of law: nobody is asked it", "give what it follows from")
            return None
        if spec is None:
            new = self.vocabulary.renamed.get(base)
            hints = [f"it is now called '{new}'." if new else nearest(base, facts), self._family(base)]
            hints.append("'assessor law facts' lists them all.")
            self.fault(answer.where, f"no fact is called '{name[:80]}'", " ".join(hint for hint in hints if hint))
        return spec

    def _family(self, name: str) -> str:
        head = name.partition(".")[0]
        kin = [fact for fact in self.vocabulary.facts if fact.startswith(f"{head}.")]
        return f"Facts about {head}: {', '.join(kin[:8])}." if kin else ""

    def value(self, spec: FactSpec, name: str, answer: Answer) -> None:
        valid = (*spec.values, *NO_INFORMATION)
        if answer.value not in valid:
            hint = nearest(answer.value, valid)
            listed = f"{hint} Valid: {', '.join(valid)}."
            self.fault(answer.where, f"'{name}' cannot be '{answer.value[:60]}'", listed.strip())
        if answer.supported_says:
            if answer.value != DISPUTED:
                self.fault(answer.where, "'supported_says' goes with 'disputed' only")
            elif answer.supported_says not in spec.values:
                self.fault(answer.where, f"'{name}' cannot be '{answer.supported_says[:60]}'")


def _possible_birth(born: str) -> bool:
    year, _, rest = born.partition("-")
    month, _, day = rest.partition("-")
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def stands(case: Case) -> Iterator[tuple[str, Facts]]:
    """Every mapping of facts in a case with a name of its place, for going through all answers."""
    yield "case", case.facts
    for name, person in case.people.items():
        yield f"people.{name}", person.facts
    for name, image in case.images.items():
        yield f"images.{name}", image.facts
        for shown, facts in image.shown.items():
            yield f"images.{name}.shown.{shown}", facts
    for act in case.acts:
        yield f"acts.{act.id}", act.facts
        yield f"acts.{act.id}.intended", act.intended
        yield f"acts.{act.id}.threatened", act.threatened
