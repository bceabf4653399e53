"""The guided interview: one question, large, and what it is asked for."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from assessor.case.edit import put
from assessor.case.model import Answer
from assessor.interview.turns import answer, place_of_tick
from assessor.safety.known import reported
from legal_rules.questions import SUPPORT
from tui.screens.ask import Ask
from tui.screens.asking import Asking
from tui.screens.new_case import NewCase
from tui.widgets.choices import Choices
from tui.widgets.ticks import Ticks


class Interview(Asking):
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
        Binding("e", "setup", "Change", id="interview.setup"),
        Binding("r", "results", "Results", id="interview.results"),
        Binding("w", "contacts", "Who helps", id="interview.contacts"),
    ]

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
