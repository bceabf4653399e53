"""What of docs/corners.md is counted from the data: the tables between its marks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

from legal_rules.facts import KIND, OTHERS, FactSpec
from legal_rules.formula import All, Any_, Formula, atoms
from legal_rules.law import Offence
from legal_rules.program import FALSE
from legal_rules.rulebook import RuleBook
from legal_rules.slices import Rule, Slice, law_on
from legal_rules.turning import left_open

DAY = dt.date(2026, 11, 22)
MARKED = re.compile(r"(<!-- counted: (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
AIMED = ("-recipient", "-other")


def counted(text: str, book: RuleBook) -> str:
    """The page with every table between its marks counted anew."""
    return MARKED.sub(lambda found: found[1] + TABLES[found["name"]](book) + "\n" + found[3], text)


def laws(book: RuleBook) -> dict[str, Slice]:
    """The law of each nation on the day the tables are counted for."""
    return {nation: law_on(book, nation, DAY) for nation in book.nations}


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def constructs(book: RuleBook) -> str:
    """How many offences of each nation read facts of each sort."""
    held = laws(book)

    def row(name: str, reads: Callable[[str], bool]) -> list[str]:
        numbers = [sum(any(map(reads, _facts(rule))) for rule in law.rules) for law in held.values()]
        return [name, *map(str, numbers)]

    def spec(fact: str) -> FactSpec | None:
        return book.vocabulary.spec(fact) if book.vocabulary.knows(fact) else None

    rows = [
        ["offences in all", *(str(len(law.rules)) for law in held.values())],
        row("a narrow fact within a wider one", lambda fact: (found := spec(fact)) is not None and bool(found.within)),
        row("what others in the picture show", lambda fact: fact.startswith(OTHERS)),
        row("a purpose aimed at somebody else", lambda fact: fact.startswith("purpose.") and fact.endswith(AIMED)),
        row("what was meant", lambda fact: fact.startswith("intended.")),
        row("what was threatened", lambda fact: fact.startswith("threatened.")),
        row("a point of law that is not settled", lambda fact: fact.startswith("law.")),
    ]
    return _table(["offences that read", *held], rows)


def _facts(rule: Rule) -> frozenset[str]:
    return rule.element_facts | rule.exclusion_facts


def narrow(book: RuleBook) -> str:
    """The wide facts, with the narrow ones within each."""
    wide: dict[str, list[str]] = {}
    for spec in book.vocabulary.facts.values():
        if spec.within:
            wide.setdefault(spec.within, []).append(spec.id)
    rows = [[f"`{fact}`", ", ".join(f"`{one}`" for one in within)] for fact, within in sorted(wide.items())]
    return _table(["wide", "narrow"], rows)


def either(book: RuleBook) -> str:
    """The elements in which what was and what was meant stand as alternatives."""
    found = {
        (law.nation, f"`{rule.offence.id}`", element.id, element.at)
        for law in laws(book).values()
        for rule in law.rules
        for element, tree in rule.elements
        if any(_either(part) for part in _parts(tree.formula))
    }
    return _table(["nation", "offence", "element", "pinpoint"], [list(row) for row in sorted(found)])


def _parts(formula: Formula) -> Iterator[Formula]:
    yield formula
    inner = getattr(formula, "part", None)
    for part in (*getattr(formula, "parts", ()), *([inner] if inner is not None else [])):
        yield from _parts(part)


def _either(formula: Formula) -> bool:
    if not isinstance(formula, Any_):
        return False
    named = [{atom.id for atom in atoms(part)} for part in formula.parts]
    return any(f"intended.{fact}" in other for one in named for fact in one for other in named if other is not one)


def kinds(book: RuleBook) -> str:
    """By which kinds of act each offence of one act can be done."""
    all_kinds = book.vocabulary.spec(KIND).values
    rows = []
    for law in laws(book).values():
        for rule in law.rules:
            if rule.offence.scope == "act":
                can = [kind for kind in all_kinds if _can(rule, kind)]
                rows.append(
                    [law.nation, _called(rule.offence), "every kind" if len(can) == len(all_kinds) else ", ".join(can)]
                )
    return _table(["nation", "offence", "kinds of act"], rows)


def _called(offence: Offence) -> str:
    return f"`{offence.id}`" + ("" if offence.role == "core" else " (next door)")


def _can(rule: Rule, kind: str) -> bool:
    elements = All(tuple(tree.formula for _, tree in rule.elements))
    return left_open(elements, {KIND: kind})[0] != FALSE


def unasked(book: RuleBook) -> str:
    """The facts of the vocabulary that a view does not ask, and those that no rule reads."""
    facts = [spec for spec in book.vocabulary.facts.values() if spec.scope not in ("law", "case")]
    read = frozenset[str]().union(*(law.program.by_fact for law in laws(book).values()))
    law_only = [s.id for s in facts if s.ask == "law" and s.nature != "legal" and s.id in read]
    of_kinds = [f"{s.id} (of {', '.join(s.not_asked_of)})" for s in facts if s.not_asked_of]
    rows = [
        ["asked in law and policy view only", ", ".join(f"`{fact}`" for fact in law_only)],
        ["not asked of some kinds of act", ", ".join(f"`{fact}`" for fact in of_kinds)],
    ]
    return _table(["facts", "which"], rows)


TABLES: dict[str, Callable[[RuleBook], str]] = {
    "constructs": constructs,
    "narrow": narrow,
    "either": either,
    "kinds": kinds,
    "unasked": unasked,
}
