"""The interview line by line: headings in words, numbered choices, nothing redrawn, no colour, no sign that carries a
meaning. It works with a screen reader, through a pipe, and when white space is collapsed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from assessor.assess.acts import assess_whole
from assessor.case.edit import NATION_CHOICES, add_act, days_words, kinds_said, new_case, put, read_act_days, set_days
from assessor.case.model import Answer, Case
from assessor.dates.reader import AS_SAID, Read, Unsure
from assessor.interview.turns import answer, ask_next, passing_over, tick
from assessor.pages.result import result_page
from assessor.result.report import assess_case
from assessor.safety.interrupts import interrupts_for
from assessor.text.names import nation_name
from legal_rules.questions import SUPPORT
from legal_rules.rulebook import RuleBook

Json = dict[str, Any]
HELP = (
    "Type the number of an answer, or its word. Also: help, why, back, results, acts, date, add, save, leave. An empty "
    "line skips the question for now and changes nothing."
)
DANGER = (
    "If someone is in danger now, call 999. If it is not safe to talk, call 999 and press 55 when asked. Type leave at "
    "any time to stop."
)
BACK, ANEW = "<back>", "<anew>"
"""What a choice gives when a command was typed instead: the last answer was taken back, or the case was changed."""
NATION, KIND, DAY, AGE = "nation", "kind", "day", "age"
"""What is asked to begin an act, one after the other."""

Keep = Callable[[Case, bool], str]
"""Saves a case, given whether results were shown before the change, and says where it is."""


class Leave(Exception):  # not an error: the person chose to stop
    """The person left; nothing more is shown."""


@dataclass(frozen=True, slots=True)
class Step:
    """What `back` goes back to: the case and what was skipped before one thing was answered, what that was about, and the
    stage it was asked at, where it was one of those that begin an act."""

    case: Case
    skipped: frozenset[tuple[str, str]]
    about: str
    stage: str = ""


@dataclass
class Plain:
    """One interview. `hear` gives the next line typed (raises EOFError at the end), `say` shows a line;
    with `now` the results say who can be reached at that moment."""

    book: RuleBook
    case: Case
    hear: Callable[[str], str]
    say: Callable[[str], None]
    view: str = SUPPORT
    keep: Keep | None = None
    today: Callable[[], dt.date] = dt.date.today
    now: Callable[[], dt.datetime] | None = None

    def __post_init__(self) -> None:
        self.before: list[Step] = []
        self.skipped: set[tuple[str, str]] = set()
        self.panels_seen: set[str] = set()
        self.after_results = False
        self.stages = {NATION: self._nation, KIND: self._kind, DAY: self._day, AGE: self._age}
        self.taken_back = ""

    def run(self) -> Case:
        """Ask until everything that counts is settled or the person leaves; gives the case as it then is."""
        self.say("Interview. Information, not legal advice.")
        self.say(DANGER)
        self.say(HELP)
        try:
            if not self.case.acts:
                self._go(NATION)
            self._questions()
            self._results()
        except (Leave, EOFError):
            self.say("Stopped. Nothing was sent anywhere.")
        return self.case

    def _go(self, stage: str) -> None:
        """Ask what begins an act, stage after stage; `back` goes to the stage of what it took back."""
        while stage:
            stage = self.stages[stage]()

    def _nation(self) -> str:
        asks = "Where did it happen?"
        nation = self._choose(asks, [(n, nation_name(n)) for n in NATION_CHOICES], must=True)
        if nation in (BACK, ANEW):
            return self.taken_back if nation == BACK else ""
        self._step(asks, NATION)
        self.case = replace(self.case, nation=nation)
        self._save()
        return KIND

    def _kind(self) -> str:
        asks = "What was done? Choose what comes closest."
        kind = self._choose(asks, kinds_said(self.book.vocabulary), must=not self.case.acts)
        if kind in ("", BACK, ANEW):
            return self.taken_back if kind == BACK else ""
        self._step("what was done", KIND)
        self.case = add_act(self.case, kind)
        self._save()
        return DAY

    def _age(self) -> str:
        act = self.case.acts[-1]
        person = self.case.people.get(act.about)
        if person is None or person.age or person.born:
            return ""
        band = self.book.vocabulary.facts["affected.age"]
        age = self._choose(band.question, [(value, band.says.get(value, value)) for value in band.values])
        if age in ("", BACK, ANEW):
            return self.taken_back if age == BACK else ""
        self._step(band.question, AGE)
        self.case = put(self.case, act.id, "affected.age", act.about, Answer(age))
        self._save()
        return ""

    def _day(self) -> str:
        act = self.case.acts[-1]
        while True:
            typed = self._line(f"When was it done? {AS_SAID}")
            if typed == BACK:
                return self.taken_back
            found = read_act_days(self.case, act.id, typed, self.today())
            if isinstance(found, Unsure):
                found = self._which(found)
            if isinstance(found, Read):
                self._step("when it was done", DAY)
                self.case = set_days(self.case, act.id, found.days)
                self._save()
                self.say(f"Taken as: {found.words}.")
                return AGE
            self.say(found.words)

    def _which(self, unsure: Unsure) -> Read | Unsure:
        """The reading that is meant, or all of them if none is chosen."""
        rows = [(option.text, option.words) for option in unsure.options]
        chosen = self._choose("That could be more than one day. Which is meant?", rows, stays=True)
        return next((option for option in unsure.options if option.text == chosen), unsure)

    def _questions(self) -> None:
        while True:
            self._panels()
            now = ask_next(passing_over(self.case, self.skipped), self.book, self.view)
            if now.conflicts:
                self._conflict(now.conflicts)
                continue
            if now.question is None:
                self.say("Nothing more to ask that could still change something.")
                return
            self._ask(now.question)

    def _panels(self) -> None:
        """What has to be said first, as soon as the case calls for it, each once."""
        for shown in interrupts_for(self.case, self.book):
            if shown.id not in self.panels_seen:
                self.panels_seen.add(shown.id)
                self.say(f"Heading: {shown.title}")
                self.say(shown.says)
                for route in shown.contacts:
                    check = "" if route.confirmed else " (check first)"
                    said = route.now(self.now()) if self.now is not None else ""
                    self.say(
                        ". ".join([f"{route.title}{check}", *(f"{k}: {v}" for k, v in route.lines())])
                        + f". {said}".rstrip()
                    )

    def _conflict(self, conflicts: Iterable[object]) -> None:
        for conflict in conflicts:
            self.say(f"These answers cannot all be so. {conflict}")
        if not self.before:
            raise Leave
        self.say("The last answer is taken back. Nothing else is lost.")
        self._take_back()
        self._go(self.taken_back)

    def _ask(self, question: Json) -> None:
        if question["ticks"]:
            self._ticks(question)
            return
        options = [(option["value"], option["says"]) for option in question["options"]]
        self.say(f"Question, at most {question['remaining_at_most']} left. About {question['act']}.")
        value = self._choose(question["asks"], options, question)
        if value == BACK:
            self._go(self.taken_back)
        elif value != ANEW:
            case = answer(self.case, question, value, "told")
            self._keep(case, question["asks"], (question["act"], question["fact"]), value)

    def _ticks(self, question: Json) -> None:
        """A list, one statement after the other; each answer is kept as it is given, and `back` takes one."""
        self.say(
            f"A list, at most {question['remaining_at_most']} questions left. About {question['act']}. {question['why']}"
        )
        options = [(option["value"], option["says"]) for option in question["options"]]
        rows = question["ticks"]
        at = 0
        while at < len(rows):
            asks, fact = rows[at]["asks"], rows[at]["fact"]
            value = self._choose(asks, options, question)
            if value == BACK and at == 0:
                self._go(self.taken_back)
            if value == ANEW or (value == BACK and at == 0):
                return
            if value == BACK:
                at -= 1
                continue
            self._keep(tick(self.case, question, {fact: value}, "told"), asks, (question["act"], fact), value)
            if assess_whole(self.case, self.book).conflicts:
                return
            at += 1

    def _keep(self, case: Case, about: str, asked: tuple[str, str], value: str) -> None:
        """Go on with the case as answered; a blank is a skip."""
        self._step(about)
        self.case = case
        if not value:
            self.skipped.add(asked)
        self._save()

    def _step(self, about: str, stage: str = "") -> None:
        self.before.append(Step(self.case, frozenset(self.skipped), about, stage))

    def _take_back(self) -> bool:
        """Go one step back; whether that took an answer back, and did not only ask again what was skipped."""
        step, now = self.before.pop(), self.case
        self.taken_back = step.stage
        self.case, self.skipped = step.case, set(step.skipped)
        self._save()
        return step.case != now

    def _choose(
        self, asks: str, options: list[tuple[str, str]], question: Json | None = None, stays: bool = False,
        must: bool = False,
    ) -> str:  # fmt: skip
        """One of some options, or nothing for an empty line; a command is carried out and the question asked again, or, where
        it changed the case, `BACK` or `ANEW` given. `stays`: no command that changes the case is taken. `must`: nothing goes
        on without it, so an empty line is told so."""
        self.say(asks)
        for number, (_, says) in enumerate(options, 1):
            self.say(f"{number}. {says}")
        while True:
            typed = self.hear("Answer: ").strip()
            if not typed and must:
                self.say("Nothing can be asked without this. Choose what comes closest, or type leave.")
                continue
            if not typed:
                return ""
            if typed.isdigit() and 1 <= int(typed) <= len(options):
                return options[int(typed) - 1][0]
            for value, says in options:
                if typed.lower() in (value.lower(), says.lower()):
                    return value
            if stays and typed.lower() in _CHANGING:
                self.say("Choose one of these first, or press Enter to leave it.")
                continue
            done = self._command(typed.lower(), question)
            if done:
                return done
            if typed.lower() not in _COMMANDS:
                self.say("That is not one of the answers. Type a number from the list, or help.")

    def _line(self, asks: str) -> str:
        self.say(asks)
        typed = self.hear("Answer: ").strip()
        if typed.lower() in ("leave", "quit", "exit"):
            raise Leave
        if typed.lower() == "back":
            return self._command("back", None) or self._line(asks)
        return typed

    def _command(self, word: str, question: Json | None) -> str:
        """Carry out a command; `BACK` or `ANEW` where it changed the case."""
        match word:
            case "leave" | "quit" | "exit":
                raise Leave
            case "help":
                self.say((question or {}).get("help") or HELP)
                self.say(HELP)
            case "why":
                self.say((question or {}).get("why") or "It decides which law is read.")
            case "results":
                self._results()
            case "acts":
                for act in self.case.acts:
                    self.say(f"{act.id}: {act.kind}, {days_words(act)}.")
            case "back" if self.before:
                about = self.before[-1].about
                taken = self._take_back()
                self.say("The last answer is taken back." if taken else "That was skipped; it is asked again.")
                self.say(f"It was about: {about}")
                return BACK
            case "back":
                self.say("There is nothing to take back.")
            case "add" if self.case.acts:
                self._go(KIND)
                return ANEW
            case "date" if self.case.acts:
                self._go(DAY)
                return ANEW
            case "add" | "date":
                self.say("Nothing is entered yet. Answer this first.")
            case "save":
                self._save(aloud=True)
        return ""

    def _save(self, aloud: bool = False) -> None:
        where = self.keep(self.case, self.after_results) if self.keep is not None else ""
        if aloud:
            self.say(where or "Nothing is saved: no file was named at the start.")

    def _results(self) -> None:
        self.after_results = True
        result, conflicts = assess_case(self.case, self.book, self.view)
        if result is None:
            for conflict in conflicts:
                self.say(f"These answers cannot all be so. {conflict}")
            return
        now = self.now() if self.now is not None else None
        for block in result_page(result, self.case, self.book, self.view, now=now).blocks:
            self.say(f"Heading: {block.text}" if block.level > 0 else block.text)


_CHANGING = frozenset({"back", "add", "date"})
_COMMANDS = frozenset({"help", "why", "back", "results", "acts", "date", "add", "save"})


def start(
    book: RuleBook,
    case: Case | None,
    hear: Callable[[str], str],
    say: Callable[[str], None],
    view: str,
    keep: Keep | None,
) -> Plain:
    """An interview on a case, or on a new one."""
    clock = partial(dt.datetime.now, dt.UTC)
    return Plain(book, case or new_case("england-wales"), hear, say, view, keep, now=clock)
