"""What stands round one verb: its objects, whom it went to, and what is near it."""

from __future__ import annotations

from bisect import bisect_left

from assessor.notes.events import Event
from assessor.notes.lexicon import Lexicon
from assessor.notes.mentions import People
from assessor.notes.tokens import Words

_KNOWING = frozenset(
    {
        "i",
        "she",
        "he",
        "they",
        "did",
        "do",
        "n't",
        "not",
        "nt",
        "know",
        "never",
        "knew",
        "had",
        "no",
        "idea",
        "says",
        "say",
        "said",
        "thinks",
        "on",
        "his",
        "my",
        "their",
    }
)


FARTHEST = 60
"""How many words either side of a verb can belong to it, however long the sentence is."""


class Frame:
    """The surroundings of one verb."""

    def __init__(self, words: Words, people: People, lex: Lexicon, images: list[int], event: Event) -> None:
        self.words, self.people, self.lex, self.images, self.event = words, people, lex, images, event
        floor, end = words.sentence(event.at)
        self.floor, self.end = max(floor, event.left - FARTHEST), min(end, event.at + FARTHEST)
        self.first, self.last = event.right
        self.left = max(floor, event.left - 14)
        self.objects = self._objects()
        self.near = self._near()

    def _objects(self) -> set[str]:
        """Classes and words of what the verb is done to."""
        words, event = self.words, self.event
        present: set[str] = set()
        if event.passive:
            self._add(present, self.left, event.left)
            self._add(present, self.first, min(self.last, event.at + 8))
        else:
            stop = self.last
            for k in range(self.first, self.last):
                speaks = event.lemma in self.lex.cue_lists["speech"]
                found = self.people.at.get(k)
                if (
                    words.low[k] == "that" and (k > event.at + 1 or speaks) and self.people.at.get(k + 1) is not None
                ) or (speaks and words.low[k] in ("that", "if", "saying", "unless", "telling")):
                    stop = k
                    break
                if speaks and found is not None and found.case == "nom" and words.label[k - 1].split(".")[0] != "IMAGE":
                    stop = k
                    break
            self._add(present, self.first, stop)
            if "IMAGE" not in present or self.words.low[self.event.subject_at - 1 : self.event.subject_at] in (
                ["that"],
                ["which"],
            ):
                self._relative(present)
            if self._image_subject():
                present.add("image-subject")
        if "IMAGE" not in present and self._after_image():
            present |= self._image_pronoun()
        return present

    def _add(self, present: set[str], first: int, last: int) -> None:
        words = self.words
        for k in range(max(first, 0), min(last, len(words.low))):
            label = words.label[k]
            if label:
                parts = label.split(".")
                present.update(".".join(parts[:n]) for n in range(1, len(parts) + 1))
                group_first, group_last, _ = words.groups[words.group[k]]
                if k == group_first:
                    present.add(words.text(group_first, group_last).lower())
            present.add(words.low[k])

    def _image_subject(self) -> bool:
        """Whether a picture is what the verb says something of ("the photos appeared on")."""
        for k in range(self.event.left - 1, max(self.floor - 1, self.event.left - 6), -1):
            label, low = self.words.label[k].split(".")[0], self.words.low[k]
            if label == "IMAGE":
                return True
            if low in ("it", "they", "these") and self._after_image():
                return True
            if low not in ("of", "her", "him", "me", "b", "then", "which", "that", "naked", "also"):
                return False
        return False

    def _relative(self, present: set[str]) -> None:
        """ "the pictures (that) he posted": the object stands before the subject."""
        k = self.event.subject_at - 1
        if self.event.subject_at < 0 or self.event.subject_at < self.floor:
            return
        while k >= self.floor and self.event.subject_at - k < 15:
            low = self.words.low[k]
            if self.words.label[k].split(".")[0] == "IMAGE":
                first, last, _ = self.words.groups[self.words.group[k]]
                self._add(present, first, last)
                self._add(present, max(self.floor, first - 4), first)
                present.add("relative")
                return
            if low not in (
                "that",
                "which",
                "of",
                "her",
                "him",
                "me",
                "them",
                "us",
                "b",
                ",",
                "all",
                "naked",
                "one",
                "in",
                "bed",
                *_KNOWING,
            ) and self.words.label[k] not in ("PHONE", "SITE.public"):
                return
            k -= 1

    def _image_pronoun(self) -> set[str]:
        """ "it", "them", "one": the picture spoken of before, within three sentences."""
        words, event = self.words, self.event
        before = bisect_left(self.images, event.at) - 1
        if before < 0 or event.at - self.images[before] >= 140:
            return set()
        here = range(self.left, event.left) if event.passive else range(self.first, min(self.last, event.at + 4))
        for k in here:
            low = words.low[k]
            if low in (
                "it",
                "them",
                "these",
                "those",
                "one",
                "ones",
                "some",
                "others",
                "dozen",
                "everything",
                "both",
                "lot",
                "all",
            ):
                if low == "lot" and words.low[k - 1] not in ("whole", "the"):
                    continue
                if low == "them" and words.low[k - 1] in ("with", "at", "on", "by"):
                    continue
                after = words.low[k + 1] if k + 1 < len(words.low) else "."
                if (
                    low not in ("it", "them", "everything", "lot")
                    and after[:1].isalpha()
                    and after not in self.lex.lists["prep"]
                    and after not in ("and", "but", "that", "then", "online", "up", "out", "so", "when")
                ):
                    continue
                return {"IMAGE", "image-pronoun"}
            if event.passive and low in ("which", "that", "they") and k == event.left - 1:
                return {"IMAGE", "image-pronoun"}
        return set()

    def _after_image(self) -> bool:
        """Whether a picture has been spoken of before the verb."""
        return bool(self.images) and self.event.at > self.images[0]

    def _near(self) -> set[str]:
        present = set(self.objects)
        self._add(present, self.first, self.last)
        self._add(present, max(self.floor, self.event.left - 6), self.event.at)
        return present

    def phrase(self, phrase: str) -> bool:
        parts = phrase.split()
        low = self.words.low
        return any(low[k : k + len(parts)] == parts for k in range(self.first - 1, min(self.last, self.end)))

    def recipients(self) -> list[tuple[str, int]]:
        """Whom it went to: persons, groups and places after "to", "with", "on", or right after the verb."""
        words, out = self.words, []
        for k in range(self.first, self.last):
            label = words.label[k].split(".")[0]
            found = self.people.at.get(k)
            before = words.low[k - 1] if k else ""
            dative = k == self.event.at + 1 or (found is not None and found.first == self.event.at + 1)
            led = self._led(
                k,
                (
                    "to",
                    "with",
                    "round",
                    "around",
                    "among",
                    "at",
                    "onto",
                    "on",
                    "in",
                    "across",
                    "into",
                    "between",
                    "via",
                    "over",
                ),
            )
            if found is not None and found.first == k and found.case != "poss" and before != "of":
                if dative or self._led(k, ("to", "with", "around", "round", "between", "at")):
                    out.append((found.who or "?", k))
            elif label == "GROUP" and (dative or led or self.event.lemma in ("show", "send", "tell")):
                out.append(("GROUP", k))
            elif label == "SITE" and led and words.label[k] != "SITE.direct":
                out.append(("SITE", k))
            elif words.low[k] in ("everyone", "everybody", "anyone", "people", "others") and (dative or led):
                out.append(("GROUP", k))
        return out

    def _led(self, k: int, preps: tuple[str, ...]) -> bool:
        for j in range(k - 1, max(self.event.at, k - 6), -1):
            low = self.words.low[j]
            if low in preps:
                return True
            if low in self.lex.lists["prep"] or (low == "," and j < k - 1):
                return low == "of" and self._led(j, preps)
        return False
