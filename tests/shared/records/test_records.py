"""The package of records, asked in a process of its own: here, others have loaded everything already."""

import subprocess
import sys

import pytest

from focusflow_desktop.shared import records
from focusflow_desktop.shared.records import Base, load_all


def run(lines: str) -> str:
    done = subprocess.run([sys.executable, "-c", lines], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_a_record_is_declared_when_it_is_first_asked_for() -> None:
    said = run(
        "from focusflow_desktop.shared import records\n"
        "print(sorted(records.Base.metadata.tables))\n"
        "records.Tag\n"
        "print(sorted(records.Base.metadata.tables))"
    )
    assert said.splitlines() == ["[]", "['tag_links', 'tags']"]


def test_every_record_can_be_asked_for_by_its_name() -> None:
    load_all()
    declared = {
        mapper.class_.__name__ for mapper in Base.registry.mappers if "records" in mapper.class_.__module__
    }
    offered = {getattr(records, name).__name__ for name in records.__all__} - {"Base", "Synced"}
    assert declared == offered


def test_a_name_that_is_no_record_is_no_attribute() -> None:
    with pytest.raises(AttributeError):
        records.Gallerie  # noqa: B018


def test_a_write_knows_every_table_its_rows_refer_to(tmp_path) -> None:
    said = run(
        "from pathlib import Path\n"
        "from focusflow_desktop.db.unit_of_work import open_studio\n"
        "from focusflow_desktop.shared.records import Todo\n"
        f"studio = open_studio(Path({str(tmp_path)!r}))\n"
        "with studio.write('New') as db:\n"
        "    db.add(Todo(title='Pack'))\n"
        "with studio.read() as db:\n"
        "    print(db.query(Todo).one().title)\n"
        "studio.close()"
    )
    assert said == "Pack"
