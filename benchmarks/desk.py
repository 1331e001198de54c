"""What the desk makes a person wait for, in a studio of 5,000 jobs, 20,000 clients and 200,000 messages.

Warm, p95 of many. Lists are timed from the question to their rows; the calendar from the question to its paint.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from sqlalchemy.orm import Session as DbSession

from benchmarks.desk_studio import BUSIEST_JOB, BUSY_ENTRIES, TODAY, fill, id_of, name_of
from benchmarks.figure import Figure, at_most
from benchmarks.screen_children import p95
from focusflow_desktop.business.clients.queries import Order, Wanted, contact_rows
from focusflow_desktop.business.inquiries.queries import inquiry_rows
from focusflow_desktop.business.jobs.queries import board, ended_jobs, job_page
from focusflow_desktop.business.mini_days.queries import day_rows
from focusflow_desktop.business.search.queries import search
from focusflow_desktop.business.timeline.queries import SHOWN, timeline_of
from focusflow_desktop.business.today.queries import desk_day
from focusflow_desktop.business.todos.queries import todo_rows
from focusflow_desktop.db.unit_of_work import Studio, open_studio
from focusflow_desktop.shared.records import Job
from focusflow_desktop.shared.records.contacts import Lifecycle
from focusflow_desktop.shared.records.inquiries import InquiryStatus
from focusflow_desktop.ui.calendar.dates import View
from focusflow_desktop.ui.calendar.page import CalendarPage
from focusflow_desktop.ui.calendar.reading import read_calendar
from focusflow_desktop.ui.jobs.page import JobsPage
from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.style_sheet import dress_application
from focusflow_desktop.ui.rooms import load_rooms
from focusflow_desktop.ui.shell.collector import Collector

ROUNDS = 40
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)
Query = Callable[[DbSession], object]


def measure(workdir: Path) -> list[Figure]:
    """Every figure of the desk."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    dress_application(app, theme.DESK_LIGHT)
    fill(workdir)
    load_rooms()  # as the program has them by then
    collector = Collector(app)
    studio = open_studio(workdir)
    try:
        return [_lists(studio), _search(studio), *_calendar(studio), _job(studio)]
    finally:
        studio.close()
        collector.stop()


def _lists(studio: Studio) -> Figure:
    """The slowest of the lists: each is asked many times, and the worst p95 is the figure."""
    lists: dict[str, Query] = {
        "clients": contact_rows,
        "clients, newest": partial(contact_rows, wanted=Wanted(order=Order.NEWEST)),
        "clients by a part of a name": partial(contact_rows, wanted=Wanted(text="anna")),
        "clients of a stage": partial(contact_rows, wanted=Wanted(stage=Lifecycle.PAST)),
        "jobs": board,
        "jobs that have ended": ended_jobs,
        "jobs by a part of a title": partial(board, text="weber"),
        "inquiries that wait": partial(inquiry_rows, statuses=frozenset({InquiryStatus.NEW})),
        "inquiries by a part of a text": partial(
            inquiry_rows, statuses=frozenset(InquiryStatus), text="chair"
        ),
        "to-dos": partial(todo_rows, today=TODAY),
        "mini days": day_rows,
        "today": partial(desk_day, now=NOW),
    }
    found = {name: _p95_ms(studio, query) for name, query in lists.items()}
    for name, value in sorted(found.items(), key=lambda one: -one[1]):
        print(f"  {name:30} {value:7.1f} ms", flush=True)
    return at_most("desk.list", max(found.values()), unit="ms", limit=50)


def _search(studio: Studio) -> Figure:
    """Names, parts of names, slips and words of messages, in turn."""
    words = [name_of(7), name_of(1234)[:4], name_of(4321).replace("e", "a", 1), "invoice", "garden", "church"]
    found = [_p95_ms(studio, partial(search, typed=typed), rounds=ROUNDS // 4) for typed in words]
    return at_most("desk.search", max(found), unit="ms", limit=100)


def _calendar(studio: Studio) -> list[Figure]:
    page = CalendarPage(zone=BERLIN, now=NOW)
    page.resize(1920, 1200)
    page.show()
    figures = []
    for view, limit in ((View.MONTH, 50), (View.YEAR, 100)):
        page.show_view(view)
        times = []
        for step in range(ROUNDS):
            page.go_to(TODAY + timedelta(days=31 * (step % 6)))
            QApplication.processEvents()
            start = time.perf_counter()
            with studio.read() as db:
                found = read_calendar(
                    db, span=page.span, zone=BERLIN, now=NOW, has_clashes=view is not View.YEAR
                )
            page.show_items(found.items, now=NOW)
            page.current.repaint()
            times.append((time.perf_counter() - start) * 1000)
        figures.append(at_most(f"desk.{view.value}", p95(times[2:]), unit="ms", limit=limit))
    page.close()
    return figures


def _job(studio: Studio) -> Figure:
    """The busiest job and another in turn, each read and painted, the newest of its story's 500 entries with it."""
    page = JobsPage()
    page.resize(1920, 1200)
    page.show()
    QApplication.processEvents()
    times = []
    for step in range(2 * ROUNDS):
        job_id = BUSIEST_JOB if step % 2 == 0 else id_of(Job, 100 + step)
        start = time.perf_counter()
        with studio.read() as db:
            job = job_page(db, job_id, today=TODAY, now=NOW)
            story = timeline_of(db, job_id=job_id)
        assert job is not None
        page.show_job(job, story)
        QApplication.sendPostedEvents()  # its cards find their places and are painted
        if job_id == BUSIEST_JOB:
            assert len(story) == SHOWN < BUSY_ENTRIES, len(story)
            times.append((time.perf_counter() - start) * 1000)
        QApplication.processEvents()
    page.close()
    return at_most("desk.job", p95(times[2:]), unit="ms", limit=80)


def _p95_ms(studio: Studio, query: Query, *, rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds + 2):
        start = time.perf_counter()
        with studio.read() as db:
            query(db)
        times.append((time.perf_counter() - start) * 1000)
    return p95(times[2:])
