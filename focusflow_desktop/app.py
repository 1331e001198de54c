"""The composition root: paths → settings → log → studio → data's door → window. The only file that knows all.

Closing goes the other way round: rooms, marks, tasks, workers, database, log.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from focusflow_desktop import __version__
from focusflow_desktop.crash import CrashReporter
from focusflow_desktop.heap import share_one_heap
from focusflow_desktop.logs import start_logging, stop_logging
from focusflow_desktop.paths import Paths, resources_folder, studio_paths
from focusflow_desktop.settings import Settings
from focusflow_desktop.shared.clock import SystemClock
from focusflow_desktop.ui.look.style_sheet import dress_application
from focusflow_desktop.ui.look.theme import Scheme, desk_look
from focusflow_desktop.ui.program import Program
from focusflow_desktop.ui.shell.collector import Collector
from focusflow_desktop.ui.shell.english import EnglishPlurals
from focusflow_desktop.ui.shell.qt_messages import listen_to_qt

log = logging.getLogger("focusflow.app")


def run(arguments: Sequence[str]) -> int:
    """Open the studio's window, or walk the tour; returns the exit code."""
    options = _options(arguments)
    share_one_heap()
    app = _application()
    Collector(app)
    if options.tour is not None:
        from focusflow_desktop.ui.tour.walk import walk

        return walk(app, Path(options.tour))
    paths = studio_paths(Path(options.studio) if options.studio else None)
    handler = start_logging(paths.logs)
    listen_to_qt()
    crashes = CrashReporter(paths.crashes, SystemClock())
    crashes.install()
    log.info("FocusFlow %s starts", __version__)
    try:
        return _live(app, paths, crashes)
    finally:
        crashes.uninstall()
        stop_logging(handler)


def _live(app: QApplication, paths: Paths, crashes: CrashReporter) -> int:
    settings = Settings(paths.settings_file)
    dress_application(
        app, desk_look(Scheme(settings.text("look.scheme"))), scale=settings.number("look.text_percent") / 100
    )
    program = Program(paths, settings, crashes=crashes)
    try:
        program.begin()
        return app.exec()
    finally:
        program.end()


def _application() -> QApplication:
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QGuiApplication.setDesktopFileName("focusflow")
    app = QApplication(sys.argv[:1])
    app.setApplicationName("FocusFlow")
    app.setApplicationVersion(__version__)
    _translate(app)
    return app


def _translate(app: QApplication) -> None:
    """Qt's own words and ours, in the system's language where we have them."""
    app.installTranslator(EnglishPlurals(app))
    ours, qts = QTranslator(app), QTranslator(app)
    if qts.load(
        QLocale.system(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        app.installTranslator(qts)
    if ours.load(QLocale.system(), "focusflow", "_", str(resources_folder() / "translations")):
        app.installTranslator(ours)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="focusflow", description="FocusFlow, the studio's window.")
    parser.add_argument("--studio", metavar="DIR", help="the studio's folder")
    parser.add_argument(
        "--tour", metavar="DIR", help="walk through every room without a display and keep pictures in DIR"
    )
    return parser.parse_args(list(arguments))
