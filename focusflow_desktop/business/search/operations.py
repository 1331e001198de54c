"""Making the search index again."""

from __future__ import annotations

from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.search_index import install_search


def rebuild_index(db: DbSession) -> Changes:
    """Throw the index away and make it from the rows; no row changes."""
    install_search(db.connection())
    return Changes()
