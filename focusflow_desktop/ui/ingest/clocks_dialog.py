"""Aligning two cameras: the same moment chosen in both gives the offset. Nothing is written into any file (decisions 5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from focusflow_desktop.tasks.runner import Runner
from focusflow_desktop.ui.ingest.clocks import (
    CameraShots,
    Shot,
    offset_words,
    seconds_to_add,
)
from focusflow_desktop.ui.ingest.importing import thumbnail_of
from focusflow_desktop.ui.ingest.shots_list import ShotsList, ShotsModel
from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.services import Services
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.text import text

_MOST_SECONDS = 50 * 366 * 86_400  # a camera that never had its clock set


class CameraSide(QWidget):
    """One camera and its pictures."""

    changed = Signal()

    def __init__(self, cameras: Sequence[CameraShots], *, first: int, model: ShotsModel, name: str) -> None:
        super().__init__()
        self._cameras, self.model = cameras, model
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(name)
        self.chooser.addItems([camera.name for camera in cameras])
        self.list = ShotsList(model, name=self.tr("{name}: its pictures").replace("{name}", name))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.chooser)
        box.addWidget(self.list, 1)
        self.chooser.setCurrentIndex(first)
        self._on_camera()
        self.chooser.currentIndexChanged.connect(self._on_camera)
        self.list.selectionModel().currentChanged.connect(self.changed)

    @property
    def camera(self) -> CameraShots:
        """The chosen camera."""
        return self._cameras[self.chooser.currentIndex()]

    @property
    def shot(self) -> Shot | None:
        """The chosen picture."""
        return self.model.shot(self.list.currentIndex())

    def _on_camera(self) -> None:
        self.model.show_shots(self.camera.shots)
        self.changed.emit()


class ClocksDialog(QDialog):
    """Two cameras side by side; the seconds can be written by hand too."""

    aligned = Signal(object, object)  # Camera, timedelta

    def __init__(
        self,
        cameras: Sequence[CameraShots],
        *,
        load: Callable[[Path], QImage],
        runner: Runner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Align clocks"))
        self.first = self._side(cameras, 0, ShotsModel(load, runner=runner, parent=self))
        self.second = self._side(cameras, 1, ShotsModel(load, runner=runner, parent=self))
        self.seconds = QSpinBox()
        self.seconds.setRange(-_MOST_SECONDS, _MOST_SECONDS)
        self.seconds.setSuffix(self.tr(" s"))
        self.seconds.setAccessibleName(self.tr("Seconds to add to the second camera's times"))
        self.sentence = text(wraps=True)
        self.apply = Button(self.tr("Align"), kind=Kind.PRIMARY)
        self.cancel = Button(self.tr("Cancel"))
        self._lay_out()
        self._show_stored()
        for side in (self.first, self.second):
            side.changed.connect(self._on_chosen)
            side.chooser.currentIndexChanged.connect(self._show_stored)
        self.seconds.valueChanged.connect(self._say)
        self.apply.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    def done(self, result: int) -> None:
        """Closes; the offset is told when it was accepted."""
        for side in (self.first, self.second):
            side.model.forget()
        if result == QDialog.DialogCode.Accepted:
            self.aligned.emit(self.second.camera.camera, timedelta(seconds=self.seconds.value()))
        super().done(result)

    def _side(self, cameras: Sequence[CameraShots], number: int, model: ShotsModel) -> CameraSide:
        name = self.tr("Second camera") if number else self.tr("First camera")
        return CameraSide(cameras, first=number, model=model, name=name)

    def _lay_out(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(self.first, 1)
        sides.addWidget(self.second, 1)
        by_hand = QHBoxLayout()
        by_hand.addWidget(text(self.tr("Added to the second camera's times"), tone="2"))
        by_hand.addWidget(self.seconds)
        by_hand.addStretch(1)
        by_hand.addWidget(self.cancel)
        by_hand.addWidget(self.apply)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 16)
        box.setSpacing(12)
        box.addWidget(
            text(
                self.tr("Choose a picture of the same moment in both cameras"),
                step=Type.HEADING,
                weight=Weight.STRONG,
            )
        )
        box.addLayout(sides, 1)
        box.addWidget(self.sentence)
        box.addLayout(by_hand)
        self.resize(scaled(760), scaled(560))

    def _on_chosen(self) -> None:
        seen, same = self.first.shot, self.second.shot
        if seen is not None and same is not None and self.first.camera is not self.second.camera:
            self.seconds.setValue(seconds_to_add(self.first.camera, seen, self.second.camera, same=same))
        self._say()

    def _show_stored(self) -> None:
        self.seconds.setValue(round(self.second.camera.offset.total_seconds()))
        self._say()

    def _say(self) -> None:
        first, second = self.first.camera, self.second.camera
        is_one = first is second
        self.apply.setEnabled(not is_one)
        self.seconds.setEnabled(not is_one)
        if is_one:
            self.sentence.setText(self.tr("Choose two different cameras."))
            return
        apart = self.seconds.value() - round(first.offset.total_seconds())
        said = offset_words(apart, reference=first.name, other=second.name)
        self.sentence.setText(f"{said} {self.tr('Files keep their own time.')}")


def open_clocks(parent: QWidget, cameras: Sequence[CameraShots], *, services: Services) -> ClocksDialog:
    """The dialog over the import room. There must be two cameras at least."""
    dialog = ClocksDialog(
        cameras,
        load=partial(thumbnail_of, services),
        runner=services.runner,
        parent=parent,
    )
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
