"""An offence drawn as its tree: elements and exclusions down to the facts, with the facts of a case lit.

Another reading of the same formulas: each node is drawn with its local value (yes, no, not known), which is written as
well as coloured. The drawing is SVG with no script and nothing fetched.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from assessor.text.citing import cited
from assessor.text.names import BURDEN_WORDS, LAW_STATUS, long_day, nation_name
from assessor.text.overlaid import NOT_SHIPPED
from legal_rules.facts import Vocabulary, split_world
from legal_rules.formula import All, Any_, Fact, Formula, In, Not, Note, Use
from legal_rules.law import Offence
from legal_rules.program import Pattern
from legal_rules.rulebook import RuleBook
from legal_rules.slices import Rule, law_on

YES, NO, OPEN = "yes", "no", "?"
FILLS: Mapping[str, str] = {YES: "#d7f0dc", NO: "#f6d9d9", OPEN: "#ffffff"}
STROKES: Mapping[str, str] = {YES: "#1d6b34", NO: "#8a1c1c", OPEN: "#56646e"}
WORLD_WORDS = {"believed": "believed: ", "intended": "meant: ", "threatened": "threatened: "}
INDENT, LINE, PAD, WIDTH, CHARS = 26, 17, 8, 980, 112


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the tree: what it says, how it stands on the facts, and its parts."""

    says: str
    value: str
    parts: tuple[Node, ...] = ()


def offence_tree(book: RuleBook, offence: Offence, on: dt.date, pattern: Pattern | None = None) -> Node:
    """The tree of an offence as the law stood on a day, valued on a pattern of facts (none: all open)."""
    law = law_on(book, offence.nation, on, on)
    rule = law.by_id[offence.id]
    facts = dict(book.settled_law) | dict(pattern or {})
    elements = [
        _headed(f"{element.says} ({element.at})", tree.formula, facts, book.vocabulary)
        for element, tree in rule.elements
    ]
    parts = [Node("All of the elements", _all(elements), tuple(elements))]
    exclusions = [
        _headed(f"{e.says} ({e.at}; {e.kind}; {BURDEN_WORDS[e.burden]})", tree.formula, facts, book.vocabulary)
        for e, tree, _ in rule.exclusions
    ]
    if exclusions:
        parts.append(Node("None of the exceptions and defences", _not(_any(exclusions)), tuple(exclusions)))
    return Node(_title(book, offence, rule, on), _all(parts), tuple(parts))


def _title(book: RuleBook, offence: Offence, rule: Rule, on: dt.date) -> str:
    provision = cited(book, offence.provision)
    laid = f"; overlays are laid over it, {NOT_SHIPPED}" if book.overlays else ""
    return f"{provision} {offence.title} ({nation_name(offence.nation)}, {long_day(on)}: {LAW_STATUS[rule.law]}{laid})"


def _headed(says: str, formula: Formula, facts: Pattern, vocabulary: Vocabulary) -> Node:
    inner = _node(formula, facts, vocabulary)
    if inner.parts and inner.says in ("all of", "any of"):
        return Node(f"{says}: {inner.says}", inner.value, inner.parts)
    return Node(says, inner.value, (inner,))


def _node(formula: Formula, facts: Pattern, vocabulary: Vocabulary) -> Node:
    """A resolved formula as nodes, by the local (Kleene) reading."""
    match formula:
        case Fact():
            return _fact(formula, facts, vocabulary)
        case All(parts):
            nodes = tuple(_node(part, facts, vocabulary) for part in parts)
            return Node("all of", _all(nodes), nodes)
        case Any_(parts):
            nodes = tuple(_node(part, facts, vocabulary) for part in parts)
            return Node("any of", _any(nodes), nodes)
        case Not(part):
            node = _node(part, facts, vocabulary)
            return Node(f"not: {node.says}", _not(node.value), node.parts)
        case Note(part, at, says):
            node = _node(part, facts, vocabulary)
            mark = "; ".join(text for text in (says, at) if text)
            return Node(f"{node.says} ({mark})" if mark else node.says, node.value, node.parts)
        case Use(_, part):
            return _node(part, facts, vocabulary) if part is not None else Node(formula.id, OPEN)
        case In(_, part):
            return _node(part, facts, vocabulary)


def _fact(fact: Fact, facts: Pattern, vocabulary: Vocabulary) -> Node:
    value = facts.get(fact.id)
    result = OPEN if value is None else (YES if value in fact.values else NO)
    if not vocabulary.knows(fact.id):
        return Node(fact.id, result)
    spec = vocabulary.spec(fact.id)
    if spec.scope == "law":
        return Node(f"point of law: {spec.topic}", result)
    world = split_world(fact.id)[0] if fact.id not in vocabulary.facts else ""
    says = " or ".join(spec.says.get(wanted, f"{spec.topic}: {wanted}") for wanted in fact.values)
    return Node(WORLD_WORDS.get(world, "") + says, result)


def _all(parts: Sequence[Node]) -> str:
    values = {part.value for part in parts}
    return NO if NO in values else (OPEN if OPEN in values else YES)


def _any(parts: Sequence[Node]) -> str:
    values = {part.value for part in parts}
    return YES if YES in values else (OPEN if OPEN in values else NO)


def _not(value: str) -> str:
    return {YES: NO, NO: YES}.get(value, OPEN)


def as_text(node: Node, depth: int = 0) -> Iterator[str]:
    """The tree as lines of text, for those who do not see the drawing."""
    yield f"{'  ' * depth}[{node.value}] {node.says}"
    for part in node.parts:
        yield from as_text(part, depth + 1)


def svg(tree: Node) -> str:
    """The tree as an SVG drawing, from the offence down to its facts."""
    rows: list[str] = []
    height = _draw(tree, 0, PAD, rows) + PAD
    title = escape(tree.says)
    described = escape("\n".join(as_text(tree)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t d" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" font-family="DejaVu Sans, Arial, sans-serif" font-size="13">\n'
        f'<title id="t">{title}</title>\n<desc id="d">{described}</desc>\n'
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>\n' + "\n".join(rows) + "\n</svg>\n"
    )


def _draw(node: Node, depth: int, top: int, rows: list[str]) -> int:
    """Draw a node and its parts below it; gives the height reached."""
    left = PAD + depth * INDENT
    lines = textwrap.wrap(f"[{node.value}] {node.says}", CHARS - depth * 3) or [""]
    tall = LINE * len(lines) + PAD
    weight = ' font-weight="bold"' if depth < 2 else ""
    rows.append(
        f'<rect x="{left}" y="{top}" width="{WIDTH - left - PAD}" height="{tall}" rx="4" fill="{FILLS[node.value]}" '
        f'stroke="{STROKES[node.value]}"/>'
    )
    for n, line in enumerate(lines):
        rows.append(
            f'<text x="{left + PAD}" y="{top + LINE * (n + 1) - 2}" fill="#1a1a1a"{weight}>{escape(line)}</text>'
        )
    bottom = top + tall + PAD // 2
    for part in node.parts:
        middle = bottom + LINE // 2 + 4
        rows.append(f'<path d="M{left + 10} {top + tall} V{middle} H{left + INDENT}" fill="none" stroke="#56646e"/>')
        bottom = _draw(part, depth + 1, bottom, rows)
    return bottom
