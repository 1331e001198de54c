from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from focusflow_desktop.business.calendars.ics import Entry, Window, read_ics, write_ics
from focusflow_desktop.shared.errors import Refused

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)
WINDOW = Window(first=NOW - timedelta(days=30), last=NOW + timedelta(days=400), zone=BERLIN)
WEDDING = Entry(
    uid="a@focusflow", title="Weber, wedding; \n the day", starts_at=NOW, ends_at=NOW + timedelta(hours=3),
    place="Gut Marienhöhe", status="TENTATIVE",
)  # fmt: skip


def calendar(*events):
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", ""]).encode()


def event(*lines, uid="x"):
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", "SUMMARY:Dentist", *lines, "END:VEVENT"])


def test_what_is_written_is_read_again():
    [entry] = read_ics(write_ics([WEDDING], at=NOW, name="Studio"), WINDOW).entries
    assert (entry.starts_at, entry.ends_at, entry.uid) == (WEDDING.starts_at, WEDDING.ends_at, WEDDING.uid)
    assert (entry.title, entry.place, entry.status) == (
        "Weber, wedding; the day",
        "Gut Marienhöhe",
        "TENTATIVE",
    )


def test_a_whole_day_is_the_day_of_its_zone():
    midnight = datetime(2026, 5, 16, tzinfo=BERLIN)
    whole = Entry(
        uid="d", title="Fair", starts_at=midnight, ends_at=midnight + timedelta(days=2), is_all_day=True
    )
    content = write_ics([whole], at=NOW)
    assert b"DTSTART;VALUE=DATE:20260516" in content
    assert b"DTEND;VALUE=DATE:20260518" in content
    [entry] = read_ics(content, WINDOW).entries
    assert (entry.starts_at, entry.is_all_day) == (midnight, True)


@pytest.mark.parametrize(
    ("lines", "starts", "hours"),
    [
        (("DTSTART:20260516T100000Z", "DTEND:20260516T120000Z"), datetime(2026, 5, 16, 10, tzinfo=UTC), 2),
        (("DTSTART:20260516T100000", "DURATION:PT90M"), datetime(2026, 5, 16, 8, tzinfo=UTC), 1.5),
        (
            ("DTSTART;TZID=America/New_York:20260516T100000", "DTEND;TZID=America/New_York:20260516T110000"),
            datetime(2026, 5, 16, 14, tzinfo=UTC),
            1,
        ),
        (("DTSTART;VALUE=DATE:20260516",), datetime(2026, 5, 15, 22, tzinfo=UTC), 24),
    ],
)
def test_times_of_every_kind(lines, starts, hours):
    [entry] = read_ics(calendar(event(*lines)), WINDOW).entries
    assert (entry.starts_at, entry.ends_at - entry.starts_at) == (starts, timedelta(hours=hours))


def test_what_repeats_is_laid_out_with_its_exceptions():
    weekly = event(
        "DTSTART;TZID=Europe/Berlin:20260504T180000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=4",
        "EXDATE;TZID=Europe/Berlin:20260518T180000",
    )  # fmt: skip
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Berlin:20260525T180000", "DTSTART;TZID=Europe/Berlin:20260526T190000",
        "DURATION:PT1H",
    )  # fmt: skip
    entries = read_ics(calendar(weekly, moved), WINDOW).entries
    assert [entry.starts_at.astimezone(BERLIN).day for entry in entries] == [4, 11, 26]
    assert len({entry.uid for entry in entries}) == 3


def test_each_broken_event_is_named_by_its_line_and_the_others_are_read():
    content = calendar(
        event("DTSTART:20260516T100000Z", "DTEND:20260516T120000Z"),
        event("DTSTART:2026-05-16", uid="b"),
        event("DTSTART:20260516T100000Z", "DTEND:20260516T090000Z", uid="c"),
        event("DTSTART:20260516T100000Z", "RRULE:FREQ=SECONDLY", uid="d"),
        event(uid="e"),
        "BEGIN:VEVENT",
        "SUMMARY:No end",
    )
    found = read_ics(content, WINDOW)
    assert len(found.entries) == 1
    codes = [(problem.line, problem.code) for problem in found.problems]
    assert [code for _, code in codes][1:] == [
        "ics_event_backwards", "ics_event_too_often", "ics_event_no_start", "ics_event_unended",
    ]  # fmt: skip
    assert [line for line, _ in codes] == [9, 14, 20, 26, 30]


def test_what_is_long_past_is_counted_not_taken():
    found = read_ics(calendar(event("DTSTART:20200516T100000Z", "DURATION:PT1H")), WINDOW)
    assert (found.entries, found.outside) == ((), 1)


@pytest.mark.parametrize("line", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED"])
def test_what_takes_no_time_says_so(line):
    [entry] = read_ics(calendar(event("DTSTART:20260516T100000Z", "DURATION:PT1H", line)), WINDOW).entries
    assert not entry.is_busy


@pytest.mark.parametrize("content", [b"", b"Name,Date\nA,B", b"\xff\xfe\x00", b"BEGIN:VCARD\nEND:VCARD"])
def test_what_is_no_calendar_is_refused(content):
    with pytest.raises(Refused):
        read_ics(content, WINDOW)


def test_a_rule_that_would_run_for_ever_is_refused():
    many = ",".join(str(number) for number in range(60))
    wild = event("DTSTART:20260516T100000Z", f"RRULE:FREQ=DAILY;BYMINUTE={many};BYSECOND={many}")
    assert [one.code for one in read_ics(calendar(wild), WINDOW).problems] == ["ics_event_too_often"]
