"""Bringing a store's tables up to date. Alembic is imported only when they are behind."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from assessor.store.problems import StoreFault, StoreProblem

LATEST = "0003"
SCRIPTS = Path(__file__).resolve().parent / "migrations"
_NEWER = StoreProblem(
    "newer",
    "The store was made by a newer version of this program. It was not changed.",
    "Use that version, or a later.",
)


def version_of(connection: Connection) -> str | None:
    """The version of a store's tables; nothing for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def migrate(connection: Connection, scripts: Path = SCRIPTS, latest: str = LATEST) -> bool:
    """Bring the tables to a version inside the connection's open transaction; whether anything had to be done.

    Raises:
        StoreFault: the store is newer than this program, or a migration does not work; the transaction is to be rolled
            back, which leaves the store as it was.
    """
    now = version_of(connection)
    if now == latest:
        return False
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util.exc import CommandError
    from sqlalchemy.exc import SQLAlchemyError

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if now is not None and now not in known:
        raise StoreFault(_NEWER)
    try:
        command.upgrade(config, latest)
    except (CommandError, SQLAlchemyError) as error:
        raise StoreFault(
            StoreProblem(
                "migration",
                "The store could not be brought up to this version. It is as it was.",
                f"Go on with the version you had. ({type(error).__name__})",
            )
        ) from None
    return True
