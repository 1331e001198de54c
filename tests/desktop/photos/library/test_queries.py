from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import event

from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.culling import operations as culling
from focusflow_desktop.photos.library import operations, queries
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.shared.records.photos import Flag
from tests.support.factories import make_photo

PHOTOS = [
    make_photo(1, rating=5, flag=Flag.PICK, label="green", keywords=("dandelion",)),
    make_photo(2, flag=Flag.REJECT),
    make_photo(3, camera="Canon EOS R6", lens="RF 50mm F1.2", rating=2, caption="100%_sure"),
    make_photo(4, label="Ausgewählt"),
    make_photo(5),
]


@pytest.fixture
def library(studio: Studio) -> Studio:
    with studio.write() as db:
        shoot = operations.find_or_add_session(db, job="Botanica summer catalogue", session="Day 2")
        operations.register(db, [replace(photo, session_id=shoot) for photo in PHOTOS[:3]] + PHOTOS[3:])
    return studio


@pytest.mark.parametrize(
    ("filter_", "numbers"),
    [
        (Filter(), [1, 2, 3, 4, 5]),
        (Filter(rating_at_least=2), [1, 3]),
        (Filter(rating_at_most=0), [2, 4, 5]),
        (Filter(flags=frozenset({Flag.PICK, Flag.REJECT})), [1, 2]),
        (Filter(labels=frozenset({"Ausgewählt"})), [4]),
        (Filter(cameras=frozenset({"Canon EOS R6"})), [3]),
        (Filter(lenses=frozenset({"RF 85mm F1.2"}), rating_at_least=1), [1]),
        (Filter(is_unmarked=True), [5]),
        (Filter(text="0004"), [4]),
        (Filter(text="r5 DANDEL"), [1]),
        (Filter(text="100%_"), [3]),
        (Filter(text="%"), [3]),
        (Filter(job_text="botanica"), [1, 2, 3]),
        (Filter(keyword="dandelion"), [1]),
        (Filter(taken_from=date(2026, 5, 13), taken_to=date(2026, 5, 13)), [1, 2, 3, 4, 5]),
        (Filter(taken_from=date(2026, 5, 14)), []),
        (Filter(is_missing=False), [1, 2, 3, 4, 5]),
    ],
)
def test_each_field_narrows_what_is_shown(library: Studio, filter_: Filter, numbers: list[int]) -> None:
    with library.read() as db:
        assert queries.library_ids(db, filter_) == [make_photo(number).id for number in numbers]


def test_the_counts_are_what_each_chip_would_show(library: Studio) -> None:
    with library.read() as db:
        counts = queries.filter_counts(db, Filter(flags=frozenset({Flag.PICK})))
    assert (counts.shown, counts.total, counts.unmarked, counts.missing) == (1, 5, 1, 0)
    assert counts.by_flag == {Flag.PICK: 1, Flag.REJECT: 1, Flag.NONE: 3}
    assert counts.rated_at_least(2) == 1
    assert counts.by_day == {"2026-05-13": 1}


def test_rows_come_in_the_order_asked_for_and_gone_photos_are_left_out(library: Studio) -> None:
    asked = [PHOTOS[2].id, make_photo(99).id, PHOTOS[0].id]
    with library.read() as db:
        assert [row.name for row in queries.rows(db, asked)] == ["AB5_0003.CR3", "AB5_0001.CR3"]


def test_a_photos_detail_tells_where_it_belongs(library: Studio) -> None:
    with library.read() as db:
        detail = queries.photo_detail(db, PHOTOS[0].id)
        assert queries.photo_detail(db, make_photo(99).id) is None
    assert detail is not None
    assert (detail.job, detail.session, detail.keywords) == (
        "Botanica summer catalogue",
        "Day 2",
        ("dandelion",),
    )
    assert len(detail.files) == 1


def test_shoots_count_their_photos_and_what_is_unmarked(library: Studio) -> None:
    with library.write() as db:
        culling.rate(db, [PHOTOS[2].id], rating=0)
    with library.read() as db:
        [shoot] = queries.sessions(db)
    assert (shoot.job, shoot.title, shoot.photos, shoot.unmarked) == (
        "Botanica summer catalogue",
        "Day 2",
        3,
        1,
    )


def test_copies_are_found_by_content(library: Studio) -> None:
    with library.read() as db:
        assert [c.photo_id for c in queries.copies_of(db, PHOTOS[1].sha256)] == [PHOTOS[1].id]
        assert queries.copies_of(db, "0" * 64) == []


def test_burst_facts_come_in_order_with_what_was_measured(library: Studio) -> None:
    with library.write() as db:
        operations.keep_signature(db, PHOTOS[0].id, likeness=b"12345678", sharpness=0.5, brightness=0.4)
    with library.read() as db:
        facts = queries.burst_facts(db, [PHOTOS[1].id, PHOTOS[0].id])
    assert [f.likeness for f in facts] == [None, b"12345678"]


def test_a_page_of_rows_costs_one_statement_however_many_it_has(library: Studio) -> None:
    statements: list[str] = []
    with library.read() as db:
        event.listen(db.connection(), "before_cursor_execute", lambda *a: statements.append(a[2]))
        queries.rows(db, [photo.id for photo in PHOTOS])
    assert len(statements) == 1
