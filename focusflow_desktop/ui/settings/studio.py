"""The sections Studio and Working hours: the studio's own facts, saved as each field is left."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.studio.columns import Column
from focusflow_desktop.business.studio.facts import (
    STUDIO_COLUMNS,
    WEEK,
    Stretches,
    StudioPage,
    change_fact,
    change_hours,
    studio_page,
)
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.records.studio import BookingRule, JobWord, Words
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.welcome.choice import countries
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.list_fields import FieldPlan, clock_words
from focusflow_desktop.ui.widgets.row_form import RowForm


def _tr(words: str) -> str:
    return QCoreApplication.translate("studio_settings", words)


class StudioForm(QObject):
    """Keeps a card with the studio's facts, or with its hours, true."""

    def __init__(self, card: Card, form: RowForm, frame: Frame, *, is_hours: bool) -> None:
        super().__init__(card)
        self._form, self._frame, self._is_hours = form, frame, is_hours
        card.body.setContentsMargins(20, 16, 20, 20)
        card.body.addWidget(form)
        form.changed.connect(self._on_changed)
        frame.door.bus.changed.connect(self._on_told)
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Read the studio."""
        self._frame.door.run_query(self, studio_page, done=self._show)

    def _show(self, page: StudioPage | None) -> None:
        self._form.setEnabled(page is not None)
        if page is not None:
            hours = {str(day): hours_words(stretches) for day, stretches in page.hours.items()}
            self._form.show_values("studio", hours if self._is_hours else page.values)

    @Slot(object)
    def _on_told(self, changes: Changes) -> None:
        if changes.touches("studios"):
            self.ask()

    @Slot(str, object)
    def _on_changed(self, name: str, given: object) -> None:
        def refused(error: WorldError) -> None:
            self._form.show_error(name, error_words(error))

        op = partial(_written, name=name, given=str(given or ""), is_hours=self._is_hours)
        self._frame.door.run_write(self, op, failed=refused)


def _written(db: DbSession, *, name: str, given: str, is_hours: bool) -> Changes:
    return change_hours(db, int(name), given) if is_hours else change_fact(db, name, given)


def hours_words(stretches: Stretches) -> str:
    """A day's hours as they would be typed."""
    return ", ".join(f"{clock_words(start)}–{clock_words(end)}" for start, end in stretches)


def _choices() -> dict[str, dict[str, str]]:
    known = countries()
    return {
        "country": {country.code: country.name for country in known},
        "currency": {code: code for code in sorted({country.currency for country in known})},
        "tz": {"": _tr("As this machine")},
        "words": {
            Words.US.value: _tr("American: inquiry, on hold, ZIP code"),
            Words.UK.value: _tr("British: enquiry, pencilled, postcode"),
        },
        "job_word": {
            JobWord.JOB.value: _tr("Job"),
            JobWord.PROJECT.value: _tr("Project"),
            JobWord.SHOOT.value: _tr("Shoot"),
        },
        "booking_rule": {
            BookingRule.MANUAL.value: _tr("When I say so"),
            BookingRule.ACCEPTED.value: _tr("When the proposal is accepted"),
            BookingRule.SIGNED.value: _tr("When the contract is signed"),
            BookingRule.RETAINER.value: _tr("When the retainer is paid"),
            BookingRule.SIGNED_AND_RETAINER.value: _tr("When it is signed and the retainer is paid"),
        },
    }


def _labels() -> dict[str, tuple[str, str]]:
    return {
        "name": (_tr("Name of the studio"), ""),
        "country": (_tr("Country"), ""),
        "currency": (_tr("Currency"), _tr("For new prices. What has its own keeps it.")),
        "tz": (_tr("Time zone"), ""),
        "words": (_tr("Words of the trade"), ""),
        "job_word": (_tr("A job is called"), ""),
        "booking_rule": (_tr("A job is booked"), ""),
        "deliver_days": (_tr("Pictures are promised within days"), _tr("Where its job type says nothing.")),
    }


def studio_card(frame: Frame) -> Card:
    """Name, place, words and rules."""
    choices, labels = _choices(), _labels()
    plans = [
        FieldPlan(
            column=column, label=labels[column.name][0], help=labels[column.name][1],
            words=choices.get(column.name, {}),
        )
        for column in STUDIO_COLUMNS
    ]  # fmt: skip
    return _card(frame, plans, is_hours=False)


def hours_card(frame: Frame) -> Card:
    """A field for each day of the week, in the order of the person's week."""
    first = QLocale().firstDayOfWeek().value - 1
    days = [(first + day) % 7 for day in WEEK]
    plans = [FieldPlan(column=Column(name=str(day)), label=QLocale().dayName(day + 1)) for day in days]
    card = _card(frame, plans, is_hours=True)
    for field in card.findChildren(QWidget):
        if hasattr(field, "setPlaceholderText"):
            field.setPlaceholderText(_tr("Closed"))
    return card


def _card(frame: Frame, plans: list[FieldPlan], *, is_hours: bool) -> Card:
    card = Card()
    StudioForm(card, RowForm(plans), frame, is_hours=is_hours)
    return card
