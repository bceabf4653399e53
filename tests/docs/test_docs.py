"""The documentation's own examples: every console block is run and must print what it shows.

`ASSESSOR_UPDATE_DOCS=1` rewrites the blocks and the page of commands instead; the change is then read in the diff.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from assessor.cli import cli
from tests.conftest import ROOT

PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "data" / "learning").glob("*.md")),
]
BLOCK = re.compile(r"^```console\n\$ assessor ?(?P<args>[^\n]*)\n(?P<out>.*?)^```$", re.MULTILINE | re.DOTALL)
UPDATE = os.environ.get("ASSESSOR_UPDATE_DOCS") == "1"
TODAY_LINE = re.compile(r"assessed as at[^;]*;", re.DOTALL)


def run(arguments: str) -> str:
    old = Path.cwd()
    os.chdir(ROOT)
    try:
        result = CliRunner().invoke(cli, shlex.split(arguments), prog_name="assessor")
    finally:
        os.chdir(old)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.output


def check(path: Path, text: str) -> None:
    if UPDATE:
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_console_blocks_print_what_they_show(path: Path) -> None:
    """Each example in the documentation is what the command prints."""
    text = path.read_text(encoding="utf-8")
    check(path, BLOCK.sub(lambda m: f"```console\n$ assessor {m['args']}\n{run(m['args']).rstrip()}\n```", text))


def commands(group: click.Group, prefix: tuple[str, ...] = ()) -> list[tuple[str, click.Command]]:
    """Every command below a group, by its words."""
    found: list[tuple[str, click.Command]] = []
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found.append((" ".join((*prefix, name)), command))
        if isinstance(command, click.Group):
            found += commands(command, (*prefix, name))
    return found


def test_every_command_is_in_the_documentation() -> None:
    """docs/commands.md is the help of every command, in order."""
    parts = ["# All commands\n\nMade from the commands' own help.\n"]
    for name, _ in commands(cli):
        parts.append(f"## assessor {name}\n\n```text\n{run(f'{name} --help').rstrip()}\n```\n")
    check(ROOT / "docs" / "commands.md", "\n".join(parts))


def test_every_command_and_option_has_help() -> None:
    """A command or option without a word of help fails here."""
    for name, command in commands(cli):
        assert command.help, name
        for parameter in command.params:
            if isinstance(parameter, click.Option) and "--help" not in parameter.opts:
                assert parameter.help, (name, parameter.opts)


def test_every_page_is_linked_and_every_link_leads_somewhere() -> None:
    """Links between pages lead to files, and no page stands alone."""
    linked: set[Path] = set()
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
            found = (page.parent / target).resolve()
            assert found.exists(), (page.name, target)
            linked.add(found)
    assert {page.resolve() for page in PAGES if page.name not in ("README.md", "index.md")} <= linked
