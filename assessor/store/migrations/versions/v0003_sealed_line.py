"""What a list shows and the order of rows come under the history's codes; the record, and room for more.

The codes need the store's key, which a migration does not have: `upgrade.seal_all` makes them right after it, in the same
transaction. `cases.changed` goes, so that a session of the version before ends with an error instead of writing entries
that nothing covers.
"""

from alembic import op
from sqlalchemy import Column, String, Text

from assessor.store.migrations.versions.v0001_case import CONTENT as CASE
from assessor.store.migrations.versions.v0001_case import content_table
from assessor.store.migrations.versions.v0002_decisions_team import CONTENT as NOTED

revision = "0003"
down_revision = "0002"

CONTENT = {"record": ("kind", "name", "says", "more")}


def upgrade() -> None:
    """Add columns and tables; of what is there only the column of last changes goes, which the history has."""
    op.add_column("cases", Column("line", Text, nullable=False, server_default=""))
    op.add_column("cases", Column("seal", String(64), nullable=False, server_default=""))
    op.drop_column("cases", "changed")
    for name in (*CASE, *NOTED):
        op.add_column(name, Column("more", Text, nullable=False, server_default=""))
    for name, columns in CONTENT.items():
        content_table(name, columns)
