"""The language of the program: Qt's translations from resources/translations, English plurals always among them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from focusflow_desktop.paths import resources_folder

NAME = "focusflow"


def speak(app: QCoreApplication, locale: QLocale | None = None) -> list[QTranslator]:
    """Puts the translations on the application and returns them; English first, so that the person's language wins."""
    folder = str(resources_folder() / "translations")
    spoken: list[QTranslator] = []
    for wanted in (QLocale(QLocale.Language.English), locale or QLocale.system()):
        translator = QTranslator(app)
        if translator.load(wanted, NAME, "_", folder) and app.installTranslator(translator):
            spoken.append(translator)
    return spoken
