"""Decisions, documents written, and the members of a team."""

from alembic import op
from sqlalchemy import Column, String, Text

from assessor.store.migrations.versions.v0001_case import content_table

revision = "0002"
down_revision = "0001"

CONTENT = {"decisions": ("text",), "documents": ("kind", "reader", "form")}


def upgrade() -> None:
    """Add the tables; nothing that is there changes."""
    for name, columns in CONTENT.items():
        content_table(name, columns)
    op.create_table(
        "members",
        Column("id", String(16), primary_key=True),
        Column("name", String(80), nullable=False),
        Column("kind", String(10), nullable=False),
        Column("wrapped", Text, nullable=False),
    )
