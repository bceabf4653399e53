"""What a verb's sentence, and the ones beside it, must hold for some ways of saying what was done; by the names that
`data/narrative/conduct.yaml` calls them by."""

from __future__ import annotations

from collections.abc import Callable

from assessor.notes.frame import Frame
from assessor.notes.mentions import ME


def _has(frame: Frame, first: int, last: int, *classes: str) -> bool:
    """Whether a word of one of some classes stands from `first` up to `last`."""
    return any(label.startswith(classes) for label in frame.words.label[max(first, 0) : max(last, 0)])


def _genital(frame: Frame, first: int, last: int) -> bool:
    return _has(frame, first, last, "GENITAL", "IMAGE.genitals")


def _tool_at(frame: Frame) -> int:
    """Where the tool stands that is the object of the verb; -1 if another thing comes first."""
    low, blocking = frame.words.low, frame.lex.lists["prep"] - {"out", "up"}
    for k in range(frame.event.at + 1, frame.last):
        label = frame.words.label[k].split(".")[0]
        if label == "AITOOL" or low[k] in frame.lex.lists["tools"]:
            return k
        buyers = low[k] in ("people", "anyone", "customers")
        access = low[k] in ("of", "to") and low[k - 1] in ("use", "access", "subscription", "subscriptions")
        if buyers or access or (label == "PHONE" and low[k + 1 : k + 2] == ["app"]):
            continue
        owned = k in frame.people.at and frame.people.at[k].case != "poss"
        if label in ("IMAGE", "PHONE") or owned or low[k] in blocking:
            return -1
    return -1


def tool_for_fakes(frame: Frame) -> bool:
    """ "sells an app that turns photos into nudes": the tool itself is what is supplied."""
    at = _tool_at(frame)
    if at < 0 or frame.event.subject == frame.people.affected:
        return False
    words = frame.words
    for k in range(at + 1, min(at + 7, frame.end)):
        if words.low[k] in ("on", "over", "with") and k < at + 3:
            return False
        if any(words.form[j].lemma in ("undress", "nudify", "strip") for j in range(k, min(k + 3, frame.end))):
            return True
        if words.low[k] in ("that", "which", "to", "for"):
            after = range(k + 1, min(k + 14, frame.end))
            makes = any(words.form[j].lemma in frame.lex.lists["makes"] for j in range(k + 1, min(k + 5, frame.end)))
            return makes and any(
                words.label[j].startswith(("IMAGE.nude", "IMAGE.fake", "IMAGE.sexual", "INTIMATE"))
                or words.low[j] in ("clothes", "clothing", "porn")
                for j in after
            )
    return any(
        word in ("nudify", "nudifying", "undress", "undressing", "deepfake") for word in words.low[at - 3 : at + 2]
    )


def on_picture(frame: Frame) -> bool:
    """ "used the app on her photo", where such pictures are spoken of."""
    words, at = frame.words, frame.event.at
    about = _has(frame, at - 90, at + 40, "AITOOL", "INTIMATE.nude", "IMAGE.nude", "IMAGE.fake", "FAKEWORD")
    return about and any(
        words.low[k] in ("on", "over") and _has(frame, k + 1, k + 5, "IMAGE") for k in range(at + 1, frame.last)
    )


def arrives_genital(frame: Frame) -> bool:
    """A picture of genitals that comes up on somebody's phone or screen, whoever sent it."""
    words, event = frame.words, frame.event
    subject = words.label[event.left - 1].split(".")[0] if event.left > frame.floor else ""
    theirs = event.subject in ("", frame.people.affected) or subject == "PHONE"
    device = _has(frame, frame.floor, frame.end, "PHONE", "SITE.direct") or "screen" in frame.near
    picture = _has(frame, frame.floor, frame.end, "IMAGE")
    opens = subject in ("PHONE", "IMAGE") or words.low[event.left - 1] in ("it", "which")
    return theirs and device and picture and opens and _genital(frame, frame.floor, frame.end + 20)


def left_genital(frame: Frame) -> bool:
    """ "put it there", of a printed picture of genitals."""
    return bool(frame.lex.lists["leftplaces"] & set(frame.words.low[frame.event.at : frame.last])) and _genital(
        frame, frame.event.at - 45, frame.last
    )


def reached(frame: Frame) -> bool:
    """ "all her clients got the photos": what many people came to have."""
    before = range(max(frame.floor, frame.event.left - 4), frame.event.left)
    other = any(
        (found := frame.people.at.get(k)) is not None
        and found.kind == "noun"
        and found.who not in (frame.people.affected, ME)
        and not found.who.startswith(("partner", "someone"))
        for k in before
    )
    return other or any(
        frame.words.label[k].startswith("GROUP.many")
        or frame.words.low[k] in ("everyone", "everybody", "clients", "customers")
        for k in before
    )


def watched_for(frame: Frame) -> bool:
    """Watching somebody for sexual pleasure, or somebody bare, asleep or undressing."""
    words, at = frame.words, frame.event.at
    if frame.event.subject == frame.people.affected:
        return False
    if words.low[at + 1 : at + 2] == ["for"]:
        return bool(frame.lex.lists["sexualwords"] & set(words.low[at : at + 4]))
    here = set(words.low[frame.floor : frame.end])
    whom = next((frame.people.at[k] for k in range(at + 1, min(at + 4, frame.end)) if k in frame.people.at), None)
    return (
        whom is not None
        and whom.who == frame.people.affected
        and bool((frame.lex.lists["sexualwords"] | frame.lex.lists["bare"]) & here)
    )


def on_device(frame: Frame) -> bool:
    """ "on A's tablet police found": the device named before what was found on it."""
    words = frame.words
    for k in range(frame.floor + 1, frame.event.left):
        if words.label[k] == "PHONE" or words.low[k] in ("computer", "devices", "device", "drive", "tablets"):
            owner = frame.people.holder(words, k)
            if owner is not None and owner.who != frame.people.affected:
                return True
    return False


def for_care(frame: Frame) -> bool:
    """Asked for by those who treat somebody."""
    return bool(frame.lex.lists["care"] & set(frame.words.low[frame.floor : frame.end]))


def device_before(frame: Frame) -> bool:
    """Whether a camera or the like was spoken of shortly before, so that "it" is that."""
    at = frame.event.at
    return _has(frame, at - 40, at, "DEVICE") or "lens" in frame.words.low[max(at - 40, 0) : at]


def image_it(frame: Frame) -> bool:
    """Whether "it" is a picture: one was spoken of after the camera."""
    at = frame.event.at
    last = [k for k in range(max(at - 40, 0), at) if frame.words.label[k].split(".")[0] in ("IMAGE", "DEVICE")]
    return bool(last) and frame.words.label[last[-1]].startswith("IMAGE")


def goes_to_people(frame: Frame) -> bool:
    """ "the recording goes to his wife": to whom it goes."""
    words = frame.words
    return any(
        words.low[k] == "to" and _has(frame, k + 1, k + 5, "GROUP", "PERSON")
        for k in range(frame.event.at + 1, frame.last)
    )


def genital_here(frame: Frame) -> bool:
    """Whether the picture is one of genitals."""
    return _genital(frame, frame.event.left - 8, frame.last)


def profile_with_images(frame: Frame) -> bool:
    """ "a profile out of pictures of me": an account in somebody's name with pictures of them."""
    words = frame.words
    for k in range(frame.event.at + 1, frame.last):
        if words.low[k] == "profile" and words.label[k + 1].startswith("IMAGE"):
            return False
        if words.low[k] in ("with", "using", "of", "from") and _has(frame, k + 1, k + 5, "IMAGE"):
            return True
    return False


def to_send_images(frame: Frame) -> bool:
    """ "that she send him pictures": what is demanded is pictures."""
    words, at = frame.words, frame.event.at
    return any(
        words.form[k].lemma in ("send", "take") and _has(frame, k + 1, k + 6, "IMAGE")
        for k in range(at + 1, min(at + 10, frame.end))
    )


def asks_a_tool(frame: Frame) -> bool:
    """ "got an image generator to make": the one asked is a tool, so it is made and not asked for."""
    return _has(frame, frame.event.at + 1, frame.event.at + 5, "AITOOL")


def strips_clothes(frame: Frame) -> bool:
    """ "a website that strips people of their clothes"."""
    words = frame.words
    return any(
        words.form[k].lemma in ("strip", "undress", "nudify", "remove")
        and bool({"clothes", "clothing", "naked", "women", "people"} & set(words.low[k : k + 7]))
        for k in range(frame.event.at + 1, min(frame.event.at + 16, frame.end))
    )


def nobody_did(frame: Frame) -> bool:
    """A passive of which nobody is said to be the doer."""
    return frame.event.passive and not frame.event.subject


def in_the_flesh(frame: Frame) -> bool:
    """ "showed her his penis": himself, not a picture."""
    pictures = "IMAGE" in frame.near or "PHONE" in frame.near or {"screen", "call", "webcam", "camera"} & frame.near
    return frame.event.lemma in ("show", "flash") and not pictures


def grabs_a_thing(frame: Frame) -> bool:
    """ "grabbed the phone": a thing, not a picture."""
    return frame.event.lemma in ("grab", "snatch") and "PHONE" in frame.objects


def kept_back(frame: Frame) -> bool:
    """ "kept the photos", "retained copies": the verb says by itself that somebody has them."""
    if nobody_did(frame):
        return False
    return (
        frame.event.lemma in ("keep", "retain", "hoard", "store", "stash")
        and frame.words.low[frame.event.at + 1] != "sending"
    )


def making_it(frame: Frame) -> bool:
    """ "made it", "make him delete them": not by itself that a camera was used."""
    return frame.event.lemma in ("make", "produce") and "image-pronoun" in frame.objects


def by_firm(frame: Frame) -> bool:
    """ "sold by a studio": done by a business, not by anybody the note is about."""
    low = frame.words.low
    return frame.event.passive and any(
        low[k] == "by" and bool(frame.lex.lists["firms"] & set(low[k + 1 : k + 4]))
        for k in range(frame.event.at + 1, frame.last)
    )


def of_words(frame: Frame) -> bool:
    """ "a screenshot of his contacts": a picture of words or lists, of nobody."""
    low = frame.words.low
    return any(
        low[k] in ("screenshot", "screenshots", "screengrab", "photo", "picture")
        and low[k + 1 : k + 2] == ["of"]
        and bool(frame.lex.lists["ofwords"] & set(low[k + 2 : k + 5]))
        for k in range(frame.event.at + 1, min(frame.last, len(low) - 1))
    )


def to_own_device(frame: Frame) -> bool:
    """ "transferred ... to a memory stick", "onto his own phone": a copy for oneself."""
    words = frame.words
    for k in range(frame.event.at + 1, frame.last):
        if words.low[k] in ("to", "onto", "on"):
            whose = frame.people.at.get(k + 1)
            own = words.low[k + 2 : k + 3] == ["own"] or whose is None or "" != whose.who == frame.event.subject
            store = frame.lex.lists["stores"] & set(words.low[k + 1 : k + 5]) or _has(frame, k + 1, k + 5, "PHONE")
            if own and store and not _has(frame, k + 1, k + 5, "GROUP", "SITE", "PERSON"):
                return True
    return False


def only_it(frame: Frame) -> bool:
    """ "asked me for it": nothing is named that was asked for."""
    return "image-pronoun" in frame.objects


def faked_before(frame: Frame) -> bool:
    """Whether faked pictures were spoken of shortly before."""
    at = frame.event.at
    return _has(frame, at - 45, at, "IMAGE.fake", "AITOOL", "FAKEWORD")


def somebody_did(frame: Frame) -> bool:
    """Whether somebody who can be told did it."""
    return bool(frame.event.subject or frame.event.unsure)


NEARBY: dict[str, Callable[[Frame], bool]] = {
    "tool-for-fakes": tool_for_fakes,
    "on-picture": on_picture,
    "arrives-genital": arrives_genital,
    "left-genital": left_genital,
    "reached": reached,
    "watched-for": watched_for,
    "on-device": on_device,
    "for-care": for_care,
    "making-it": making_it,
    "grabs-a-thing": grabs_a_thing,
    "in-the-flesh": in_the_flesh,
    "nobody-did": nobody_did,
    "device-before": device_before,
    "image-it": image_it,
    "goes-to-people": goes_to_people,
    "genital-here": genital_here,
    "profile-with-images": profile_with_images,
    "to-send-images": to_send_images,
    "asks-a-tool": asks_a_tool,
    "strips-clothes": strips_clothes,
    "to-own-device": to_own_device,
    "only-it": only_it,
    "faked-before": faked_before,
    "somebody-did": somebody_did,
    "kept-back": kept_back,
}
