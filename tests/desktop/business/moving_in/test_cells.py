from datetime import date

from focusflow_desktop.business.moving_in.cells import Cells
from focusflow_desktop.business.moving_in.fields import Field
from focusflow_desktop.business.moving_in.table import Line
from focusflow_desktop.business.moving_in.values import date_order

COLUMNS = [
    (0, "Mail", Field.EMAIL),
    (1, "Day", Field.JOB_DATE),
    (2, "Value", Field.JOB_VALUE),
    (3, "Money", Field.CURRENCY),
    (4, "Shoe size", None),
]


def cells(*values):
    problems = []
    orders = {"Day": date_order([values[1]], country="DE")}
    line = Line(number=7, cells=values)
    return Cells(line, COLUMNS, file="jobs.csv", orders=orders, problems=problems), problems


def test_a_line_is_read_by_meaning():
    found, problems = cells("Clara@example.com", "1.6.2025", "4.200,00", "eur", "38")
    assert found.emails() == {"clara@example.com": "Clara@example.com"}
    assert found.day(Field.JOB_DATE) == date(2025, 6, 1)
    assert found.currency("USD") == "EUR"
    assert found.amount(Field.JOB_VALUE, "EUR") == 420_000
    assert found.text(Field.NAME) is None
    assert not problems


def test_what_cannot_be_read_is_noted_once_with_its_file_line_and_column():
    found, problems = cells("nobody", "someday", "much", "euros", "")
    for _ in range(2):
        assert found.emails() == {}
        assert found.day(Field.JOB_DATE) is None
        assert found.amount(Field.JOB_VALUE, "EUR") is None
    assert found.currency("USD") == "USD"
    assert [(one.file, one.line, one.header) for one in problems] == [
        ("jobs.csv", 7, "Mail"),
        ("jobs.csv", 7, "Day"),
        ("jobs.csv", 7, "Value"),
    ]
