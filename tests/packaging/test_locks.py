"""The locks: everything pinned and hashed, no registry named, both the same where they overlap, and what is declared."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

LOCKS = ("requirements.lock", "requirements-test.lock")
PLATFORMS = [
    {
        "sys_platform": system,
        "platform_machine": machine,
        "os_name": os_name,
        "python_full_version": f"{python}.0",
        "python_version": python,
        "platform_system": name,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": "",
    }
    for system, machine, os_name, name in (
        ("linux", "x86_64", "posix", "Linux"),
        ("linux", "aarch64", "posix", "Linux"),
        ("darwin", "x86_64", "posix", "Darwin"),
        ("darwin", "arm64", "posix", "Darwin"),
        ("win32", "AMD64", "nt", "Windows"),
    )
    for python in ("3.11", "3.12", "3.13", "3.14")
]


def pins(lock: str) -> dict[str, list[tuple[str, str, int]]]:
    """By name: the versions a lock pins, each with its marker and the number of its hashes."""
    found: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    text = (ROOT / lock).read_text(encoding="utf-8")
    for entry in re.split(r"^(?=[A-Za-z0-9])", re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE):
        if entry.strip():
            head = entry.split("\\")[0]
            pinned = Requirement(head)
            (specifier,) = pinned.specifier
            assert specifier.operator == "==", head
            marker = str(pinned.marker or "")
            found[canonicalize_name(pinned.name)].append((specifier.version, marker, entry.count("--hash=sha256:")))
    return found


def version_on(where: dict[str, str], versions: list[tuple[str, str, int]]) -> str | None:
    """The version that is installed on a platform, if any."""
    fit = [version for version, marker, _ in versions if not marker or Marker(marker).evaluate(where)]
    assert len(fit) <= 1, (where, versions)
    return fit[0] if fit else None


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_is_pinned_and_hashed_and_no_address_is_named(lock: str) -> None:
    """Each line is one version with at least one hash; neither an address nor an index option stands in the file."""
    assert all(hashes for versions in pins(lock).values() for *_, hashes in versions)
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text and not re.search(r"^\s*--(index|extra|find|trusted)", text, re.MULTILINE)


@pytest.mark.parametrize(
    "where", PLATFORMS, ids=lambda w: f"{w['sys_platform']}-{w['platform_machine']}-{w['python_version']}"
)
def test_both_locks_hold_what_is_declared_on_every_platform(where: dict[str, str]) -> None:
    """One version of each core dependency, inside its range; the tests' lock has the same and what tests need besides."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    core, tests = (pins(lock) for lock in LOCKS)
    lines = [*declared["project"]["dependencies"], *declared["dependency-groups"]["build"]]
    extras = declared["project"]["optional-dependencies"]
    further = [line for extra in extras if extra not in ("bench",) for line in extras[extra] if "uk-image" not in line]
    for line, locks in [*((line, (core, tests)) for line in lines), *((line, (tests,)) for line in further)]:
        wanted = Requirement(line)
        if wanted.marker is None or wanted.marker.evaluate(where):
            for lock in locks:
                version = version_on(where, lock[canonicalize_name(wanted.name)])
                assert version is not None and wanted.specifier.contains(version, prereleases=True), (line, version)
    for name, versions in core.items():
        assert version_on(where, tests[name]) == version_on(where, versions), name


def test_core_dependencies_stay_inside_a_minor_release() -> None:
    """Each is pinned to a minor release, or to a range that says which Pythons need which."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    loose = [line for line in declared if not re.search(r"==\d+\.\d+\.\*", line)]
    assert {Requirement(line).name for line in loose} <= {"numpy", "python-dateutil"}
