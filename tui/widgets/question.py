"""The pane of a question: what is asked, large, why, the note's words on it, and its answers or statements to tick."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from assessor.assess.records import Question
from legal_rules.facts import FactSpec
from tui.safe import content
from tui.widgets.choices import Choices
from tui.widgets.ticks import Ticks

LETTERS = {"yes": "Y", "no": "N", "unknown": "K", "disputed": "D", "declined": "P"}
STATES = ("unknown", "disputed", "declined")
TICK_WHAT = "Tick what is known. Leave the rest blank."


class QuestionPane(VerticalScroll, can_focus=False):
    """Shows one question, or a choice of what to do where there is none."""

    DEFAULT_CSS = """
    QuestionPane { height: 1fr; }
    QuestionPane #ticks, QuestionPane #said { display: none; }
    QuestionPane.ticking #ticks { display: block; }
    QuestionPane.ticking #options { display: none; }
    """

    def __init__(self, ticked: Callable[[str, str, str], None]) -> None:
        super().__init__(id="question")
        self._ticked = ticked

    def compose(self) -> Iterator[Widget]:
        """The parts, from what was done to how many questions are left."""
        yield Static("", id="about", classes="note", markup=False)
        yield Static("One moment.", id="asks", classes="asks", markup=False)
        yield Static("", id="why", classes="words", markup=False)
        yield Static("", id="said", classes="words", markup=False)
        yield Choices(id="options", records=True)
        yield Ticks(self._ticked, id="ticks")
        yield Static("", id="left", classes="note", markup=False)

    def say(self, part: str, words: str) -> None:
        """Put words into a part: about, asks, why, said or left."""
        static = self.query_one(f"#{part}", Static)
        static.update(content(words))
        if part == "said":
            static.display = bool(words)

    def explain(self, spec: FactSpec) -> None:
        """Help with an example, and why it is asked."""
        self.say("why", "\n".join(filter(None, [spec.help, f"Why we ask: {spec.why}"])))

    def show_question(self, question: Question, about: str, spec: FactSpec, before: str) -> None:
        """Show a question; `before` is the answer given before, where it is asked again."""
        ticking = bool(question.ticks)
        self._tick_or_choose(ticking)
        self.say("about", about)
        self.say("asks", TICK_WHAT if ticking else question.asks)
        self.explain(spec)
        left = question.remaining_at_most
        words = f"At most {left} left for this act." if left else "An answer given before. S leaves it as it is."
        self.say("left", words + (" Each tick is kept. Enter goes on." if ticking else ""))
        if ticking:
            ticks = self.query_one(Ticks)
            ticks.show_ticks([(row.fact, row.asks) for row in question.ticks])
            ticks.focus()
        else:
            self._show_options(question, before)

    def _tick_or_choose(self, ticking: bool) -> None:
        for node in (self, self.screen):
            node.set_class(ticking, "ticking")

    def _show_options(self, question: Question, before: str) -> None:
        letters = {o.value for o in question.options} >= {"yes", "no"}
        rows = [
            (o.value, f"{o.says} ({LETTERS[o.value]})" if letters or o.value in STATES else o.says)
            for o in question.options
        ]
        options = self.query_one("#options", Choices)
        options.show(rows, before)
        options.focus()

    def show_menu(self, says: str, rows: list[tuple[str, str]]) -> None:
        """Show a choice of what to do, where there is no question."""
        self._tick_or_choose(False)
        self.say("asks", says)
        for part in ("about", "why", "said", "left"):
            self.say(part, "")
        options = self.query_one("#options", Choices)
        options.show(rows)
        options.focus()
