"""Plain data as YAML text that this project's own reader takes back, and that harms no terminal."""

from __future__ import annotations

import yaml

from assessor.text.harmless import escaped, harmless


def as_yaml(data: object) -> str:
    """Dicts, lists, texts, numbers and days as YAML text, keys in their order."""
    text: str = yaml.dump(data, Dumper=_Written, sort_keys=False, allow_unicode=True, width=110)
    return escaped(text, lambda c: f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}")


class _Written(yaml.SafeDumper):
    """Writes every value out where it stands: the reader refuses anchors and aliases."""

    def ignore_aliases(self, data: object) -> bool:
        """Never an alias."""
        return True


def _quoted(dumper: _Written, text: str) -> yaml.Node:
    """A text; one with a character that would act on a terminal stands in quotes, where it can be escaped."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if harmless(text) == text else '"')


_Written.add_representer(str, _quoted)
