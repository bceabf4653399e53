"""YAML of the tests' own files read quickly: the values that `yaml.safe_load` gives, straight from what the parser says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from yaml.constructor import SafeConstructor

from legal_rules.files.yamltext import Loader

_MADE = SafeConstructor()
_TAGS = Loader.yaml_implicit_resolvers


def plain(text: str, scalar: Callable[[yaml.ScalarEvent], Any] | None = None) -> Any:
    """What the one document of a text says; anchors and tags are not used in these files."""
    events = yaml.parse(text, Loader)
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            return _value(next(events), events, scalar or _scalar)
    return None


def read(path: Path) -> Any:
    """What a file says."""
    return plain(path.read_text(encoding="utf-8"))


def read_words(path: Path) -> Any:
    """What a file says, every scalar the text it is."""
    return plain(path.read_text(encoding="utf-8"), lambda event: event.value)


def _value(event: yaml.Event, events: Iterator[yaml.Event], scalar: Callable[[yaml.ScalarEvent], Any]) -> Any:
    if isinstance(event, yaml.ScalarEvent):
        return scalar(event)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(inner := next(events), yaml.SequenceEndEvent):
            items.append(_value(inner, events, scalar))
        return items
    assert isinstance(event, yaml.MappingStartEvent), event
    pairs = {}
    while not isinstance(inner := next(events), yaml.MappingEndEvent):
        key = _value(inner, events, scalar)
        assert key not in pairs, (key, inner.start_mark)
        pairs[key] = _value(next(events), events, scalar)
    return pairs


def _scalar(event: yaml.ScalarEvent) -> Any:
    value = event.value
    if event.implicit[0]:
        for tag, pattern in _TAGS.get(value[:1], ()):
            if pattern.match(value):
                node = yaml.ScalarNode(tag, value, event.start_mark, event.end_mark)
                return _MADE.yaml_constructors[tag](_MADE, node)
    return value
