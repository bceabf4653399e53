"""The sandbox of templates: a service may put its own in a folder, and what they do is bounded in size, memory and time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from assessor.documents.markup import TemplateError
from assessor.files.limits import TimeOver, time_limit

LARGEST, LONGEST, LARGEST_NUMBER, SECONDS = 200_000, 2_000_000, 10_000, 10.0
"""The longest template and the longest document in characters, the largest number given to anything, and the longest time."""
TOO_LONG = f"it writes more than {LONGEST:,} characters, or makes a text of more"
TOO_SLOW = f"it takes longer than {SECONDS:.0f} seconds"
_SMALL = f"it gives a number above {LARGEST_NUMBER:,} to something that makes a text or list of that size"
_NO_SUCH = "it uses {0}, which templates may not"
_NUMBERS = (int, float)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's own, in which no expression makes something large at once."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        del self.filters["format"]
        self.filters = {name: _bounded(made) for name, made in self.filters.items()}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """A template's tree, if it is small and does nothing whose result cannot be measured."""
        if len(source) > LARGEST:
            raise TemplateSyntaxError(f"it is longer than {LARGEST:,} characters", 1, name, filename)
        tree = super()._parse(source, name, filename)
        for joined in tree.find_all(nodes.Concat):
            raise TemplateSyntaxError("'+' puts texts together here, '~' does not", joined.lineno, name, filename)
        return tree

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Sums and products of numbers, and texts put together that stay short."""
        numbers = isinstance(left, _NUMBERS) and isinstance(right, _NUMBERS)
        if operator == "**" or (operator == "%" and not numbers):
            raise SecurityError(_NO_SUCH.format(f"'{operator}'"))
        if operator == "*" and not numbers:
            _check((left, right), {})
        made = super().call_binop(context, operator, left, right)
        if not numbers and len(made) > LONGEST:
            raise SecurityError(TOO_LONG)
        return made

    def call(self, context: Context, called: Any, *arguments: Any, **named: Any) -> Any:
        """A call, if no number given to it is large."""
        if getattr(called, "__name__", "") in ("format", "format_map", "translate"):
            raise SecurityError(_NO_SUCH.format(called.__name__))
        if called is not self.globals["range"]:  # it has a limit of its own
            _check(arguments, named)
        return super().call(context, called, *arguments, **named)


def _check(arguments: tuple[Any, ...], named: Mapping[str, Any]) -> None:
    if any(isinstance(one, _NUMBERS) and abs(one) > LARGEST_NUMBER for one in (*arguments, *named.values())):
        raise SecurityError(_SMALL)


def _bounded(made: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(made)
    def bounded(*arguments: Any, **named: Any) -> Any:
        _check(arguments, named)
        return made(*arguments, **named)

    return bounded


def rendered(sandbox: Sandbox, name: str, values: Mapping[str, object]) -> str:
    """What a template writes.

    Raises:
        TemplateError: it writes too much, or takes too long.
        jinja2.TemplateError: it cannot be read, or does what the sandbox does not allow.
    """
    pieces, size = [], 0
    try:
        with time_limit(SECONDS):
            for piece in sandbox.get_template(name).generate(values):
                size += len(piece)
                if size > LONGEST:
                    raise TemplateError(f"{name}: {TOO_LONG}")
                pieces.append(piece)
    except TimeOver:
        raise TemplateError(f"{name}: {TOO_SLOW}") from None
    except MemoryError:
        raise TemplateError(f"{name}: {TOO_LONG}") from None
    return "".join(pieces)
