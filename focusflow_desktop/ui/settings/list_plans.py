"""The studio's lists as the settings show them: each list's words and its columns' labels, beside its source.

A list of the business is made visible here in one function; nothing else of the settings knows what a session type is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from focusflow_desktop.business.brands.operations import BRANDS
from focusflow_desktop.business.job_types.operations import (
    JOB_TYPE_ROLES,
    JOB_TYPE_SESSIONS,
    JOB_TYPE_TODOS,
    JOB_TYPES,
)
from focusflow_desktop.business.kit.operations import KIT
from focusflow_desktop.business.lead_sources.operations import LEAD_SOURCES
from focusflow_desktop.business.locations.operations import LOCATIONS, ROOMS
from focusflow_desktop.business.message_templates.operations import TEMPLATE_SOURCE, TEMPLATES, WORDS
from focusflow_desktop.business.session_types.operations import SESSION_TYPES
from focusflow_desktop.business.studio.columns import Column, ColumnKind
from focusflow_desktop.business.studio.lists import ListSource, StudioList, source_of
from focusflow_desktop.business.team.members import MEMBERS, RIGHT, TEAM_SOURCE
from focusflow_desktop.shared.documents.merge_fields import FIELDS, written
from focusflow_desktop.ui.settings import list_words as words
from focusflow_desktop.ui.widgets.list_editor import ListPlan
from focusflow_desktop.ui.widgets.list_fields import FieldPlan

Labels = Mapping[str, str | tuple[str, str]]  # column: label, or label and help


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list as it is shown, where it is read, what its columns choose from, and the lists inside its rows."""

    plan: ListPlan
    source: ListSource
    links: Mapping[str, StudioList] = field(default_factory=dict)
    parts: tuple[Listed, ...] = ()


def _tr(words: str) -> str:
    return QCoreApplication.translate("lists", words)


def _fields(
    which: StudioList, labels: Labels, *, choices: Mapping[str, Mapping[str, str]] | None = None
) -> tuple[FieldPlan, ...]:
    """A field per column, in the order of the columns."""
    made = []
    for column in which.columns:
        told = labels[column.name]
        label, help_ = told if isinstance(told, tuple) else (told, "")
        own = (choices or {}).get(column.name, {})
        if column.kind is ColumnKind.COLOUR:
            own = words.colours()
        made.append(FieldPlan(column=column, label=label, help=help_, words=own))
    return tuple(made)


def session_types() -> Listed:
    """Session types."""
    labels = {
        "name": _tr("Name"),
        "kind": _tr("What happens"),
        "colour": _tr("Colour"),
        "duration_minutes": _tr("Length"),
        "coverage_minutes": _tr("Of it photographing"),
        "buffer_before_minutes": _tr("Kept free before"),
        "buffer_after_minutes": _tr("Kept free after"),
        "price_minor": _tr("Price"),
        "retainer_minor": _tr("Retainer"),
        "min_notice_minutes": _tr("Earliest notice"),
        "seats": _tr("Places at one time"),
        "location_id": _tr("Usual place"),
        "job_type_id": _tr("Type of its job"),
        "needs_approval": _tr("Bookings wait for a yes"),
    }
    choices = {
        "kind": words.session_kinds(),
        "location_id": {"": _tr("No place")},
        "job_type_id": {"": _tr("No job type")},
    }
    plan = ListPlan(
        id="session_types",
        title=_tr("Session types"),
        add=_tr("Add a session type"),
        new=_tr("New session type"),
        empty=_tr("What can be booked: how long it takes, what it costs, how much room it needs around it."),
        icon="calendar",
        has_order=True,
        fields=_fields(SESSION_TYPES, labels, choices=choices),
    )
    links = {"location_id": LOCATIONS, "job_type_id": JOB_TYPES}
    return Listed(plan=plan, source=source_of(SESSION_TYPES), links=links)


def job_types() -> Listed:
    """Job types, with what each begins with."""
    labels = {
        "name": _tr("Name"),
        "colour": _tr("Colour"),
        "turnaround_days": _tr("Delivered within days"),
        "value_minor": _tr("Usual value"),
        "brand_id": _tr("Brand"),
    }
    parts = (_job_type_roles(), _job_type_sessions(), _job_type_todos())
    plan = ListPlan(
        id="job_types",
        title=_tr("Job types"),
        add=_tr("Add a job type"),
        new=_tr("New job type"),
        empty=_tr("What a new wedding or portrait brings along by itself: people, sessions and to-dos."),
        icon="briefcase",
        has_order=True,
        fields=_fields(JOB_TYPES, labels, choices={"brand_id": {"": _tr("No brand")}}),
        parts=tuple(part.plan for part in parts),
    )
    return Listed(plan=plan, source=source_of(JOB_TYPES), links={"brand_id": BRANDS}, parts=parts)


def _job_type_roles() -> Listed:
    labels = {"role": _tr("Role"), "is_required": _tr("Always needed")}
    plan = ListPlan(
        id="job_type_roles",
        title=_tr("People to name"),
        add=_tr("Add a role"),
        new="partner",
        empty=_tr("Only the client is asked for."),
        has_order=True,
        has_archive=False,
        fields=_fields(JOB_TYPE_ROLES, labels, choices={"role": words.job_roles()}),
    )
    return Listed(plan=plan, source=source_of(JOB_TYPE_ROLES))


def _job_type_sessions() -> Listed:
    labels = {
        "title": _tr("Title"),
        "session_type_id": _tr("Session type"),
        "kind": _tr("What happens"),
        "day_offset": _tr("Days from the main session"),
        "start_minute": _tr("Begins at"),
        "duration_minutes": _tr("Length"),
        "is_primary": _tr("The main session"),
    }
    choices = {"kind": words.session_kinds(), "session_type_id": {"": _tr("No session type")}}
    plan = ListPlan(
        id="job_type_sessions",
        title=_tr("Sessions to begin with"),
        add=_tr("Add a session"),
        new=_tr("New session"),
        empty=_tr("No session is made with the job."),
        has_order=True,
        has_archive=False,
        fields=_fields(JOB_TYPE_SESSIONS, labels, choices=choices),
    )
    links = {"session_type_id": SESSION_TYPES}
    return Listed(plan=plan, source=source_of(JOB_TYPE_SESSIONS), links=links)


def _job_type_todos() -> Listed:
    labels = {
        "title": _tr("To do"),
        "due_offset_days": _tr("Days (−14: two weeks before)"),
        "due_anchor": _tr("Counted from"),
    }
    plan = ListPlan(
        id="job_type_todos",
        title=_tr("To-dos to begin with"),
        add=_tr("Add a to-do"),
        new=_tr("New to-do"),
        empty=_tr("No to-do is made with the job."),
        has_order=True,
        has_archive=False,
        fields=_fields(JOB_TYPE_TODOS, labels, choices={"due_anchor": words.due_anchors()}),
    )
    return Listed(plan=plan, source=source_of(JOB_TYPE_TODOS))


def places() -> Listed:
    """Places."""
    labels: Labels = {
        "name": _tr("Name"),
        "street": _tr("Street"),
        "postcode": _tr("Postal code"),
        "city": _tr("City"),
        "region": _tr("Region"),
        "country": _tr("Country"),
        "travel_minutes": (_tr("Way from the studio"), _tr("One way. Kept free before and after.")),
        "tz": _tr("Time zone"),
        "latitude": (_tr("Latitude"), _tr("For sunrise and golden hour.")),
        "longitude": _tr("Longitude"),
        "needs_permit": _tr("A permit is needed"),
        "permit_note": _tr("About the permit"),
        "notes": _tr("Notes"),
    }
    plan = ListPlan(
        id="places",
        title=_tr("Places"),
        add=_tr("Add a place"),
        new=_tr("New place"),
        empty=_tr("Where sessions happen: the way there, the permit, the sun."),
        icon="map-pin",
        fields=_fields(LOCATIONS, labels, choices={"tz": {"": _tr("As the studio")}}),
    )
    return Listed(plan=plan, source=source_of(LOCATIONS))


def rooms() -> Listed:
    """Rooms."""
    labels = {"name": _tr("Name"), "location_id": _tr("Place"), "colour": _tr("Colour")}
    plan = ListPlan(
        id="rooms",
        title=_tr("Rooms"),
        add=_tr("Add a room"),
        new=_tr("New room"),
        empty=_tr("Rooms of the studio that one session at a time can use."),
        icon="door-open",
        fields=_fields(ROOMS, labels, choices={"location_id": {"": _tr("No place")}}),
    )
    return Listed(plan=plan, source=source_of(ROOMS), links={"location_id": LOCATIONS})


def gear() -> Listed:
    """Gear."""
    labels = {
        "name": _tr("Name"),
        "kind": _tr("Kind"),
        "serial": _tr("Serial number"),
        "value_minor": _tr("Value"),
        "bought_on": _tr("Bought on"),
        "service_due": _tr("Service due"),
        "is_insured": _tr("Insured"),
        "notes": _tr("Notes"),
    }
    unknown = {"": _tr("No day")}
    plan = ListPlan(
        id="gear",
        title=_tr("Gear"),
        add=_tr("Add gear"),
        new=_tr("New gear"),
        empty=_tr("Cameras, lenses and lights that are booked for sessions like people."),
        icon="camera",
        fields=_fields(KIT, labels, choices={"bought_on": unknown, "service_due": unknown}),
    )
    return Listed(plan=plan, source=source_of(KIT))


def lead_sources() -> Listed:
    """Lead sources."""
    labels = {"name": _tr("Name"), "channel": _tr("Kind"), "cost_minor": _tr("Cost in a year")}
    plan = ListPlan(
        id="lead_sources",
        title=_tr("Lead sources"),
        add=_tr("Add a source"),
        new=_tr("New source"),
        empty=_tr("Who sends you inquiries: fairs, planners, recommendations."),
        icon="inbox",
        fields=_fields(LEAD_SOURCES, labels),
    )
    return Listed(plan=plan, source=source_of(LEAD_SOURCES))


def brands() -> Listed:
    """Brands."""
    labels = {
        "name": _tr("Name"),
        "colour": _tr("Colour"),
        "website": _tr("Website"),
        "from_email": _tr("E-mail it writes from"),
        "address": _tr("Address"),
        "invoice_series": _tr("Letters before its invoice numbers"),
    }
    plan = ListPlan(
        id="brands",
        title=_tr("Brands"),
        add=_tr("Add a brand"),
        new=_tr("New brand"),
        empty=_tr("The names you work under, where there is more than one."),
        icon="tag",
        fields=_fields(BRANDS, labels),
    )
    return Listed(plan=plan, source=source_of(BRANDS))


def team() -> Listed:
    """The team, each right as a tick."""
    labels = {
        "name": _tr("Name"),
        "role": _tr("Role"),
        "email": _tr("E-mail"),
        "phone": _tr("Phone"),
        "rate_minor": _tr("Rate for an hour"),
        "colour": _tr("Colour"),
    }
    ticks = tuple(
        FieldPlan(
            column=Column(name=RIGHT + right, kind=ColumnKind.YES_NO),
            label=label,
            heading=_tr("May") if at == 0 else "",
        )
        for at, (right, label) in enumerate(words.rights().items())
    )
    plan = ListPlan(
        id="team",
        title=_tr("Team"),
        add=_tr("Add somebody"),
        new=_tr("New member"),
        empty=_tr("Everybody who works here, what they do and what they may do."),
        icon="users",
        fields=(*_fields(MEMBERS, labels, choices={"role": words.member_roles()}), *ticks),
    )
    return Listed(plan=plan, source=TEAM_SOURCE)


def message_templates() -> Listed:
    """Message templates."""
    labels = {"name": _tr("Name"), "channel": _tr("How it goes"), "brand_id": _tr("Brand")}
    choices = {"channel": words.channels(), "brand_id": {"": _tr("All brands")}}
    subject, body = (
        Column(name=name, kind=kind)
        for name, kind in zip(WORDS, (ColumnKind.TEXT, ColumnKind.LINES), strict=True)
    )
    kept = _tr("Other words make a new version. Messages that were sent keep theirs. Fields: {fields}")
    kept = kept.replace("{fields}", ", ".join(map(written, FIELDS)))
    plan = ListPlan(
        id="message_templates",
        title=_tr("Message templates"),
        add=_tr("Add a template"),
        new=_tr("New template"),
        empty=_tr("Texts to begin messages with, so that nobody writes the same letter twice."),
        icon="mail",
        fields=(
            *_fields(TEMPLATES, labels, choices=choices),
            FieldPlan(column=subject, label=_tr("Subject")),
            FieldPlan(column=body, label=_tr("Words"), help=kept),
        ),
    )
    return Listed(plan=plan, source=TEMPLATE_SOURCE, links={"brand_id": BRANDS})
