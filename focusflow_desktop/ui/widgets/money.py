"""Amounts as this locale writes them. One place, so that no page adds its own signs."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from focusflow_desktop.shared.money import decimals


def money_words(minor: int | None, currency: str | None) -> str:
    """An amount in minor units with its currency; nothing for nothing."""
    if minor is None or not currency:
        return ""
    places = decimals(currency)
    number = QLocale().toString(minor / 10**places, "f", places)
    return f"{number} {currency}"
