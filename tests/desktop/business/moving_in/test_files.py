import itertools

import pytest

from focusflow_desktop.business.moving_in.files import FileKind, SourceFile, in_order, together
from focusflow_desktop.business.moving_in.shapes import recognise
from focusflow_desktop.business.moving_in.table import Line, Table


def file(*headers, name="a.csv"):
    line = Line(number=2, cells=("x",) * len(headers))
    table = Table(name=name, sha256=f"{name:0>64}", headers=headers, lines=(line,))
    return SourceFile(table=table, recognised=recognise(headers))


CLIENTS = file("First Name", "Last Name", "Email", name="z.csv")
PROJECTS = file(
    "Project Name", "Client Name", "Project Type", "Project Date", "Total Project Value", name="b.csv"
)
INVOICES = file("Invoice Number", "Client Name", "Invoice Total", name="y.csv")
PAYMENTS = file("Invoice Number", "Payment Date", "Amount", name="a.csv")


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (CLIENTS, FileKind.CLIENTS),
        (PROJECTS, FileKind.PROJECTS),
        (INVOICES, FileKind.PAYMENTS),
        (PAYMENTS, FileKind.PAYMENTS),
        (file("Name", "Email", "Project Name"), FileKind.PROJECTS),
        (file("Project Name", "Client Name", "Project Date", "Amount Paid"), FileKind.PROJECTS),
    ],
)
def test_a_file_s_kind_is_told_by_its_columns(source, kind):
    assert source.kind is kind


def test_the_order_of_choosing_does_not_matter():
    for chosen in itertools.permutations((CLIENTS, PROJECTS, INVOICES, PAYMENTS)):
        assert in_order(chosen) == (CLIENTS, PROJECTS, INVOICES, PAYMENTS)
        assert together(chosen) == together((CLIENTS, PROJECTS, INVOICES, PAYMENTS))


def test_one_file_has_its_own_sum():
    assert together((CLIENTS,)) == CLIENTS.table.sha256
    assert together((CLIENTS, PROJECTS)) not in (CLIENTS.table.sha256, PROJECTS.table.sha256)
