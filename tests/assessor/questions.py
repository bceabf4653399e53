"""How many questions the acts of the public cases need until nothing is left to ask, and how many of them are intimate.

`python -m tests.assessor.questions` makes the table of docs/tests.md.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assessor.case.edit import put
from assessor.case.facts_of_act import situation
from assessor.case.model import Act, Answer, Case, Image
from assessor.interview.turns import ask_next, tick
from legal_rules.assessment import contradictions
from legal_rules.facts import Vocabulary, split_world
from legal_rules.rulebook import RuleBook
from legal_rules.slices import law_on
from tests.corpus.cases import AS_AT, Run, case_of, runs

MOST_INTIMATE = 3
OF_A_BODY = ("shows.", "state.")
ENDLESS = 60
KIND = "act.kind"
OPEN_WORDS = ("unknown", "disputed", "declined")


@dataclass(frozen=True)
class Interview:
    """The questions that one act of a public case was asked, each as the facts it put."""

    run: Run
    act: str
    questions: tuple[tuple[str, ...], ...]

    def intimate(self, vocabulary: Vocabulary) -> list[tuple[str, ...]]:
        """The questions that put an intimate fact."""
        return [facts for facts in self.questions if any(is_intimate(fact, vocabulary) for fact in facts)]

    def intimate_facts(self, vocabulary: Vocabulary) -> list[str]:
        """Every intimate fact that was put, whether alone or in a list."""
        return [fact for facts in self.questions for fact in facts if is_intimate(fact, vocabulary)]


def is_intimate(fact: str, vocabulary: Vocabulary) -> bool:
    """Whether a fact is of the most sensitive, or of somebody's body or its state."""
    spec = vocabulary.spec(fact)
    return spec.sensitivity == MOST_INTIMATE or split_world(spec.id)[1].startswith(OF_A_BODY)


def acts_of(book: RuleBook) -> Iterator[tuple[Run, Case, Act]]:
    """The acts of the public cases that somebody would be asked about."""
    for run in runs(book):
        if run.day in (None, AS_AT):
            case = case_of(run, book)
            for act in case.acts:
                person = case.people.get(act.by)
                if person is not None and person.role != "supported":
                    yield run, case, act


def bare(case: Case, act: Act) -> Case:
    """A case as it stands when the questions begin: one act, who, when and which picture, nothing answered."""
    images = {act.image: Image(of=case.images[act.image].of)} if act.image else {}
    people = {name: replace(person, facts={}) for name, person in case.people.items()}
    return replace(
        case, images=images, people=people, facts={}, acts=(replace(act, facts={}, intended={}, threatened={}),)
    )


class Narrative:
    """What somebody who knows an act would answer: what its case says, and what can only be so beside that."""

    def __init__(self, case: Case, act: Act, book: RuleBook) -> None:
        day = act.when.day or AS_AT
        stated = situation(case, act, book.vocabulary, day).stated
        self.said = {fact: stated.answer.value for fact, stated in stated.items()}
        self.vocabulary = book.vocabulary
        self.law = law_on(book, act.nation or case.nation, day)
        self.known = {KIND: act.kind} | {fact: value for fact, value in self.said.items() if value not in OPEN_WORDS}

    def answer(self, fact: str) -> str:
        """The one value a fact can have; `unknown` if there are several."""
        if fact in self.said:
            return self.said[fact]
        world, spec = split_world(fact)[0], self.vocabulary.spec(fact)
        if any(self.said.get(f"{world}.{part}" if world else part) == "yes" for part in getattr(spec, "umbrella", ())):
            return "yes"
        can = self.possible(fact)
        return can[0] if len(can) == 1 else "unknown"

    def possible(self, fact: str) -> list[str]:
        """The values a fact can have beside what is known."""
        return [v for v in self.vocabulary.spec(fact).values if not contradictions(self.law, {**self.known, fact: v})]


def by_planner(case: Case, act: Act, book: RuleBook) -> tuple[tuple[str, ...], ...]:
    """The questions the planner asks until nothing is left to ask; a list of ticks is one question."""
    narrative, asked = Narrative(case, act, book), list[tuple[str, ...]]()
    current = bare(case, act)
    while (now := ask_next(current, book)).question is not None:
        question = now.question
        facts = tuple(row.fact for row in question.ticks) or (question.fact,)
        asked.append(facts)
        assert len(asked) <= ENDLESS, question.fact
        if question.ticks:
            current = tick(current, question, {fact: narrative.answer(fact) for fact in facts})
        else:
            answer = Answer(narrative.answer(question.fact))
            current = put(current, question.act, question.fact, question.of, answer)
    return tuple(asked)


def interviews(book: RuleBook) -> list[Interview]:
    """Every act's interview."""
    return [Interview(run, act.id, by_planner(case, act, book)) for run, case, act in acts_of(book)]


def figures(found: Sequence[Interview], vocabulary: Vocabulary) -> dict[str, list[int]]:
    """What is counted, act by act."""
    return {
        "questions": [len(one.questions) for one in found],
        "intimate questions": [len(one.intimate(vocabulary)) for one in found],
        "intimate facts put": [len(one.intimate_facts(vocabulary)) for one in found],
    }


def table(counted: dict[str, list[int]]) -> str:
    """The figures as a table in Markdown."""
    acts = len(counted["questions"])
    lines = [f"| per act, over {acts} acts | median | mean | most |", "|---|---|---|---|"]
    for name, row in counted.items():
        lines.append(f"| {name} | {statistics.median(row):g} | {statistics.mean(row):.2f} | {max(row)} |")
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    from tests.sharing import load

    book = load().book
    assert book is not None
    print(table(figures(interviews(book), book.vocabulary)))


if __name__ == "__main__":
    main()
