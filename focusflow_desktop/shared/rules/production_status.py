"""What becomes of a session's pictures. A late card goes back to imported: its pictures are not backed up yet."""

from __future__ import annotations

from focusflow_desktop.shared.records.sessions import ProductionStatus as Status
from focusflow_desktop.shared.rules.state_machine import Machine, Move

__all__ = ["PRODUCTION"]

PRODUCTION = Machine(
    "shoot",
    (
        Move(Status.NOT_SHOT, "import", Status.IMPORTED),
        Move(Status.IMPORTED, "back_up", Status.BACKED_UP),
        Move(Status.IMPORTED, "cull", Status.CULLED),
        Move(Status.BACKED_UP, "cull", Status.CULLED),
        Move(Status.BACKED_UP, "import", Status.IMPORTED),
        Move(Status.CULLED, "edit", Status.EDITING),
        Move(Status.CULLED, "import", Status.IMPORTED),
        Move(Status.EDITING, "finish", Status.EDITED),
        Move(Status.EDITED, "proof", Status.PROOFING),
        Move(Status.EDITED, "deliver", Status.DELIVERED),
        Move(Status.EDITED, "edit", Status.EDITING),
        Move(Status.PROOFING, "deliver", Status.DELIVERED),
        Move(Status.PROOFING, "edit", Status.EDITING),  # the client asked for changes
        Move(Status.DELIVERED, "edit", Status.EDITING),
    ),
)
