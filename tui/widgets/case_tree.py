"""The case as a tree: people, pictures, and what was done with what is asked and what is not. In the plain view it says nothing of
what fits; in the others each act has its states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual.message import Message
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from assessor.assess.records import Question
from assessor.case.edit import act_words
from assessor.case.model import Case
from assessor.interview.answers import answers_given
from assessor.interview.live import Standing
from assessor.text.signs import state_of
from legal_rules.facts import Vocabulary
from tui.safe import safe
from tui.states import signed_cell
from tui.widgets.searchable import next_place

ASKED, NOW, NOT_YET = "✓", "►", "·"
At = tuple[str, str]


class CaseTree(Tree[At]):
    """The tree. Enter or a click on an answer asks for it again: the screen hears of it as `Again`."""

    HELP = "Arrows move, Space opens and closes. Enter on an answer asks that question again."
    DEFAULT_CSS = """
    CaseTree { height: 1fr; background: $background; color: $foreground; padding: 0 0 0 1; scrollbar-size-vertical: 1; overflow-x: hidden; }
    CaseTree > .tree--cursor, CaseTree:focus > .tree--cursor { background: $cursor; color: $cursor-text; text-style: bold; }
    CaseTree > .tree--guides, CaseTree > .tree--guides-hover, CaseTree > .tree--guides-selected { color: $muted; }
    CaseTree > .tree--highlight-line { background: $background; }
    CaseTree:ansi > .tree--cursor { text-style: bold reverse; }
    """
    ICON_NODE, ICON_NODE_EXPANDED = "▸ ", "▾ "
    show_root = False
    guide_depth = 2
    auto_expand = False

    class Again(Message):
        """A question that was answered is to be asked again."""

        def __init__(self, act: str, fact: str) -> None:
            super().__init__()
            self.act, self.fact = act, fact

    BINDINGS: ClassVar = []

    def __init__(self) -> None:
        super().__init__("", id="tree")
        self._shown: tuple[Case, At, bool] | None = None

    def show_case(
        self,
        case: Case,
        vocabulary: Vocabulary,
        question: Question | None,
        stood: Mapping[str, Sequence[Standing]] | None,
    ) -> None:
        """Show a case; `stood` has the states of acts, and is not there in the plain view."""
        at = (question.act, question.fact) if question is not None else ("", "")
        self.clear()
        self._things(
            "People", [f"{name}{f', {person.age}' if person.age else ''}" for name, person in case.people.items()]
        )
        self._things("Pictures", list(case.images))
        for act in case.acts:
            here = act.id == at[0] or not at[0]
            label = Text(
                safe(f"{NOW + ' ' if act.id == at[0] else ''}{act_words(act, vocabulary)}"), "bold" if here else ""
            )
            node = self.root.add(label, expand=here)
            for row in (stood or {}).get(act.id, ()):
                node.add_leaf(self._stands(row))
            if here:
                self._asked(node, case, act.id, vocabulary, at)
                if question is not None and question.act == act.id and question.remaining_at_most:
                    node.add_leaf(Text(f"{NOT_YET} at most {question.remaining_at_most} not asked yet"))

    def _things(self, name: str, words: Sequence[str]) -> None:
        if words:
            node = self.root.add(Text(f"{name}: {len(words)}"), expand=False)
            for word in words:
                node.add_leaf(Text(safe(word)))

    def _stands(self, row: Standing) -> Text:
        cell = signed_cell(state_of(row.outcome, row.law), self.app.theme_variables)
        return cell + Text(f" {row.cited}")

    def _asked(self, node: TreeNode[At], case: Case, act: str, vocabulary: Vocabulary, at: At) -> None:
        for given in answers_given(case, vocabulary):
            if given.act == act:
                words = f"{ASKED} {given.says}: {vocabulary.spec(given.fact).topic}"
                node.add_leaf(Text(safe(words)), data=(act, given.fact))
        if at[0] == act and at[1]:
            node.add_leaf(Text(safe(f"{NOW} {vocabulary.spec(at[1]).topic}"), "bold"))

    def find(self, words: str) -> bool:
        """Go to the next line that holds the words."""
        lines = (self.get_node_at_line(number) for number in range(self.last_line + 1))
        place = next_place((str(node.label) for node in lines if node is not None), self.cursor_line, words)
        if place >= 0:
            self.move_cursor_to_line(place)
        return place >= 0

    def on_tree_node_selected(self, event: Tree.NodeSelected[At]) -> None:
        """An answer is asked for again; what has parts opens or closes."""
        event.stop()
        if event.node.data is not None:
            self.post_message(self.Again(*event.node.data))
        elif event.node.allow_expand:
            event.node.toggle()
