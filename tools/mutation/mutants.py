"""The small changes: each turns one node of a module's tree into another.

Comparisons, and/or, `not`, conditions, numbers, truth values, names in quotes (not sentences), arithmetic, what is returned,
statements left out. Annotations, docstrings, decorators and types are left alone.
"""

from __future__ import annotations

import ast
import copy
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FLIPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
OTHER: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
TYPES = {"Literal", "TypeVar", "cast", "NewType"}


@dataclass(frozen=True, slots=True, order=True)
class Mutant:
    """One change: the file, the function it lies in (empty outside one), its line, what it is, and which of the file's."""

    path: str
    number: int
    line: int
    function: str
    what: str


def in_file(root: Path, path: str) -> list[Mutant]:
    """Every change of a file."""
    tree = ast.parse((root / path).read_text(encoding="utf-8"))
    return [Mutant(path, n, line, function, what) for n, (line, function, what, _) in enumerate(_sites(tree))]


def sample(root: Path, paths: Iterable[str], size: int, seed: int) -> list[Mutant]:
    """So many changes of the files, drawn by a seed, in the order drawn: the first of them are a sample too."""
    every = [mutant for path in sorted(paths) for mutant in in_file(root, path)]
    return random.Random(seed).sample(every, min(size, len(every)))


def mutated(root: Path, mutant: Mutant) -> ast.Module:
    """The tree of the file with the change made."""
    tree = ast.parse((root / mutant.path).read_text(encoding="utf-8"))
    for number, (_, _, _, change) in enumerate(_sites(tree)):
        if number == mutant.number:
            change.make()
            return ast.fix_missing_locations(tree)
    raise LookupError(mutant)


@dataclass(frozen=True, slots=True)
class _Change:
    """Put one node in another's place."""

    parent: ast.AST
    field: str
    index: int | None
    new: ast.AST

    def make(self) -> None:
        if self.index is None:
            setattr(self.parent, self.field, self.new)
        else:
            getattr(self.parent, self.field)[self.index] = self.new


Site = tuple[int, str, str, _Change]


def _sites(tree: ast.Module) -> Iterator[Site]:
    yield from _below(tree, "")


def _below(node: ast.AST, function: str) -> Iterator[Site]:
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "type_comment") or _is_type(node, field):
            continue
        for index, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if not isinstance(child, ast.AST) or _is_doc(node, field, index, child):
                continue
            for what, new in _instead(child, node, field, function):
                line = child.ifs[-1].lineno if isinstance(child, ast.comprehension) else getattr(child, "lineno", 0)
                yield line, function, what, _Change(node, field, index, new)
            yield from _below(child, _named(child, function))


def _named(node: ast.AST, function: str) -> str:
    """The outermost function a node is in, with its class."""
    if "!" in function or not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return function
    inside = f"{function}.{node.name}" if function else node.name
    return inside if isinstance(node, ast.ClassDef) else f"{inside}!"


def _is_doc(node: ast.AST, field: str, index: int | None, child: ast.AST) -> bool:
    bare = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
    return field == "body" and index is not None and bare


def _is_type(node: ast.AST, field: str) -> bool:
    if isinstance(node, ast.Subscript):
        return isinstance(node.value, ast.Name) and node.value.id in TYPES
    if isinstance(node, ast.Call):
        return field != "func" and isinstance(node.func, ast.Name) and node.func.id in TYPES
    return field == "type_params"


def _instead(node: ast.AST, parent: ast.AST, field: str, function: str) -> Iterator[tuple[str, ast.AST]]:
    """What may stand in a node's place."""
    if isinstance(node, ast.expr):
        yield from _expression(node, parent, field, function)
    elif "!" in function and isinstance(node, ast.stmt):
        yield from _statement(node)
    elif isinstance(node, ast.comprehension) and node.ifs:
        kept = copy.copy(node)
        kept.ifs = node.ifs[:-1]
        yield "a condition of a comprehension left out", kept


def _expression(node: ast.expr, parent: ast.AST, field: str, function: str) -> Iterator[tuple[str, ast.AST]]:
    if field == "test":
        yield "condition turned round", ast.UnaryOp(ast.Not(), node)
    match node:
        case ast.Compare(left, ops, comparators) if field != "test" or len(ops) > 1 or type(ops[0]) in _BOUNDS:
            for n, operator in enumerate(ops):
                new: list[ast.cmpop] = [*ops[:n], FLIPPED[type(operator)](), *ops[n + 1 :]]
                yield f"{type(operator).__name__} to {type(new[n]).__name__}", ast.Compare(left, new, comparators)
        case ast.BoolOp(operator, values):
            other: ast.boolop = ast.Or() if isinstance(operator, ast.And) else ast.And()
            yield f"{type(operator).__name__} to {type(other).__name__}", ast.BoolOp(other, values)
        case ast.UnaryOp(ast.Not(), operand) if field != "test":
            yield "not left out", operand
        case ast.BinOp(left, operator, right) if type(operator) in OTHER and (function or not _is_union(operator)):
            yield f"{type(operator).__name__} turned round", ast.BinOp(left, OTHER[type(operator)](), right)
        case ast.Constant(bool(value)):
            yield f"{value} to {not value}", ast.Constant(not value)
        case ast.Constant(int(value)):
            yield f"{value} to {value + 1}", ast.Constant(value + 1)
        case ast.Constant(str(value)) if value and " " not in value and not isinstance(parent, ast.JoinedStr):
            yield f"{value!r} to another word", ast.Constant(value + "Z")


_BOUNDS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def _is_union(operator: ast.operator) -> bool:
    return isinstance(operator, ast.BitOr)


def _statement(node: ast.stmt) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Return(ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield "None returned", ast.Return(ast.Constant(None))
        case ast.Expr(ast.Call()) | ast.AugAssign() | ast.Raise():
            yield "statement left out", ast.Pass()
        case ast.Expr(ast.Yield() | ast.YieldFrom()):
            yield "nothing yielded", ast.If(ast.Constant(False), [node], [])
        case ast.Assign([ast.Subscript() | ast.Attribute()]):
            yield "assignment left out", ast.Pass()
        case ast.Continue():
            yield "continue to break", ast.Break()
        case ast.Break():
            yield "break to continue", ast.Continue()


def results(work: Path) -> dict[tuple[str, int], str]:
    """What came of each change, by file and number."""
    lines = [line for file in sorted(work.glob("done-*.jsonl")) for line in file.read_text().splitlines()]
    found: dict[tuple[str, int], str] = {}
    for row in map(json.loads, lines):
        at = row["path"], row["number"]
        if not found.get(at, "").startswith("killed"):
            found[at] = row["said"]
    return found
