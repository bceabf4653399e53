"""What to do now: the plan with its ticks, what fits in three lines an act with words to read aloud, and everything in full."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static, TabbedContent, TabPane
from textual.widgets.option_list import Option

from assessor.case.model import Case
from assessor.pages.in_short import aloud_blocks, fits_blocks, in_short
from assessor.pages.plan import details, line
from assessor.pages.support import support_page
from assessor.result.report import assess_case
from assessor.safety.known import reported
from assessor.safety.plan import Part, Planned, key_of, plan_for
from assessor.text.blocks import Block, Page
from legal_rules.questions import SUPPORT
from legal_rules.rulebook import RuleBook
from tui.base import BaseScreen
from tui.keeping import Noted
from tui.safe import content
from tui.widgets.choices import MarkList
from tui.widgets.reader import Reader

NONE = "No case is open."
NO_ACTS = "Nothing that was done is entered yet. A asks what was done."
TICKED = "plan"
"""The kind of entry that a tick is in the record of a case."""
TABS = ("steps", "fits", "full")


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the screen shows of a case."""

    plan: tuple[Part, ...] = ()
    fits: tuple[Block, ...] = ()
    full: tuple[Block, ...] = ()
    panels: str = ""


class Plan(BaseScreen):
    """The result as somebody with a caller on the line needs it."""

    TITLE: ClassVar[str] = "What to do now"
    HELP_TEXT: ClassVar[str] = (
        "The steps stand in order: safety, stopping it spreading, keeping proof, telling someone, the law. Space or a click ticks "
        "the step under the cursor, with the time; that goes into the record of the case. What stands behind a step, and who is "
        "reached, is shown below. F6 goes to what fits, and to everything in full.\n\n"
        "Open and closed are worked out from hours that were looked at on a day; check first means that nobody could confirm them."
    )
    DEFAULT_CSS = """
    Plan TabbedContent { height: 1fr; }
    Plan ContentSwitcher { height: 1fr; }
    Plan TabPane { height: 1fr; padding: 0; }
    Plan #plan { height: 1fr; }
    Plan #plan > .option-list--option-disabled { color: $foreground; text-style: bold; }
    Plan #details { dock: bottom; height: auto; max-height: 8; border-top: solid $muted; padding: 0 1; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", id="plan.tick"),
        Binding("f6", "next_tab", "Next part", id="plan.next", priority=True),
        Binding("o", "documents", "Documents", id="plan.documents"),
        Binding("q", "questions", "Questions", id="plan.questions"),
        Binding("a", "add", "Add", id="plan.add"),
        Binding("w", "contacts", "Who helps", show=False, id="plan.contacts"),
        Binding("j", "jump", "Answers", show=False, id="plan.jump"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._plan: tuple[Part, ...] = ()
        self._rows: list[Planned | None] = []

    def body(self) -> Iterator[Widget]:
        """Three parts behind one another."""
        yield Static("", id="first", classes="note", markup=False)
        with TabbedContent():
            with TabPane("Plan", id="steps"):
                yield MarkList(self.action_tick, id="plan")
                yield Static("", id="details", markup=False)
            with TabPane("What fits", id="fits"):
                yield Reader(id="fit")
            with TabPane("In full", id="full"):
                yield Reader(id="whole")

    def ready(self) -> None:
        """Work it out."""
        self.query_one("#plan", MarkList).focus()
        self._work()

    def returned(self) -> None:
        """The case may have changed."""
        self._work()

    def _work(self) -> None:
        case = self.session.case
        if case is None or not case.acts:
            self.query_one("#first", Static).update(NONE if case is None else NO_ACTS)
            return
        if self.session.place.screen == "interview":
            self.session.at("plan", self.session.place.act, self.session.place.fact)
        self.later("plan", partial(shown, case, self.book, self.root.today(), self.root.now()), self._show)

    def _show(self, found: Shown) -> None:
        self.session.results_seen = True
        self._plan = found.plan
        first = self.query_one("#first", Static)
        first.update(content(found.panels))
        first.display = bool(found.panels)
        self._show_rows()
        self.query_one("#fit", Reader).show_blocks(found.fits, opened=True)
        self.query_one("#whole", Reader).show_blocks(found.full, opened=True)

    def _show_rows(self) -> None:
        rows = self.query_one("#plan", MarkList)
        at = rows.highlighted
        rows.clear_options()
        self._rows = []
        rows.values = []
        done = self.ticks()
        for number, part in enumerate(self._plan, 1):
            self._put(rows, None, Option(content(f"    {number}  {part.title}"), disabled=True))
            for planned in part.steps:
                self._put(rows, planned, Option(content(line(planned, done, self.root.now()))))
        rows.highlighted = (
            at
            if at is not None and at < len(self._rows)
            else next((n for n, planned in enumerate(self._rows) if planned is not None), None)
        )

    def _put(self, rows: MarkList, planned: Planned | None, option: Option) -> None:
        self._rows.append(planned)
        rows.values.append(key_of(planned) if planned is not None else "")
        rows.add_option(option)

    def ticks(self) -> dict[str, str]:
        """The steps that are ticked, with the time of day, or the day where it was not today."""
        found = {}
        for (kind, name), noted in self.session.record.items():
            if kind == TICKED and noted.says.get("done"):
                moment = dt.datetime.fromisoformat(noted.says["done"])
                found[name] = f"{moment:%H:%M}" if moment.date() == self.root.today() else f"{moment:%d/%m}"
        return found

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """What stands behind the step under the cursor."""
        planned = self._rows[event.option_index] if event.option_index < len(self._rows) else None
        lines = list(details(planned)) if planned is not None else []
        self.query_one("#details", Static).update(content("\n".join(lines)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter ticks nothing: what stands behind a step is shown already."""
        event.stop()

    def action_tick(self) -> None:
        """The step under the cursor is done, or not after all; it goes into the record."""
        at = self.query_one("#plan", MarkList).highlighted
        planned = self._rows[at] if at is not None and at < len(self._rows) else None
        if planned is None or self.session.case is None:
            return
        name = key_of(planned)
        moment = "" if name in self.ticks() else self.root.now().astimezone().isoformat(timespec="minutes")
        self.session.note(Noted(TICKED, name, {"step": planned.step.says, "done": moment}))
        self.root.changed()
        self._show_rows()

    def action_next_tab(self) -> None:
        """To the next part."""
        tabs = self.query_one(TabbedContent)
        tabs.active = TABS[(TABS.index(tabs.active) + 1) % len(TABS)]
        pane = tabs.get_pane(tabs.active)
        next(iter(pane.query("MarkList, Reader"))).focus()

    def action_documents(self) -> None:
        """A page for the person, one for the police, a note."""
        self.root.open_entry("documents")

    def action_questions(self) -> None:
        """On with the questions."""
        self.root.replace_entry("interview")

    def action_add(self) -> None:
        """Something else that was done."""
        self.root.open_entry("new", True)

    def action_contacts(self) -> None:
        """Who can help."""
        self.root.open_entry("contacts")

    def action_jump(self) -> None:
        """Every answer so far."""
        self.root.open_entry("answers")


def shown(case: Case, book: RuleBook, today: dt.date, now: dt.datetime) -> Shown:
    """The plan, what fits, and everything in full; contradictions in place of the law if there are any."""
    if reported(case):
        return Shown()
    plan = plan_for(case, book, case.as_at or today)
    result, conflicts = assess_case(case, book, SUPPORT)
    fits, full = Page(), Page()
    if result is None:
        for problem in conflicts:
            fits.para(problem.message)
            fits.item(problem.hint)
        return Shown(plan, tuple(fits.blocks))
    found = in_short(result, case, book)
    fits_blocks(fits, found)
    aloud_blocks(fits, found)
    full.blocks += support_page(result, case, book, now).blocks
    return Shown(
        plan,
        tuple(fits.blocks),
        tuple(full.blocks),
        " ".join(flag.says for flag in result.flags if flag.severity == "stop"),
    )
