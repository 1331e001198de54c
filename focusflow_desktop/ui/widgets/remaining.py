"""A length of time in words for progress: "2 min left"."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication


def remaining_words(left: timedelta | None) -> str:
    """Rounded so that it does not flicker; empty while nothing can be said."""
    if left is None:
        return ""
    seconds = int(left.total_seconds())
    if seconds < 10:
        return QCoreApplication.translate("remaining", "a few seconds left")
    if seconds < 60:
        return QCoreApplication.translate("remaining", "{n} s left").replace(
            "{n}", str(-(-seconds // 10) * 10)
        )
    minutes = -(-seconds // 60)
    if minutes < 60:
        return QCoreApplication.translate("remaining", "{n} min left").replace("{n}", str(minutes))
    hours, minutes = divmod(minutes, 60)
    words = QCoreApplication.translate("remaining", "{h} h {m} min left")
    return words.replace("{h}", str(hours)).replace("{m}", str(minutes))
