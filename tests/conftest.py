"""Settings that every test shares: Hypothesis runs the same examples each time, more of them with ASSESSOR_FULL=1."""

from __future__ import annotations

import os
import signal
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from assessor.case.file import load_case
from assessor.case.model import Case
from legal_rules.files.data import data_dir
from legal_rules.rulebook import RuleBook
from tests import memory, spent
from tests.fewer import FULL
from tests.sharing import load

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Started in the background by a shell, every process would inherit that Ctrl-C is ignored, those under test too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    # Likewise for a closed terminal, where the whole run was told to outlast one.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

os.environ["ASSESSOR_CONFIG"] = str(Path(tempfile.gettempdir()) / "assessor-tests-without-settings")
"""No test reads what was confirmed on the machine it runs on."""
settings.register_profile(
    "ci", max_examples=30, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck)
)
settings.register_profile("full", max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("full" if FULL else "ci")

ROOT = Path(__file__).resolve().parent.parent
TOY = Path(__file__).resolve().parent / "toy"


@pytest.fixture(scope="session")
def book() -> RuleBook:
    """The shipped rule base."""
    loaded = load()
    assert loaded.book is not None, "\n".join(map(str, loaded.problems))
    return loaded.book


@pytest.fixture(scope="session")
def toy() -> RuleBook:
    """A small rule base that uses every construct of the grammar."""
    loaded = load(TOY)
    assert loaded.book is not None, "\n".join(map(str, loaded.problems))
    return loaded.book


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    """How much memory is taken; with `--spent`, where the time goes."""
    pluginmanager.register(memory)
    pluginmanager.register(spent)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of `waiting.txt` may fail: they wait for what was changed around them; the list may only shrink."""
    lines = (Path(__file__).parent / "waiting.txt").read_text(encoding="utf-8").splitlines()
    waiting = {line for line in lines if line and not line.startswith("#")}
    for item in items:
        if item.nodeid.partition("[")[0] in waiting:
            item.add_marker(pytest.mark.xfail(reason="waits, see tests/waiting.txt", strict=False))


@pytest.fixture(scope="session")
def worked(book: RuleBook) -> Case:
    """The worked case."""
    case, problems = load_case(data_dir() / "worked-case.yaml", book.vocabulary)
    assert case is not None, problems
    return case
