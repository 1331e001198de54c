"""English plurals for texts written with "(s)": other languages bring their own forms in translation files."""

from __future__ import annotations

from PySide6.QtCore import QTranslator


class EnglishPlurals(QTranslator):
    """Turns "%n file(s)" into "1 file" or "2 files"; Qt fills in the number itself."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The text in the right number. None, which Qt reads as "not translated"; an empty text would be shown as such."""
        if "%n" not in source or "(s)" not in source:
            return None  # type: ignore[return-value]  # Qt's null text, which the stubs do not know
        return source.replace("(s)", "" if n == 1 else "s")

    def isEmpty(self) -> bool:
        """It always has something to say."""
        return False
