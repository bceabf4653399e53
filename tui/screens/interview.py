"""The guided interview: one question, large, and what it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList

from assessor.assess.acts import assess_whole
from assessor.assess.records import Question
from assessor.case.edit import act_words, put
from assessor.case.model import Answer, Case
from assessor.interview.answers import answers_given
from assessor.interview.live import Standing
from assessor.interview.turns import answer, place_of_tick
from assessor.safety.known import reported
from assessor.text.names import STOPPED
from legal_rules.files.problems import Problem
from legal_rules.questions import SUPPORT
from tui.base import BaseScreen
from tui.notes import has_note, pointed
from tui.screens.ask import Ask
from tui.screens.new_case import NewCase
from tui.screens.panel import Panel
from tui.turns import Beside, Turn, beside_of, next_turn
from tui.widgets.case_tree import CaseTree
from tui.widgets.choices import Choices
from tui.widgets.panes import LEFT, MIDDLE, RIGHT, Panes
from tui.widgets.question import QuestionPane
from tui.widgets.reader import Reader
from tui.widgets.ticks import Ticks

AFTER_THE_FRAME = 0.1
"""Seconds after which the frame with the question is out."""
DONE = "Nothing more to ask that could still change something."
CONFLICT = "These answers cannot all be so."


class Interview(BaseScreen):
    """Asks until all that counts is settled. A blank changes nothing; every answer can be gone back to."""

    TITLE: ClassVar[str] = "Questions"
    HELP_TEXT: ClassVar[str] = (
        "One question at a time, in the order that settles most. Answer with a number, with Enter, or with a letter: Y yes, "
        "N no, K don't know, D disputed, P prefer not to say.\n\n"
        "Don't know is never taken as no. S skips a question for now and changes nothing. B takes the last answer back. J "
        "lists every answer, to go to one and change it.\n\n"
        "In a list of statements, answer those you can; each is kept as it is made, and a click makes one too. Enter goes on; "
        "what stays blank is asked again only if you want."
    )
    DEFAULT_CSS = """
    Interview .beside { border-left: solid $muted; }
    Interview .before { border-right: solid $muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "say('yes')", "Yes", show=False, id="interview.yes"),
        Binding("n", "say('no')", "No", show=False, id="interview.no"),
        Binding("k", "say('unknown')", "Don't know", show=False, id="interview.unknown"),
        Binding("d", "say('disputed')", "Disputed", show=False, id="interview.disputed"),
        Binding("p", "say('declined')", "Prefer not to say", show=False, id="interview.declined"),
        Binding("space", "turn_tick", "Next answer round", show=False, id="interview.turn"),
        Binding("s", "skip", "Skip", id="interview.skip"),
        Binding("b", "back", "Back", id="interview.back"),
        Binding("j", "jump", "Jump", id="interview.jump"),
        Binding("a", "add", "Add", id="interview.add"),
        Binding("e", "setup", "Change the case", id="interview.setup"),
        Binding("r", "results", "Results", id="interview.results"),
        Binding("w", "contacts", "Who helps", id="interview.contacts"),
    ]

    def __init__(self, at: tuple[str, str] | None = None) -> None:
        super().__init__()
        self.question: Question | None = None
        self._at = at
        self._shown_state = -1
        self._comes_after = False
        self._made: list[tuple[str, str]] = []
        self._stood: tuple[Standing, ...] = ()
        self._stood_of = ""

    def body(self) -> Iterator[Widget]:
        """The case as a tree, the question, and what belongs beside it: never what an answer would do in the plain view."""
        parts: dict[str, tuple[str, list[Widget]]] = {
            LEFT: ("Case", [CaseTree()]),
            MIDDLE: ("Question", [QuestionPane(self._ticked)]),
            RIGHT: ("Beside it", [Reader(id="live")]),
        }
        yield Panes(parts, self.root.preferences.panes)

    @property
    def pane(self) -> QuestionPane:
        """The pane of the question."""
        return self.query_one(QuestionPane)

    def ready(self) -> None:
        """Ask the first question. After an interruption it is the one that was being asked: the order is the engine's, and
        what was left for later is kept with the case."""
        self.ask()

    @property
    def busy(self) -> bool:
        """Whether something is being worked out, or will be once the frame with the question is out."""
        return super().busy or self._comes_after

    def returned(self) -> None:
        """Ask anew if something changed; else the question stays as it is, in the view of now."""
        if self.session.case is None:
            return
        if self.question is None or self._at is not None or self._shown_state != self.session.state:
            self.ask()
            return
        self._show_beside(self.question)

    def ask(self) -> None:
        """Find the next turn in a thread."""
        session = self.session
        if session.case is None:
            self.pane.say("asks", "No case is open. Esc, then 'New case'.")
            return
        self.question = None
        work = partial(
            next_turn, session.case, self.book, session.view, frozenset(session.skipped), self._at, session.settled
        )
        self.later("turn", work, self._turn)

    def _turn(self, turn: Turn) -> None:
        new = [one for one in turn.panels if one.id not in self.session.panels_seen]
        self.session.panels_seen |= {one.id for one in turn.panels}
        self._shown_state = self.session.state
        if turn.stops:
            self._menu(STOPPED, [("contacts", "Legal advice and support"), ("back", "Take the last answer back")])
        elif turn.conflicts:
            self._conflict(turn.conflicts)
        elif turn.question is None:
            self._done()
        else:
            with self.app.batch_update():
                self._question(turn.question)
            self._comes_after = True
            self.set_timer(AFTER_THE_FRAME, partial(self._and_then, turn.question))
        if new:
            self.app.push_screen(Panel(new))

    def _question(self, question: Question) -> None:
        self.question = question
        case = self.session.case
        assert case is not None
        self.session.at("interview", question.act, question.fact)
        self._made = []
        about = act_words(case.act(question.act), self.book.vocabulary)
        self.pane.show_question(question, about, self.book.vocabulary.spec(question.fact), self._before(question))

    def _and_then(self, question: Question) -> None:
        """Once the question is there: how the act stands, and whether anything else in the case contradicts itself."""
        case, book = self.session.case, self.book
        self._comes_after = self.question not in (question, None)
        if case is None or self.question is not question:
            return
        self._show_beside(question)
        self._point(question.fact)
        work = partial(assess_whole, case, book)
        self.later("further", work, lambda whole: self._conflict(whole.conflicts) if whole.conflicts else None)

    def _point(self, fact: str) -> None:
        """The sentences of the note kept with the case that bear on what is asked, found in a thread."""
        if has_note(self.session):
            self.later("said", partial(pointed, self.session, fact), partial(self.pane.say, "said"))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The help goes with the statement under the cursor."""
        ticks = event.option_list
        if isinstance(ticks, Ticks) and self.question is not None and self.question.ticks and ticks.value:
            self.pane.explain(self.book.vocabulary.spec(ticks.value))
            self._point(ticks.value)

    def _before(self, question: Question) -> str:
        """The answer given before to a question that is asked again."""
        case = self.session.case
        if self._at is None or case is None:
            return ""
        rows = answers_given(case, self.book.vocabulary)
        return next((r.answer.value for r in rows if (r.fact, r.of) == (question.fact, question.of)), "")

    def _show_beside(self, question: Question | None) -> None:
        """The tree and what belongs beside the question, worked out in a thread."""
        case = self.session.case
        if case is None:
            return
        before = self._stood if question is not None and self._stood_of == question.act else None
        work = partial(beside_of, case, self.book, question, self.session.view, before)
        self.later("live", work, partial(self._show_worked_out, case, question))

    def _show_worked_out(self, case: Case, question: Question | None, found: Beside) -> None:
        self.query_one("#live", Reader).show_blocks(found.blocks, opened=True)
        if question is not None and found.stood is not None:
            self._stood, self._stood_of = found.stood, question.act
        stood = None if found.stood is None or question is None else {question.act: found.stood}
        self.query_one(CaseTree).show_case(case, self.book.vocabulary, question, stood)

    def on_case_tree_again(self, event: CaseTree.Again) -> None:
        """An answer chosen in the tree is asked for again."""
        self.ask_again(event.act, event.fact)
        self.query_one(Panes).show(MIDDLE)
        self.ask()

    def on_panes_laid(self, event: Panes.Laid) -> None:
        """Keep the widths that were chosen."""
        self.root.choose(replace(self.root.preferences, panes=event.widths))

    def _menu(self, says: str, rows: list[tuple[str, str]]) -> None:
        """A choice of what to do, where there is no question."""
        self.question = None
        self.pane.show_menu(says, rows)
        self._show_beside(None)

    def _done(self) -> None:
        skipped = len(self.session.skipped)
        rows = [
            ("results", "What to do now, and what fits" if self.session.view == SUPPORT else "What the law says"),
            ("add", "Add something else that was done"),
            ("jump", "Every answer so far"),
        ]
        if skipped:
            rows.append(("again", f"Ask the {skipped} skipped again"))
        self._menu(DONE, [*rows, ("contacts", "Who can help")])

    def _conflict(self, conflicts: Sequence[Problem]) -> None:
        words = "\n".join([CONFLICT, *(problem.message for problem in conflicts)])
        hints = "\n".join(dict.fromkeys(problem.hint for problem in conflicts if problem.hint))
        rows = [("back", "Take the last answer back")] if self.session.before else []
        self._menu(f"{words}\n{hints}", [*rows, ("jump", "Every answer so far")])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """An answer, the end of a list, or what to do next."""
        if isinstance(event.option_list, Ticks):
            self._go_on(event.option_list)
        elif self.question is None:
            self._choose(self.query_one("#options", Choices).chosen(event))
        else:
            self._take(self.query_one("#options", Choices).chosen(event))

    def _choose(self, what: str) -> None:
        if what == "again":
            self.session.skipped.clear()
            self.ask()
        else:
            getattr(self, f"action_{what}")()

    def _take(self, value: str) -> None:
        if value == "disputed":
            self._ask_what_is_said()
        else:
            self._put(value)

    def _ask_what_is_said(self) -> None:
        question = self.question
        assert question is not None
        rows = [(o.value, o.says) for o in question.options[:-3]]

        def said(value: str | None) -> None:
            if self.question is question:
                self._put("disputed", value or "")

        ask = Ask("What does the person you support say?", [*rows, ("", "Leave that out")], question.asks)
        self.app.push_screen(ask, said)

    def _put(self, value: str, supported_says: str = "") -> None:
        case, question = self.session.case, self.question
        if case is None or question is None or self._shown_state != self.session.state:
            return
        self._at = None
        self.session.change(answer(case, question, value, "told", supported_says))
        self.root.changed()
        self.ask()

    def _ticked(self, fact: str, value: str, before: str) -> None:
        """A statement was answered, or made blank again: it is in the case at once."""
        case, question = self.session.case, self.question
        if case is None or question is None:
            return
        act = question.act
        if not self._made or self._made[-1][0] != fact:
            self._made.append((fact, before))
        self.session.skipped.discard((act, fact))
        given = Answer(value, "told") if value else None
        self.session.change(put(case, act, fact, place_of_tick(question, fact), given), (act, fact))
        self._shown_state = self.session.state
        self.root.changed()

    def _go_on(self, ticks: Ticks) -> None:
        """What stayed blank is left for later."""
        question = self.question
        if question is None:
            return
        self.session.skipped |= {(question.act, fact) for fact, value in ticks.ticked.items() if not value}
        self.root.changed()
        self.ask()

    def action_say(self, value: str) -> None:
        """A letter: tick the statement, or answer the question if it takes that answer."""
        if self.question is None:
            return
        if self.question.ticks:
            self.query_one(Ticks).tick(value)
        elif value in self.query_one("#options", Choices).values:
            self._take(value)

    def action_turn_tick(self) -> None:
        """The next answer round for a statement."""
        if self.question is not None and self.question.ticks:
            self.query_one(Ticks).turn()

    def action_skip(self) -> None:
        """Leave the question for now; nothing is changed."""
        if self.question is None:
            return
        facts = [row.fact for row in self.question.ticks] or [self.question.fact]
        if self._at is None:
            self.session.skipped |= {(self.question.act, fact) for fact in facts}
            self.root.changed()
        self._at = None
        self.ask()

    def action_back(self) -> None:
        """Take the last answer back."""
        if not self.session.back():
            self.pane.say("left", "There is nothing to take back.")
            return
        self._at = None
        self.root.changed()
        if self._made and self.question is not None:
            self.query_one(Ticks).put(*self._made.pop())
            self._shown_state = self.session.state
        else:
            self.ask()

    def action_jump(self) -> None:
        """Every answer so far; one can be chosen to be asked again."""
        self.root.open_entry("answers", self.ask_again)

    def ask_again(self, act: str, fact: str) -> None:
        """Ask a question that was answered."""
        self._at = (act, fact)

    def action_add(self) -> None:
        """Add something else that was done."""
        self.app.push_screen(NewCase(adding=True))

    def action_setup(self) -> None:
        """The people, pictures and acts of the case."""
        self.root.open_entry("setup")

    def action_results(self) -> None:
        """What the law says so far."""
        self.root.open_entry("plan" if self.session.view == SUPPORT and not self._stopped() else "results")

    def _stopped(self) -> bool:
        """Whether the one helped was reported: then there is no plan, but advice and support."""
        return self.session.case is not None and reported(self.session.case)

    def action_contacts(self) -> None:
        """Who can help."""
        self.root.open_entry("contacts")
