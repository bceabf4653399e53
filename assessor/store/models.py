"""The tables of a store, the same embedded and on a team's server.

What a case holds is never overwritten: a row of `Particulars`, `Person`, `Image`, `Act` or `Answer` says from which entry
of the case's history it stands (`since`) and at which it ceased to (`ended`); a correction ends one row and adds another.
Who entered it, when, and whether results had been seen stand in the history (`Event`). On a server every column of text
is sealed by the client (`crypto.SealedBox`); in an embedded store the whole file is.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """The base of every table."""


class Meta(Base):
    """What the store knows of itself: its id, settings of the service, and how often it was written."""

    __tablename__ = "meta"
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class CaseRow(Base):
    """A case: its random id, and the head of its history. `version` counts entries; `head` is the last one's code.

    `line` is what a list of cases shows of it, as JSON; `seal` is a code over all four, so that a list can be believed
    without reading every history.
    """

    __tablename__ = "cases"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    version: Mapped[int] = mapped_column(Integer)
    head: Mapped[str] = mapped_column(String(64))
    line: Mapped[str] = mapped_column(Text)
    seal: Mapped[str] = mapped_column(String(64))


class Event(Base):
    """One entry of a case's history. `body` is JSON; `mac` chains it to the entry before."""

    __tablename__ = "events"
    case_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, primary_key=True)
    id: Mapped[str] = mapped_column(String(16), unique=True)
    at: Mapped[str] = mapped_column(String(40))
    by: Mapped[str] = mapped_column(String(80))
    body: Mapped[str] = mapped_column(Text)
    mac: Mapped[str] = mapped_column(String(64))


class Kept:
    """What rows of a case's content share."""

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    position: Mapped[int] = mapped_column(Integer)
    since: Mapped[int] = mapped_column(Integer)
    ended: Mapped[int | None] = mapped_column(Integer)
    more: Mapped[str] = mapped_column(Text)


class Particulars(Kept, Base):
    """A case's own lines: reference, nation, day of assessment, and the rule base it was last saved under."""

    __tablename__ = "particulars"
    __table_args__ = (Index("particulars_of", "case_id"),)
    reference: Mapped[str] = mapped_column(Text)
    nation: Mapped[str] = mapped_column(Text)
    schema: Mapped[str] = mapped_column(Text)
    synthetic: Mapped[str] = mapped_column(Text)
    as_at: Mapped[str] = mapped_column(Text)
    rulebook: Mapped[str] = mapped_column(Text)


class PersonRow(Kept, Base):
    """Someone in a case, by a letter."""

    __tablename__ = "people"
    __table_args__ = (Index("people_of", "case_id"),)
    name: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    age: Mapped[str] = mapped_column(Text)
    born: Mapped[str] = mapped_column(Text)


class ImageRow(Kept, Base):
    """A picture or film, as a description only: who is in it. There is no column a picture would fit in."""

    __tablename__ = "images"
    __table_args__ = (Index("images_of", "case_id"),)
    name: Mapped[str] = mapped_column(Text)
    of: Mapped[str] = mapped_column(Text)


class ActRow(Kept, Base):
    """One thing done. Lists, days and ranges are JSON."""

    __tablename__ = "acts"
    __table_args__ = (Index("acts_of", "case_id"),)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(Text)
    about: Mapped[str] = mapped_column(Text)
    to: Mapped[str] = mapped_column(Text)
    image: Mapped[str] = mapped_column(Text)
    when: Mapped[str] = mapped_column(Text)
    lasting: Mapped[str] = mapped_column(Text)
    nation: Mapped[str] = mapped_column(Text)
    ages: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text)
    part_of: Mapped[str] = mapped_column(Text)
    same_as: Mapped[str] = mapped_column(Text)


class AnswerRow(Kept, Base):
    """One answer as it was given. `stands` is case, people, images or acts; `on` the name there; `world` may be
    intended or threatened."""

    __tablename__ = "answers"
    __table_args__ = (Index("answers_of", "case_id"),)
    stands: Mapped[str] = mapped_column(Text)
    on: Mapped[str] = mapped_column(Text)
    world: Mapped[str] = mapped_column(Text)
    fact: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    supported_says: Mapped[str] = mapped_column(Text)


class Tombstone(Base):
    """That a case was deleted: a random id that is not the case's, and the day. Nothing else is kept of it."""

    __tablename__ = "tombstones"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    day: Mapped[str] = mapped_column(String(10))


class Decision(Kept, Base):
    """What the person supported decided, or what was done, in a line of words."""

    __tablename__ = "decisions"
    __table_args__ = (Index("decisions_of", "case_id"),)
    text: Mapped[str] = mapped_column(Text)


class DocumentRow(Kept, Base):
    """That a document was written: its kind, for whom, in what form; not what it says."""

    __tablename__ = "documents"
    __table_args__ = (Index("documents_of", "case_id"),)
    kind: Mapped[str] = mapped_column(Text)
    reader: Mapped[str] = mapped_column(Text)
    form: Mapped[str] = mapped_column(Text)


class RecordRow(Kept, Base):
    """An entry of the case's record: an incident, a proof, a request for removal, a note (`kind`); what it says is JSON."""

    __tablename__ = "record"
    __table_args__ = (Index("record_of", "case_id"),)
    kind: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    says: Mapped[str] = mapped_column(Text)


class Member(Base):
    """Someone of a team: the name they write under, and the team's key wrapped by a secret of theirs."""

    __tablename__ = "members"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(10))
    wrapped: Mapped[str] = mapped_column(Text)
