"""The database's own guard against booking one person, room or thing twice at one time (decisions 27).

It looks at the real time without buffers, only where the session takes its resources, and steps aside for a clash that
somebody allowed with a reason. Deferrable, so that two sessions may change places in one transaction.
"""

from __future__ import annotations

from sqlalchemy import Connection

from focusflow_desktop.shared.rules.session_status import BUSY

CONSTRAINT = "ex_allocations_booked_twice"


def guard_bookings(connection: Connection) -> None:
    """Put the guard on, anew: the states that take resources may have changed."""
    states = ", ".join(f"'{state}'" for state in sorted(BUSY))
    connection.exec_driver_sql(f"ALTER TABLE app.allocations DROP CONSTRAINT IF EXISTS {CONSTRAINT}")
    connection.exec_driver_sql(
        f"ALTER TABLE app.allocations ADD CONSTRAINT {CONSTRAINT} EXCLUDE USING gist"
        " (tenant_id WITH =, resource_id WITH =,"
        " tstzrange(least(busy_from, busy_to), greatest(busy_from, busy_to)) WITH &&)"
        f" WHERE (state IN ({states}) AND NOT is_override AND NOT deleted"
        " AND busy_from IS NOT NULL AND busy_to IS NOT NULL)"
        " DEFERRABLE INITIALLY IMMEDIATE"
    )
