"""The interview line by line: headings in words, numbered choices, nothing redrawn, no colour, no sign that carries a
meaning. It works with a screen reader, through a pipe, and when white space is collapsed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from assessor.assess.acts import assess_whole
from assessor.assess.records import Question
from assessor.case.edit import days_words, new_case, read_act_days, set_days
from assessor.case.model import Case
from assessor.dates.reader import AS_SAID, Read, Unsure
from assessor.interview.opening import MORE, NATION, SEVERAL, TYPED, WHAT, Ask, keys_of, next_ask, take, what_else
from assessor.interview.turns import answer, ask_next, passing_over, tick
from assessor.notes.beside import beside
from assessor.pages.result import result_page
from assessor.result.report import assess_case
from assessor.safety.interrupts import interrupts_for
from legal_rules.questions import SUPPORT
from legal_rules.rulebook import RuleBook

NUMBERS = "Type the numbers of all that apply, with blanks between."
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
Keep = Callable[[Case, bool], str]
"""Saves a case, given whether results were shown before the change, and says where it is."""


class Leave(Exception):  # not an error: the person chose to stop
    """The person left; nothing more is shown."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What `why` and `help` say of what is asked."""

    why: str = ""
    help: str = ""


UNEXPLAINED = Explained()


@dataclass(frozen=True, slots=True)
class Step:
    """What `back` goes back to: the case, what was skipped and what of the opening was passed over before one thing was
    answered, and what that was about; `day`: the act whose day was changed, to be asked again."""

    case: Case
    skipped: frozenset[tuple[str, str]]
    about: str
    passed: frozenset[str] = frozenset()
    day: str = ""


@dataclass
class Plain:
    """One interview. `hear` gives the next line typed (raises EOFError at the end), `say` shows a line;
    with `now` the results say who can be reached at that moment; what of `note` bears on a question is shown with it."""

    book: RuleBook
    case: Case
    hear: Callable[[str], str]
    say: Callable[[str], None]
    view: str = SUPPORT
    keep: Keep | None = None
    today: Callable[[], dt.date] = dt.date.today
    now: Callable[[], dt.datetime] | None = None
    note: str = ""

    def __post_init__(self) -> None:
        self.before: list[Step] = []
        self.skipped: set[tuple[str, str]] = set()
        self.panels_seen: set[str] = set()
        self.after_results = False
        self.passed: set[str] = set()
        self.opens = not self.case.acts

    def run(self) -> Case:
        """Ask until everything that counts is settled or the person leaves; gives the case as it then is."""
        self.say("Interview. Information, not legal advice.")
        self.say(DANGER)
        self.say(HELP)
        try:
            self._opening()
            self._questions()
            self._results()
        except (Leave, EOFError):
            self.say("Stopped. Nothing was sent anywhere.")
        return self.case

    def _opening(self) -> None:
        """Safe to talk first, then the questions of support: all that is not known and was not passed over."""
        while self.opens and (ask := next_ask(self.case, self.book.vocabulary, self.passed)) is not None:
            self._first(ask)

    def _first(self, ask: Ask) -> None:
        """One question of the opening; what it is answered with is kept at once."""
        if ask.how == TYPED:
            self._day(ask.act, ask.asks, ask.key)
            return
        must = ask.stage in (NATION, WHAT) and not self.case.acts
        if ask.how == SEVERAL:
            chosen = self._several(ask, must)
        else:
            value = self._choose(ask.asks, list(ask.rows), Explained(ask.why), must=must)
            chosen = value if value in (BACK, ANEW) else [value] * bool(value)
        if isinstance(chosen, str):
            return
        self._step(ask.asks)
        self.passed.add(ask.key)
        self.case, says = take(self.case, ask, chosen)
        self._save()
        if says:
            self.say(says)
        if ask.stage == MORE and chosen == ["yes"]:
            self._first(what_else(self.book.vocabulary))

    def _several(self, ask: Ask, must: bool) -> list[str] | str:
        """Several of some options, by their numbers."""
        while True:
            value = self._choose(f"{ask.asks} {NUMBERS}", list(ask.rows), Explained(ask.why), must=must, several=True)
            if value in (BACK, ANEW):
                return value
            return value.split() if value else []

    def _add(self) -> None:
        """Something else that was done, and what the opening asks of it."""
        self.passed |= keys_of(self.case, self.book.vocabulary)
        self.opens = True
        self._first(what_else(self.book.vocabulary))
        self._opening()

    def _day(self, act_id: str, asks: str, key: str = "") -> None:
        """When an act was done; an empty line leaves it for later."""
        while True:
            typed = self._line(f"{asks} {AS_SAID}")
            if typed == BACK:
                return
            if not typed:
                self._step(asks)
                self.passed.add(key)
                return
            found = read_act_days(self.case, act_id, typed, self.today())
            if isinstance(found, Unsure):
                found = self._which(found)
            if isinstance(found, Read):
                self._step(asks, "" if key else act_id)
                self.passed.add(key)
                self.case = set_days(self.case, act_id, found.days)
                self._save()
                self.say(f"Taken as: {found.words}.")
                return
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
        self._opening()

    def _ask(self, question: Question) -> None:
        if question.ticks:
            self._ticks(question)
            return
        options = [(option.value, option.says) for option in question.options]
        self.say(f"Question, at most {question.remaining_at_most} left. About {question.act}.")
        for said in beside(self.note, question.fact, self.today()):
            self.say(f"In the note: {said}")
        value = self._choose(question.asks, options, Explained(question.why, question.help))
        if value == BACK:
            self._opening()
        elif value != ANEW:
            case = answer(self.case, question, value, "told")
            self._keep(case, question.asks, (question.act, question.fact), value)

    def _ticks(self, question: Question) -> None:
        """A list, one statement after the other; each answer is kept as it is given, and `back` takes one."""
        self.say(f"A list, at most {question.remaining_at_most} questions left. About {question.act}. {question.why}")
        options = [(option.value, option.says) for option in question.options]
        rows = question.ticks
        at = 0
        while at < len(rows):
            asks, fact = rows[at].asks, rows[at].fact
            value = self._choose(asks, options, Explained(question.why, question.help))
            if value == BACK and at == 0:
                self._opening()
            if value == ANEW or (value == BACK and at == 0):
                return
            if value == BACK:
                at -= 1
                continue
            self._keep(tick(self.case, question, {fact: value}, "told"), asks, (question.act, fact), value)
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

    def _step(self, about: str, day: str = "") -> None:
        self.before.append(Step(self.case, frozenset(self.skipped), about, frozenset(self.passed), day))

    def _take_back(self) -> bool:
        """Go one step back; whether that took an answer back, and did not only ask again what was skipped."""
        step, now = self.before.pop(), self.case
        self.case, self.skipped, self.passed = step.case, set(step.skipped), set(step.passed)
        self._save()
        return step.case != now

    def _choose(
        self,
        asks: str,
        options: list[tuple[str, str]],
        told: Explained = UNEXPLAINED,
        stays: bool = False,
        must: bool = False,
        several: bool = False,
    ) -> str:
        """One of some options, or nothing for an empty line; a command is carried out and the question asked again, or, where
        it changed the case, `BACK` or `ANEW` given. `stays`: no command that changes the case is taken. `must`: nothing goes
        on without it, so an empty line is told so. `several`: any number of them, given with blanks between."""
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
            if several and (numbers := _numbers(typed, len(options))):
                return " ".join(options[number - 1][0] for number in numbers)
            if typed.isdigit() and 1 <= int(typed) <= len(options):
                return options[int(typed) - 1][0]
            for value, says in options:
                if typed.lower() in (value.lower(), says.lower()):
                    return value
            if stays and typed.lower() in _CHANGING:
                self.say("Choose one of these first, or press Enter to leave it.")
                continue
            done = self._command(typed.lower(), told)
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
            return self._command("back", UNEXPLAINED) or self._line(asks)
        return typed

    def _command(self, word: str, told: Explained) -> str:
        """Carry out a command; `BACK` or `ANEW` where it changed the case."""
        match word:
            case "leave" | "quit" | "exit":
                raise Leave
            case "help":
                self.say(told.help or HELP)
                self.say(HELP)
            case "why":
                self.say(told.why or "It decides which law is read.")
            case "results":
                self._results()
            case "acts":
                for act in self.case.acts:
                    self.say(f"{act.id}: {act.kind}, {days_words(act)}.")
            case "back" if self.before:
                about, day = self.before[-1].about, self.before[-1].day
                taken = self._take_back()
                self.say("The last answer is taken back." if taken else "That was skipped; it is asked again.")
                self.say(f"It was about: {about}")
                if day:
                    self._day(day, about)
                return BACK
            case "back":
                self.say("There is nothing to take back.")
            case "add" if self.case.acts:
                self._add()
                return ANEW
            case "date" if self.case.acts:
                self._day(self.case.acts[-1].id, "When was it done?")
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


def _numbers(typed: str, most: int) -> list[int]:
    """The numbers that were typed, each once, or none if anything else was."""
    parts = typed.replace(",", " ").split()
    numbers = [int(part) for part in parts if part.isdecimal() and part.isascii()]
    return list(dict.fromkeys(numbers)) if len(numbers) == len(parts) and all(1 <= n <= most for n in numbers) else []


_CHANGING = frozenset({"back", "add", "date"})
_COMMANDS = frozenset({"help", "why", "back", "results", "acts", "date", "add", "save"})


def start(
    book: RuleBook,
    case: Case | None,
    hear: Callable[[str], str],
    say: Callable[[str], None],
    view: str,
    keep: Keep | None,
    note: str = "",
) -> Plain:
    """An interview on a case, or on a new one, with a note beside it."""
    clock = partial(dt.datetime.now, dt.UTC)
    return Plain(book, case or new_case("england-wales"), hear, say, view, keep, now=clock, note=note)
