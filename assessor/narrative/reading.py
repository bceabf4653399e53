"""A note read: suggestions, each on the words it came from. Nothing here is a fact until somebody accepts it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assessor.narrative.acts import Event, Reader
from assessor.narrative.ages import Age, band_of, find_ages
from assessor.narrative.clean import LONGEST_NOTE, clean
from assessor.narrative.facts import CONSENT, Act, Fact, FactReader
from assessor.narrative.people import CLIENT, ME, OFFICIAL, People, _owner, find_people
from assessor.narrative.places import find_places, nation_of
from assessor.narrative.private import find_private
from assessor.narrative.times import Time, find_times
from assessor.narrative.tokens import Hit, Pipeline, Words, pipeline

Json = dict[str, Any]
SCHEMA = 1
_SHARE_VERBS = frozenset(
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
_LETTERS = "CDEFGHIJKLMNOPQRSTUVWXYZ"
_SPECIFIC_PURPOSES = frozenset(
    {"purpose.distress", "purpose.humiliation", "purpose.alarm", "purpose.fear", "purpose.gratification"}
)


class NotRead(Exception):
    """A note that could not be read; its text says why, in words for the user."""


@dataclass(slots=True)
class Note:
    """A note being read."""

    words: Words
    people: People
    reader: Reader
    events: list[Event]
    acts: list[Act]
    facts: list[Fact]
    times: list[tuple[int, Time]]
    ages: list[Age]
    note_date: dt.date | None
    letters: dict[str, str]


def read_note(text: str, note_date: dt.date | None, nation: str | None) -> Json:
    """The reading of a note, in the contract's JSON shape.

    Raises:
        NotRead: the note is longer than can be read.
        ImportError: spaCy or dateparser is missing or broken.
    """
    if len(text) > LONGEST_NOTE:
        raise NotRead(f"the note is longer than {LONGEST_NOTE:,} characters")
    pipe = pipeline()
    words = pipe.read(clean(text))
    people = find_people(words, pipe.lex)
    reader = Reader(words, people, pipe.lex, pipe.hits(pipe.cues, words))
    events = reader.read()
    _elliptical_threats(words, reader, events)
    acts = _acts(words, people, events)
    facts = FactReader(reader, acts, pipe.lex.facts).read(pipe.hits(pipe.facts, words))
    times = [
        (max(bisect_right(words.start, t.start) - 1, 0), t) for t in find_times(words.clean.text, pipe.lex, note_date)
    ]
    note = Note(
        words,
        people,
        reader,
        events,
        acts,
        facts,
        times,
        find_ages(words, people),
        note_date,
        _letters(words, people, acts),
    )
    return _Writer(note, pipe, nation).json()


def _elliptical_threats(words: Words, reader: Reader, events: list[Event]) -> None:
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
                    reader._negated_cue(hit)
                    or any(w in words.low[at - 3 : at] for w in ("or", "nor"))
                    or reader._cue_subject(hit) not in ("", found.who, earlier.subject)
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


# --- from verbs to acts ------------------------------------------------------------------------------------------------------
def _acts(words: Words, people: People, events: list[Event]) -> list[Act]:
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
            _demand_into_threat(acts, event)
        counts[kind] = counts.get(kind, 0) + 1
        acts.append(Act(f"{kind}-{counts[kind]}", kind, event.subject, event.unsure, [event], _of_doer(event)))
    return acts


def _demand_into_threat(acts: list[Act], event: Event) -> None:
    """A demand that a threat follows is what the threat was for, not an act of its own."""
    for act in [
        a
        for a in acts
        if a.kind == "demand"
        and (not a.by or not event.subject or a.by == event.subject)
        and event.at - a.events[-1].at < 40
    ]:
        acts.remove(act)
        for asked in act.events:
            event.facts.update(asked.facts)


def _kind(words: Words, people: People, event: Event, acts: list[Act]) -> str:
    """The kind of act a verb makes: what was threatened is a threat; what was not done is none."""
    if event.status == "threat":
        if event.kind in ("share", "send", "create", "expose") or (
            not event.kind and event.lemma in _SHARE_VERBS and _speaks_of_images(words, event)
        ):
            return "threaten"
        return ""
    if event.status != "said":
        return ""
    if event.kind == "threaten":
        return "threaten" if _about_images(words, event) else ""
    return event.kind


def _speaks_of_images(words: Words, event: Event) -> bool:
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
        and event.sense.id in ("send.own", "send.received", "expose.person")
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
            and _reach(words, act.events[0])
            and _reach(words, event)
            and _reach(words, act.events[0]) != _reach(words, event)
        ):
            continue
        return act
    return None


def _reach(words: Words, event: Event) -> str:
    """The kind of audience named right by a verb of sharing."""
    for k in range(event.right[0], event.right[1]):
        label = words.label[k]
        if label in ("SITE.public", "SITE.group") or label.startswith("GROUP"):
            return "public" if label == "SITE.public" else "group"
    return ""


def _letters(words: Words, people: People, acts: list[Act]) -> dict[str, str]:
    """A letter for each person: B for the one who was wronged, A for the one who did the first act, then C, D and so on."""
    if words.letters:
        out = {who: who for who in people.persons if len(who) == 1}
        out[people.affected] = "B"
    else:
        out = {people.affected: "B"}
        doer = next((act.by for act in acts if act.by and act.by not in (people.affected, OFFICIAL, ME, CLIENT)), "")
        if not doer:
            doer = next(
                (who for who, p in people.persons.items() if p.group in ("ex", "partner") and who != people.affected),
                "",
            )
        if doer:
            out[doer] = "A"
    free = iter(letter for letter in _LETTERS if letter not in out.values())
    for act in acts:
        if act.by and act.by not in out and act.by not in (OFFICIAL,):
            out[act.by] = next(free, "Z")
    for who, person in people.persons.items():
        if (who.startswith("name:") and who not in out) or (who == ME and people.voice == "own" and who not in out):
            out[who] = next(free, "Z")
        del person
    return out


# --- from the reading to JSON ------------------------------------------------------------------------------------------------
class _Writer:
    """Writes a reading as the contract says."""

    def __init__(self, note: Note, pipe: Pipeline, nation: str | None) -> None:
        self.note, self.pipe, self.words, self.people = note, pipe, note.words, note.people
        self.given_nation = nation
        self.suggestions: list[Json] = []
        self.seen: set[tuple[Any, ...]] = set()

    def json(self) -> Json:
        """The whole reading."""
        nation, places = nation_of(find_places(self.words, self.pipe))
        acts = [self._act(act, nation or self.given_nation or "") for act in self.note.acts]
        people = self._people()
        self._nation(nation, places)
        self._ages()
        images = self._images()
        self._facts()
        self._said_relation()
        self._unsure()
        self._settle()
        personal = [p.as_json() for p in find_private(self.words, self.people, self.pipe.lex, self.note.letters)]
        self.suggestions.sort(key=lambda s: (s["spans"][0] if s["spans"] else [0, 0], s["fact"]))
        return {
            "schema": SCHEMA,
            "note_date": self.note.note_date.isoformat() if self.note.note_date else None,
            "suggestions": self.suggestions,
            "acts": acts,
            "people": people,
            "images": images,
            "said_not": self._said_not(),
            "not_understood": self._not_understood(),
            "contradictions": self._contradictions(),
            "flags": self._flags(personal),
            "personal": personal,
        }

    def _suggest(
        self,
        fact: str,
        value: Any,
        first: int,
        last: int,
        cue: str,
        rule: str,
        why: str,
        act: str | None = None,
        image: str | None = None,
        person: str | None = None,
        **more: Any,
    ) -> None:
        key = (act, image, person, fact, str(value))
        span = self.words.span(first, last)
        if key in self.seen:
            for row in self.suggestions:
                if (row["act"], row["image"], row["person"], row["fact"], str(row["value"])) == key:
                    if span not in row["spans"] and len(row["spans"]) < 20:
                        row["spans"].append(span)
                    return
        self.seen.add(key)
        self.suggestions.append(
            {
                "act": act,
                "image": image,
                "person": person,
                "fact": fact,
                "value": value,
                "spans": [span],
                "cue": cue,
                "rule": rule,
                "why": why,
                **more,
            }
        )

    def _letter(self, who: str) -> str | None:
        return self.note.letters.get(who) if who else None

    def _act(self, act: Act, nation: str) -> Json:
        lead = act.events[0]
        first, last = act.ends()
        spans = [self.words.span(e.left, e.at + 1) for e in act.events[:20]]
        when, time_rule, time_words = self._when(act)
        sense = lead.sense
        self._suggest(
            "act.kind",
            act.kind,
            first,
            last,
            lead.cue or self.words.text(first, last),
            sense.id if sense else lead.cue_rule,
            _why_act(act),
            act=act.id,
        )
        if when is not None:
            a, b = time_words
            self._suggest("when", when, a, b, self.words.text(a, b), time_rule, "the time said with it", act=act.id)
        for event in act.events:
            for fact, value in event.facts.items():
                self._suggest(
                    fact,
                    value,
                    event.left,
                    event.at + 1,
                    self.words.text(event.left, event.at + 1),
                    event.sense.id if event.sense else "",
                    "said by the verb itself",
                    act=act.id,
                )
        if act.kind == "threaten":
            self._threat(act)
        to = self._to(act)
        return {
            "id": act.id, "kind": act.kind, "when": when, "nation": nation or None, "by": self._letter(act.by), "about": "B" if self._letter(self.people.affected) else None,
            "to": to, "spans": spans, "image": self._image_of(act), "asks": self._asks(act),
        }  # fmt: skip

    def _asks(self, act: Act) -> list[str]:
        """What has to be asked because the note leaves it open who did it."""
        if act.by:
            return []
        if act.unsure:
            return ["who did it: " + " or ".join(sorted(self._called(who) for who in act.unsure))]
        return ["who did it"]

    def _called(self, who: str) -> str:
        letter = self.note.letters.get(who)
        person = self.people.persons.get(who)
        label = person.label if person is not None and person.label else who.split(":")[-1]
        return f"{letter} ({label})" if letter and letter != label else (letter or label)

    def _to(self, act: Act) -> Any:
        b = self.people.affected
        for event in act.events:
            if event.to_whom == b and b:
                return ["B"]
        if act.kind == "share" and any(_reach(self.words, e) == "public" for e in act.events):
            return "public"
        return ["B"] if act.kind in ("send", "threaten") and act.kind == "send" else None

    def _image_of(self, act: Act) -> str | None:
        if act.kind in ("threaten", "demand", "contact", "access", "observe", "install"):
            return None
        if act.of_doer:
            return (
                "image-2"
                if any(
                    not a.of_doer and a.kind not in ("threaten", "demand", "contact", "access", "observe", "install")
                    for a in self.note.acts
                )
                else "image-1"
            )
        return "image-1"

    def _threat(self, act: Act) -> None:
        event = act.events[0]
        if any(e.status == "threat" or e.kind == "threaten" for e in act.events):
            a, b = event.left, max(event.at + 1, min(event.right[1], event.at + 6))
            self._suggest(
                "threat.intimate",
                "yes",
                a,
                b,
                event.cue or self.words.text(a, b),
                event.cue_rule or "threaten.with-images",
                "the threat is about the pictures",
                act=act.id,
            )
            if any(e.status == "threat" for e in act.events) and any(e.lemma in _SHARE_VERBS for e in act.events):
                self._suggest(
                    "threat.to-others",
                    "yes",
                    a,
                    b,
                    event.cue or self.words.text(a, b),
                    event.cue_rule,
                    "the threat is to show it to others",
                    act=act.id,
                )

    # --- when, where ---------------------------------------------------------------------------------------------------------
    def _when(self, act: Act) -> tuple[Any, str, tuple[int, int]]:
        """The time said in the sentence of an act; else one that stands alone just before it, or in "it was in 2001" after it."""
        times = self.note.times
        own: list[tuple[int, int, Time]] = []
        for event in act.events:
            number = self.words.number(event.at)
            for at, time in times:
                if self.words.number(at) == number and self._of_the_act(at, time, event):
                    own.append((abs(at - event.at) + (1000 if event is not act.events[0] else 0), at, time))
        if own:
            _, at, time = min(own, key=lambda o: (o[0], o[1]))
            return self._time(at, time)
        first = self.words.number(act.events[0].at)
        busy = {self.words.number(e.at) for a in self.note.acts for e in a.events}
        for at, time in reversed(times):
            number = self.words.number(at)
            a, _ = self.words.sentence(at)
            opening = [w for w in self.words.low[a : a + 3] if w[:1].isalpha()]
            if (
                0 < first - number <= 2
                and number not in busy
                and not any(number < n < first for n in busy)
                and self._floats(at)
            ):
                return self._time(at, time)
            stands = opening[:1] and (
                opening[0] in ("happened", "occurred", "started", "began", "date", "when")
                or (
                    opening[0] in ("it", "this", "that", "all")
                    and opening[1:2]
                    and opening[1] in ("was", "happened", "started", "is", "began", "all", "occurred", "took")
                )
            )
            if 0 < number - first <= 6 and number not in busy and stands:
                return self._time(at, time)
        for at, time in times:
            before = self.words.low[max(at - 4, 0) : at + 1]
            said = ("this" in before and "was" in before) or ("it" in before and "was" in before and "in" in before)
            if said and self.words.number(at) not in busy:
                return self._time(at, time)
        return self._carried(act, first)

    def _carried(self, act: Act, number: int) -> tuple[Any, str, tuple[int, int]]:
        """The time of the same person's act in the sentence just before, where nothing says that it was later."""
        first, last = self.words.sentence(act.events[0].at)
        if any(
            w in ("later", "after", "since", "then", "subsequently", "months", "weeks", "years", "when")
            for w in self.words.low[first : act.events[0].at]
        ):
            return None, "", (0, 0)
        del last
        for other in self.note.acts:
            if other is act or other.by != act.by or self.words.number(other.events[0].at) != number - 1:
                continue
            for at, time in self.note.times:
                if self.words.number(at) == number - 1 and self._of_the_act(at, time, other.events[0]):
                    when, _, span = self._time(at, time)
                    return when, "time.carried", span
        return None, "", (0, 0)

    def _of_the_act(self, at: int, time: Time, event: Event) -> bool:
        """Whether a time in an act's sentence can be the act's: none between a "since we met in 2019" and its verb."""
        words = self.words
        lo, hi = (at, event.at) if at < event.at else (event.at, at)
        between = words.low[lo + 1 : hi]
        if ";" in between:
            return False
        return not (
            any(
                w in words.low[max(at - 7, words.sentence(at)[0]) : at]
                for w in (
                    "left",
                    "met",
                    "split",
                    "broke",
                    "ended",
                    "separated",
                    "married",
                    "together",
                    "dating",
                    "relationship",
                )
            )
            and hi - lo > 3
            and time.start < words.start[event.left]
        )

    def _floats(self, at: int) -> bool:
        near = self.words.low[max(at - 8, self.words.sentence(at)[0]) : at]
        return not any(
            w in near for w in ("left", "met", "split", "broke", "ended", "separated", "married", "together", "dating")
        )

    def _time(self, at: int, time: Time) -> tuple[Any, str, tuple[int, int]]:
        last = max(bisect_right(self.words.start, time.end - 1), at + 1)
        return time.value(self.note.note_date), time.rule, (at, last)

    def _nation(self, nation: str, places: list[Any]) -> None:
        if nation and places:
            for place in places[:5]:
                self._suggest(
                    "nation",
                    nation,
                    place.first,
                    place.last,
                    self.words.text(place.first, place.last),
                    "place",
                    "a place in that nation is named",
                )
        elif places:
            first = places[0]
            self._suggest(
                "nation",
                "unknown",
                first.first,
                first.last,
                ", ".join(dict.fromkeys(self.words.text(p.first, p.last) for p in places[:4])),
                "place",
                "places in more than one nation are named",
            )

    # --- people --------------------------------------------------------------------------------------------------------------
    def _people(self) -> list[Json]:
        out: list[Json] = []
        ages: dict[str, Age] = {}
        for age in self.note.ages:
            held = ages.get(age.who)
            if held is None or (held.now and not age.now) or (held.years is None and age.years is not None):
                ages[age.who] = age
        for who, letter in sorted(self.note.letters.items(), key=lambda kv: kv[1]):
            person = self.people.persons.get(who)
            if person is None and who != self.people.affected:
                continue
            affected = who == self.people.affected
            did = any(act.by == who for act in self.note.acts)
            role = (
                ("supported" if who in (CLIENT, ME) else "affected")
                if affected
                else ("responsible" if letter == "A" or did else "other")
            )
            held = ages.get(who)
            spans = [self.words.span(person.first, person.last)] if person is not None and person.first >= 0 else []
            row: Json = {
                "id": letter,
                "role": role,
                "called": person.label if person and person.label else letter,
                "spans": spans,
            }
            if held is not None and held.band and held.band != "under-18":
                row["age"] = held.years if held.years is not None else held.band
            out.append(row)
            relation = self._relation(who)
            if relation and role == "responsible" and person is not None and letter == "A":
                self._suggest(
                    "relation.to-person",
                    relation[0],
                    *relation[1],
                    self.words.text(*relation[1]),
                    "relation",
                    "who they are said to be to each other",
                    person=letter,
                )
        return out

    def _said_relation(self) -> None:
        """A relation that a sentence states ("they split up"), for the person responsible, where no noun has said it."""
        facts = [f for f in self.note.facts if f.scope == "person"]
        if not facts or any(row["fact"] == "relation.to-person" for row in self.suggestions) or not self.note.acts:
            return
        fact = facts[0]
        self._suggest(fact.fact, fact.value, fact.first, fact.last, fact.cue, fact.rule, fact.why, person="A")

    def _relation(self, who: str) -> tuple[str, tuple[int, int]] | None:
        """The relation said between the one who was wronged and somebody, and the words that say it."""
        groups = {g["id"]: g["relation"] for g in self.pipe.lex.people["groups"]}
        b = self.people.affected
        for mention in self.people.mentions:
            if mention.kind != "noun" or not groups.get(mention.group):
                continue
            if mention.group == "family" and _owner(self.words, self.people, mention.first) is None:
                continue
            if mention.who == who or (
                mention.who == b
                and len(self.note.letters) <= 3
                and who
                and mention.group in ("partner", "ex", "friend")
                and self.note.letters.get(who) == "A"
            ):
                return groups[mention.group], (mention.first, mention.last)
        return None

    def _ages(self) -> None:
        earliest, latest = self._span_of_acts()
        for age in self.note.ages:
            letter = self._letter(age.who)
            if letter is None or not age.band:
                continue
            first = max(bisect_right(self.words.start, age.start) - 1, 0)
            last = max(bisect_right(self.words.start, age.end - 1), first + 1)
            cue = self.words.text(first, last)
            affected = age.who == self.people.affected
            fact = "affected.age" if affected else "responsible.age"
            more: dict[str, Any] = {"age": age.years} if age.years is not None else {}
            if age.band == "under-18":
                self._suggest(fact, "unknown", first, last, cue, age.rule, "under 18, but not how old", person=letter)
                continue
            if not age.now:
                self._suggest(
                    fact, age.band, first, last, cue, age.rule, "the age said for that time", person=letter, **more
                )
                continue
            if affected:
                band = "under-13" if age.years is not None and age.years < 13 else age.band
                self._suggest(
                    "affected.age-now", band, first, last, cue, age.rule, "the age said for now", person=letter, **more
                )
            if any(other.who == age.who and not other.now for other in self.note.ages):
                continue
            if self._holds_then(age, earliest, latest):
                self._suggest(
                    fact,
                    age.band,
                    first,
                    last,
                    cue,
                    age.rule,
                    "the age said for now, and it was the same band then",
                    person=letter,
                    **more,
                )
            elif age.band == "adult" and earliest is None:
                self._suggest(
                    fact,
                    age.band,
                    first,
                    last,
                    cue,
                    age.rule,
                    "the age said for now; no date is said",
                    person=letter,
                    **more,
                )

    def _span_of_acts(self) -> tuple[dt.date | None, dt.date | None]:
        days = [time for _, time in self.note.times]
        return (min((t.first for t in days), default=None), max((t.last for t in days), default=None))

    def _holds_then(self, age: Age, earliest: dt.date | None, latest: dt.date | None) -> bool:
        """Whether an age said for now puts somebody in the same band on the earliest day the note speaks of."""
        if age.years is None:
            return age.band == "adult" and (
                earliest is None or self.note.note_date is None or self.note.note_date.year - earliest.year < 2
            )
        if earliest is None:
            return True
        reference = self.note.note_date
        if reference is None:
            return False
        years_ago = (
            reference.year
            - earliest.year
            + (1 if (reference.month, reference.day) < (earliest.month, earliest.day) else 0)
        )
        young = age.years - max(reference.year - earliest.year, 0) - 1
        if (reference - earliest).days <= 120:
            young = age.years
        del years_ago
        return young > 0 and band_of(young) == band_of(age.years)

    # --- pictures and facts --------------------------------------------------------------------------------------------------
    def _images(self) -> list[Json]:
        used = list(dict.fromkeys(image for act in self.note.acts if (image := self._image_of(act))))
        labels = [k for k, label in enumerate(self.words.label) if label.split(".")[0] == "IMAGE"]
        if not used and labels and any(f.scope == "image" for f in self.note.facts):
            used = ["image-1"]
        doer_first = (
            bool(self.note.acts)
            and all(a.of_doer for a in self.note.acts if self._image_of(a) == "image-1")
            and any(self._image_of(a) == "image-1" for a in self.note.acts)
        )
        out = []
        for image in used:
            of = "A" if image == "image-2" or (image == "image-1" and doer_first) else "B"
            out.append({"id": image, "of": [of], "spans": [self.words.span(k, k + 1) for k in labels[:5]]})
        self.image_ids = used
        return out

    def _facts(self) -> None:
        child = self._affected_is_child()
        indecent = False
        for fact in self.note.facts:
            if fact.scope == "person":
                continue
            if fact.scope == "image":
                image = self._image_of(fact.act) if fact.act is not None else None
                image = image or (self.image_ids[0] if self.image_ids else None)
                if image is None and not (fact.act is not None and fact.act.kind in ("observe", "install", "threaten")):
                    continue
                name, value, why = fact.fact, fact.value, fact.why
                if child and name.startswith("shows.") and not (fact.act is not None and fact.act.of_doer):
                    if name in (
                        "shows.genitals",
                        "shows.sexual-thing",
                        "shows.sexual-act",
                        "shows.breasts",
                        "shows.sexual-as-a-whole",
                        "shows.buttocks",
                    ):
                        name, why, indecent = "image.indecent", "a naked or sexual picture of somebody under 18", True
                    else:
                        continue
                of_act = fact.act.id if image is None and fact.act is not None else None
                self._suggest(name, value, fact.first, fact.last, fact.cue, fact.rule, why, act=of_act, image=image)
            else:
                self._suggest(
                    fact.fact,
                    fact.value,
                    fact.first,
                    fact.last,
                    fact.cue,
                    fact.rule,
                    fact.why,
                    act=fact.act.id if fact.act is not None else None,
                )
        del indecent

    def _affected_is_child(self) -> bool:
        return any(
            age.who == self.people.affected and ((age.years is not None and age.years < 18) or age.band == "under-18")
            for age in self.note.ages
        )

    def _settle(self) -> None:
        """One reading where two say the same thing of one place at different strengths."""
        drop: set[int] = set()
        by_place: dict[tuple[Any, ...], list[int]] = {}
        for n, row in enumerate(self.suggestions):
            by_place.setdefault((row["act"], row["image"], row["person"], row["fact"]), []).append(n)
        for (_, _, _, fact), rows in by_place.items():
            values = [self.suggestions[n]["value"] for n in rows]
            if fact == "share.reach" and len(rows) > 1:
                order = ["open-to-anyone", "group", "one-other", "only-the-person-shown"]
                keep = min(
                    rows,
                    key=lambda n: (
                        order.index(self.suggestions[n]["value"]) if self.suggestions[n]["value"] in order else 9
                    ),
                )
                drop.update(n for n in rows if n != keep)
            elif fact == "image.origin" and len(rows) > 1:
                keep = next((n for n in rows if self.suggestions[n]["value"] == "generated"), rows[0])
                drop.update(n for n in rows if n != keep)
            elif fact.startswith("demand") and len(rows) > 1:
                drop.update(rows[1:])
            elif "unknown" in values and "no" in values and fact.startswith("consent"):
                for n in rows:
                    if self.suggestions[n]["value"] == "unknown":
                        drop.add(n)
        self.suggestions = [row for n, row in enumerate(self.suggestions) if n not in drop]

    def _unsure(self) -> None:
        """Verbs that were hedged or denied: what may have been done is not known."""
        done = {act.kind for act in self.note.acts}
        for event in self.note.events:
            if (
                event.status not in ("hedged", "denied")
                or not event.kind
                or not (event.subject or event.unsure or event.passive)
                or (event.subject == self.people.affected and event.subject)
            ):
                continue
            why = (
                "only thought, feared or heard of" if event.status == "hedged" else "denied by the person it is said of"
            )
            self._suggest(
                "act.completed",
                "unknown",
                event.left,
                event.at + 1,
                event.cue,
                event.cue_rule,
                f"{why}: {event.cue}",
                kind=event.kind,
                status=event.status,
                also_said=event.kind in done,
            )

    def _said_not(self) -> list[Json]:
        out = []
        for event in self.note.events:
            if event.status in ("negated", "refused") and event.kind and event.subject != self.people.affected:
                out.append(
                    {
                        "kind": event.kind,
                        "by": self._letter(event.subject),
                        "spans": [self.words.span(event.left, event.at + 1)],
                        "cue": event.cue,
                        "rule": event.cue_rule,
                    }
                )
        return out

    def _contradictions(self) -> list[Json]:
        """Places of the note that say opposite things."""
        out: list[Json] = []
        by_place: dict[tuple[Any, ...], dict[str, Json]] = {}
        for row in self.suggestions:
            if row["value"] in ("yes", "no"):
                by_place.setdefault((row["act"], row["image"], row["person"], row["fact"]), {})[row["value"]] = row
        for (act, image, person, fact), rows in by_place.items():
            if len(rows) == 2:
                out.append(
                    {
                        "fact": fact,
                        "act": act,
                        "image": image,
                        "person": person,
                        "spans": [*rows["yes"]["spans"], *rows["no"]["spans"]],
                    }
                )
        ages: dict[tuple[str, bool], list[Age]] = {}
        for age in self.note.ages:
            if age.years is not None and age.who in self.note.letters:
                ages.setdefault((age.who, age.now), []).append(age)
        for (who, _), said in ages.items():
            if len({a.years for a in said}) > 1:
                out.append(
                    {
                        "fact": "age",
                        "act": None,
                        "image": None,
                        "person": self._letter(who),
                        "spans": [list(self.words.clean.back(a.start, a.end)) for a in said],
                    }
                )
        return out

    def _not_understood(self) -> list[list[int]]:
        """Sentences with a verb of conduct, or a picture and a verb, that gave nothing."""
        words = self.words
        read: set[int] = set()
        for act in self.note.acts:
            read.update(words.number(e.at) for e in act.events)
        for fact in self.note.facts:
            read.add(words.number(fact.first))
        for event in self.note.events:
            if event.status != "said" and event.kind:
                read.add(words.number(event.at))
        out: list[list[int]] = []
        for event in self.note.events:
            number = words.number(event.at)
            if (
                number in read
                or event.lemma not in _CONDUCT_WORDS
                or (event.subject == self.people.affected and event.subject)
            ):
                continue
            if event.status in ("negated", "hypothetical", "agreed", "refused", "planned") or (
                event.lemma in _WEAK and not _speaks_of_images_here(words, event)
            ):
                continue
            read.add(number)
            first, last = words.sentences[number]
            while first < last - 1 and not words.low[first].strip():
                first += 1
            while last - 1 > first and not words.low[last - 1].strip():
                last -= 1
            out.append(words.span(first, last))
        return out

    # --- what comes first ----------------------------------------------------------------------------------------------------
    def _flags(self, personal: list[Json]) -> list[Json]:
        flags: dict[str, Json] = {}
        rows = {row["id"]: row for row in self.pipe.lex.interrupts}

        def raise_(id: str, severity: str, says: str, span: list[int]) -> None:
            flag = flags.setdefault(id, {"id": id, "severity": severity, "says": says, "because": []})
            if span not in flag["because"] and len(flag["because"]) < 20:
                flag["because"].append(span)

        for hit in self.pipe.hits(self.pipe.alarms, self.words):
            if not self._denied_alarm(hit):
                raise_(
                    hit.rule, rows[hit.rule]["severity"], rows[hit.rule]["says"], self.words.span(hit.first, hit.last)
                )
        for age in self.note.ages:
            if (age.years is not None and age.years < 18) or age.band == "under-18":
                raise_(
                    "under-18",
                    "stop",
                    "The note speaks of somebody under 18.",
                    list(self.words.clean.back(age.start, age.end)),
                )
        for at, label in enumerate(self.words.label):
            if (
                label in ("CHILDWORD", "IMAGE.childabuse")
                and at == self.words.groups[self.words.group[at]][0]
                and self._child_in_picture(at)
            ):
                raise_(
                    "under-18",
                    "stop",
                    "The note speaks of somebody under 18.",
                    self.words.span(at, self.words.groups[self.words.group[at]][1]),
                )
        for row in personal:
            if row["kind"] in ("image-data", "image-path"):
                raise_(
                    "image-content",
                    "stop",
                    "The note holds an image, or the name of an image file. Take it out: no image belongs here.",
                    row["span"],
                )
        return sorted(flags.values(), key=lambda f: (("stop", "urgent", "care").index(f["severity"]), f["id"]))

    def _child_in_picture(self, at: int) -> bool:
        """Whether a word for a child stands in a sentence with a picture or an act, or says it is a child's picture."""
        first, last = self.words.sentence(at)
        return any(
            self.words.label[k].split(".")[0] == "IMAGE" for k in range(max(first, at - 30), min(last, at + 30))
        ) or any(first <= e.at < last and e.kind for e in self.note.events[:2000] if abs(e.at - at) < 40)

    def _denied_alarm(self, hit: Hit) -> bool:
        if hit.rule in ("self-harm", "danger-now"):
            return False
        return any(
            self.words.low[k] in ("not", "never", "no", "n't", "without")
            for k in range(max(hit.first - 3, self.words.sentence(hit.first)[0]), hit.first)
        )


_CONDUCT_WORDS = frozenset({
    "post", "upload", "share", "send", "film", "record", "photograph", "forward", "leak", "publish", "threaten", "circulate", "distribute", "hide", "install",
    "spy", "watch", "screenshot", "save", "download", "create", "edit", "photoshop", "deepfake", "nudify", "expose", "flash", "show", "hack", "demand", "blackmail",
    "airdrop", "message", "text", "email", "spread", "take", "put", "pass", "video", "videotape",
})  # fmt: skip
_WEAK = frozenset(
    {
        "take",
        "put",
        "pass",
        "show",
        "send",
        "save",
        "watch",
        "message",
        "text",
        "email",
        "hide",
        "share",
        "edit",
        "create",
        "record",
        "install",
        "demand",
        "spread",
        "post",
    }
)


def _speaks_of_images_here(words: Words, event: Event) -> bool:
    first, last = words.sentence(event.at)
    return any(
        words.label[k].split(".")[0] == "IMAGE" for k in range(max(first, event.at - 20), min(last, event.at + 20))
    )


def _why_act(act: Act) -> str:
    if act.kind == "threaten":
        return "said to have been threatened, not done"
    return "said to have been done"


def kinds_with_consent() -> Iterable[str]:
    """The kinds of act that have an agreement of their own."""
    return CONSENT
