"""An option that takes one value is never given twice with one of the two dropped unseen."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from assessor.cli import cli


def commands(group: click.Group = cli, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the words that lead to it."""
    for name in group.list_commands(click.Context(group)):
        found = group.get_command(click.Context(group), name)
        assert found is not None
        if isinstance(found, click.Group):
            yield from commands(found, (*path, name))
        else:
            yield (*path, name), found


def single() -> Iterator[tuple[tuple[str, ...], str]]:
    """Every option of every command that takes one value."""
    for path, command in commands():
        for option in command.params:
            if isinstance(option, click.Option) and not (option.multiple or option.is_flag or option.count):
                yield path, option.opts[0]


def test_every_option_that_takes_one_value_is_refused_twice() -> None:
    refused = 0
    for path, option in single():
        result = CliRunner().invoke(cli, [*path, option, "1", option, "2"])
        assert result.exit_code == 2, (path, option, result.output)
        assert f"{option} is there twice" in result.output, (path, option, result.output)
        refused += 1
    assert refused > 100


@pytest.mark.parametrize("words", [["gaps", "--act", "share", "--kind", "take"]])
def test_another_name_of_the_same_option_counts_too(words: list[str]) -> None:
    assert "--act is there twice" in CliRunner().invoke(cli, words).output
