"""The calendar room: head, the five views, the column beside them. It shows what it is given and asks by signals."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from uuid import UUID

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from focusflow_desktop.business.sessions.items import CalendarItem, PersonRow, of_person
from focusflow_desktop.ui.calendar.agenda_view import AgendaView
from focusflow_desktop.ui.calendar.dates import View, days_of, stepped
from focusflow_desktop.ui.calendar.month_view import MonthView
from focusflow_desktop.ui.calendar.panel import CalendarPanel
from focusflow_desktop.ui.calendar.time_grid import TimeGrid
from focusflow_desktop.ui.calendar.view import CalendarView, Sight
from focusflow_desktop.ui.calendar.words import range_words, view_word, week_words
from focusflow_desktop.ui.calendar.year_view import YearView
from focusflow_desktop.ui.look.theme import HEAD_DESK, Type, scaled
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.choice_field import row_with
from focusflow_desktop.ui.widgets.text import ElidedLabel, retone, rule, text


class CalendarPage(QWidget):
    """The room."""

    entered = Signal(object, object)  # day | None, session's id | None
    sight_asked = Signal()  # the days in sight changed: other items are needed
    chosen = Signal(object)  # CalendarItem | None
    opened = Signal(object)
    move_asked = Signal(object, object)
    move_tried = Signal(object, object)
    new_asked = Signal(object)  # Proposal | None

    def __init__(self, *, zone: tzinfo = UTC, now: datetime, first_weekday: int | None = None) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Calendar"))
        self.zone, self.now = zone, now
        own = QLocale().firstDayOfWeek().value - 1
        self.first_weekday = own if first_weekday is None else first_weekday
        self.view, self.day = View.WEEK, now.astimezone(zone).date()
        self.items: tuple[CalendarItem, ...] = ()
        self.notes: tuple[tuple[date, str], ...] = ()
        self.panel = CalendarPanel()
        self.views: dict[View, CalendarView] = {
            View.DAY: TimeGrid(View.DAY),
            View.WEEK: TimeGrid(View.WEEK),
            View.MONTH: MonthView(),
            View.YEAR: YearView(),
            View.AGENDA: AgendaView(),
        }
        self._stack = QStackedWidget()
        for view in self.views.values():
            self._stack.addWidget(view)
            view.chosen.connect(self.chosen)
            view.opened.connect(self.opened)
            view.move_asked.connect(self.move_asked)
            view.move_tried.connect(self.move_tried)
            view.new_asked.connect(self.new_asked)
            view.day_asked.connect(self.open_day)
        self._lay_out()
        self._show_view()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head())
        box.addWidget(rule())
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._stack, 1)
        below.addWidget(rule(vertical=True))
        below.addWidget(self.panel)
        box.addLayout(below, 1)

    def _head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(scaled(HEAD_DESK))
        box = QHBoxLayout(head)
        box.setContentsMargins(24, 0, 16, 0)
        box.setSpacing(8)
        self._title = ElidedLabel()
        retone(self._title, "title", name="type")
        retone(self._title, "strong", name="weight")
        self._week = text(step=Type.BODY, tone="2")
        back = Button(icon="chevron-left", kind=Kind.QUIET, name=self.tr("Back"))
        today = Button(self.tr("Today"), small=True)
        forward = Button(icon="chevron-right", kind=Kind.QUIET, name=self.tr("Forward"))
        back.clicked.connect(lambda: self.step(-1))
        today.clicked.connect(self.go_today)
        forward.clicked.connect(lambda: self.step(1))
        box.addWidget(self._title, 100)
        box.addWidget(self._week)
        box.addSpacing(4)
        for part in (back, today, forward):
            box.addWidget(part)
        box.addStretch(1)
        box.addLayout(self._switch())
        box.addWidget(self._people())
        self.new = Button(self.tr("New session"), icon="plus", kind=Kind.PRIMARY, caps=("N",))
        self.new.clicked.connect(lambda: self.new_asked.emit(None))
        box.addWidget(self.new)
        return head

    def _switch(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        group = QButtonGroup(self)
        self._switches: dict[View, Button] = {}
        for view in View:
            one = Button(view_word(view), kind=Kind.CHIP)
            one.setCheckable(True)
            one.clicked.connect(lambda _=False, wanted=view: self.show_view(wanted))
            group.addButton(one)
            row.addWidget(one)
            self._switches[view] = one
        return row

    def _people(self) -> QComboBox:
        self.people = QComboBox()
        self.people.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.people.setMinimumContentsLength(8)
        self.people.setAccessibleName(self.tr("Whose calendar"))
        self.people.addItem(self.tr("Everyone"), None)
        self.people.currentIndexChanged.connect(self._on_person)
        return self.people

    # what is shown

    @property
    def current(self) -> CalendarView:
        """The view in sight."""
        return self.views[self.view]

    @property
    def span(self) -> tuple[date, date]:
        """The first day in sight and the first that is not."""
        return days_of(self.view, self.day, self.first_weekday)

    @property
    def person(self) -> UUID | None:
        """Whose calendar; None is everybody's."""
        found = self.people.currentData()
        return found if isinstance(found, UUID) else None

    @property
    def shown(self) -> tuple[CalendarItem, ...]:
        """The items that pass the people filter."""
        return of_person(self.items, self.person)

    def show_people(self, people: tuple[PersonRow, ...]) -> None:
        """Who can be filtered by; the choice stays."""
        chosen = self.person
        self.people.blockSignals(True)
        self.people.clear()
        self.people.addItem(self.tr("Everyone"), None)
        for person in people:
            self.people.addItem(person.name, person.id)
        self.people.setCurrentIndex(max(0, row_with(self.people, chosen)))
        self.people.blockSignals(False)

    def show_items(
        self, items: tuple[CalendarItem, ...], *, now: datetime, notes: tuple[tuple[date, str], ...] = ()
    ) -> None:
        """The items of the days in sight."""
        self.items, self.now, self.notes = items, now, notes
        self._show_sight()

    def show_place(
        self, *, day: date | None = None, session_id: UUID | None = None, view: View | None = None
    ) -> None:
        """Entered, perhaps for a day or a session."""
        if view is not None:
            self.view = view
            self._show_view()
        self.entered.emit(day, session_id)

    def show_view(self, view: View) -> None:
        """Another view of the same day."""
        chosen = self.current.choice
        if chosen is not None:
            self.day = chosen.starts_at.astimezone(self.zone).date()
        self.view = view
        self._show_view()
        self.current.choose(chosen.id if chosen else None)
        self.current.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sight_asked.emit()

    @Slot(object)
    def open_day(self, day: date) -> None:
        """A day of the month or the year."""
        self.day = day
        self.show_view(View.DAY)

    def step(self, by: int) -> None:
        """Forward or back by what is in sight."""
        self.go_to(stepped(self.view, self.day, by))

    @Slot()
    def go_today(self) -> None:
        """Back to now."""
        self.go_to(self.now.astimezone(self.zone).date())

    def go_to(self, day: date) -> None:
        """Look at another day."""
        self.day = day
        self._show_sight()
        self.sight_asked.emit()

    def pick(self, item: CalendarItem) -> None:
        """Show an item wherever it is."""
        self.day = item.starts_at.astimezone(self.zone).date()
        self._show_sight()
        self.current.pick(item)
        self.sight_asked.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys belong to the view."""
        super().focusInEvent(event)
        self.current.setFocus(event.reason())

    def _show_view(self) -> None:
        self._switches[self.view].setChecked(True)
        self._stack.setCurrentWidget(self.current)
        self._show_sight()

    def _show_sight(self) -> None:
        title = range_words(self.view, self.day, self.first_weekday)
        self._title.setText(title)
        self._title.setMaximumWidth(self._title.fontMetrics().horizontalAdvance(title) + 12)
        self._week.setText(week_words(self.day) if self.view in (View.DAY, View.WEEK) else "")
        self.current.setAccessibleName(f"{view_word(self.view)}, {title}")
        self.current.show_sight(
            Sight(
                items=self.shown,
                day=self.day,
                now=self.now,
                zone=self.zone,
                first_weekday=self.first_weekday,
                notes=self.notes,
            )
        )

    @Slot()
    def _on_person(self) -> None:
        self._show_sight()
        self.chosen.emit(self.current.choice)
