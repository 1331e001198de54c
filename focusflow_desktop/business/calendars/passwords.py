"""Where the passwords of other calendars lie: in the keyring of this machine, else only in memory until the program ends.

Never in the studio's database, its backups or a log. Keyrings that keep nothing, or keep it readable, are refused.
"""

from __future__ import annotations

import importlib
import logging
from typing import Protocol, cast
from uuid import UUID

log = logging.getLogger("focusflow.calendars")

SERVICE = "FocusFlow calendars"
_UNSAFE = ("keyring.backends.null", "keyring.backends.fail", "keyrings.alt")


class Keyring(Protocol):
    """What is needed of a keyring."""

    def get_password(self, service: str, username: str) -> str | None:
        """The password, or None."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        ...


class Passwords:
    """The passwords of one studio's accounts. Asking the keyring may wait for a person to unlock it: not on the window's thread."""

    def __init__(self, tenant_id: UUID, keyring: Keyring | None) -> None:
        self._tenant_id, self._keyring = tenant_id, keyring
        self._until_the_end: dict[UUID, str] = {}

    @property
    def are_kept(self) -> bool:
        """Whether they outlast the program."""
        return self._keyring is not None

    def of(self, account_id: UUID) -> str | None:
        """The password of an account, if it is known."""
        if self._keyring is not None:
            try:
                return self._keyring.get_password(SERVICE, self._name(account_id))
            except Exception as error:  # noqa: BLE001 — a foreign keyring; each has errors of its own
                log.warning("the keyring did not answer: %s", type(error).__name__)
        return self._until_the_end.get(account_id)

    def keep(self, account_id: UUID, password: str) -> None:
        """Keep it in the keyring; in memory when that refuses."""
        self._until_the_end[account_id] = password
        if self._keyring is not None:
            try:
                self._keyring.set_password(SERVICE, self._name(account_id), password)
            except Exception as error:  # noqa: BLE001 — as above; memory has it
                log.warning("the keyring did not take a password: %s", type(error).__name__)

    def forget(self, account_id: UUID) -> None:
        """Forget it everywhere."""
        self._until_the_end.pop(account_id, None)
        if self._keyring is not None:
            try:
                self._keyring.delete_password(SERVICE, self._name(account_id))
            except Exception as error:  # noqa: BLE001 — as above; it was not there, or stays locked
                log.info("the keyring had nothing to forget: %s", type(error).__name__)

    def _name(self, account_id: UUID) -> str:
        return f"{self._tenant_id}/{account_id}"


def system_keyring() -> Keyring | None:
    """This machine's keyring; None when there is none that is safe."""
    try:
        found = importlib.import_module("keyring").get_keyring()
    except Exception as error:  # noqa: BLE001 — not there, or the system's own trouble: memory it is
        log.info("no keyring: %s", type(error).__name__)
        return None
    return cast("Keyring", found) if is_safe(found) else None


def is_safe(keyring: object) -> bool:
    """Whether it keeps secrets. One made of several is as safe as those it would use."""
    inner = getattr(keyring, "backends", None)
    if isinstance(inner, list | tuple):
        return bool(inner) and all(is_safe(one) for one in inner)
    kind = type(keyring)
    return not kind.__module__.startswith(_UNSAFE) and "plaintext" not in kind.__name__.lower()
