"""The files of `data/` stand in one layout, and what they mean does not depend on it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from legal_rules.files.data import data_dir
from legal_rules.rulebook import RuleBook, content_hash, load
from tests.fewer import some
from tools.format_data import Loader, files, formatted, main, meaning

LAW = ("rulebase.yaml", "facts*.yaml", "statutes*.yaml", "responsibility.yaml", "offences/*/*.yaml")


def otherwise(text: str, flow: bool) -> str:
    """The same nodes in another layout: all of it in flow style, or all in blocks, every text quoted."""
    root = yaml.compose(text, Loader=Loader)

    def turn(node: yaml.Node) -> None:
        if isinstance(node, yaml.ScalarNode):
            node.style = '"' if node.tag.endswith(":str") else None
            return
        node.flow_style = flow
        for child in node.value:
            for part in child if isinstance(child, tuple) else (child,):
                turn(part)

    turn(root)
    return str(yaml.serialize(root, allow_unicode=True, width=60))


def test_every_file_stands_in_the_one_layout(capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m tools.format_data --check` has nothing to say."""
    assert main(["--check"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("flow", [True, False], ids=["flow", "block"])
def test_any_layout_is_brought_into_the_one_and_means_the_same(flow: bool) -> None:
    """A file written otherwise comes out as the shipped one does without its comments."""
    for path in (
        data_dir() / "responsibility.yaml",
        data_dir() / "institutions.yaml",
        data_dir() / "facts-people.yaml",
    ):
        text = path.read_text(encoding="utf-8")
        other = otherwise(text, flow)
        assert other != text
        plain = "".join(line for line in text.splitlines(keepends=True) if not line.lstrip().startswith("#"))
        assert formatted(other) == plain, path.name


def test_the_law_is_the_same_law_in_another_layout(tmp_path: Path, book: RuleBook) -> None:
    """The rule book that is read from the files in blocks with every text quoted equals the shipped one, but for the hash of
    what was read, which is of the files themselves: made of what they mean it would cost a start more than reading them."""
    root = data_dir()
    for pattern in LAW:
        for path in root.glob(pattern):
            target = tmp_path / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(otherwise(path.read_text(encoding="utf-8"), flow=False), encoding="utf-8")
    again = load(tmp_path).book
    assert again is not None
    for name in ("stamp", "vocabulary", "statutes", "definitions", "offences", "nations", "responsibility"):
        assert getattr(again, name) == getattr(book, name), name
    assert again.hash != book.hash


def test_the_hash_does_not_see_line_ends_and_sees_a_word(tmp_path: Path) -> None:
    """A checkout with other line ends has the same hash; one word more has another."""
    shutil.copytree(data_dir(), tmp_path / "data", ignore=shutil.ignore_patterns("narrative", "scenarios", "schema"))
    copy = tmp_path / "data"
    assert content_hash(copy) == content_hash(data_dir())
    facts = copy / "facts.yaml"
    facts.write_bytes(facts.read_bytes().replace(b"\n", b"\r\n"))
    assert content_hash(copy) == content_hash(data_dir())
    for name in ("facts.yaml", "kinds.yaml", "notices.yaml", "institutions.yaml"):
        before = content_hash(copy)
        (copy / name).write_bytes((copy / name).read_bytes() + b"# one word\n")
        assert content_hash(copy) != before, name


def test_layout_never_changes_what_a_file_means() -> None:
    """Every file (a few of them, unless this is a full run), turned into another layout and formatted, has the same tree of
    tags and values."""
    for path in some(files(data_dir()), 6):
        text = path.read_text(encoding="utf-8")
        again = formatted(otherwise(text, flow=True))
        assert meaning(yaml.compose(text, Loader=Loader)) == meaning(yaml.compose(again, Loader=Loader)), path.name
