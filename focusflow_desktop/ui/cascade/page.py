"""The room: by which session it is counted, its new day and time, why; below, everything that moves. It asks by signals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from uuid import UUID

from PySide6.QtCore import QDate, QSignalBlocker, QTime, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLineEdit, QTimeEdit, QVBoxLayout, QWidget

from focusflow_desktop.business.cascade.effects import CascadePlan, Effect, Part
from focusflow_desktop.shared.rules.cascade import Shift, shift_between
from focusflow_desktop.shared.rules.local_time import zone_named
from focusflow_desktop.ui.cascade.preview import Preview
from focusflow_desktop.ui.cascade.words import shift_words, title_words, when_words
from focusflow_desktop.ui.shell.head import Head
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.choice_field import row_with
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.text import text

MARGIN = 32
WEEKS = (-1, 1, 2, 4)


class CascadePage(QWidget):
    """Moving a job."""

    entered = Signal(object, object)  # job, the session it is counted from or None
    shift_set = Signal()
    apply_asked = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Move a job"))
        self._plan: CascadePlan | None = None
        self._zone: tzinfo | None = None
        self._sessions: tuple[Effect, ...] = ()
        self.move_button = Button(self.tr("Move everything"), kind=Kind.PRIMARY, parent=self)
        self.move_button.clicked.connect(self.apply_asked)
        back = Button(self.tr("Leave it as it is"), kind=Kind.QUIET, parent=self)
        back.clicked.connect(self.given_up)
        self._head = Head("", acts=(back, self.move_button))
        self.preview = Preview()
        self.preview.changed.connect(self._show_button)
        self._make_fields()
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, 20, MARGIN, 0)
        box.setSpacing(16)
        box.addWidget(self._head)
        box.addWidget(self._asked())
        box.addWidget(self._far)
        box.addWidget(self.preview, 1)

    def show_place(
        self, *, job_id: UUID | None = None, session_id: UUID | None = None, **_place: object
    ) -> None:
        """Entered for a job."""
        self.preview.forget()
        self.reason.clear()
        self.entered.emit(job_id, session_id)

    def begin(self, plan: CascadePlan, *, zone: tzinfo, session_id: UUID | None) -> None:
        """A job as it stands, nothing moved yet; counted from this session, or from the first that can move."""
        self._zone = zone
        self._sessions = plan.of(Part.SESSION)
        movable = [effect for effect in self._sessions if effect.is_on] or list(self._sessions)
        first = next((effect for effect in self._sessions if effect.id == session_id), None)
        with QSignalBlocker(self.session):
            self.session.clear()
            for effect in self._sessions:
                before = when_words(effect.before, tz=effect.tz, zone=zone)
                self.session.addItem(f"{title_words(effect, plan)}, {before}", effect.id)
            chosen = first or (movable[0] if movable else None)
            self.session.setCurrentIndex(row_with(self.session, chosen.id) if chosen is not None else -1)
        self._show_old_time()
        for field in (self.session, self.day, self.time, self.reason):
            field.setEnabled(bool(self._sessions))
        self.show_plan(plan)

    def show_plan(self, plan: CascadePlan) -> None:
        """The preview of the shift that is asked for."""
        assert self._zone is not None
        self._plan = plan
        self._head.show_words(self.tr("Move {job}").replace("{job}", plan.job))
        words = shift_words(plan.shift)
        if not self._sessions:
            words = self.tr("This job has no session with a time, so there is nothing to count from.")
        self._far.setText(words)
        self.preview.show_plan(plan, zone=self._zone)
        self._show_button()

    @property
    def plan(self) -> CascadePlan | None:
        """What is shown."""
        return self._plan

    @property
    def shift(self) -> Shift:
        """What the fields ask for."""
        effect = self._counted_from
        if effect is None or self._zone is None or not isinstance(effect.before, datetime):
            return Shift(days=0)
        day, clock = self.day.date(), self.time.time()
        wanted = date(day.year(), day.month(), day.day())
        minute = clock.hour() * 60 + clock.minute()
        return shift_between(effect.before, wanted, minute, zone=zone_named(effect.tz, self._zone))

    def move_by_weeks(self, weeks: int) -> None:
        """So many weeks from where the session stands now."""
        effect = self._counted_from
        if effect is not None and isinstance(effect.before, datetime) and self._zone is not None:
            wall = effect.before.astimezone(zone_named(effect.tz, self._zone)).date() + timedelta(weeks=weeks)
            self.day.setDate(QDate(wall.year, wall.month, wall.day))

    @property
    def _counted_from(self) -> Effect | None:
        at = self.session.currentIndex()
        return self._sessions[at] if 0 <= at < len(self._sessions) else None

    def _make_fields(self) -> None:
        self.session, self.day, self.time, self.reason = QComboBox(), QDateEdit(), QTimeEdit(), QLineEdit()
        self.day.setCalendarPopup(True)
        self.session.setMinimumContentsLength(24)
        self.reason.setPlaceholderText(self.tr("For the job's history"))
        self._far = text(tone="2", wraps=True)
        self.session.activated.connect(self._on_session)
        self.day.dateChanged.connect(self.shift_set)
        self.time.timeChanged.connect(self.shift_set)

    def _asked(self) -> Card:
        card = Card()
        card.body.setContentsMargins(16, 14, 16, 14)
        card.body.setSpacing(12)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        for label, field, stretch in (
            (self.tr("Counted from"), self.session, 3),
            (self.tr("New day"), self.day, 1),
            (self.tr("New time"), self.time, 1),
            (self.tr("Why"), self.reason, 2),
        ):
            fields.addWidget(FormRow(label, field), stretch)
        card.body.addLayout(fields)
        quick = QHBoxLayout()
        quick.setSpacing(8)
        for weeks, words in zip(WEEKS, self._week_words(), strict=True):
            button = Button(words, small=True, parent=self)
            button.clicked.connect(lambda _checked=False, weeks=weeks: self.move_by_weeks(weeks))
            quick.addWidget(button)
        quick.addStretch(1)
        card.body.addLayout(quick)
        return card

    def _week_words(self) -> Sequence[str]:
        return (
            self.tr("A week earlier"),
            self.tr("A week later"),
            self.tr("Two weeks later"),
            self.tr("Four weeks later"),
        )

    def _show_old_time(self) -> None:
        effect = self._counted_from
        if effect is None or self._zone is None or not isinstance(effect.before, datetime):
            return
        wall = effect.before.astimezone(zone_named(effect.tz, self._zone))
        blocked = [QSignalBlocker(self.day), QSignalBlocker(self.time)]
        self.day.setDate(QDate(wall.year, wall.month, wall.day))
        self.time.setTime(QTime(wall.hour, wall.minute))
        for block in blocked:
            block.unblock()

    @Slot()
    def _on_session(self) -> None:
        self._show_old_time()
        self.shift_set.emit()

    @Slot()
    def _show_button(self) -> None:
        count = len(self.preview.chosen)
        can = self._plan is not None and not self._plan.shift.is_nothing and count > 0
        self.move_button.setEnabled(can)
        self.move_button.setText(
            self.tr("Move %n thing(s)", "", count) if can else self.tr("Move everything")
        )
        self.move_button.setAccessibleName(self.move_button.text())
