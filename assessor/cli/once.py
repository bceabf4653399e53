"""Commands that refuse an option said twice where only one of the two would count."""

from __future__ import annotations

from functools import partial

import click


class Command(click.Command):
    """A command of which an option that takes one value is said once, or not at all: none takes another's place unseen."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments read, and what is left of them.

        Raises:
            click.UsageError: an option that takes one value stands there twice.
        """
        _, _, said = self.make_parser(ctx).parse_args(args=list(args))
        for option in said:
            single = isinstance(option, click.Option) and not (option.multiple or option.is_flag or option.count)
            if single and said.count(option) > 1:
                raise click.UsageError(f"{option.opts[0]} is there twice; only one can count", ctx)
        return super().parse_args(ctx, args)


class Group(click.Group):
    """A group of such commands."""

    command_class = Command


command = partial(click.command, cls=Command)
