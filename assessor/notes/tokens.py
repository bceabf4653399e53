"""The pipeline: a note's words with their spelling settled, their verb forms, their classes, and where sentences end.

`spacy.blank("en")` and components of this project: no model, no network. spaCy is imported when the first note is read.
"""

from __future__ import annotations

import gc
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any

from assessor.notes.clean import LONGEST_NOTE, Clean
from assessor.notes.lexicon import Form, Lexicon, lexicon

_END = frozenset({".", "!", "?", "...", ";"})
_CLOSE = frozenset({'"', "'", ")", "]"})
_SOFT_WRAP = 45
_NO_FORM = Form("", "")


@dataclass(slots=True)
class Words:
    """A note as parallel lists, one entry a word."""

    clean: Clean
    doc: Any
    raw: list[str]
    low: list[str]
    start: list[int]
    end: list[int]
    form: list[Form]
    label: list[str]
    group: list[int]
    groups: list[tuple[int, int, str]]
    sentences: list[tuple[int, int]]
    shouting: bool
    letters: bool = False
    _starts: list[int] = field(default_factory=list)

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence a word stands in."""
        return self.sentences[self.number(at)]

    def number(self, at: int) -> int:
        """Which sentence a word stands in, from 0."""
        if not self._starts:
            self._starts = [first for first, _ in self.sentences]
        return max(bisect_right(self._starts, at) - 1, 0)

    def span(self, first: int, last: int) -> list[int]:
        """The span of the original that words from `first` up to `last` (not with it) stand for."""
        return list(self.clean.back(self.start[first], self.end[max(first, last - 1)]))

    def text(self, first: int, last: int) -> str:
        """The plain words of a span."""
        return self.clean.text[self.start[first] : self.end[max(first, last - 1)]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern's match: which rule, and the words it covers."""

    rule: str
    first: int
    last: int


class Pipeline:
    """spaCy's tokenizer and matchers, set up from the words and patterns of the data."""

    def __init__(self, lex: Lexicon) -> None:
        import spacy
        from spacy.matcher import Matcher, PhraseMatcher

        self.lex = lex
        self.nlp = spacy.blank("en")
        self.nlp.max_length = LONGEST_NOTE * 4
        tokenizer: Any = self.nlp.tokenizer
        rules = {word: way for word, way in tokenizer.rules.items() if not (len(word) == 2 and word[1] == ".")}
        tokenizer.rules = {**_in_capitals(rules), **rules}
        for letter in "ABCDEFX":
            tokenizer.add_special_case(letter + ".", [{"ORTH": letter}, {"ORTH": "."}])
        for said in ("hel", "shel", "theyl"):
            tokenizer.add_special_case(said, [{"ORTH": said[:-1]}, {"ORTH": "l", "NORM": "'ll"}])
        self.labels = _labels(lex)
        self.phrases = PhraseMatcher(self.nlp.vocab, attr="NORM")
        for label, phrases in self.labels.items():
            self.phrases.add(label, [self._phrase(p) for p in phrases])
        self.places = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        for place, nation in lex.places.items():
            self.places.add(f"{nation}|{place}", [self.nlp.make_doc(place)])
        self.bases = _bases(self.labels)
        self._matcher_class = Matcher
        self.facts = self._matcher((rule.id, rule.patterns) for rule in lex.facts)
        self.cues = self._matcher((cue.id, cue.patterns) for cue in lex.cues)
        self.alarms = self._matcher((row["id"], tuple(row["patterns"])) for row in lex.interrupts)
        self.fuzzy = _fuzzy(lex)

    def _phrase(self, phrase: str) -> Any:
        from spacy.tokens import Doc

        words = phrase.split()
        doc = Doc(self.nlp.vocab, words=words)
        for token in doc:
            token.norm_ = token.lower_
        return doc

    def _matcher(self, rules: Iterable[tuple[str, tuple[str, ...]]]) -> Any:
        matcher = self._matcher_class(self.nlp.vocab)
        for id, patterns in rules:
            matcher.add(
                id, [way for p in patterns for way in compile_pattern(p, self.lex, self.bases)], greedy="LONGEST"
            )
        return matcher

    def read(self, plain: Clean) -> Words:
        """The words of a plain note."""
        doc = self.nlp.make_doc(plain.text)
        size = len(doc)
        raw = [t.text for t in doc]
        low = [self._norm(t.norm_, t.lower_) for t in doc]
        _settle_spelling(low, self.lex)
        start = [t.idx for t in doc]
        end = [at + len(word) for at, word in zip(start, raw, strict=True)]
        forms = [self.lex.forms.get(word, _NO_FORM) for word in low]
        for token, word, form in zip(doc, low, forms, strict=True):
            if token.norm_ != word:
                token.norm_ = word
            if form.lemma:
                token.lemma_ = form.lemma
        groups = self._classes(doc)
        label = [""] * size
        group = [-1] * size
        for number, (first, last, name) in enumerate(groups):
            for at in range(first, last):
                label[at], group[at] = name, number
        letters = sum(c.isalpha() for c in plain.text[:4000])
        shouting = letters > 20 and sum(c.isupper() for c in plain.text[:4000]) > 0.7 * letters
        sentences = _sentences(raw, start, end, plain.text)
        return Words(plain, doc, raw, low, start, end, forms, label, group, groups, sentences, shouting)

    def _norm(self, norm: str, lower: str) -> str:
        word = self.lex.text_speak.get(lower)
        if word is not None:
            return word
        if lower.endswith("in") and lower + "g" in self.lex.forms and lower not in self.lex.forms:
            return lower + "g"
        if norm == lower and len(lower) > 6 and lower not in self.lex.forms:
            return self.fuzzy.get(_skeleton(lower), {}).get(lower, lower) if lower.isalpha() else lower
        return norm

    def _classes(self, doc: Any) -> list[tuple[int, int, str]]:
        """Spans of classed words, longest first, none overlapping; set as the document's entities for the patterns."""
        from spacy.tokens import Span

        strings = self.nlp.vocab.strings
        found = sorted(self.phrases(doc), key=lambda m: (m[1] - m[2], m[1]))
        taken = bytearray(len(doc))
        kept: list[tuple[int, int, str]] = []
        for key, first, last in found:
            if not any(taken[first:last]):
                taken[first:last] = b"\1" * (last - first)
                kept.append((first, last, strings[key]))
        kept.sort()
        doc.set_ents([Span(doc, first, last, label=name) for first, last, name in kept])
        return kept

    def hits(self, matcher: Any, words: Words) -> list[Hit]:
        """The matches of a matcher, in order; no match runs over the end of a sentence."""
        strings = self.nlp.vocab.strings
        out = [
            Hit(strings[key], first, last)
            for key, first, last in matcher(words.doc)
            if words.number(first) == words.number(last - 1)
        ]
        return sorted(out, key=lambda h: (h.first, h.last, h.rule))


def _in_capitals(rules: dict[str, Any]) -> dict[str, Any]:
    """The tokenizer's exceptions ("didnt") as they are written in capitals."""
    return {
        word.upper(): [{**part, 65: part[65].upper()} if 65 in part else part for part in parts]
        for word, parts in rules.items()
        if word.islower() and len(word) > 3
    }


def _settle_spelling(low: list[str], lex: Lexicon) -> None:
    """Text-speak that its neighbours settle: "sent it 2 his", "didnt no", a lone "n"."""
    for at, word in enumerate(low):
        after = low[at + 1] if at + 1 < len(low) else ""
        if word == "2" and (
            after in lex.lists["whose"] or after in ("the", "everyone", "people", "all", "her", "him", "a")
        ):
            low[at] = "to"
        elif word == "no" and at and low[at - 1] in ("not", "n't", "nt"):
            low[at] = "know"
        elif word == "n" and at and after.isalpha():
            low[at] = "and"


def _labels(lex: Lexicon) -> dict[str, list[str]]:
    labels = {name: list(row) for name, row in lex.classes.items()}
    for group in lex.people["groups"]:
        for gender in "mfn":
            labels[f"PERSON.{group['id']}.{gender}"] = list(group.get(gender, ()))
    labels["PERSON.client.n"] = list(lex.people["client"])
    seen: set[str] = set()
    for name, row in labels.items():
        labels[name] = [p for p in dict.fromkeys(row) if p not in seen]
        seen.update(row)
    return {name: row for name, row in labels.items() if row}


def _bases(labels: Iterable[str]) -> dict[str, list[str]]:
    bases: dict[str, list[str]] = {}
    for label in labels:
        parts = label.split(".")
        for n in range(1, len(parts) + 1):
            bases.setdefault(".".join(parts[:n]), []).append(label)
    return bases


def compile_pattern(pattern: str, lex: Lexicon, bases: dict[str, list[str]]) -> list[list[dict[str, Any]]]:
    """A pattern as spaCy's Matcher takes it; several where a place takes a class or a word.

    Raises:
        ValueError: it names a list, a verb or a class that there is not.
    """
    places: list[list[dict[str, Any]]] = []
    for part in pattern.split():
        if part[0] == "~" and part[1:].isdigit():
            places.append([{"IS_PUNCT": False, "IS_SPACE": False, "OP": f"{{0,{part[1:]}}}"}])
            continue
        if part[0] == "!" and len(part) > 1:
            places.append([{"NORM": {"NOT_IN": part[1:].split("|")}}])
            continue
        optional = part.endswith("?") and len(part) > 1
        tokens = _tokens(part[:-1] if optional else part, lex, bases)
        places.append([{**token, "OP": "?"} for token in tokens] if optional else tokens)
    return [list(way) for way in product(*places)]


def _tokens(part: str, lex: Lexicon, bases: dict[str, list[str]]) -> list[dict[str, Any]]:
    """What one place of a pattern takes: words, or any form of a verb (`&` holds for the whole place), or a class."""
    words: list[str] = []
    lemmas: list[str] = []
    classes: list[str] = []
    for piece in part.lstrip("&").split("|"):
        if part[0] == "&":
            if piece == "be":
                words.extend(lex.lists["be"])
            elif piece in _all_lemmas():
                lemmas.append(piece)
            else:
                raise ValueError(f"no verb is called {piece}, in '{part}'")
        elif piece[0] == "#":
            if piece[1:] not in bases:
                raise ValueError(f"no class of words is called {piece[1:]}, in '{part}'")
            classes.extend(bases[piece[1:]])
        elif piece[0] == "@":
            words.extend(lex.lists[piece[1:]])
        else:
            words.append(piece)
    ways = (("NORM", sorted(words)), ("LEMMA", lemmas), ("ENT_TYPE", classes))
    return [{key: {"IN": values}} for key, values in ways if values]


@cache
def _all_lemmas() -> frozenset[str]:
    return frozenset(form.lemma for form in lexicon().forms.values())


def _skeleton(word: str) -> str:
    return word[0] + "".join(sorted(set(word)))


def _fuzzy(lex: Lexicon) -> dict[str, dict[str, str]]:
    """Slips of the pen in longer words: two letters changed over, or one doubled or single where it should not be."""
    wanted = {w for w in lex.forms if len(w) > 5} | {
        w for rows in lex.classes.values() for p in rows for w in p.split() if len(w) > 5
    }
    wanted |= {"consent", "permission", "agreement", "knowledge", "without", "threat", "because"}
    known = wanted | set(lex.text_speak) | lex.names
    table: dict[str, dict[str, str]] = {}
    for word in sorted(wanted):
        slips = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(1, len(word) - 1)}
        slips |= {word[:i] + word[i] + word[i:] for i in range(1, len(word))}
        slips |= {word[:i] + word[i + 1 :] for i in range(1, len(word) - 1) if word[i] == word[i + 1] or len(word) > 8}
        for slip in slips - known:
            table.setdefault(_skeleton(slip), {}).setdefault(slip, word)
    return table


def _sentences(raw: Sequence[str], start: Sequence[int], end: Sequence[int], text: str) -> list[tuple[int, int]]:
    """Sentences: ended by a full stop, or by a line that begins anew (a bullet, a heading, a capital after a short line)."""
    out: list[tuple[int, int]] = []
    first = 0
    line_start = 0
    for at, word in enumerate(raw):
        if "\n" in word:
            short = start[at] - line_start < _SOFT_WRAP
            line_start = end[at]
            follows = text[end[at] : end[at] + 3].lstrip()
            new = word.count("\n") > 1 or short or not follows or not follows[0].islower()
            if new and at >= first:
                out.append((first, at + 1))
                first = at + 1
            continue
        if word in _END:
            after = at + 1
            if after < len(raw) and raw[after] in _CLOSE:
                continue
            out.append((first, after))
            first = after
        elif word in _CLOSE and at and raw[at - 1] in _END and at >= first:
            out.append((first, at + 1))
            first = at + 1
    if first < len(raw):
        out.append((first, len(raw)))
    return [(a, b) for a, b in out if b > a] or [(0, len(raw))]


@cache
def pipeline() -> Pipeline:
    """The pipeline, set up once. All that is made here stays, so the garbage collector has nothing to find and waits."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return Pipeline(lexicon())
    finally:
        if collecting:
            gc.enable()


BULLET = re.compile(r"^\s*(?:[-*o]|\d{1,3}[.)])$")
