"""From verbs to acts: verbs that speak of one act are put together; what was threatened is a threat."""

from __future__ import annotations

from assessor.notes.events import Event
from assessor.notes.facts import Act
from assessor.notes.mentions import CLIENT, ME, OFFICIAL, People
from assessor.notes.reader import Reader
from assessor.notes.tokens import Hit, Words

SHARE_VERBS = frozenset(
    {
        "post",
        "send",
        "show",
        "share",
        "put",
        "upload",
        "leak",
        "publish",
        "forward",
        "release",
        "spread",
        "circulate",
        "stick",
        "expose",
        "tell",
        "email",
        "go",
    }
)


def add_elliptical_threats(words: Words, reader: Reader, events: list[Event]) -> None:
    """ "hasn't posted them but says he will": a threat of what the last verb of sharing said."""
    for at, form in enumerate(words.form):
        if form.lemma not in reader.lex.cue_lists["speech"] or form.form == "base":
            continue
        for k in range(at + 1, min(at + 5, len(words.low) - 1)):
            if words.low[k] in ("will", "would", "'ll", "wid") and words.low[k + 1] in (
                ".",
                ",",
                ";",
                "and",
                "but",
                "soon",
                "next",
                "\n",
                "if",
                "unless",
                "though",
                "!",
            ):
                found = reader.people.at.get(k - 1)
                earlier = next(
                    (e for e in reversed(events) if e.at < at and at - e.at < 25 and e.kind == "share"), None
                )
                if (
                    found is None
                    or found.case != "nom"
                    or earlier is None
                    or (found.who and earlier.subject and found.who != earlier.subject)
                ):
                    continue
                hit = Hit("", at, at + 1)
                if (
                    reader.status.negated_cue(hit)
                    or any(w in words.low[at - 3 : at] for w in ("or", "nor"))
                    or reader.subjects.of_cue(hit) not in ("", found.who, earlier.subject)
                ):
                    continue
                events.append(
                    Event(
                        k,
                        k,
                        earlier.lemma,
                        subject=earlier.subject or found.who,
                        right=(k + 1, k + 1),
                        status="threat",
                        cue=words.text(at, k + 1),
                        cue_rule="threat.ellipsis",
                        cue_span=(at, k + 1),
                        sense=earlier.sense,
                    )
                )
                break
    events.sort(key=lambda e: e.at)


def group_acts(words: Words, people: People, events: list[Event]) -> list[Act]:
    """The acts that a note says were done or threatened: verbs that speak of one act are put together."""
    acts: list[Act] = []
    counts: dict[str, int] = {}
    for event in events:
        kind = _kind(words, people, event, acts)
        if (
            not kind
            or (event.subject in (people.affected, OFFICIAL) and event.subject)
            or (
                event.subject in (ME, CLIENT)
                and people.affected != event.subject
                and people.voice == "worker"
                and event.subject == ME
            )
        ):
            continue
        if people.affected in event.unsure and _went_to_another(people, event):
            continue
        if kind == "demand":
            threat = next((act for act in acts if act.kind == "threaten"), None)
            if threat is not None:
                continue
        same = _same_act(words, acts, event, kind)
        if same is not None:
            same.events.append(event)
            if not same.by and event.subject:
                same.by, same.unsure = event.subject, ()
            continue
        if kind == "threaten":
            _demand_into_threat(words, acts, event)
        counts[kind] = counts.get(kind, 0) + 1
        acts.append(Act(f"{kind}-{counts[kind]}", kind, event.subject, event.unsure, [event], _of_doer(event)))
    return acts


def _went_to_another(people: People, event: Event) -> bool:
    """ "she sent him one": sent to the other of the two, so by the one who was wronged."""
    found = people.at.get(event.at + 1)
    return found is not None and found.case == "acc" and found.who not in ("", people.affected)


def _demand_into_threat(words: Words, acts: list[Act], event: Event) -> None:
    """A demand that a threat follows is what the threat was for, not an act of its own."""
    number = words.number(event.at)
    for act in [a for a in acts if a.kind == "demand"]:
        same_person = not act.by or not event.subject or act.by == event.subject
        money = act.events[-1].facts.get("demand.for") == "money-or-property"
        near = number - words.number(act.events[-1].at) <= (1 if money else 0) and event.at - act.events[-1].at < 40
        if not same_person or not near:
            continue
        acts.remove(act)
        for asked in act.events:
            event.facts.update(asked.facts)


def _kind(words: Words, people: People, event: Event, acts: list[Act]) -> str:
    """The kind of act a verb makes: what was threatened is a threat; what was not done is none."""
    if event.status == "threat":
        if event.kind in ("share", "send", "create", "expose") or (
            not event.kind and event.lemma in SHARE_VERBS and speaks_of_images(words, event)
        ):
            return "threaten"
        return ""
    if event.status != "said":
        return ""
    if event.kind == "threaten":
        return "threaten" if _about_images(words, event) else ""
    return event.kind


def speaks_of_images(words: Words, event: Event) -> bool:
    first = max(0, event.at - 70)
    return any(words.label[k].split(".")[0] == "IMAGE" for k in range(first, min(event.right[1] + 4, len(words.low))))


def _about_images(words: Words, event: Event) -> bool:
    """ "threatened her with / over the photos"."""
    for k in range(event.right[0], min(event.right[1], event.at + 10)):
        if words.label[k].split(".")[0] == "IMAGE":
            return any(
                words.low[j] in ("with", "over", "about", "using", "involving") for j in range(max(k - 5, event.at), k)
            )
    return False


def _of_doer(event: Event) -> bool:
    return (
        event.kind in ("send", "expose")
        and event.sense is not None
        and event.sense.id.startswith(("send.", "expose.person"))
    )


def _same_act(words: Words, acts: list[Act], event: Event, kind: str) -> Act | None:
    """The act that a verb speaks of again: the same kind by the same person, not said to be another."""
    near = words.low[max(event.left - 3, 0) : min(event.right[1], event.at + 8)]
    again = any(w in near for w in ("again", "another", "second", "also")) and kind != "threaten"
    for act in reversed(acts):
        if act.kind != kind:
            continue
        if act.by and event.subject and act.by != event.subject:
            continue
        if again and words.number(act.events[-1].at) != words.number(event.at) and act.by == event.subject:
            return None
        if (
            kind == "share"
            and reach_of(words, act.events[0])
            and reach_of(words, event)
            and reach_of(words, act.events[0]) != reach_of(words, event)
        ):
            continue
        return act
    return None


def reach_of(words: Words, event: Event) -> str:
    """The kind of audience named right by a verb of sharing."""
    for k in range(event.right[0], event.right[1]):
        label = words.label[k]
        if label in ("SITE.public", "SITE.group") or label.startswith("GROUP"):
            return "public" if label == "SITE.public" else "group"
    return ""
