"""The tree of a case: what is asked, now and not yet, and states only where the view shows them."""

from __future__ import annotations

from textual.pilot import Pilot

from assessor.text.signs import WORDS
from legal_rules.rulebook import RuleBook
from tests.tui.driving import drive
from tui.app import AssessorApp
from tui.widgets.case_tree import ASKED, NOW, CaseTree


def _labels(app: AssessorApp) -> list[str]:
    tree = app.screen.query_one(CaseTree)
    return [str(child.label) for node in tree.root.children for child in (node, *node.children)]


def test_the_plain_view_says_what_is_asked_and_never_what_fits(book: RuleBook) -> None:
    """The law view says both."""

    async def plain(app: AssessorApp, pilot: Pilot[int]) -> None:
        labels = _labels(app)
        assert any(label.startswith(ASKED) for label in labels) and any(label.startswith(NOW) for label in labels)
        assert not [label for label in labels if any(word in label for word in WORDS.values())]

    async def law(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert [label for label in _labels(app) if any(word in label for word in WORDS.values())]

    drive("question", book, plain, (120, 40))
    drive("question-law", book, law, (120, 40))
