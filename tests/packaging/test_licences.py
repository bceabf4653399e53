"""The licences of what is installed beside the project: each on a list, listed for the reader, none GPL or AGPL.

`ASSESSOR_UPDATE_DOCS=1` rewrites `docs/third-party.md`; the change is then read in the diff.
"""

from __future__ import annotations

import os
import re
import tomllib
from importlib.metadata import Distribution, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "third-party.md"
EXTRAS = ("bulk", "certify", "postgres")
SAID_ELSEWHERE = {
    "sqlcipher3": "Zlib (its licence file; SQLCipher, which it carries, is BSD-3-Clause)",
    "colorama": "BSD-3-Clause (Windows only)",
}
"""What the metadata does not say, or is installed on one platform only."""
BUILDS = {"editables", "hatchling", "packaging", "pathspec", "pluggy", "tomlkit", "trove-classifiers"}
"""What run.py installs the checkout with; nothing of it is loaded afterwards (all MIT, Apache, BSD or MPL)."""
SAME = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "ISC License": "ISC",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "ISC License (ISCL)": "ISC",
}
"""The same licence in the words of different releases."""
ALLOWED = re.compile(
    r"^(MIT(-0)?|0BSD|BSD(-[23]-Clause)?|Apache-2\.0|PSF-2\.0|ISC|MPL-2\.0|Zlib|CC0-1\.0|CNRI-Python|LGPL-3\.0-only)$"
)
"""LGPL is psycopg's, an extra that is loaded as a separate library."""


def licence_of(found: Distribution) -> str:
    """A distribution's licence as its metadata says it: the expression, the field, or the classifiers."""
    meta = found.metadata
    field = meta.get("License-Expression") or meta.get("License") or ""
    if field and len(field) < 60 and "\n" not in field:
        return SAME.get(field, field)
    said = [line.split(" :: ")[-1] for line in meta.get_all("Classifier") or [] if line.startswith("License ::")]
    return " OR ".join(SAME.get(words, words) for words in said)


def locked(name: str) -> set[str]:
    """The names in a lock."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return {canonicalize_name(found) for found in re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE)}


def run_beside() -> set[str]:
    """Everything the project and its extras bring, whatever brings it in turn, on this platform."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in EXTRAS for line in project["optional-dependencies"][extra])]
    waiting = [wanted for wanted in map(Requirement, lines) if wanted.marker is None or wanted.marker.evaluate()]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if (name, frozenset(wanted.extras)) in seen:
            continue
        seen.add((name, frozenset(wanted.extras)))
        for further in map(Requirement, distribution(name).requires or []):
            worlds = [{"extra": extra} for extra in (*wanted.extras, "")]
            if further.marker is None or any(further.marker.evaluate(world) for world in worlds):
                waiting.append(further)
    return {name for name, _ in seen}


def licences() -> dict[str, str]:
    """Every distribution the project may run beside, with its licence; those of other platforms as said here."""
    return {name: licence_of(distribution(name)) for name in run_beside()} | SAID_ELSEWHERE


def test_nothing_in_the_lock_escapes_the_list() -> None:
    """What is locked is run beside the project, or builds it."""
    assert locked("requirements.lock") - set(licences()) <= BUILDS


def test_every_licence_is_on_the_list() -> None:
    """Nothing run beside the project is GPL or AGPL, and nothing has a licence nobody looked at."""
    for name, licence in licences().items():
        parts = re.split(r" OR | AND ", re.sub(r"\s*\(.*?\)", "", licence))
        assert parts and all(ALLOWED.match(part.strip()) for part in parts), (name, licence)


def test_the_list_refuses_what_it_should() -> None:
    """The check can fail: GPL, AGPL and no licence at all are refused."""
    for licence in ("GPL-3.0-or-later", "AGPL-3.0-only", "GNU General Public License v3 or later", "", "Proprietary"):
        assert not ALLOWED.match(licence)


def test_the_page_lists_them() -> None:
    """docs/third-party.md names each with its licence, as the metadata says it."""
    rows = "".join(f"| {name} | {licence} |\n" for name, licence in sorted(licences().items()))
    text = (
        "# What it runs beside\n\n"
        "Made from what is installed. Tools that only tests use are not listed. The project itself has no licence yet; that\n"
        "is the owner's decision.\n\n| distribution | licence |\n|---|---|\n" + rows
    )
    if os.environ.get("ASSESSOR_UPDATE_DOCS") == "1":
        PAGE.write_text(text, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == text
