"""One layout for every file of `data/`.

`python -m tools.format_data` writes them; `--check` lists those that would change. The layout: two spaces a level, lists
indented under their key; a record has a line for each key; a formula, a list of words and the few small records of
`ON_A_LINE` stand on one line where they fit and are opened one level where they do not; a text that is too long for
its line is folded with `>-`. Comments on lines of their own stay before what they stood before. What a file means,
which is its tree of tags and values, never changes.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

WIDTH = 120
FORMULAS = frozenset(
    ("is", "when", "raised_by", "triggers", "acts", "unless", "only_if", "if", "then", "needs", "facts")
)
ON_A_LINE = frozenset(("in_force", "provision", "contact", "is", "not-encoded"))
Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_RESOLVER: Any = yaml.resolver.Resolver()
_EMITTER: Any = yaml.emitter.Emitter(io.StringIO())
STR = "tag:yaml.org,2002:str"


def tree(text: str) -> yaml.Node:
    """The nodes of a file's text."""
    root = yaml.compose(text, Loader=Loader)
    if root is None:
        raise ValueError("the file is empty")
    return root


def formatted(text: str) -> str:
    """A file's text in the one layout."""
    root = tree(text)
    lines = text.splitlines()
    comments = [(at, line.strip()) for at, line in enumerate(lines) if line.lstrip().startswith("#")]
    return _Writer(_outside_texts(root, comments)).file(root)


def _outside_texts(root: yaml.Node, comments: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The comments that are no lines of a text."""
    texts = [(n.start_mark.line, n.end_mark.line) for n in _nodes(root) if isinstance(n, yaml.ScalarNode)]
    return [(at, line) for at, line in comments if not any(first < at < last for first, last in texts)]


def _nodes(node: yaml.Node) -> Iterator[yaml.Node]:
    yield node
    if isinstance(node, yaml.MappingNode):
        for pair in node.value:
            for part in pair:
                yield from _nodes(part)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _nodes(item)


def meaning(node: yaml.Node) -> object:
    """A tree of tags and values: what a file says, whatever its layout."""
    if isinstance(node, yaml.ScalarNode):
        return (node.tag, node.value)
    if isinstance(node, yaml.SequenceNode):
        return [meaning(item) for item in node.value]
    return [(meaning(key), meaning(value)) for key, value in node.value]


class _Writer:
    def __init__(self, comments: list[tuple[int, str]]) -> None:
        self.comments = comments
        self.lines: list[str] = []

    def file(self, root: yaml.Node) -> str:
        self.block(root, 0, "")
        self.before(10**9, 0)
        return "\n".join(self.lines) + "\n"

    def before(self, line: int, indent: int) -> None:
        """The comments that stood before a line of the source."""
        while self.comments and self.comments[0][0] < line:
            self.lines.append(" " * indent + self.comments.pop(0)[1])

    def block(self, node: yaml.Node, indent: int, lead: str) -> None:
        """A collection with a line for each key or item; `lead` is what its first line begins with."""
        pad = " " * indent
        for number, item in enumerate(node.value):
            key, value = item if isinstance(node, yaml.MappingNode) else (None, item)
            first = (key or value).start_mark.line
            if not (lead and number == 0):
                self.before(first, indent)
            start = lead if lead and number == 0 else pad
            if key is None:
                self.item(value, start + "- ", indent + 2)
            else:
                self.value(value, f"{start}{_scalar(key)}:", indent, key.value)

    def item(self, value: yaml.Node, start: str, indent: int) -> None:
        """One item of a list."""
        if isinstance(value, yaml.ScalarNode):
            self.text(value, start, indent)
        elif isinstance(value, yaml.MappingNode) and value.value and not _is_formula(value):
            self.block(value, indent, start)
        elif (flow := _flow(value)) is not None and len(start) + len(flow) <= WIDTH:
            self.lines.append(start + flow)
        else:
            self.block(value, indent, start)

    def value(self, value: yaml.Node, start: str, indent: int, key: str) -> None:
        """What stands behind a key."""
        if isinstance(value, yaml.ScalarNode):
            self.text(value, start + " ", indent + 2)
            return
        flow = _flow(value) if not value.value or _may_be_flow(key, value) else None
        if flow is not None and len(start) + 1 + len(flow) <= WIDTH:
            self.lines.append(f"{start} {flow}")
        else:
            self.lines.append(start)
            self.block(value, indent + 2, "")

    def text(self, node: yaml.ScalarNode, start: str, indent: int) -> None:
        """A scalar on its line, folded below it, or line by line where it has lines."""
        line = start + _scalar(node)
        value = node.value
        if node.tag == STR and "\n" in value.strip("\n") and not re.search(r"^\s|[ \t]\n|\n[ \t]", value):
            mark = "|" if value.endswith("\n") else "|-"
            self.lines.append(start + mark)
            self.lines.extend((" " * indent + row).rstrip() for row in value.rstrip("\n").split("\n"))
        elif len(line) <= WIDTH or node.tag != STR or re.search(r"\n|  |^ | $", value):
            self.lines.append(line)
        else:
            self.lines.append(start + ">-")
            self.lines.extend(_wrapped(value, indent))


def _wrapped(value: str, indent: int) -> list[str]:
    rows, row = [], ""
    for word in value.split(" "):
        if row and indent + len(row) + 1 + len(word) > WIDTH:
            rows.append(" " * indent + row)
            row = word
        else:
            row = f"{row} {word}" if row else word
    return [*rows, " " * indent + row]


def _is_formula(node: yaml.Node) -> bool:
    """Whether a mapping in a list is an operand: one key, or one of a formula's own words."""
    if not isinstance(node, yaml.MappingNode):
        return isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value)
    return len(node.value) == 1 or {key.value for key, _ in node.value} <= {"is", "in", "at", "says", "fact", "value"}


def _may_be_flow(key: str, node: yaml.Node) -> bool:
    """Whether what stands behind a key may stand on its line."""
    if isinstance(node, yaml.SequenceNode):
        return all(isinstance(item, yaml.ScalarNode) or _is_formula(item) for item in node.value)
    return key in FORMULAS or key in ON_A_LINE or _is_formula(node)


def _flow(node: yaml.Node) -> str | None:
    """A node on one line, or `None` where a text with lines keeps it from that."""
    if isinstance(node, yaml.ScalarNode):
        return None if "\n" in node.value else _scalar(node, flow=True)
    if isinstance(node, yaml.SequenceNode):
        items = [_flow(item) for item in node.value]
        return None if None in items else f"[{', '.join(str(item) for item in items)}]"
    pairs = [(_scalar(key, flow=True), _flow(value)) for key, value in node.value]
    return None if any(value is None for _, value in pairs) else "{" + ", ".join(f"{k}: {v}" for k, v in pairs) + "}"


def _scalar(node: yaml.Node, flow: bool = False) -> str:
    """A scalar on one line: plain where it reads back as the same thing, else in double quotes."""
    value = str(node.value)
    if node.tag != STR:
        return value
    if _RESOLVER.resolve(yaml.ScalarNode, value, (True, False)) == STR and _plain(value, flow):
        return value
    if '"' in value and "'" not in value and "\n" not in value and "\\" not in value:
        return f"'{value}'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _plain(value: str, flow: bool) -> bool:
    if not value or "\n" in value:
        return False
    found = _EMITTER.analyze_scalar(value)
    return bool((found.allow_flow_plain if flow else found.allow_block_plain) and "," not in value * flow)


def files(root: Path) -> list[Path]:
    """Every YAML file of a data folder."""
    return sorted(root.rglob("*.yaml"))


def main(arguments: list[str] | None = None) -> int:
    """Write every file in its layout, or list those that are not in it."""
    parser = argparse.ArgumentParser(description="One layout for every file of data/.")
    parser.add_argument("--check", action="store_true", help="list the files that would change, and change none")
    chosen = parser.parse_args(arguments)
    root = Path(__file__).resolve().parents[1] / "data"
    changed = []
    for path in files(root):
        before = path.read_text(encoding="utf-8")
        after = formatted(before)
        if meaning(tree(before)) != meaning(tree(after)):
            raise AssertionError(f"{path.name}: the layout changed what it means")
        if after != before:
            changed.append(path)
            if not chosen.check:
                path.write_text(after, encoding="utf-8")
    for path in changed:
        print(path.relative_to(root.parent).as_posix())
    return 1 if changed and chosen.check else 0


if __name__ == "__main__":
    sys.exit(main())
