"""The engine: one offence with its proof, an act against many offences, the next question, loading, whole processes;
beside `zen-engine` and `openfisca-core` on the same offence where they are installed (both two-valued, no proof)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from importlib.util import find_spec

from benchmarks.timing import Row, process, timed
from legal_rules.assessment import Answers, assess
from legal_rules.files.data import data_dir
from legal_rules.program import Program
from legal_rules.questions import next_question
from legal_rules.readings.explain import evaluate
from legal_rules.rulebook import RuleBook, load
from legal_rules.slices import Slice, law_on

try:
    from benchmarks import openfisca_offence
except ModuleNotFoundError:
    openfisca_offence = None  # type: ignore[assignment]

DAY = dt.date(2026, 3, 1)
OFFENCE = "soa2003-66B-1"
NATION = "england-wales"


def pattern(law: Slice, share_known: float) -> dict[str, str]:
    """A consistent pattern of a sharing, with a share of the facts known: everything at its last value, `no`, but for
    what the basic sharing offence needs."""
    facts = [fact for fact in law.space.facts if not fact.startswith("law.")]
    needed = {
        "act.kind": "share",
        "act.completed": "yes",
        "act.deliberate": "yes",
        "image.photo-like": "yes",
        "image.of-person": "yes",
        "image.origin": "camera",
        "image.age-then": "adult",
        "shows.breasts": "yes",
        "recipient.is-person": "no",
        "share.reach": "group",
        "image.looks": "adult",
    }
    full = {fact: needed.get(fact, law.space.values[fact][-1]) for fact in facts}
    vocabulary = law.book.vocabulary
    full = {
        fact: value for fact, value in full.items() if not (vocabulary.knows(fact) and vocabulary.spec(fact).only_if)
    }
    kept = int(len(full) * share_known)
    first = {fact: value for fact, value in full.items() if fact in needed}
    rest = {fact: value for fact, value in full.items() if fact not in needed}
    return dict(list({**first, **rest}.items())[:kept]) if share_known < 1 else full


def one_offence(law: Slice) -> tuple[Program, int]:
    """A program that holds one offence alone, and its step count."""
    rule = law.by_id[OFFENCE]
    program = Program()
    for _, tree in rule.elements:
        program.tree(tree.formula)
    for _, tree, _ in rule.exclusions:
        program.tree(tree.formula)
    return program, len(program.steps)


def rows() -> list[Row]:
    """Every figure of the engine."""
    book = england()
    law = law_on(book, NATION, DAY)
    program, steps = one_offence(law)
    known = pattern(law, 1.0)
    mine = {fact: value for fact, value in known.items() if fact in program.by_fact}
    offence = timed(lambda: evaluate(program, mine))
    full = Answers(known, frozenset(known))
    part = pattern(law, 0.3)
    open_ = Answers(part, frozenset(part))
    nothing = Answers({"act.kind": "share"}, frozenset({"act.kind"}))
    ten = dict(list(part.items())[:11])
    after_ten = Answers(ten, frozenset(ten))
    number = sum(1 for rule in law.rules if rule.offence.scope == "act")
    base = process(["-c", "pass"])
    case = str(data_dir() / "worked-case.yaml")
    return [
        Row(f"one offence with its proof ({steps} steps)", offence, 10.0),
        Row(
            f"an act, every fact known, against {number} offences, outcomes exact",
            timed(lambda: _outcomes(law, full)),
            1_000.0,
        ),
        Row(
            f"an act, 70 % open, against {number} offences, outcomes exact",
            timed(lambda: _outcomes(law, open_)),
            2_000.0,
        ),
        Row("next question, nothing answered", timed(lambda: next_question(assess(law, nothing))), 25_000.0),
        Row("next question, after ten answers", timed(lambda: next_question(assess(law, after_ten))), 5_000.0),
        Row("loading a nation's rule base", timed(lambda: load(nations=(NATION,)), 5), 150_000.0),
        Row(
            "assessor --help, whole process",
            process(["-m", "assessor", "--help"]),
            150_000.0,
            _ratio_to(base, "--help"),
        ),
        Row(
            "assessor assess, whole process",
            process(["-m", "assessor", "assess", case]),
            500_000.0,
            _ratio_to(base, "assess", case),
        ),
        *others(program, mine, offence),
    ]


def england() -> RuleBook:
    """The rule book of England and Wales alone."""
    loaded = load(nations=(NATION,))
    if loaded.book is None:
        raise SystemExit("\n".join(map(str, loaded.problems)))
    return loaded.book


def _outcomes(law: Slice, answers: Answers) -> list[str]:
    return [finding.outcome for finding in assess(law, answers)]


def _ratio_to(base: float, *arguments: str) -> str:
    return f"{process(['-m', 'assessor', *arguments]) / base:.1f} x an empty Python process"


def others(program: Program, known: dict[str, str], ours: float) -> list[Row]:
    """The same offence in engines of other houses, with the ratio to ours (above 1: ours is faster)."""
    found = []
    for name, build in (("zen", _zen), ("openfisca_core", _openfisca)):
        if find_spec(name) is not None:
            theirs = timed(build(known))
            found.append(
                Row(
                    f"the same offence in {name.replace('_', '-')}, two-valued, no proof",
                    theirs,
                    None,
                    f"{theirs / ours:.1f} x ours",
                )
            )
        else:
            found.append(Row(f"{name.replace('_', '-')} is not installed (extra 'bench')", 0.0))
    return found


_EXPRESSION = (
    "kind in ['share', 'send', 'expose'] and completed and deliberate and photo and ofperson and "
    "(act or thing or genitals or buttocks or breasts or toilet) and not(consent) and not(belief) and "
    "not(ordinary and not(breastfeeding)) and not(service) and not(excuse)"
)
_FACTS = {
    "completed": "act.completed",
    "deliberate": "act.deliberate",
    "photo": "image.photo-like",
    "ofperson": "image.of-person",
    "act": "shows.sexual-act",
    "thing": "shows.sexual-thing",
    "genitals": "shows.genitals",
    "buttocks": "shows.buttocks",
    "breasts": "shows.breasts",
    "toilet": "shows.toilet",
    "consent": "consent.sharing",
    "belief": "belief.reasonable",
    "ordinary": "shows.ordinary-in-public",
    "breastfeeding": "shows.breastfeeding",
    "service": "sharer.is-service",
    "excuse": "excuse.reasonable",
}


def _zen(known: dict[str, str]) -> Callable[[], object]:
    import zen

    content = {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            {"id": "i", "name": "in", "type": "inputNode"},
            {
                "id": "e",
                "name": "rule",
                "type": "expressionNode",
                "content": {"expressions": [{"id": "x", "key": "made_out", "value": _EXPRESSION}]},
            },
            {"id": "o", "name": "out", "type": "outputNode"},
        ],
        "edges": [
            {"id": "1", "sourceId": "i", "targetId": "e", "type": "edge"},
            {"id": "2", "sourceId": "e", "targetId": "o", "type": "edge"},
        ],
    }
    decision = zen.ZenEngine().create_decision(json.dumps(content))
    facts: dict[str, object] = {short: known.get(fact) == "yes" for short, fact in _FACTS.items()}
    facts["kind"] = known["act.kind"]
    return lambda: decision.evaluate(facts)


def _openfisca(known: dict[str, str]) -> Callable[[], object]:
    return openfisca_offence.calculation(
        {short: known.get(fact) == "yes" for short, fact in _FACTS.items()}, known["act.kind"]
    )
