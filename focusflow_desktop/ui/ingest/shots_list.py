"""One camera's pictures with their times, to choose one of. Small pictures are made only for what is in sight."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.runner import Lane, Runner, Ticket
from focusflow_desktop.ui.ingest.clocks import Shot

_CELL = QSize(150, 126)
_PICTURE = QSize(138, 92)


class ShotsModel(QAbstractListModel):
    """The pictures of one camera."""

    def __init__(
        self, load: Callable[[Path], QImage], *, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._load, self._runner = load, runner
        self._shots: tuple[Shot, ...] = ()
        self._pictures: dict[Path, QPixmap] = {}
        self._going: dict[Path, Ticket] = {}

    def show_shots(self, shots: tuple[Shot, ...]) -> None:
        """Another camera's pictures."""
        self.beginResetModel()
        self._shots = shots
        self.endResetModel()

    def shot(self, index: QModelIndex) -> Shot | None:
        """The picture of a row."""
        return self._shots[index.row()] if index.isValid() else None

    def forget(self) -> None:
        """Nobody waits for pictures any more."""
        for ticket in self._going.values():
            ticket.cancel()
        self._going.clear()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """One row per picture."""
        return 0 if parent is not None and parent.isValid() else len(self._shots)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The time; the picture, asked for when it is first painted."""
        shot = self._shots[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{shot.clock:%H:%M:%S}"
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{shot.path.name}, {shot.clock:%Y-%m-%d %H:%M:%S}"
            case Qt.ItemDataRole.DecorationRole:
                return _untinted(self._picture(shot.path))
        return None

    def _picture(self, path: Path) -> QPixmap:
        if path not in self._pictures:
            self._pictures[path] = _blank()
            ticket = Ticket(done=partial(self._take, path), failed=partial(self._stay_blank, path))
            self._going[path] = ticket
            self._runner.submit(Lane.BACKGROUND, partial(self._load, path), ticket)
        return self._pictures[path]

    def _take(self, path: Path, image: object) -> None:
        assert isinstance(image, QImage)
        self._going.pop(path, None)
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self._pictures[path] = QPixmap.fromImage(image.scaled(_PICTURE, keep, smooth))
        for row, shot in enumerate(self._shots):
            if shot.path == path:
                self.dataChanged.emit(self.index(row), self.index(row), [Qt.ItemDataRole.DecorationRole])

    def _stay_blank(self, path: Path, error: BaseException) -> None:
        self._going.pop(path, None)
        if not isinstance(error, WorldError):
            raise error


class ShotsList(QListView):
    """The pictures in rows that wrap."""

    def __init__(self, model: ShotsModel, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setGridSize(_CELL)
        self.setIconSize(_PICTURE)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)


def _blank() -> QPixmap:
    blank = QPixmap(_PICTURE)
    blank.fill(Qt.GlobalColor.transparent)
    return blank


def _untinted(picture: QPixmap) -> QIcon:
    """A chosen picture is judged by its frame; its colours stay."""
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
