"""The keys a person changed, remembered beside the settings."""

from __future__ import annotations

from focusflow_desktop.settings import Settings

MEMO = "keys"


def own_keys(settings: Settings) -> dict[str, str]:
    """The keys the person changed, by command."""
    stored = settings.memo(MEMO)
    if not isinstance(stored, dict):
        return {}
    return {str(command): str(keys) for command, keys in stored.items()}


def keep_own_key(settings: Settings, command_id: str, keys: str) -> None:
    """Remembers one more. Raises OSError if that cannot be stored."""
    settings.set_memo(MEMO, {**own_keys(settings), command_id: keys})
