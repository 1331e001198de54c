from datetime import date
from uuid import uuid4

import pytest

from focusflow_desktop.business.moving_in.dry_run import plan_moving
from focusflow_desktop.business.moving_in.files import SourceFile
from focusflow_desktop.business.moving_in.plan import Here
from focusflow_desktop.business.moving_in.shapes import recognise
from focusflow_desktop.business.moving_in.table import read_table
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records.jobs import JobStage

TODAY = date(2026, 5, 13)


def source(path):
    table = read_table(path)
    return SourceFile(table=table, recognised=recognise(table.headers))


def planned(*paths, known=None):
    here = Here(known=known or {}, currency="EUR", country="DE", today=TODAY)
    return plan_moving([source(path) for path in paths], here=here)


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
    assert plan.counts == {"clients": 1, "known": 0, "jobs": 1, "invoices": 0, "payments": 0, "skipped": 1}


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
    (payment,) = invoice.payments
    assert (invoice.issued_on, payment.paid_on, invoice.currency) == (
        date(2025, 3, 1),
        date(2025, 3, 2),
        "EUR",
    )


def test_a_table_that_names_nobody_is_refused_before_anything_is_read(write):
    with pytest.raises(Refused) as caught:
        planned(write("Colour,Size\nred,1\n"))
    assert caught.value.code == "moving_in.nobody"


CLIENTS = "First Name,Last Name,Email\nClara,Weber,clara@example.com\nBoris,Kaiser,boris@example.com\n"
PROJECTS = (
    "Project Name,Client Name,Project Type,Project Date,Total Project Value\n"
    "Clara's wedding,Clara Weber,Wedding,13.6.2025,4200\n"
    "Portraits,Boris Kaiser,Portrait,1.2.2025,300\n"
)
INVOICES = (
    "Invoice Number,Client Email,Project Name,Invoice Total,Amount Paid\n"
    "17,clara@example.com,Clara's wedding,4200,1200\n"
)
PAYMENTS = (
    "Invoice Number,Payment Date,Amount,Payment Method\n"
    "17,2.3.2025,400,Card\n17,2.4.2025,600,Bank\n99,2.4.2025,5,Cash\n"
)


@pytest.fixture
def four(write):
    texts = {"clients": CLIENTS, "projects": PROJECTS, "invoices": INVOICES, "payments": PAYMENTS}
    return [write(text, name=f"{name}.csv") for name, text in texts.items()]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_files_of_one_program_speak_of_the_same_people_in_whatever_order_they_come(four, order):
    plan = planned(*(four[place] for place in order))
    clara, boris = plan.contacts
    assert (list(clara.emails), list(boris.emails)) == (["clara@example.com"], ["boris@example.com"])
    assert [[job.title for job in one.jobs.values()] for one in (clara, boris)] == [
        ["Clara's wedding"],
        ["Portraits"],
    ]
    (wedding,) = clara.jobs.values()
    (invoice,) = wedding.invoices
    assert (invoice.total_minor, invoice.paid_minor) == (420_000, 120_000)
    assert [(one.amount_minor, one.method) for one in invoice.payments] == [
        (40_000, "Card"),
        (60_000, "Bank"),
        (20_000, None),  # the invoice tells more than the list of payments
    ]
    assert [(problem.file, problem.line, problem.is_skipped) for problem in plan.problems] == [
        ("payments.csv", 4, True)
    ]
    assert plan.name == "clients.csv, projects.csv, invoices.csv, payments.csv"


def test_a_payment_without_an_invoice_number_goes_to_the_project_s_only_invoice(write):
    plan = planned(
        write("Project Name,Client Name,Project Date,Total Project Value,Paid\nWedding,Clara,1.6.2025,4200,900\n", name="a.csv"),
        write("Client Name,Project Name,Payment Date,Amount\nClara,Wedding,1.5.2025,500\nClara,Wedding,2.5.2025,400\n", name="b.csv"),
    )  # fmt: skip
    ((job,),) = [list(one.jobs.values()) for one in plan.contacts]
    (invoice,) = job.invoices
    assert (invoice.total_minor, [one.amount_minor for one in invoice.payments]) == (
        420_000,
        [50_000, 40_000],
    )


def test_payments_alone_make_one_invoice_of_what_was_paid(write):
    plan = planned(
        write("Invoice Number,Client Name,Payment Date,Amount\n7,Clara,1.5.2025,500\n7,Clara,2.5.2025,400\n")
    )
    (invoice,) = plan.contacts[0].invoices
    assert (invoice.total_minor, invoice.paid_minor, len(invoice.payments)) == (90_000, 90_000, 2)


def test_a_name_that_two_clients_have_leads_to_neither(write):
    plan = planned(
        write("Name,Email\nClara,a@example.com\nClara,b@example.com\n", name="a.csv"),
        write("Client Name,Project Name,Project Date\nClara,Wedding,1.6.2025\n", name="b.csv"),
    )
    assert [len(one.jobs) for one in plan.contacts] == [0, 0, 1]


def test_a_file_that_gives_the_addresses_later_makes_nobody_twice(write):
    plan = planned(
        write("Name,Phone\nClara,0221 1\n", name="a.csv"),
        write(
            "Client Name,Client Email,Project Name,Project Date\n"
            "Clara,clara@example.com,Wedding,1.6.2025\nClara,clara@example.com,Baby,1.7.2026\n",
            name="b.csv",
        ),
    )
    (clara,) = plan.contacts
    assert (len(clara.jobs), list(clara.emails)) == (2, ["clara@example.com"])


def test_a_file_without_people_needs_one_with_them(write):
    payments = write(PAYMENTS, name="payments.csv")
    with pytest.raises(Refused) as caught:
        planned(payments)
    assert caught.value.code == "moving_in.nobody"
    with pytest.raises(Refused, match=r"colours\.csv"):
        planned(write(CLIENTS), write("Colour,Size\nred,1\n", name="colours.csv"))


def test_lost_letters_are_told_among_the_problems(tmp_path):
    path = tmp_path / "clients.csv"
    path.write_bytes("Name,Town\nZoë,Köln\nJörg,".encode() + b"K\xf6ln\n")
    (problem,) = planned(path).problems
    assert (problem.line, problem.is_skipped) == (3, False)
    assert "cannot be read" in problem.text


@pytest.mark.parametrize(
    ("lines", "total", "paid"),
    [
        (
            "7,Clara,900,500\n7,Clara,900,400\n",
            90_000,
            [50_000, 40_000],
        ),  # the invoice again for each payment
        ("7,Clara,900,500\n7,Clara,900,500\n", 90_000, [50_000]),  # again for each thing that was sold
        ("7,Clara,,500\n7,Clara,,500\n", 100_000, [50_000, 50_000]),  # payments of equal amounts
    ],
)
def test_an_invoice_on_several_lines_is_one_and_its_money_counts_once(write, lines, total, paid):
    plan = planned(write("Invoice Number,Client Name,Invoice Total,Amount Paid\n" + lines))
    (invoice,) = plan.contacts[0].invoices
    assert (invoice.total_minor, [one.amount_minor for one in invoice.payments]) == (total, paid)


def test_payments_of_a_project_are_held_against_its_value(write):
    plan = planned(
        write("Client Name,Project Name,Payment Date,Amount\nClara,Wedding,1.5.2025,500\nClara,Wedding,2.5.2025,400\n", name="b.csv"),
        write("Project Name,Client Name,Project Date,Total Project Value\nWedding,Clara,1.6.2025,4200\n", name="a.csv"),
    )  # fmt: skip
    ((job,),) = [list(one.jobs.values()) for one in plan.contacts]
    (invoice,) = job.invoices
    assert (invoice.total_minor, invoice.paid_minor) == (420_000, 90_000)
