"""What a column may mean here."""

from __future__ import annotations

from enum import StrEnum


class Field(StrEnum):
    """One thing a cell can say. One line may speak of a client, a job, an invoice and a payment at once."""

    NAME = "name"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    COMPANY = "company"
    EMAIL = "email"
    SECOND_EMAIL = "second_email"
    PHONE = "phone"
    SECOND_PHONE = "second_phone"
    STREET = "street"
    STREET_2 = "street_2"
    CITY = "city"
    REGION = "region"
    POSTCODE = "postcode"
    COUNTRY = "country"
    WEBSITE = "website"
    BIRTHDAY = "birthday"
    PARTNER_NAME = "partner_name"
    PARTNER_EMAIL = "partner_email"
    LEAD_SOURCE = "lead_source"
    TAGS = "tags"
    NOTES = "notes"
    JOB = "job"
    JOB_TYPE = "job_type"
    JOB_STAGE = "job_stage"
    JOB_DATE = "job_date"
    JOB_VALUE = "job_value"
    INVOICE_NUMBER = "invoice_number"
    INVOICE_STATUS = "invoice_status"
    INVOICE_DATE = "invoice_date"
    INVOICE_DUE = "invoice_due"
    INVOICE_TOTAL = "invoice_total"
    INVOICE_TAX = "invoice_tax"
    PAID = "paid"
    PAYMENT_DATE = "payment_date"
    PAYMENT_METHOD = "payment_method"
    CURRENCY = "currency"


CONTACT_FIELDS = frozenset({Field.NAME, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.COMPANY, Field.EMAIL})
INVOICE_FIELDS = frozenset({Field.INVOICE_NUMBER, Field.INVOICE_TOTAL})
DATE_FIELDS = frozenset(
    {Field.BIRTHDAY, Field.JOB_DATE, Field.INVOICE_DATE, Field.INVOICE_DUE, Field.PAYMENT_DATE}
)
MONEY_FIELDS = frozenset({Field.JOB_VALUE, Field.INVOICE_TOTAL, Field.INVOICE_TAX, Field.PAID})
