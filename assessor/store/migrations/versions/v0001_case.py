"""The case and its history."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, String, Text

revision = "0001"
down_revision = None

CONTENT = {
    "particulars": ("reference", "nation", "schema", "synthetic", "as_at", "rulebook"),
    "people": ("name", "role", "age", "born"),
    "images": ("name", "of"),
    "acts": (
        "name",
        "kind",
        "by",
        "about",
        "to",
        "image",
        "when",
        "lasting",
        "nation",
        "ages",
        "place",
        "part_of",
        "same_as",
    ),
    "answers": ("stands", "on", "world", "fact", "value", "source", "note", "supported_says"),
}


def upgrade() -> None:
    """Make the tables, and keep history entries from being altered, or removed while their case is there."""
    op.create_table("meta", Column("name", String(40), primary_key=True), Column("value", Text, nullable=False))
    op.create_table(
        "cases",
        Column("id", String(16), primary_key=True),
        Column("version", Integer, nullable=False),
        Column("head", String(64), nullable=False),
        Column("changed", String(40), nullable=False),
    )
    op.create_table(
        "events",
        Column("case_id", String(16), primary_key=True),
        Column("seq", Integer, primary_key=True),
        Column("id", String(16), nullable=False, unique=True),
        Column("at", String(40), nullable=False),
        Column("by", String(80), nullable=False),
        Column("body", Text, nullable=False),
        Column("mac", String(64), nullable=False),
    )
    for name, columns in CONTENT.items():
        content_table(name, columns)
    op.create_table("tombstones", Column("id", String(16), primary_key=True), Column("day", String(10), nullable=False))
    _guard_history()


def content_table(name: str, columns: tuple[str, ...]) -> None:
    """A table of a case's content."""
    op.create_table(
        name,
        Column("id", String(16), primary_key=True),
        Column("case_id", String(16), ForeignKey("cases.id"), nullable=False),
        Column("position", Integer, nullable=False),
        Column("since", Integer, nullable=False),
        Column("ended", Integer),
        *(Column(column, Text, nullable=False) for column in columns),
    )
    op.create_index(f"{name}_of", name, ["case_id"])


def _guard_history() -> None:
    if op.get_bind().dialect.name == "sqlite":
        refuse = "BEGIN SELECT RAISE(ABORT, 'history is only added to'); END"
        there = "WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id)"
        op.execute(f"CREATE TRIGGER events_stay BEFORE UPDATE ON events {refuse}")
        op.execute(f"CREATE TRIGGER events_kept BEFORE DELETE ON events {there} {refuse}")
        return
    op.execute(
        """CREATE FUNCTION refuse_history() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) THEN
            RETURN OLD;
          END IF;
          RAISE EXCEPTION 'history is only added to';
        END $$"""
    )
    op.execute(
        "CREATE TRIGGER events_stay BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION refuse_history()"
    )
