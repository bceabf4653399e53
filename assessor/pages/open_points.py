"""What is open, disputed or left out of a finding, in words without law terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assessor.assess.headline import not_known
from assessor.assess.records import Exclusion, Finding, Part
from assessor.text.names import OUTCOME_WORDS, SHOWN, joined, sentence
from legal_rules.facts import Vocabulary

# The outcome of each offence of a period by id: as the person supported says, and otherwise.
Accounts = tuple[Mapping[str, str], Mapping[str, str]]
NOT_SAID = ("not-asked", "unknown", "declined")


def raised_and_open(finding: Finding) -> list[Exclusion]:
    """The exclusions that something raised and nothing has ruled out."""
    return [e for e in finding.exclusions if e.raised and e.result == "unknown"]


def outside(finding: Finding) -> str:
    """What of the definition leaves an act out that is otherwise within it; empty where only an exception does."""
    return joined(
        [e.says for e in finding.exclusions if e.kind == "carve-out" and e.result == "applies"]
        if finding.outcome == "excluded"
        else []
    )


def said_outcome(finding: Finding) -> str:
    """The outcome as it is said in plain view: an exception that nothing raised is not mentioned."""
    if finding.outcome == "met-unless" and not raised_and_open(finding):
        return "met"
    return str(finding.outcome)


def topics(findings: Iterable[Finding], vocabulary: Vocabulary, states: tuple[str, ...] = NOT_SAID) -> tuple[str, ...]:
    """The topics of the answers in some states that results wait for, in the words of the vocabulary."""
    said = [
        topic(fact.fact, vocabulary)
        for finding in findings
        if finding.outcome in ("open", "met-unless")
        for part in _awaited(finding)
        for fact in part.facts
        if fact.state in states and vocabulary.knows(fact.fact) and vocabulary.spec(fact.fact).scope != "law"
    ]
    return tuple(dict.fromkeys(said))


def _awaited(finding: Finding) -> list[Part]:
    parts: list[Part] = [*finding.elements, *raised_and_open(finding)]
    return [part for part in parts if not_known(part)]


def topic(fact: str, vocabulary: Vocabulary) -> str:
    """What a fact is about. Everything about what a picture shows is said in the same few words."""
    spec = vocabulary.spec(fact)
    if spec.id.startswith("shows."):
        return SHOWN
    return f"what was believed about {spec.topic}" if fact.startswith("believed.") else spec.topic


def say_disputed(finding: Finding, vocabulary: Vocabulary) -> list[str]:
    """What is disputed and can change this result; a bare dispute is put down to no one."""
    rows = []
    for matter in finding.disputed_matters:
        plain = {"met-unless": "met"} if not raised_and_open(finding) else {}
        outcomes = {value: _short(plain.get(outcome, outcome)) for value, outcome in matter.outcomes}
        if len(set(outcomes.values())) > 1:
            parts = [f"if {value}, {words}" for value, words in outcomes.items()]
            rows.append(f"Disputed: {topic(matter.fact, vocabulary)}. {sentence('; '.join(parts))}.")
    return rows


def two_accounts(finding: Finding, accounts: Accounts | None) -> list[str]:
    """What is said if every disputed matter is as the person supported says, and if it is not, where the two differ."""
    if accounts is None:
        return []
    said, otherwise = (_short(table.get(finding.offence, said_outcome(finding))) for table in accounts)
    if said == otherwise:
        return []
    return [f"If it is as the person supported says: {said}.", f"If it is not: {otherwise}."]


def _short(outcome: str) -> str:
    """The first words of an outcome, inside a sentence."""
    words = OUTCOME_WORDS[outcome].split(".")[0]
    return words[:1].lower() + words[1:]
