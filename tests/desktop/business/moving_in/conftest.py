"""A studio to move into, and files as other programs write them."""

import csv
from pathlib import Path

import pytest

from focusflow_desktop.business.studio.operations import found_studio
from tests.support.studios import clock, studio

__all__ = ["clock", "studio"]

HONEYBOOK = (
    "Project Name", "Client Name", "Client Email", "Client Phone", "Project Type", "Project Date",
    "Project Stage", "Lead Source", "Total Project Value", "Amount Paid", "Tags",
)  # fmt: skip


@pytest.fixture
def founded(studio):
    with studio.write() as db:
        found_studio(db, studio.tenant_id, name="Anna Studio", country="US", currency="USD")
    return studio


@pytest.fixture
def honeybook(tmp_path) -> Path:
    """600 clients as HoneyBook writes them; every tenth has two projects."""
    path = tmp_path / "honeybook.csv"
    with path.open("w", newline="", encoding="utf-8-sig") as stream:
        writer = csv.writer(stream)
        writer.writerow(HONEYBOOK)
        for number in range(600):
            name, email = f"Client Number {number}", f"client{number}@example.com"
            rows = [("Wedding", f"6/{number % 28 + 1}/2024", "Completed")]
            if number % 10 == 0:
                rows.append(("Family", f"9/{number % 28 + 1}/2027", "Retainer Paid"))
            for kind, day, stage in rows:
                writer.writerow(
                    (f"{name} {kind}", name, email, f"+1 555 01{number:04}", kind, day, stage,
                     "Instagram", "$4,200.00", "$4,200.00" if stage == "Completed" else "$1,000.00", "vip; album")
                )  # fmt: skip
    return path


@pytest.fixture
def three_files(tmp_path) -> list[Path]:
    """The same studio in three files: 600 clients, 660 projects, and two payments of every project, the last first."""
    projects, payments = [], []
    for number in range(600):
        for kind in ("Wedding", "Family") if number % 10 == 0 else ("Wedding",):
            day = f"6/{number % 28 + 1}/2024" if kind == "Wedding" else f"9/{number % 28 + 1}/2027"
            title, name = f"Client Number {number} {kind}", f"Client Number {number}"
            projects.append((title, name, kind, day, "Booked", "Instagram", "$4,200.00"))
            payments += [
                (name, title, f"{month}/3/2024", f"${amount}.00", "Card")
                for month, amount in ((1, 1000), (5, 500))
            ]
    people = [
        (f"Client Number {number}", f"client{number}@example.com", f"+1 555 01{number:04}")
        for number in range(600)
    ]
    tables = {
        "payments.csv": (
            ("Client Name", "Project Name", "Payment Date", "Amount", "Payment Method"),
            payments,
        ),
        "projects.csv": (HONEYBOOK[:2] + HONEYBOOK[4:9], projects),
        "clients.csv": (("Full Name", "Email Address", "Phone Number"), people),
    }
    for name, (headers, rows) in tables.items():
        with (tmp_path / name).open("w", newline="", encoding="utf-8-sig") as stream:
            csv.writer(stream).writerows([headers, *rows])
    return [tmp_path / name for name in tables]


@pytest.fixture
def write(tmp_path):
    """A CSV from its text, in the letters asked for."""

    def write_text(text: str, *, encoding: str = "utf-8", name: str = "clients.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write_text
