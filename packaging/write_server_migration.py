"""`make server-migration MESSAGE="…"`: writes the server's next migration from what the records have become.

It brings a throw-away PostgreSQL to the newest script, compares it with the records and writes the difference.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine

from sync_server.db.comparing import without_info
from sync_server.db.embedded import EmbeddedPostgres
from sync_server.db.roles import OWNER, SCHEMA, prepare_roles, prepare_schema
from sync_server.db.upgrade import MIGRATIONS, settings


def main() -> int:
    """Write the script; its name's number follows the newest one's."""
    message = " ".join(sys.argv[1:]).strip()
    if not message:
        print('Say what it is for: make server-migration MESSAGE="…"', file=sys.stderr)
        return 2
    newest = max((int(path.name[:4]) for path in (MIGRATIONS / "versions").glob("[0-9]*.py")), default=0)
    slug = re.sub(r"\W+", "_", message.lower()).strip("_")[:40]
    with tempfile.TemporaryDirectory(prefix="ffmig-") as folder:
        Path(folder).chmod(0o755)
        with EmbeddedPostgres(Path(folder) / "data") as cluster:
            engine = create_engine(cluster.url())
            with engine.begin() as connection:
                prepare_roles(connection, password=None)
                prepare_schema(connection)
                connection.exec_driver_sql(f"SET LOCAL ROLE {OWNER}")
                connection.exec_driver_sql(f"SET LOCAL search_path = {SCHEMA}")
                config = settings(connection)
                config.set_main_option("file_template", "%%(rev)s_" + slug)
                command.upgrade(config, "head")
                command.revision(
                    config,
                    message,
                    autogenerate=True,
                    rev_id=f"{newest + 1:04d}",
                    process_revision_directives=without_info,
                )
            engine.dispose()
    print("Now put the new number into HEAD of sync_server/db/upgrade.py and read the script.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
