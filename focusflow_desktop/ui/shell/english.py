"""English plurals for texts written with "(s)": other languages bring their own forms in translation files."""

from __future__ import annotations

from PySide6.QtCore import QTranslator


class EnglishPlurals(QTranslator):
    """Turns "%n file(s)" into "1 file" or "2 files"; Qt fills in the number itself."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The text in the right number; empty, so that Qt goes on looking, where there is nothing to choose."""
        if "%n" not in source or "(s)" not in source:
            return ""
        return source.replace("(s)", "" if n == 1 else "s")

    def isEmpty(self) -> bool:
        """It always has something to say."""
        return False
