from datetime import date
from uuid import uuid4

import pytest

from focusflow_desktop.business.moving_in.plan import Here, plan_moving
from focusflow_desktop.business.moving_in.shapes import recognise
from focusflow_desktop.business.moving_in.table import read_table
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records.jobs import JobStage

TODAY = date(2026, 5, 13)


def planned(path, *, known=None):
    table = read_table(path)
    here = Here(known=known or {}, currency="EUR", country="DE", today=TODAY)
    return plan_moving(table, recognise(table.headers), here=here)


def test_lines_of_one_person_become_one_client_with_all_that_they_say(write):
    plan = planned(
        write(
            "Name,Email,Phone,Project Name,Project Date\n"
            "Clara Weber,clara@example.com,0221 1,Engagement,1.2.2025\n"
            "Clara Weber,Clara@Example.com,0221 2,Wedding,13.6.2025\n"
        )
    )
    (clara,) = plan.contacts
    assert list(clara.emails) == ["clara@example.com"]
    assert list(clara.phones) == ["0221 1", "0221 2"]
    assert [(job.title, job.day, job.stage) for job in clara.jobs.values()] == [
        ("Engagement", date(2025, 2, 1), JobStage.COMPLETED),
        ("Wedding", date(2025, 6, 13), JobStage.COMPLETED),
    ]


def test_two_people_of_one_name_without_addresses_are_one_only_in_the_same_company(write):
    plan = planned(write("Name,Company\nClara Weber,Rose\nClara Weber,Lily\nClara Weber,Rose\n"))
    assert [(contact.name, contact.company) for contact in plan.contacts] == [
        ("Clara Weber", "Rose"),
        ("Clara Weber", "Lily"),
    ]


def test_every_problem_says_its_line_and_the_rest_of_the_line_is_taken(write):
    plan = planned(
        write(
            "Name,Email,Birthday,Project Name,Total Project Value\n"
            "Clara,not an address,soon,Wedding,much\n"
            ",,,,\n"
            ",,1.2.1990,,\n"
        )
    )
    assert [(problem.line, problem.header, problem.is_skipped) for problem in plan.problems] == [
        (2, "Email", False),
        (2, "Birthday", False),
        (2, "Total Project Value", False),
        (4, "", True),
    ]
    (clara,) = plan.contacts
    assert (clara.name, clara.emails, [job.value_minor for job in clara.jobs.values()]) == (
        "Clara",
        {},
        [None],
    )
    assert plan.counts == {"clients": 1, "known": 0, "jobs": 1, "invoices": 0, "skipped": 1}


def test_a_client_who_is_here_is_known_by_the_address(write):
    clara = uuid4()
    plan = planned(write("Name,Email\nC. Weber,CLARA@example.com\n"), known={"clara@example.com": clara})
    assert plan.contacts[0].known_id == clara
    assert plan.counts["clients"] == 0


def test_a_line_may_bring_an_invoice_and_what_was_paid_of_it(write):
    plan = planned(
        write(
            "Client Name;Invoice Number;Invoice Date;Total;Amount Paid;Payment Date\n"
            "Clara;17;1.3.2025;1.200,00 €;400,00 €;2.3.2025\n"
        )
    )
    (invoice,) = plan.contacts[0].invoices
    assert (invoice.number, invoice.total_minor, invoice.paid_minor) == ("17", 120_000, 40_000)
    assert (invoice.issued_on, invoice.paid_on, invoice.currency) == (
        date(2025, 3, 1),
        date(2025, 3, 2),
        "EUR",
    )


def test_a_table_that_names_nobody_is_refused_before_anything_is_read(write):
    with pytest.raises(Refused) as caught:
        planned(write("Colour,Size\nred,1\n"))
    assert caught.value.code == "moving_in.nobody"
