"""What moving in says: the meanings of columns, counts, problems and imports of before, in the person's language."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from focusflow_desktop.business.moving_in.cells import Problem
from focusflow_desktop.business.moving_in.fields import Field
from focusflow_desktop.business.moving_in.files import FileKind, SourceFile
from focusflow_desktop.business.moving_in.queries import BatchRow
from focusflow_desktop.business.moving_in.shapes import ANY


def field_word(field: Field) -> str:
    """What a column means."""
    return {
        Field.NAME: tr("Name"),
        Field.GIVEN_NAME: tr("First name"),
        Field.FAMILY_NAME: tr("Last name"),
        Field.COMPANY: tr("Company"),
        Field.EMAIL: tr("E-mail"),
        Field.SECOND_EMAIL: tr("Second e-mail"),
        Field.PHONE: tr("Phone"),
        Field.SECOND_PHONE: tr("Second phone"),
        Field.STREET: tr("Street"),
        Field.STREET_2: tr("Street, second line"),
        Field.CITY: tr("Town"),
        Field.REGION: tr("Region"),
        Field.POSTCODE: tr("Postcode"),
        Field.COUNTRY: tr("Country"),
        Field.WEBSITE: tr("Website"),
        Field.BIRTHDAY: tr("Birthday"),
        Field.PARTNER_NAME: tr("Partner's name"),
        Field.PARTNER_EMAIL: tr("Partner's e-mail"),
        Field.LEAD_SOURCE: tr("Lead source"),
        Field.TAGS: tr("Tags"),
        Field.NOTES: tr("Notes"),
        Field.JOB: tr("Job: title"),
        Field.JOB_TYPE: tr("Job: type"),
        Field.JOB_STAGE: tr("Job: stage"),
        Field.JOB_DATE: tr("Job: day"),
        Field.JOB_VALUE: tr("Job: value"),
        Field.INVOICE_NUMBER: tr("Invoice: number"),
        Field.INVOICE_STATUS: tr("Invoice: status"),
        Field.INVOICE_DATE: tr("Invoice: date"),
        Field.INVOICE_DUE: tr("Invoice: due"),
        Field.INVOICE_TOTAL: tr("Invoice: total"),
        Field.INVOICE_TAX: tr("Invoice: tax"),
        Field.PAID: tr("Payment: amount"),
        Field.PAYMENT_DATE: tr("Payment: day"),
        Field.PAYMENT_METHOD: tr("Payment: how"),
        Field.CURRENCY: tr("Currency"),
    }[field]


def count_lines(counts: Mapping[str, int]) -> list[str]:
    """What came or would come, a line for each kind there is."""
    new, known = counts.get("clients", 0), counts.get("known", 0)
    kinds = ("jobs", "invoices", "payments", "skipped")
    jobs, invoices, payments, skipped = (counts.get(kind, 0) for kind in kinds)
    lines = [
        (new, QCoreApplication.translate("moving_in", "%n new client(s)", "", new)),
        (known, QCoreApplication.translate("moving_in", "%n client(s) here already, kept as they are", "", known)),
        (jobs, QCoreApplication.translate("moving_in", "%n job(s), as history", "", jobs)),
        (invoices, QCoreApplication.translate("moving_in", "%n old invoice(s), to read", "", invoices)),
        (payments, QCoreApplication.translate("moving_in", "%n payment(s)", "", payments)),
        (skipped, QCoreApplication.translate("moving_in", "%n line(s) left out", "", skipped)),
    ]  # fmt: skip
    return [words for number, words in lines if number]


def file_words(file: SourceFile) -> str:
    """What a file is of: its kind, how much of it, and the program that wrote it."""
    kind = {
        FileKind.CLIENTS: tr("Clients"),
        FileKind.PROJECTS: tr("Projects"),
        FileKind.PAYMENTS: tr("Invoices and payments"),
    }[file.kind]
    count = len(file.table.lines)
    records = QCoreApplication.translate("moving_in", "%n record(s)", "", count)
    program = file.recognised.shape.title if file.recognised.shape is not ANY else ""
    return " · ".join(part for part in (kind, records, program) if part)


def problem_line(problem: Problem) -> str:
    """One problem with its line, and its column where it has one."""
    words = tr("Line {line}, {column}: {what}") if problem.header else tr("Line {line}: {what}")
    file = f"{problem.file} · " if problem.file else ""
    return file + (
        words.replace("{line}", str(problem.line))
        .replace("{column}", problem.header)
        .replace("{what}", problem.text)
    )


def batch_words(batch: BatchRow) -> str:
    """An import of before: its day, and what it brought."""
    day = batch.started_at.astimezone().date()
    said = QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
    brought = ", ".join(count_lines({key: batch.counts.get(key, 0) for key in ("clients", "jobs")}))
    gone = tr("taken out again") if batch.is_undone else ""
    return " · ".join(part for part in (said, brought, gone) if part)


def tr(words: str) -> str:
    """In the person's language."""
    return QCoreApplication.translate("moving_in", words)
