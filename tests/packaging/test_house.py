"""The house rules that a machine can keep: rooms, no circles, sizes, no law in Python."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("legal_rules", "assessor", "tui", "benchmarks", "tools")
LONGEST_MODULE, LONGEST, MOST_BRANCHES = 400, 50, 15
BRANCHES = (ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.match_case)
TOO_LARGE: dict[str, tuple[int, int]] = {}
"""Functions that are still too large, with their lines and branches: `path:name`. It may only shrink."""
MAY_IMPORT_INSIDE = {"assessor.cli.cases_keeping", "assessor.cli.interface"}
BY_HAND_IN_TESTS = 139
"""Tables of tests that are aligned by hand. It may only shrink."""
NOT_LAW = {
    "assessor/bulk/source.py": {"dt.date(1970, 1, 1)"},  # the day that computers count from
    "assessor/bulk/staging.py": {"1970-01-01"},
    "assessor/bulk/writing.py": {"1970-01-01"},
    "assessor/dates/reader.py": {"dt.date(9998, 12, 31)"},  # no day is later
    "legal_rules/slices.py": {"dt.date(2000, 1, 1)"},  # for a book without law
    "tui/days.py": {"31 January 2024"},  # an example of how a day may be typed
    "tui/pictures.py": {"dt.date(2026, 11, 22)", "2024-01-30"},  # the day of the pictures in the docs
    "tui/screens/exercise.py": {"soa2003-66B"},  # an example of what may be typed
    "tui/screens/gaps.py": {"2026-02-06"},  # the width of a day
    "tui/screens/law.py": {"s.66B"},  # an example of what may be typed
}
"""What looks like law and is not, by file."""
LAW = re.compile(
    r"""
    \b(?:19|20)\d\d-\d\d-\d\d\b                                   # a day
    | \b\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{4}\b
    | \b(?:s|ss|art|arts|Sch|reg)\.\s?\d+[A-Z]*                    # a provision
    | \b(?:section|article|schedule)\s\d+[A-Z]*
    | \b(?:Act|Order|Regulations)\s(?:19|20)\d\d\b                 # an enactment
    | \basp\s(?:19|20)\d\d
    | \b[a-z]{2,8}(?:19|20)\d\d-\d+[A-Z]*                          # an offence
    | Crown\sProsecut\w* | Crown\sOffice | Procurator\sFiscal | Public\sProsecution
    | \b(?:CPS|COPFS|PPS|PSNI|Ofcom)\b | [Mm]agistrates'\s[Cc]ourt | [Ss]heriff\s[Cc]ourt | \bCrown\sCourt
    """,
    re.VERBOSE,
)


@cache
def modules() -> dict[str, tuple[Path, ast.Module]]:
    """Every module of ours: its file and its tree."""
    found = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            found[name] = (path, ast.parse(path.read_text(encoding="utf-8")))
    return found


def imports(name: str, path: Path, tree: ast.AST, known: set[str]) -> Iterator[str]:
    """The modules of ours that a part of a module imports, by its own or another's name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            above = name.split(".")[: len(name.split(".")) - node.level + (path.name == "__init__.py")]
            base = ".".join([*(above if node.level else []), *([node.module] if node.module else [])])
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                if (found := whole if whole in known else base) in known and found != name:
                    yield found


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function below a node."""
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def circle(graph: dict[str, set[str]]) -> list[str]:
    """A circle of a graph; empty if there is none."""
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        return list(error.args[1])
    return []


def room(name: str) -> str:
    """The room a module stands in."""
    parts = name.split(".")
    return ".".join(parts[:2]) if parts[0] in ("assessor", "legal_rules") else parts[0]


def test_no_module_of_assessor_stands_outside_a_room() -> None:
    """Only `__init__` and `__main__` stand in the package itself, and every room says what it is for."""
    assert {path.name for path in (ROOT / "assessor").glob("*.py")} == {"__init__.py", "__main__.py"}
    rooms = [path for path in (ROOT / "assessor").iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert all(ast.get_docstring(ast.parse((path / "__init__.py").read_text(encoding="utf-8"))) for path in rooms)


@pytest.mark.parametrize("of", ["modules", "rooms"])
def test_there_is_no_circle_of_imports(of: str) -> None:
    """Imports inside functions and for types alone are counted."""
    known = set(modules())
    graph: dict[str, set[str]] = {}
    for name, (path, tree) in modules().items():
        here = room(name) if of == "rooms" else name
        there = {room(other) if of == "rooms" else other for other in imports(name, path, tree, known)}
        graph.setdefault(here, set()).update(there - {here})
    assert len(graph) > 20 and not circle(graph)


def test_a_circle_would_be_found() -> None:
    """The search for circles finds one."""
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}}) and not circle({"a": {"b"}, "b": {"c"}})


def test_nothing_of_ours_is_imported_inside_a_function() -> None:
    """But the screens, by the command that opens them."""
    known = set(modules())
    inside = {
        name
        for name, (path, tree) in modules().items()
        for function in functions(tree)
        if any(True for _ in imports(name, path, function, known))
    }
    assert inside == MAY_IMPORT_INSIDE


def test_no_module_is_too_long() -> None:
    """At most 400 lines."""
    assert not [name for name, (path, _) in modules().items() if path.read_bytes().count(b"\n") > LONGEST_MODULE]


def test_no_function_is_too_large() -> None:
    """At most 50 lines and 15 branches; what is listed as larger is not yet larger, and is listed no longer once it is small."""
    found = {}
    for path, tree in modules().values():
        for node in functions(tree):
            size = (node.end_lineno or 0) - node.lineno + 1, sum(isinstance(n, BRANCHES) for n in ast.walk(node))
            if size[0] > LONGEST or size[1] > MOST_BRANCHES:
                found[f"{path.relative_to(ROOT).as_posix()}:{node.name}"] = size
    assert found.keys() == TOO_LARGE.keys(), found
    assert all(size <= TOO_LARGE[at] for at, size in found.items()), found


def test_the_formatter_is_switched_off_nowhere_and_in_fewer_tests() -> None:
    """No literal of ours is aligned by hand; of the tests' tables no more than are."""
    off = re.compile("# fmt: ?(?:skip|o" + "ff)")
    by_hand = {
        name: n for name, (path, _) in modules().items() if (n := len(off.findall(path.read_text(encoding="utf-8"))))
    }
    assert not by_hand
    tests = sum(len(off.findall(path.read_text(encoding="utf-8"))) for path in (ROOT / "tests").rglob("*.py"))
    assert tests <= BY_HAND_IN_TESTS, "the list may only shrink"


def test_nothing_is_left_to_do() -> None:
    """No note of work put off stands in the code."""
    word = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "X" * 3)))
    assert not [name for name, (path, _) in modules().items() if word.search(path.read_text(encoding="utf-8"))]


def law_in(tree: ast.Module) -> Iterator[str]:
    """What in a module's texts and dates looks like law. Docstrings may speak of it."""
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield from (match.group(0) for match in LAW.finditer(node.value))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("dt.date", "date", "datetime.date"):
            yield from [ast.unparse(node)] * all(isinstance(argument, ast.Constant) for argument in node.args)


def test_there_is_no_law_in_python() -> None:
    """No date, provision, enactment or institution of the law stands in the code: it is data."""
    found: dict[str, set[str]] = {}
    for name, (path, tree) in modules().items():
        if name.split(".")[0] in ("legal_rules", "assessor", "tui"):
            for said in law_in(tree):
                found.setdefault(path.relative_to(ROOT).as_posix(), set()).add(said)
    assert found == NOT_LAW


@pytest.mark.parametrize(
    "line",
    [
        'A = "2026-04-29"',
        "A = dt.date(2021, 6, 29)",
        'A = "s.66B(1)"',
        'A = "in a magistrates\' court"',
        'A = f"the Crown Prosecution Service {x}"',
        'A = "the Online Safety Act 2023"',
        'A = "from 29 April 2026 on"',
    ],
)
def test_law_in_python_would_be_found(line: str) -> None:
    """Each kind of law is seen; a docstring and the first day there is are not taken for it."""
    assert list(law_in(ast.parse(line)))
    assert not list(law_in(ast.parse('"""Of s.66B and 2026-04-29."""\nA = dt.date.min')))
