"""What a command line may get wrong: said by the parser, with exit code 2, before anything is touched."""

from __future__ import annotations

from focusflow_desktop.shared.errors import FocusFlowError


class UsageError(FocusFlowError):
    """An argument that makes no sense."""
