"""The list of rejects before they go: each with its picture and its files, checked or kept back by the person."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from focusflow_desktop.photos.culling.trashing import Reject
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf, ThumbnailSource
from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.text import text

_PICTURE = QSize(96, 64)
_AHEAD = 24
_Index = QModelIndex | QPersistentModelIndex


class RejectsModel(QAbstractListModel):
    """One line per photo; pictures come for those that are painted."""

    picked = Signal()

    def __init__(self, found: Sequence[Reject], shelf: ThumbnailShelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found = list(found)
        self._kept: set[UUID] = set()
        self._shelf = shelf
        self._places = {one.photo_id: place for place, one in enumerate(self._found)}
        shelf.arrived.connect(self._on_arrived)

    @property
    def chosen(self) -> list[Reject]:
        """Those that go."""
        return [one for one in self._found if one.photo_id not in self._kept]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        """How many photos."""
        return 0 if parent.isValid() else len(self._found)

    def flags(self, _index: _Index) -> Qt.ItemFlag:
        """Each can be kept back."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the files that go, the picture, whether it is checked."""
        one = self._found[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(file.path.name for file in one.files)
            case Qt.ItemDataRole.ToolTipRole:
                return str(one.files[0].path.parent)
            case Qt.ItemDataRole.DecorationRole:
                picture = self._shelf.look(one.photo_id)
                if picture is None:
                    near = self._found[index.row() : index.row() + _AHEAD]
                    self._shelf.want([other.photo_id for other in near], box=scaled_box())
                return picture
            case Qt.ItemDataRole.CheckStateRole:
                kept = one.photo_id in self._kept
                return Qt.CheckState.Unchecked if kept else Qt.CheckState.Checked
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Check or keep back."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        photo = self._found[index.row()].photo_id
        is_going = Qt.CheckState(value) is Qt.CheckState.Checked
        self._kept.discard(photo) if is_going else self._kept.add(photo)
        self.dataChanged.emit(index, index, [role])
        self.picked.emit()
        return True

    def _on_arrived(self, photo_id: UUID) -> None:
        place = self._places.get(photo_id)
        if place is not None:
            self.dataChanged.emit(self.index(place), self.index(place), [Qt.ItemDataRole.DecorationRole])


def scaled_box() -> QSize:
    """The size of the small pictures on this screen."""
    return QSize(scaled(_PICTURE.width()), scaled(_PICTURE.height()))


class TrashDialog(QDialog):
    """Says exactly what happens, and asks once."""

    confirmed = Signal(object)  # the list of Reject

    def __init__(
        self, found: Sequence[Reject], thumbnails: ThumbnailSource, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Move rejects to trash"))
        self.setMinimumSize(scaled(640), scaled(480))
        self._shelf = ThumbnailShelf(thumbnails, self)
        self.model = RejectsModel(found, self._shelf, self)
        self._title = text(step=Type.HEADING, weight=Weight.STRONG)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setIconSize(scaled_box())
        self.list.setUniformItemSizes(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setAccessibleName(self.tr("Rejected photos and their files"))
        self.go = Button(icon="trash", kind=Kind.PRIMARY, name=self.tr("Move to trash"))
        self.stay = Button(self.tr("Cancel"))
        self.go.clicked.connect(self._on_go)
        self.stay.clicked.connect(self.reject)
        self.finished.connect(self._on_finished)
        self.model.picked.connect(self._show_counts)
        self._lay_out()
        self._show_counts()
        self.stay.setDefault(True)

    def _lay_out(self) -> None:
        said = text(
            self.tr(
                "FocusFlow moves the checked photos' files to your system's trash: the original, the camera's "
                "JPEG and what lies beside them. You can put them back from there. Second copies on backup "
                "drives and finals stay. Where a drive has no trash, the file stays and is named."
            ),
            tone="2",
            wraps=True,
        )
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.stay)
        line.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(said)
        column.addWidget(self.list, 1)
        column.addLayout(line)

    def _show_counts(self) -> None:
        chosen = self.model.chosen
        files = sum(len(one.files) for one in chosen)
        self._title.setText(self.tr("Move %n rejected photo(s) to the trash?", "", len(chosen)))
        self.go.setText(self.tr("Move %n file(s) to the trash", "", files))
        self.go.setEnabled(bool(chosen))

    def _on_go(self) -> None:
        self.confirmed.emit(self.model.chosen)
        self.accept()

    def _on_finished(self) -> None:
        self._shelf.close()
