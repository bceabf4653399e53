"""YAML text to nodes that know their line and column, refusing what has no place in these files.

Refused, each with one message: files that are too large, not text, or nested too deeply; tabs that indent;
aliases, anchors and tags; two documents in one file; a key given twice.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from legal_rules.files.problems import Problem, Where

Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAP, _SEQUENCE, _TEXT = (f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "str"))
_TAGS: dict[str, list[tuple[str, re.Pattern[str]]]] = Loader.yaml_implicit_resolvers
"""The tags that a plain scalar may have by its first character, each with what it looks like then."""
LARGEST_CASE = 2_000_000
DEEPEST = 60
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value")
)


class _NodeLoader(Loader):  # type: ignore[misc,valid-type]  # one of two base classes, chosen at import
    """Gives nodes the tags that the base class does, without its tables of paths, which nothing here has."""

    def descend_resolver(self, parent: yaml.Node | None, index: object) -> None:
        """Nothing: no tag depends on a path."""

    def ascend_resolver(self) -> None:
        """Nothing: no tag depends on a path."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: Any) -> str:
        """The tag of a node that was written without one; `implicit` begins with whether a scalar was written plain."""
        if kind is not yaml.ScalarNode:
            return _MAP if kind is yaml.MappingNode else _SEQUENCE
        return _plain_tag(value) if implicit[0] and value is not None else _TEXT


@lru_cache(maxsize=4096)
def _plain_tag(value: str) -> str:
    """The tag of a scalar that was written plain."""
    return next((tag for tag, pattern in _TAGS.get(value[:1], ()) if pattern.match(value)), _TEXT)


def read_text(path: Path, largest: int = LARGEST_CASE) -> str | Problem:
    """The text of a file of at most `largest` bytes, or what is wrong with it."""
    name = str(path)
    try:
        if path.is_dir():
            return Problem(Where(name), "this is a folder, not a file")
        with path.open("rb") as stream:
            raw = stream.read(largest + 1)
    except FileNotFoundError:
        return Problem(Where(name), "there is no such file")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not one a file can have"
        return Problem(Where(name), f"the file cannot be read: {reason}")
    if len(raw) > largest:
        return Problem(Where(name), f"the file is larger than {largest:,} bytes", "a case file holds facts, not media")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return Problem(Where(name, line, 1), "this is not text in UTF-8")
    if "\0" in text:
        return Problem(Where(name, text[: text.index("\0")].count("\n") + 1, 1), "this is not a text file")
    return text


def compose(text: str, name: str) -> yaml.Node | Problem:
    """The root node of a YAML text, or the first thing that keeps it from being read."""
    try:
        node = yaml.compose(text, Loader=_NodeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Where(name, mark.line + 1, mark.column + 1) if mark else Where(name)
        return Problem(where, f"this is not well-formed YAML: {error.problem}", _yaml_hint(text, where))
    except (yaml.YAMLError, RecursionError):
        return Problem(Where(name), "this is not well-formed YAML")
    if node is None:
        return Problem(Where(name), "the file is empty")
    return node if _is_plain(node) else _refused(node, name) or node


def _is_plain(root: yaml.Node) -> bool:
    """Whether nothing below a node is to be refused: looked at level by level, which is quick."""
    level, count = [root], 0
    seen: set[int] = set()
    for _ in range(DEEPEST):
        count += len(level)
        seen.update(map(id, level))
        if len(seen) < count or not {node.tag for node in level} <= _PLAIN_TAGS:
            return False
        below: list[yaml.Node] = []
        for node in level:
            if isinstance(node, yaml.MappingNode):
                for pair in node.value:
                    below += pair
            elif isinstance(node, yaml.SequenceNode):
                below += node.value
        if not below:
            return True
        level = below
    return False


def _yaml_hint(text: str, where: Where) -> str:
    lines = text.splitlines()
    line = lines[where.line - 1] if 0 < where.line <= len(lines) else ""
    if "\t" in line:
        return "use spaces, not tabs, to indent"
    return "a text that holds ': ' or ', ' or begins with a special sign needs quotes around it"


def _refused(root: yaml.Node, name: str) -> Problem | None:
    """The first alias, tag, repeated key or excess of depth below a node; `None` if there is none."""
    seen: set[int] = set()
    todo: list[tuple[yaml.Node, int]] = [(root, 1)]
    while todo:
        node, depth = todo.pop()
        where = place(node, name)
        if id(node) in seen:
            return Problem(where, "anchors and aliases (& and *) are not used in these files", "write the value out")
        seen.add(id(node))
        if depth > DEEPEST:
            return Problem(where, f"this is nested more than {DEEPEST} levels deep")
        if node.tag not in _PLAIN_TAGS:
            return Problem(where, f"tags such as {node.tag[:40]!r} are not used in these files")
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                todo.append((key, depth + 1))
                todo.append((value, depth + 1))
        elif isinstance(node, yaml.SequenceNode):
            todo.extend((item, depth + 1) for item in node.value)
    return None


def place(node: yaml.Node, name: str) -> Where:
    """Where a node begins."""
    return Where(name, node.start_mark.line + 1, node.start_mark.column + 1)
