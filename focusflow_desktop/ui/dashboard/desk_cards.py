"""The desk's cards beside what needs the person: the sessions of the week, and what is to be done today."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from focusflow_desktop.business.sessions.items import CalendarItem
from focusflow_desktop.business.today.queries import AHEAD, DeskDay
from focusflow_desktop.business.todos.queries import TodoRow
from focusflow_desktop.shared.rules.local_time import zone_named
from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.text import ElidedLabel, retone, rule, text

MOST_TODOS = 8


class SessionsCard(Card):
    """Seven days as a strip; below, the sessions of the chosen one."""

    session_chosen = Signal(object)  # CalendarItem
    calendar_asked = Signal()

    def __init__(self, desk: DeskDay) -> None:
        super().__init__()
        self._desk = desk
        self.setAccessibleName(self.tr("Sessions ahead"))
        go = Button(self.tr("Calendar"), kind=Kind.LINK, small=True, parent=self)
        go.clicked.connect(self.calendar_asked)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 8)
        head.addWidget(text(self.tr("Sessions ahead"), step=Type.HEADING, weight=Weight.STRONG), 1)
        head.addWidget(go)
        self.body.addLayout(head)
        self.body.addLayout(self._strip())
        self.body.addWidget(rule())
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        days = [day for day in self._days() if self._of(day)]
        self.show_day(days[0] if days else desk.today)

    def show_day(self, day: date) -> None:
        """The sessions of a day."""
        self.buttons[day].setChecked(True)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        sessions = self._of(day)
        for at, session in enumerate(sessions):
            if at:
                self._list.addWidget(rule())
            self._list.addWidget(self._row(session))
        if not sessions:
            nothing = text(self.tr("Nothing on this day."), tone="2")
            nothing.setContentsMargins(16, 14, 16, 14)
            self._list.addWidget(nothing)

    def _days(self) -> list[date]:
        return [self._desk.today + timedelta(days=days) for days in range(AHEAD)]

    def _of(self, day: date) -> list[CalendarItem]:
        return [item for item in self._desk.ahead if item.starts_at.astimezone(self._desk.zone).date() == day]

    def _strip(self) -> QHBoxLayout:
        strip = QHBoxLayout()
        strip.setContentsMargins(8, 0, 8, 8)
        strip.setSpacing(2)
        group = QButtonGroup(self)
        group.setExclusive(True)
        self.buttons: dict[date, Button] = {}
        for day in self._days():
            count = len(self._of(day))
            asked = QDate(day.year, day.month, day.day)
            words = f"{QLocale().toString(asked, 'ddd')}\n{day.day}\n{'•' * min(count, 3) or ' '}"
            name = f"{QLocale().toString(asked, 'dddd d MMMM')}, {_count('%n session(s)', count)}"
            button = Button(words, kind=Kind.QUIET, name=name, parent=self)
            button.setProperty("strip", True)
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, day=day: self.show_day(day))
            group.addButton(button)
            self.buttons[day] = button
            strip.addWidget(button, 1)
        return strip

    def _row(self, item: CalendarItem) -> QWidget:
        row = QWidget()
        title, detail = ElidedLabel(item.title), ElidedLabel(_detail(item))
        retone(title, "medium", name="weight")
        retone(detail, "small", name="type")
        retone(detail, "2")
        when = QVBoxLayout()
        when.setSpacing(1)
        when.addWidget(text(_clock(item.starts_at, item.tz, self._desk.zone), weight=Weight.MEDIUM))
        when.addWidget(text(_length(item), step=Type.SMALL, tone="2"))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(title)
        words.addWidget(detail)
        show = Button(
            self.tr("Show"), kind=Kind.QUIET, small=True, name=f"{self.tr('Show')}: {item.title}", parent=row
        )
        show.clicked.connect(lambda: self.session_chosen.emit(item))
        box = QHBoxLayout(row)
        box.setContentsMargins(16, 10, 12, 10)
        box.setSpacing(14)
        box.addLayout(when)
        box.addLayout(words, 1)
        box.addWidget(show)
        return row


class TodosCard(Card):
    """What is due, to be ticked here; what was done today stays, struck through."""

    ticked = Signal(object, bool)  # the to-do's id, whether it is done
    todo_chosen = Signal(object)
    all_asked = Signal()

    def __init__(self, desk: DeskDay) -> None:
        super().__init__()
        self._today = desk.today
        self.setAccessibleName(self.tr("To-dos"))
        done = sum(row.done_at is not None for row in desk.todos)
        said = (
            self.tr("{done} of {all} done")
            .replace("{done}", str(done))
            .replace("{all}", str(len(desk.todos)))
        )
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 6)
        head.addWidget(text(self.tr("To-dos"), step=Type.HEADING, weight=Weight.STRONG), 1)
        head.addWidget(text(said, step=Type.SMALL, tone="2"))
        self.body.addLayout(head)
        for row in desk.todos[:MOST_TODOS]:
            self.body.addWidget(self._row(row))
        more = Button(self.tr("All to-dos"), kind=Kind.LINK, small=True, parent=self)
        more.clicked.connect(self.all_asked)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 4, 12, 10)
        foot.addWidget(more)
        foot.addStretch(1)
        self.body.addLayout(foot)

    def _row(self, todo: TodoRow) -> QWidget:
        row = QWidget()
        tick = QCheckBox()
        tick.setChecked(todo.done_at is not None)
        tick.setAccessibleName(todo.title)
        tick.toggled.connect(lambda is_done: self.ticked.emit(todo.id, is_done))
        title = ElidedLabel(todo.title)
        title.setToolTip(todo.job or todo.contact)
        if todo.done_at is not None:
            font = title.font()
            font.setStrikeOut(True)
            title.setFont(font)
            retone(title, "2")
        box = QHBoxLayout(row)
        box.setContentsMargins(16, 5, 16, 5)
        box.setSpacing(10)
        box.addWidget(tick)
        box.addWidget(title, 1)
        if todo.due is not None and todo.done_at is None:
            box.addWidget(text(self._due(todo.due), step=Type.SMALL, tone="bad" if todo.is_overdue else "2"))
        return row

    def _due(self, due: date) -> str:
        if due == self._today:
            return self.tr("Today")
        return QLocale().toString(QDate(due.year, due.month, due.day), "d MMM")


def _detail(item: CalendarItem) -> str:
    who = ", ".join(item.people)
    return " · ".join(part for part in (item.place, who) if part)


def _clock(moment: datetime, tz: str | None, zone: tzinfo) -> str:
    wall = moment.astimezone(zone_named(tz, zone))
    return QLocale().toString(QTime(wall.hour, wall.minute), QLocale.FormatType.ShortFormat)


def _length(item: CalendarItem) -> str:
    if item.is_all_day:
        return _tr("all day")
    minutes = int((item.ends_at - item.starts_at) / timedelta(minutes=1))
    hours, rest = divmod(minutes, 60)
    parts = [_tr("{n} h").replace("{n}", str(hours))] if hours else []
    parts += [_tr("{n} min").replace("{n}", str(rest))] if rest else []
    return " ".join(parts)


def _count(words: str, number: int) -> str:
    return QCoreApplication.translate("today", words, "", number)


def _tr(words: str) -> str:
    return QCoreApplication.translate("today", words)
