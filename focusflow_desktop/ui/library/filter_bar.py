"""The line of chips above the grid: what is shown, and how many each choice would show."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.rows import FilterCounts, SessionRow
from focusflow_desktop.shared.records.photos import Flag, Label
from focusflow_desktop.ui.library import glyphs, words
from focusflow_desktop.ui.look import icons, theme
from focusflow_desktop.ui.look.theme import PICTURES, Type
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.text import rule, text

TYPING_MS = 200


class FilterBar(QWidget):
    """Chips that toggle and chips that open a list. Holds the filter; the page asks for the photos."""

    filter_changed = Signal(object)  # Filter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.FILTER_BAR)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._filter = Filter()
        self._counts = FilterCounts(shown=0, total=0, unmarked=0, missing=0)
        self._sessions: list[SessionRow] = []
        self.search = QLineEdit()
        self._toggles: dict[str, Button] = {}
        self._lists: dict[str, Button] = {}
        self._shown = text(step=Type.SMALL, tone="2")
        self._clear = Button(self.tr("Clear"), kind=Kind.QUIET, small=True, name=self.tr("Clear the filter"))
        self._divider = rule(vertical=True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._take_text)
        self._make()

    @property
    def filter(self) -> Filter:
        """What is shown now."""
        return self._filter

    def show_filter(self, filter_: Filter) -> None:
        """Set the chips to a filter without announcing it."""
        self._filter = filter_
        if self.search.text().strip() != filter_.text:
            self.search.setText(filter_.text)
        self._refresh()

    def show_counts(self, counts: FilterCounts, sessions: Iterable[SessionRow] = ()) -> None:
        """The numbers beside the chips."""
        self._counts = counts
        self._sessions = list(sessions) or self._sessions
        self._refresh()

    def apply(self, filter_: Filter) -> None:
        """Another filter, asked for by a chip, a key or the palette."""
        if filter_ != self._filter:
            self.show_filter(filter_)
            self.filter_changed.emit(filter_)

    def toggle_rating(self, stars: int) -> None:
        """At least so many stars, or any again."""
        stars = 0 if self._filter.rating_at_least == stars else stars
        self.apply(replace(self._filter, rating_at_least=stars))

    def toggle_flag(self, flag: Flag) -> None:
        """Only these, or all again."""
        flags = frozenset() if self._filter.flags == {flag} else frozenset({flag})
        self.apply(replace(self._filter, flags=flags))

    def clear(self) -> None:
        """Everything again; a collection or a shoot stays chosen."""
        self.apply(Filter(session_ids=self._filter.session_ids, collection_id=self._filter.collection_id))

    def _make(self) -> None:
        self.search.setPlaceholderText(self.tr("Name, keyword, camera"))
        self.search.setAccessibleName(self.tr("Search photos"))
        self.search.setMinimumWidth(112)
        self.search.setMaximumWidth(184)
        self.search.setStyleSheet("min-height: 22px; padding: 0 6px; font-size: 12px; border-radius: 4px;")
        self.search.addAction(
            QIcon(icons.icon("search", PICTURES.text2, 14)), QLineEdit.ActionPosition.LeadingPosition
        )
        self.search.textEdited.connect(self._typing.start)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(8)
        line.addWidget(self.search)
        for name, icon, run in (
            ("picks", "flag", partial(self.toggle_flag, Flag.PICK)),
            ("unmarked", "", self._toggle_unmarked),
            ("rejects", "x", partial(self.toggle_flag, Flag.REJECT)),
        ):
            line.addWidget(self._chip(name, icon=icon, run=run))
        self._divider.setFixedHeight(16)
        line.addWidget(self._divider)
        for name, icon in (
            ("rating", "star"),
            ("label", "square"),
            ("camera", "camera"),
            ("lens", "focus"),
            ("date", "calendar"),
            ("session", "briefcase"),
        ):
            line.addWidget(self._list_chip(name, icon=icon))
        line.addWidget(self._chip("missing", icon="triangle-alert", run=self._toggle_missing))
        line.addWidget(self._chip("trashed", icon="trash", run=self._toggle_trashed))
        self.put_back = Button(
            self.tr("Put back"), icon="undo-2", small=True, name=self.tr("Put back from the trash")
        )
        self.put_back.setToolTip(self.tr("Put the selected photos back where they were"))
        line.addWidget(self.put_back)
        line.addStretch(1)
        line.addWidget(self._shown)
        line.addWidget(self._clear)
        self._clear.clicked.connect(self.clear)
        self._refresh()

    def _chip(self, name: str, *, icon: str, run: Callable[[], None]) -> Button:
        chip = Button(icon=icon, kind=Kind.CHIP, name=name)
        chip.setCheckable(True)
        chip.clicked.connect(lambda _checked=False: run())
        self._toggles[name] = chip
        return chip

    def _list_chip(self, name: str, *, icon: str) -> Button:
        chip = Button(icon=icon, kind=Kind.CHIP, name=name)
        chip.setCheckable(True)
        chip.clicked.connect(partial(self._open_list, name))
        self._lists[name] = chip
        return chip

    def _refresh(self) -> None:
        filter_, counts = self._filter, self._counts
        self._show_chip(
            self._toggles["picks"],
            self.tr("Picks"),
            counts.by_flag.get("pick", 0),
            on=filter_.flags == {Flag.PICK},
        )
        self._show_chip(
            self._toggles["unmarked"], self.tr("Unmarked"), counts.unmarked, on=filter_.is_unmarked
        )
        rejects = counts.by_flag.get("reject", 0)
        self._show_chip(
            self._toggles["rejects"], self.tr("Rejects"), rejects, on=filter_.flags == {Flag.REJECT}
        )
        missing = self._toggles["missing"]
        self._show_chip(missing, self.tr("Missing"), counts.missing, on=bool(filter_.is_missing))
        self._show_chip(self._toggles["trashed"], self.tr("Trash"), counts.trashed, on=filter_.is_trashed)
        for name, (title, chosen, count) in self._list_titles().items():
            self._show_chip(self._lists[name], chosen or title, count, on=bool(chosen))
        self._show_parts()
        self._shown.setText(
            self.tr("{0} of {1}")
            .replace("{0}", words.number(counts.shown))
            .replace("{1}", words.number(counts.total))
        )
        self._clear.setVisible(filter_.without("session_ids", "collection_id") != Filter())

    def _show_parts(self) -> None:
        """The trash is a place of its own: only the way out and the way back stand there."""
        filter_, counts = self._filter, self._counts
        for chip in (*self._toggles.values(), *self._lists.values(), self._divider):
            chip.setVisible(not filter_.is_trashed)
        self._toggles["missing"].setVisible(
            not filter_.is_trashed and bool(counts.missing or filter_.is_missing)
        )
        self._toggles["trashed"].setVisible(bool(counts.trashed or filter_.is_trashed))
        self.put_back.setVisible(filter_.is_trashed)

    def _list_titles(self) -> dict[str, tuple[str, str, int]]:
        filter_, counts = self._filter, self._counts
        stars = filter_.rating_at_least
        days = [f"{day:%d %b}" for day in (filter_.taken_from, filter_.taken_to) if day]
        named = [row.title for row in self._sessions if row.id in filter_.session_ids]
        return {
            "rating": (
                self.tr("Rating"),
                self.tr("{0} and up").replace("{0}", str(stars)) if stars else "",
                counts.rated_at_least(stars) if stars else 0,
            ),
            "label": (
                self.tr("Label"),
                _joined(filter_.labels, counts.by_label),
                _sum(filter_.labels, counts.by_label),
            ),
            "camera": (
                self.tr("Camera"),
                _joined(filter_.cameras, counts.by_camera),
                _sum(filter_.cameras, counts.by_camera),
            ),
            "lens": (
                self.tr("Lens"),
                _joined(filter_.lenses, counts.by_lens),
                _sum(filter_.lenses, counts.by_lens),
            ),
            "date": (self.tr("Date"), " – ".join(dict.fromkeys(days)), counts.shown if days else 0),
            "session": (
                self.tr("Shoot"),
                ", ".join(named),
                sum(counts.by_session.get(i, 0) for i in filter_.session_ids),
            ),
        }

    def _show_chip(self, chip: Button, title: str, count: int, *, on: bool) -> None:
        shown = title if len(title) <= 18 else title[:17] + "…"
        chip.setText(f"{shown}  {words.number(count)}" if count else shown)
        chip.setToolTip(title)
        chip.setAccessibleName(self.tr("{0}, %n photo(s)", "", count).replace("{0}", title))
        chip.setChecked(on)

    def _open_list(self, name: str) -> None:
        chip = self._lists[name]
        self._refresh()  # a click toggled the chip; what it shows is the filter's
        menu = QMenu(chip)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fills: dict[str, Callable[[QMenu], None]] = {
            "rating": self._fill_ratings,
            "label": self._fill_labels,
            "camera": self._fill_cameras,
            "lens": self._fill_lenses,
            "date": self._fill_dates,
            "session": self._fill_sessions,
        }
        fills[name](menu)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _fill_ratings(self, menu: QMenu) -> None:
        for stars in range(5, 0, -1):
            action = self._add(
                menu, self.tr("%n star(s) and up", "", stars), self._counts.rated_at_least(stars)
            )
            action.setIcon(QIcon(glyphs.stars(stars, colour=PICTURES.text1)))
            action.setChecked(self._filter.rating_at_least == stars)
            action.triggered.connect(partial(self._call, partial(self.toggle_rating, stars)))

    def _fill_labels(self, menu: QMenu) -> None:
        names = [label.value for label in Label if label is not Label.NONE]
        others = sorted(set(self._counts.by_label) - set(names) - {"none"})
        for name in (*names, *others, "none"):
            title = self.tr("No label") if name == "none" else self.tr(name.capitalize())
            action = self._add(menu, title, self._counts.by_label.get(name, 0))
            if name != "none":
                action.setIcon(QIcon(glyphs.label(name)))
            action.setChecked(name in self._filter.labels)
            action.triggered.connect(partial(self._call, partial(self._toggle_label, name)))

    def _fill_cameras(self, menu: QMenu) -> None:
        self._fill_names(
            menu, self._counts.by_camera, chosen=self._filter.cameras, toggle=self._toggle_camera
        )

    def _fill_lenses(self, menu: QMenu) -> None:
        self._fill_names(menu, self._counts.by_lens, chosen=self._filter.lenses, toggle=self._toggle_lens)

    def _fill_names(
        self, menu: QMenu, counts: dict[str, int], *, chosen: frozenset[str], toggle: Callable[[str], None]
    ) -> None:
        for name in sorted(name for name in counts if name):
            action = self._add(menu, name, counts[name])
            action.setChecked(name in chosen)
            action.triggered.connect(partial(self._call, partial(toggle, name)))
        if menu.isEmpty():
            menu.addAction(self.tr("Nothing known yet")).setEnabled(False)

    def _fill_dates(self, menu: QMenu) -> None:
        for shown in sorted((day for day in self._counts.by_day if day), reverse=True)[:60]:
            day = date.fromisoformat(shown)
            action = self._add(menu, f"{day:%d %b %Y}", self._counts.by_day[shown])
            action.setChecked(self._filter.taken_from == day)
            action.triggered.connect(partial(self._call, partial(self._toggle_day, day)))

    def _fill_sessions(self, menu: QMenu) -> None:
        for row in self._sessions:
            action = self._add(menu, f"{row.job} · {row.title}", self._counts.by_session.get(row.id, 0))
            action.setChecked(row.id in self._filter.session_ids)
            action.triggered.connect(partial(self._call, partial(self._toggle_session, row.id)))
        if menu.isEmpty():
            menu.addAction(self.tr("No shoots yet")).setEnabled(False)

    def _add(self, menu: QMenu, title: str, count: int) -> QAction:
        action = menu.addAction(f"{title}\t{words.number(count)}")
        action.setCheckable(True)
        return action

    def _call(self, run: Callable[[], None], _checked: bool = False) -> None:
        run()

    def _toggle_label(self, name: str) -> None:
        self.apply(replace(self._filter, labels=self._filter.labels ^ {name}))

    def _toggle_camera(self, name: str) -> None:
        self.apply(replace(self._filter, cameras=self._filter.cameras ^ {name}))

    def _toggle_lens(self, name: str) -> None:
        self.apply(replace(self._filter, lenses=self._filter.lenses ^ {name}))

    def _toggle_session(self, session_id: UUID) -> None:
        self.apply(replace(self._filter, session_ids=self._filter.session_ids ^ {session_id}))

    def _toggle_day(self, day: date) -> None:
        chosen = None if self._filter.taken_from == day else day
        self.apply(replace(self._filter, taken_from=chosen, taken_to=chosen))

    def _toggle_unmarked(self) -> None:
        self.apply(replace(self._filter, is_unmarked=not self._filter.is_unmarked))

    def _toggle_missing(self) -> None:
        self.apply(replace(self._filter, is_missing=None if self._filter.is_missing else True))

    def _toggle_trashed(self) -> None:
        """Into the trash of this shoot or collection, whatever else was set, and out again."""
        place = Filter(session_ids=self._filter.session_ids, collection_id=self._filter.collection_id)
        self.apply(replace(place, is_trashed=not self._filter.is_trashed))

    def _take_text(self) -> None:
        self.apply(replace(self._filter, text=self.search.text().strip()))


def _joined(chosen: frozenset[str], counts: dict[str, int]) -> str:
    return ", ".join(sorted(chosen, key=lambda name: -counts.get(name, 0)))


def _sum(chosen: frozenset[str], counts: dict[str, int]) -> int:
    return sum(counts.get(name, 0) for name in chosen)
