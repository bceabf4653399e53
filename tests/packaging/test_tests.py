"""What a machine can see of the tests themselves: none that cannot fail, and a module's own tests found by its path."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WITHOUT = ROOT / "tests" / "packaging" / "without-own-tests.txt"
"""Modules whose tests stand by what they promise and not by their path. It may only shrink."""

FROM_OUTSIDE = ("tui/", "assessor/cli/")
"""Screens and commands: their tests press keys and call commands."""


@cache
def modules_of_tests() -> dict[str, ast.Module]:
    """Every module of tests, by its path."""
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "tests").rglob("*.py"))
    }


def always(test: ast.expr) -> bool:
    """Whether an assertion of this holds whatever the program does."""
    match test:
        case ast.Constant(value):
            return bool(value)
        case ast.Tuple(elts) | ast.List(elts) | ast.Set(elts):
            return any(not isinstance(each, ast.Starred) for each in elts)
        case ast.Dict(keys):
            return any(key is not None for key in keys)
        case ast.GeneratorExp() | ast.Lambda():
            return True
        case ast.JoinedStr(values):
            return any(isinstance(value, ast.Constant) for value in values)
        case ast.BoolOp(ast.Or(), values):
            said = {ast.unparse(value) for value in values}
            turned = {
                ast.unparse(v.operand) for v in values if isinstance(v, ast.UnaryOp) and isinstance(v.op, ast.Not)
            }
            return any(map(always, values)) or bool(said & turned)
        case ast.BoolOp(ast.And(), values):
            return any(map(always, values))
        case ast.Compare(left, [operator], [right]):
            return _holds(left, operator, right)
    return False


def _holds(left: ast.expr, operator: ast.cmpop, right: ast.expr) -> bool:
    """Something beside itself; a length that is not below nought; two constants."""
    if isinstance(left, ast.Constant) and isinstance(right, ast.Constant):
        return True
    length = isinstance(left, ast.Call) and ast.unparse(left.func) == "len"
    if length and isinstance(operator, ast.GtE) and ast.unparse(right) == "0":
        return True
    calls = any(isinstance(node, ast.Call) for node in ast.walk(left))
    return ast.unparse(left) == ast.unparse(right) and not calls


def may_fail(node: ast.AST) -> bool:
    """Whether a part of a test may fail by itself."""
    if isinstance(node, ast.Assert | ast.Raise):
        return True
    called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    return called.startswith(("pytest.raises", "pytest.fail", "pytest.warns", "raises")) or ".assert_" in called


def names_called(tree: ast.AST) -> set[str]:
    """The last name of everything that is called or handed on."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {
        ast.unparse(each).rpartition(".")[2]
        for call in calls
        for each in (call.func, *call.args)
        if isinstance(each, ast.Name | ast.Attribute)
    }


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Every function of the tests, with the path of its module."""
    for path, tree in modules_of_tests().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node


def test_no_assertion_holds_whatever_happens() -> None:
    """Over every assertion of the tests."""
    found = [
        f"{path}:{node.lineno}"
        for path, tree in modules_of_tests().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Assert) and always(node.test)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("(x, 'why')", True),
        ("True", True),
        ("x or True", True),
        ("x == x", True),
        ("x.y is x.y", True),
        ("a or b or not a", True),
        ("len(x) >= 0", True),
        ("(f(y) for y in x)", True),
        ("[x]", True),
        ("f'{x} is wrong'", True),
        ("x and 1", True),
        ("f() == f()", False),
        ("len(x) > 0", False),
        ("x or not y", False),
        ("[*x]", False),
        ("all(f(y) for y in x)", False),
        ("not x", False),
    ],
)
def test_an_assertion_that_cannot_fail_is_seen(said: str, found: bool) -> None:
    """Each kind, and those that look like one."""
    assert always(ast.parse(said, mode="eval").body) is found


def test_every_test_can_fail() -> None:
    """Each asserts something, expects an error, or hands on to a function of the tests that does."""
    every = list(functions())
    checking = {node.name for _, node in every if any(map(may_fail, ast.walk(node)))}
    calls: defaultdict[str, set[str]] = defaultdict(set)
    for _, node in every:
        calls[node.name] |= names_called(node)
    while more := {name for name, called in calls.items() if name not in checking and called & checking}:
        checking |= more
    named = [(path, node.name) for path, node in every if node.name.startswith("test_")]
    assert len(named) > 1000
    assert [f"{path}:{name}" for path, name in named if name not in checking] == []


def own_tests(module: str) -> ast.Module | None:
    """A module's own tests: those of `assessor/case/edit.py` are `tests/assessor/case/test_edit.py`, or without `assessor`."""
    folder, _, name = module.rpartition("/")
    places = (f"tests/{folder}/test_{name}", f"tests/{folder.removeprefix('assessor/')}/test_{name}")
    return next((modules_of_tests()[place] for place in places if place in modules_of_tests()), None)


def imported(tree: ast.Module) -> set[str]:
    """The modules that a module of tests may import: each name, and what it is taken from."""
    found = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_each_module_has_its_own_tests_by_path_or_is_listed() -> None:
    """Tests at the path that mirrors a module import it or its room, unless it is worked from outside; a module without
    stands on the list, and on it no other."""
    modules = {
        path.relative_to(ROOT).as_posix()
        for package in ("legal_rules", "assessor", "tui")
        for path in (ROOT / package).rglob("*.py")
        if not path.name.startswith("__")
    }
    own = {module: found for module in modules if (found := own_tests(module)) is not None}
    for module, found in sorted(own.items()):
        name = module.removesuffix(".py").replace("/", ".")
        used = {name, name.rpartition(".")[0]} & imported(found)
        assert used or module.startswith(FROM_OUTSIDE), f"the tests of {module} do not import it"
    listed = [line for line in WITHOUT.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert listed == sorted(set(listed))
    assert modules - own.keys() == set(listed)
