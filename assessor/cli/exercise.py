"""`exercise`: problem questions, from the library and from the law itself; answers marked part by part."""

from __future__ import annotations

from pathlib import Path

import click

from assessor.cli.common import FORMAT, NATION, fail, give, rule_book
from assessor.cli.days import day_of
from assessor.cli.once import Group
from assessor.study.browse import found, library_page, library_rows
from assessor.study.files import forget_progress, keep_progress, read_answer, read_progress
from assessor.study.generate import generate as made
from assessor.study.marking import mark, score
from assessor.study.pages import find_problem, marked_data, marked_page, problem_page
from assessor.study.records import (
    CONCLUSIONS,
    MARKS,
    ElementAnswer,
    ExclusionAnswer,
    OffenceAnswer,
    Problem,
    RightOffence,
    StudentAnswer,
)
from assessor.study.right import offered, right_answer
from assessor.study.scenarios import Scenario, load_scenarios
from assessor.text.blocks import Page
from legal_rules.rulebook import RuleBook

_SHORT = {"m": "met", "n": "not-met", "c": "cannot-tell", "f": "fits", "d": "does-not-fit"}
_BURDENS = {"p": "prosecution", "e": "evidential", "d": "defendant", "u": "unsettled"}


@click.group(cls=Group)
def exercise() -> None:
    """Problem questions: list and show them, make new ones from the law, do one, and have an answer marked."""


def _library(book: RuleBook) -> tuple[Scenario, ...]:
    library, problems = load_scenarios(book)
    if problems:
        fail(problems)
    return library


def _problem(id: str, book: RuleBook) -> tuple[Problem, dict[str, RightOffence]]:
    problem = find_problem(id, () if "@" in id else _library(book), book)
    if isinstance(problem, str):
        fail([problem])
    return problem, right_answer(problem, book)


@exercise.command("list")
@NATION
@click.option("--topic", metavar="WORDS", help="Only problems whose topics or title hold these words.")
@click.option("--offence", metavar="ID", help="Only problems about one offence.")
@click.option("--difficulty", type=click.IntRange(1, 3), help="1 easy, 3 hard.")
@click.option("--before", metavar="DATE", help="Only acts done before a day, YYYY-MM-DD.")
@click.option("--after", metavar="DATE", help="Only acts done after a day, YYYY-MM-DD.")
@FORMAT
def list_(
    nation: str | None,
    topic: str | None,
    offence: str | None,
    difficulty: int | None,
    before: str | None,
    after: str | None,
    form: str,
) -> None:
    """List the problems of the library by topic, offence, date and difficulty; twins stand beside their siblings."""
    days = tuple(day_of(text, name) if text else None for text, name in ((before, "--before"), (after, "--after")))
    rows = found(_library(rule_book()), nation, topic or "", offence or "", difficulty, *days)
    done = read_progress()
    give(lambda: library_page(rows, done), {"schema": 1, "problems": library_rows(rows)}, form)


@exercise.command()
@click.argument("id")
@click.option("--answer", is_flag=True, help="With the right marking and what it teaches.")
@FORMAT
def show(id: str, answer: bool, form: str) -> None:
    """Show a problem with the parts of the offences it asks about."""
    from dataclasses import asdict

    problem, right = _problem(id, rule_book())
    data = {"schema": 1, "id": problem.id, "title": problem.title, "text": problem.text, "ask": list(problem.ask)}
    if answer:
        data["right"] = [asdict(right[name]) for name in problem.ask]
    give(lambda: problem_page(problem, right, answer), data, form)


@exercise.command()
@click.argument("offence")
@NATION
@click.option("--on", metavar="DATE", help="The day of the act, YYYY-MM-DD; today, if not said.")
@click.option(
    "--seed", type=click.IntRange(0, 10**6), default=0, show_default=True, help="Another number, another problem."
)
@click.option("--answer", is_flag=True, help="With the right marking.")
@FORMAT
def generate(offence: str, nation: str | None, on: str | None, seed: int, answer: bool, form: str) -> None:
    """Make a problem from an offence: a case that meets it, or misses it by one part."""
    book = rule_book()
    where = nation or next((place for place, name in book.offences if name == offence), "")
    if not where:
        fail([f"there is no offence '{offence[:60]}'; 'assessor law list' lists them"])
    problem = made(book, where, offence, day_of(on), seed)
    if isinstance(problem, str):
        fail([problem])
    right = right_answer(problem, book)
    data = {"schema": 1, "id": problem.id, "title": problem.title, "text": problem.text, "ask": list(problem.ask)}
    give(lambda: problem_page(problem, right, answer), data, form)


@exercise.command("mark")
@click.argument("file", metavar="ANSWER.yaml", type=click.Path(path_type=Path))
@FORMAT
def mark_(file: Path, form: str) -> None:
    """Mark a written answer: hits, misses, over-charging, wrong law, wrong burdens, traps."""
    answer, problems = read_answer(file)
    if answer is None:
        fail(problems)
    book = rule_book()
    problem, _ = _problem(answer.problem, book)
    _give_marks(answer, problem, book, form)


def _give_marks(answer: StudentAnswer, problem: Problem, book: RuleBook, form: str) -> None:
    marked = mark(answer, problem, book)
    give(lambda: marked_page(problem, marked, answer.issues), marked_data(problem, marked), form)
    wrong = keep_progress(problem.id, *score(marked))
    if wrong:
        click.echo(wrong, err=True)


@exercise.command()
@click.argument("id")
def do(id: str) -> None:
    """Do a problem line by line: state the issues, mark each element and exception, conclude, and see it marked."""
    book = rule_book()
    problem, right = _problem(id, book)
    page = Page()
    page.blocks = [block for block in problem_page(problem, right).blocks if block.level >= 0][:3]
    click.echo(page.text())
    issues = click.prompt("The issues, in a line", default="", show_default=False)
    offences = tuple(_asked(right[name]) for name in _chosen(problem, right, book))
    _give_marks(StudentAnswer(problem.id, offences, (issues,) if issues else ()), problem, book, "text")


def _chosen(problem: Problem, right: dict[str, RightOffence], book: RuleBook) -> list[str]:
    """The offences somebody takes up, by number, out of those on that kind of act."""
    ids = offered(problem, right, book)
    for number, id in enumerate(ids, 1):
        click.echo(f"{number}. {right[id].provision} {right[id].title}")
    given: str = click.prompt("Which offences do you take up? Numbers, apart by blanks")
    numbers = [int(part) for part in given.replace(",", " ").split() if part.isdigit()]
    return [ids[number - 1] for number in dict.fromkeys(numbers) if 1 <= number <= len(ids)]


def _asked(row: RightOffence) -> OffenceAnswer:
    click.echo(f"\n{row.provision} {row.title}\nm met, n not met, c cannot tell")
    elements = {part.id: ElementAnswer(_choice(f"{part.says} ({part.at})", MARKS, "mnc")) for part in row.elements}
    exclusions = {}
    for part in row.exclusions:
        marked = _choice(f"Does it apply: {part.says} ({part.at})", MARKS, "mnc")
        burden = _BURDENS[
            click.prompt(
                "Who proves it: p prosecution, e raised by evidence, d defendant, u unsettled",
                type=click.Choice(list(_BURDENS)),
            )
        ]
        exclusions[part.id] = ExclusionAnswer(marked, burden)
    conclusion = _choice("All in all: f fits, d does not fit, c cannot tell", CONCLUSIONS, "fdc")
    return OffenceAnswer(row.offence, conclusion, False, elements, exclusions)


def _choice(question: str, values: tuple[str, ...], letters: str) -> str:
    given: str = click.prompt(question, type=click.Choice(list(letters)), show_choices=True)
    return next(value for value in values if value == _SHORT[given])


@exercise.command()
def forget() -> None:
    """Remove the progress kept on this machine."""
    click.echo("Removed." if forget_progress() else "Nothing was kept.")
