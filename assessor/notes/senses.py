"""Which kind of act a verb makes with what stands round it: the rows of `data/narrative/conduct.yaml`, tried in order."""

from __future__ import annotations

from collections.abc import Callable

from assessor.notes.frame import Frame
from assessor.notes.lexicon import Sense
from assessor.notes.mentions import CLIENT, ME, OFFICIAL
from assessor.notes.nearby import NEARBY, by_firm, of_words

_OTHERS = ("GROUP", "SITE")
_NOT_CAUSED = frozenset({"share", "send", "take", "possess", "copy", "create"})


class Senses:
    """Tries senses on one frame. The names that the data calls by are methods here, listed in `_TESTS`."""

    def __init__(self, frame: Frame) -> None:
        self.frame, self.event, self.words, self.people = frame, frame.event, frame.words, frame.people
        self.to_whom = ""
        self.doer = ""
        self._cache: dict[str, bool] = {}

    def fits(self, sense: Sense) -> bool:
        """Whether a sense fits the verb here."""
        after = self.words.low[self.event.at + 1] if self.event.at + 1 < len(self.words.low) else "."
        if (
            after in sense.never
            or f"{after} {self.words.low[self.event.at + 2] if self.event.at + 2 < len(self.words.low) else ''}"
            in sense.never
        ):
            return False
        if sense.person == "from" and not self._from():
            return False
        if sense.kind in _NOT_CAUSED and (self._causes() or by_firm(self.frame) or of_words(self.frame)):
            return False
        if sense.object and not self._any(sense.object, self.frame.objects):
            return False
        if sense.particle and not any(
            self.words.low[k] in sense.particle
            for k in range(self.event.at + 1, min(self.frame.last, self.event.at + 12))
        ):
            return False
        if sense.near and not any(self._has(name) for name in sense.near):
            return False
        return not any(self._has(name) for name in sense.unless)

    def _any(self, wanted: tuple[str, ...], present: set[str]) -> bool:
        return any(name in present for name in wanted)

    def _has(self, name: str) -> bool:
        if name in self._cache:
            return self._cache[name]
        test: Callable[[Senses], bool] | None = _TESTS.get(name)
        if name in NEARBY:
            found = NEARBY[name](self.frame)
        elif test is not None:
            found = test(self)
        else:
            found = name in self.frame.near or (" " in name and self.frame.phrase(name))
        self._cache[name] = found
        return found

    def _causes(self) -> bool:
        """ "got him to send": somebody is made to do it, so it is not what the subject did."""
        k = self.event.at + 1
        found = self.people.at.get(k)
        after = self.words.low[found.last : found.last + 1] if found is not None and found.first == k else []
        return self.event.lemma in ("get", "make", "have", "force", "help", "let") and after == ["to"]

    def made_from(self) -> bool:
        """ "made a nude of her out of her school photo": made from another picture or by a tool."""
        low, end = self.words.low, min(self.frame.end, self.event.at + 22)
        for k in range(self.event.at + 2, end):
            label = self.words.label[k].split(".")[0]
            led = low[k - 1 : k] == ["out"] or low[k] in ("using", "with", "from", "via", "through")
            if (low[k] in ("of", "using", "from", "with", "via") and led) or label == "AITOOL":
                near = [self.words.label[j].split(".")[0] for j in range(k, min(k + 7, end))]
                if "AITOOL" in near or ("IMAGE" in near and low[k] != "with"):
                    return True
        return False

    def others_see(self) -> bool:
        """ "made sure everyone saw": what others are brought to see."""
        seen = [
            k for k in range(self.frame.first, self.frame.last) if self.words.form[k].lemma in ("see", "view", "watch")
        ]
        if not seen:
            return False
        group = any(self.words.label[k].startswith("GROUP") for k in range(self.frame.first, seen[0]))
        return group or any(w in ("sure", "whole", "entire", "all") for w in self.words.low[self.frame.first : seen[0]])

    def of_image(self) -> bool:
        """ "a picture of it", "a photo of the screen": a copy of a picture, not of a person."""
        low, end = self.words.low, min(self.frame.last, self.event.at + 14)
        for k in range(self.event.at + 1, end):
            after = low[k + 1 : k + 5]
            if low[k] == "of" and "IMAGE" in (self.words.label[j].split(".")[0] for j in range(max(k - 3, 0), k)):
                screen = any(w in ("screen", "snap", "snapchat", "chat") for w in after)
                nested = any(self.words.label[j].split(".")[0] == "IMAGE" for j in range(k + 1, min(k + 4, end)))
                return after[:1] in (["it"], ["them"]) or screen or nested
        return (
            self.event.lemma in ("film", "record", "photograph", "capture")
            and "screen" in low[self.event.at + 1 : self.event.at + 4]
        )

    def others_only(self) -> bool:
        """Whether it went to others and neither to all who were there nor to the one who was wronged."""
        everyone = any(w in ("everyone", "everybody") for w in self.words.low[self.frame.first : self.frame.last])
        who = [name for name, _ in self.frame.recipients()]
        return self.to_others() and not everyone and self.people.affected not in who

    def tool_to_make(self) -> bool:
        """ "used a website to make": a tool, not a place where something is put."""
        low = self.words.low
        return any(
            low[k] == "to"
            and self.words.form[k + 1].lemma
            in ("make", "create", "turn", "edit", "generate", "produce", "remove", "strip", "undress")
            for k in range(self.event.at + 1, min(self.frame.end, self.event.at + 8) - 1)
        )

    def screen_names(self) -> bool:
        """ "saw pictures on his phone": a device, which others cannot see."""
        return "PHONE" in self.frame.near

    def _from(self) -> bool:
        """ "received ... from X": X is the doer."""
        if self.event.lemma == "be":
            return False
        for k in range(self.frame.first, self.frame.last):
            if self.words.low[k] == "from":
                for j in range(k + 1, min(k + 5, self.frame.last)):
                    found = self.people.at.get(j)
                    if found is not None:
                        self.doer = found.who
                        return True
        return self.event.subject == self.people.affected

    def to_others(self) -> bool:
        """Whether it went to somebody other than the one who was wronged and the doer."""
        b = self.people.affected
        names = [who for who, _ in self.frame.recipients()]
        others = [who for who in names if who not in (b, self.event.subject, "?", "")]
        if others:
            self.to_whom = "others"
            return True
        if names and all(who == b for who in names):
            self.to_whom = b
        return bool(
            not names
            and self.event.passive
            and any(self.words.label[k].split(".")[0] in _OTHERS for k in range(self.frame.first, self.frame.last))
        )

    def to_affected(self) -> bool:
        """Whether it went to the one who was wronged, and to nobody else."""
        return not self.to_others() and self.to_whom == self.people.affected and bool(self.to_whom)

    def of_affected(self) -> bool:
        """Whether the picture is said to be of the one who was wronged: "of her", "her nudes"."""
        words = self.words
        for k in range(self.frame.left, self.frame.last):
            if (
                words.low[k] == "of"
                and k
                and any(words.label[j].split(".")[0] == "IMAGE" for j in range(max(k - 4, 0), k))
            ):
                for j in range(k + 1, min(k + 6, self.frame.end)):
                    found = self.people.at.get(j)
                    if found is not None and words.low[j].endswith("self"):
                        return bool(self.event.subject) and self.event.subject == self.people.affected
                    if found is not None:
                        return (
                            found.who == self.people.affected
                            or (not found.who and self.people.affected in found.unsure)
                            or (found.who == "" and found.gender == "t")
                        )
            if words.label[k].split(".")[0] == "IMAGE" and words.label[k] != "IMAGE.genitals":
                first = words.groups[words.group[k]][0]
                found = self.people.at.get(first - 1)
                if found is not None and found.case == "poss" and found.who == self.people.affected:
                    return True
        return False

    def own_image(self) -> bool:
        """Whether the doer is the one who was wronged, or the picture is of the doer."""
        if self.event.subject and self.event.subject == self.people.affected:
            return True
        if "IMAGE.genitals" in self.frame.objects:
            return True
        words = self.words
        for k in range(self.frame.first, self.frame.last):
            if words.low[k] in ("himself", "herself", "themselves", "myself", "themself"):
                return words.low[k - 1] == "of"
            if words.label[k] == "GENITAL" and not self.of_affected():
                return True
        return False

    def evidence(self) -> bool:
        """Whether the one who was wronged, or the police, made a record of what was done."""
        return self.event.subject in (self.people.affected, OFFICIAL, ME, CLIENT) and bool(self.event.subject)

    def fake(self) -> bool:
        return any(name in self.frame.near for name in ("IMAGE.fake", "AITOOL"))

    def request_made(self) -> bool:
        """ "asked ... to turn / make / paste ...": another is asked to make a picture."""
        words = self.words
        making = self.frame.lex.lists["makes"]
        asked = self.people.at.get(self.event.at + 1)
        if asked is not None and asked.who == self.people.affected:
            return False
        end = min(self.frame.end, self.event.at + 30)
        for k in range(self.event.at + 1, end):
            if words.form[k].lemma in making and not words.label[k]:
                labels = {words.label[j].split(".")[0] for j in range(k, min(k + 14, self.frame.end))}
                if labels & {"IMAGE", "FAKEWORD"} or "porn" in words.low[k : k + 14]:
                    return self.event.subject != self.people.affected
        return self.event.lemma in ("commission", "request", "order") and "IMAGE.fake" in self.frame.near

    def copied_from(self) -> bool:
        """ "took photos from her profile": got hold of, not taken with a camera."""
        for k in range(self.frame.first, self.frame.last):
            if self.words.low[k] in ("from", "off"):
                near = range(k + 1, min(k + 5, self.frame.end))
                if any(
                    self.words.label[j].split(".")[0] in ("SITE", "PHONE")
                    or self.words.low[j] in ("profile", "account", "page", "album", "media", "cloud", "feed", "story")
                    for j in near
                ):
                    return True
        return False

    def into_intimate(self) -> bool:
        """ "into ... naked", "in see-through underwear", "with no clothes on": what an ordinary picture is turned into."""
        words = self.words
        for k in range(self.frame.first, min(self.frame.end, self.event.at + 20)):
            if words.low[k] in ("into", "in", "with", "to", "look", "without", "off"):
                near = [words.label[j] for j in range(k, min(k + 9, self.frame.end))]
                if (
                    any(
                        label.startswith(
                            (
                                "INTIMATE.nude",
                                "INTIMATE.sexual",
                                "INTIMATE.topless",
                                "IMAGE.nude",
                                "IMAGE.sexual",
                                "UNDERWEAR",
                                "IMAGE.fake",
                            )
                        )
                        for label in near
                    )
                    or "porn" in words.low[k : k + 9]
                ):
                    return self.event.subject != self.people.affected
        return False

    def look_at(self) -> bool:
        words = self.words
        face = any(words.low[k] == "face" for k in range(self.frame.first, self.frame.last))
        made = self.event.lemma in ("make", "force")
        seen = (
            range(self.frame.first + 1, min(self.frame.first + 5, self.frame.end))
            if made
            else range(self.frame.first, self.frame.end)
        )
        look = any(words.form[k].lemma in ("look", "watch", "see", "view") for k in seen) and (
            not made or self.frame.first in self.people.at
        )
        image = any(
            words.label[k].split(".")[0] == "IMAGE" or words.label[k] == "SEXACT"
            for k in range(self.frame.first, self.frame.end)
        )
        return (
            (face or self.event.lemma in ("make", "force"))
            and look
            and image
            and self.event.subject != self.people.affected
        )

    def exposure(self) -> bool:
        near = self.frame.near
        himself = any(
            self.words.low[k] in ("himself", "herself", "themselves")
            for k in range(self.frame.first, min(self.frame.last, self.event.at + 4))
        )
        if self.event.lemma == "expose":
            return himself or "GENITAL" in near
        if self.event.lemma == "flash":
            return not any(name in near for name in ("PHONE", "light")) and (
                himself
                or "GENITAL" in near
                or self.to_affected()
                or any(
                    self.words.low[k] in ("at", "her", "me", "him", "us")
                    for k in range(self.frame.first, min(self.frame.last, self.event.at + 2))
                )
            )
        if self.event.lemma in ("masturbate", "wank"):
            return any(w in near for w in ("front", "at", "outside", "opposite", "facing")) and "IMAGE" not in near
        return "GENITAL" in self.frame.objects and (
            (self.event.lemma in ("pull", "get", "whip", "take") and "out" in near)
            or self.event.lemma in ("show", "wave")
        )

    def make_threat(self) -> bool:
        return (
            any(w in self.frame.objects for w in ("threat", "threats", "demand", "demands"))
            and "IMAGE.fake" not in self.frame.objects
        )

    def content_shows(self) -> bool:
        """ "the clip shows her thighs": what a picture shows, not who showed it."""
        k = self.event.left - 1
        if k >= self.frame.floor and (
            self.words.label[k].split(".")[0] == "IMAGE"
            or self.words.low[k] in ("it", "they", "this", "that", "screen", "record", "phone")
        ):
            return not self.event.subject or self.words.low[k] in ("it", "they", "record") or self.words.label[k] != ""
        return False


_TESTS: dict[str, Callable[[Senses], bool]] = {
    "made-from": Senses.made_from,
    "others-see": Senses.others_see,
    "of-image": Senses.of_image,
    "others-only": Senses.others_only,
    "tool-to-make": Senses.tool_to_make,
    "screen-names": Senses.screen_names,
    "to-others": Senses.to_others,
    "to-affected": Senses.to_affected,
    "of-affected": Senses.of_affected,
    "own-image": Senses.own_image,
    "evidence": Senses.evidence,
    "fake": Senses.fake,
    "request-made": Senses.request_made,
    "copied-from": Senses.copied_from,
    "into-intimate": Senses.into_intimate,
    "has-got": lambda s: (
        any(w in ("has", "have", "'s", "'ve", "had") for w in s.words.low[s.event.left : s.event.at])
        and "hold" not in s.frame.objects
    ),
    "look-at": Senses.look_at,
    "exposure": Senses.exposure,
    "make-threat": Senses.make_threat,
    "content-shows": Senses.content_shows,
    "got": lambda s: (
        s.event.lemma == "have"
        and any(w in s.frame.near for w in ("been", "to"))
        and s.event.at + 1 < len(s.words.low)
        and s.words.low[s.event.at + 1] in ("been", "to")
    ),
    "dating": lambda s: s.event.lemma == "see" and s.words.form[s.event.at].form == "ing",
    "found": lambda s: s.event.lemma in ("find",) or s.event.subject == s.people.affected,
    "drawn": lambda s: "IMAGE.drawn" in s.frame.near and "IMAGE" not in s.frame.objects,
    "tv": lambda s: any(
        w in s.frame.near for w in ("tv", "telly", "television", "football", "match", "film", "netflix")
    ),
    "call": lambda s: (
        "SEXACT" not in s.frame.near
        and any(
            w in s.frame.objects
            for w in ("call", "calls", "conversation", "conversations", "song", "voice", "messages")
        )
    ),
    "site": lambda s: "SITE" in s.frame.objects and "IMAGE" not in s.frame.objects,
    "removal": lambda s: any(w in s.frame.near for w in ("delete", "remove", "down", "back")),
    "asked-ordinary": lambda s: (
        s.event.subject == s.people.affected
        or (
            s.event.lemma in ("ask", "want", "tell", "order")
            and "or" not in s.frame.near
            and "unless" not in s.frame.near
            and "threaten" not in s.frame.near
            and "IMAGE" not in s.frame.near
        )
    ),
    "own-login": lambda s: s.event.subject == s.people.affected or s.event.subject in (ME, CLIENT),
    "taken-by-self": lambda s: any(w in s.frame.near for w in ("his phone camera",)),
}
