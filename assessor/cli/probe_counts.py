"""How many probes there are of each offence: small cases of which the words of the law say what is right.

They lie in a checkout (`tests/probes`); an installed package has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from legal_rules.checks import NOTE, CheckFinding
from legal_rules.files.data import data_dir
from legal_rules.files.problems import Where
from legal_rules.rulebook import Key, RuleBook

NEEDED: Mapping[str, int] = {"core": 6, "adjacent": 3}
LISTED = "not-yet.yaml"


def probes_folder() -> Path:
    """Where the probes lie, if they are there."""
    return data_dir().parent / "tests" / "probes"


def probe_findings(book: RuleBook, folder: Path | None = None) -> list[CheckFinding]:
    """The offences of the shipped law that have fewer probes than they need, or that there are no probes to count."""
    folder = folder or probes_folder()
    if not folder.is_dir():
        says = "probes are counted in a checkout only: this package comes without them"
        return [CheckFinding("probes", NOTE, Where("tests/probes"), says)]
    counted = probe_counts(folder)
    return [
        CheckFinding("probes", NOTE, offence.where, _short(key, offence.role, counted[key]))
        for key, offence in sorted(book.offences.items())
        if counted[key] < NEEDED[offence.role]
    ]


def _short(key: Key, role: str, number: int) -> str:
    nation, id = key
    return (
        f"'{id}' ({nation}) has {number} probes; {'a' if role == 'core' else 'an'} {role} offence needs {NEEDED[role]}"
    )


def probe_counts(folder: Path) -> Counter[Key]:
    """The probes of each offence, by nation and id: those whose row or one of whose expectations names it."""
    counted: Counter[Key] = Counter()
    for path in sorted(folder.glob("*.yaml")):
        if path.name != LISTED:
            for probe in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["probes"]:
                counted.update(set(_offences(probe)))
    return counted


def _offences(probe: Mapping[str, Any]) -> Iterator[Key]:
    nation = probe["case"].get("nation", "")
    yield nation, str(probe["row"])
    for item in probe["expect"]:
        named = item.get("offence", [])
        for id in named if isinstance(named, list) else [named]:
            yield item.get("nation") or nation, id
