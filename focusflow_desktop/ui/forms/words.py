"""The words of the room Questionnaires: kinds of questions, how far answers are, days as people write them."""

from __future__ import annotations

from datetime import date, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from focusflow_desktop.business.forms.fields import FieldKind
from focusflow_desktop.business.forms.queries import FormPage, FormRow, ResponseRow


def kind_word(kind: FieldKind) -> str:
    """How a question is answered."""
    return {
        FieldKind.TEXT: tr("One line"),
        FieldKind.LONG_TEXT: tr("Several lines"),
        FieldKind.NUMBER: tr("A number"),
        FieldKind.DATE: tr("A day"),
        FieldKind.CHOICE: tr("One of these"),
        FieldKind.SEVERAL: tr("Some of these"),
        FieldKind.YES_NO: tr("Yes or no"),
    }[kind]


def row_words(row: FormRow) -> str:
    """The small line in the list of forms."""
    if row.is_archived:
        return tr("Put away")
    if not row.published:
        return tr("Not published yet")
    if not row.answers:
        return tr("Version {number}").replace("{number}", str(row.published))
    said = tr("{done} of {all} answered").replace("{done}", str(row.submitted))
    return said.replace("{all}", str(row.answers))


def state_words(page: FormPage) -> str:
    """Which version is in use, and whether something waits."""
    if not page.published:
        return tr("Not published yet: nobody is asked these questions.")
    used = tr("Version {number} is in use.").replace("{number}", str(page.published))
    return f"{used} {tr('Your changes are not published yet.')}" if page.has_draft else used


def about_words(row: ResponseRow) -> str:
    """Whom or what the answers are about."""
    return " · ".join(part for part in (row.contact, row.job, row.session) if part)


def done_words(row: ResponseRow, *, zone: tzinfo) -> str:
    """How far the answers are."""
    if row.submitted_at is not None:
        when = day_words(row.submitted_at.astimezone(zone).date())
        return tr("Complete since {day}").replace("{day}", when)
    if row.due_on is not None:
        return tr("Open, wanted by {day}").replace("{day}", day_words(row.due_on))
    return tr("Open")


def day_words(day: date) -> str:
    """A day."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def read_day(words: str) -> str:
    """A day as it is written here, as ISO; what cannot be read stays as it is, to be refused with its reason."""
    said = words.strip()
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    is_month_first = form.upper().find("M") < form.upper().find("D")
    numbers = ("M/d/yyyy",) if is_month_first else ("d/M/yyyy",)
    for one in ("yyyy-MM-dd", "d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy", "d.M.yyyy", *numbers):
        found = QLocale().toDate(said, one)
        if found.isValid():
            return date(found.year(), found.month(), found.day()).isoformat()
    return said


def read_number(words: str) -> float | str:
    """A number as it is written here; what cannot be read stays as it is, to be refused with its reason."""
    number, is_read = QLocale().toDouble(words.strip())
    return number if is_read else words


def number_words(number: float) -> str:
    """A number."""
    return QLocale().toString(float(number), "g", 15)


def tr(words: str) -> str:
    """The words in the person's language."""
    return QCoreApplication.translate("forms", words)
