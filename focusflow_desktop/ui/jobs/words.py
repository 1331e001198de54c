"""The words of the room: stages, moves, what a move waits for, roles, the lines of the story."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from focusflow_desktop.business.jobs.queries import JobCard, SessionOfJob
from focusflow_desktop.business.jobs.stages import StageMove
from focusflow_desktop.business.timeline.queries import Entry, EntryKind
from focusflow_desktop.shared.records.jobs import JobRole, JobStage
from focusflow_desktop.shared.records.messages import Channel
from focusflow_desktop.shared.records.sessions import ProductionStatus, SessionState
from focusflow_desktop.shared.rules.local_time import zone_named
from focusflow_desktop.ui.calendar.words import session_state_word
from focusflow_desktop.ui.widgets.money import money_words


def stage_word(stage: JobStage) -> str:
    """The stage on the desk."""
    return {
        JobStage.LEAD: tr("Lead"),
        JobStage.PROPOSAL: tr("Proposal"),
        JobStage.BOOKED: tr("Booked"),
        JobStage.FULFILLMENT: tr("In production"),
        JobStage.DELIVERED: tr("Delivered"),
        JobStage.COMPLETED: tr("Completed"),
        JobStage.LOST: tr("Lost"),
        JobStage.CANCELLED: tr("Cancelled"),
    }[stage]


def move_word(move: StageMove) -> str:
    """What the button says."""
    return {
        "propose": tr("Make a proposal"),
        "book": tr("Book"),
        "lose": tr("Lost…"),
        "withdraw": tr("Take the proposal back"),
        "produce": tr("Into production"),
        "cancel": tr("Cancel…"),
        "deliver": tr("Delivered"),
        "step_back": tr("One step back"),
        "complete": tr("Complete"),
        "force_complete": tr("Complete all the same…"),
        "revive": tr("Bring it back"),
    }[move.event]


def missing_words(move: StageMove) -> str:
    """What it still waits for."""
    return {
        "": "",
        "booking_rule_met": tr("The studio's rule for a booking is not met yet."),
        "primary_session_ended": tr("The main session has not taken place yet."),
        "all_delivered": tr("Not every shoot has been delivered."),
        "balance_paid_and_todos_done": tr("There are still open to-dos."),
    }[move.missing]


def role_word(role: JobRole) -> str:
    """What somebody is to the job."""
    return {
        JobRole.PRIMARY: tr("Client"),
        JobRole.PARTNER: tr("Partner"),
        JobRole.PAYER: tr("Pays"),
        JobRole.SUBJECT: tr("In the pictures"),
        JobRole.PLANNER: tr("Planner"),
        JobRole.VENUE: tr("Venue"),
        JobRole.VENDOR: tr("Vendor"),
    }[role]


def channel_word(channel: Channel) -> str:
    """How a message travelled."""
    return {
        Channel.EMAIL: tr("E-mail"),
        Channel.SMS: tr("Text message"),
        Channel.CALL: tr("Phone call"),
        Channel.LETTER: tr("Letter"),
        Channel.OTHER: tr("Other"),
    }[channel]


def production_word(status: ProductionStatus) -> str:
    """How far the pictures are."""
    return {
        ProductionStatus.NOT_SHOT: tr("not shot yet"),
        ProductionStatus.IMPORTED: tr("imported"),
        ProductionStatus.BACKED_UP: tr("backed up"),
        ProductionStatus.CULLED: tr("culled"),
        ProductionStatus.EDITING: tr("being edited"),
        ProductionStatus.EDITED: tr("edited"),
        ProductionStatus.PROOFING: tr("client chooses"),
        ProductionStatus.DELIVERED: tr("delivered"),
    }[status]


def card_words(card: JobCard, *, zone: tzinfo) -> str:
    """The small line of a card on the board."""
    parts = [
        card.client if card.client != card.title else "",
        moment_words(card.starts_at, zone=zone, with_time=False),
        money_words(card.value_minor, card.currency),
        tr("put off") if card.is_postponed else "",
    ]
    return " · ".join(part for part in parts if part)


def session_words(session: SessionOfJob, *, zone: tzinfo) -> str:
    """When it is, how it stands, how many pictures there are."""
    when = moment_words(session.starts_at, zone=zone_named(session.tz, zone)) or tr("no time yet")
    pictures = (
        QCoreApplication.translate("jobs", "%n picture(s)", "", session.photos) if session.photos else ""
    )
    return " · ".join(part for part in (when, session_state_word(session.state), pictures) if part)


def entry_words(entry: Entry, *, zone: tzinfo) -> tuple[str, str]:
    """A line of the story: what it is, and its words."""
    if entry.kind is EntryKind.MESSAGE:
        who = tr("From the client") if entry.is_incoming else tr("To the client")
        if entry.channel is not None and entry.channel is not Channel.EMAIL:
            who = f"{channel_word(entry.channel)}, {who[0].lower()}{who[1:]}"
        return f"{who}: {entry.title}" if entry.title else who, entry.body
    if entry.kind is EntryKind.INQUIRY:
        return tr("Asked for the first time"), entry.body
    if entry.kind is EntryKind.NOTE:
        return tr("Note"), entry.body
    if entry.kind is EntryKind.DONE:
        return tr("Done: {title}").replace("{title}", entry.title), ""
    if entry.kind is EntryKind.MOVE:
        before = (
            moment_words(datetime.fromisoformat(entry.before), zone=zone) if entry.before else tr("no time")
        )
        said = (
            tr("{title} moved; it was {before}").replace("{title}", entry.title).replace("{before}", before)
        )
        return said, entry.reason
    return _act_words(entry), entry.reason


def _act_words(entry: Entry) -> str:
    if entry.action == "stage" and entry.after in set(JobStage):
        return tr("Now: {stage}").replace("{stage}", stage_word(JobStage(entry.after)))
    if entry.action == "session" and entry.after in set(SessionState):
        return f"{entry.title}: {session_state_word(SessionState(entry.after))}"
    if entry.action == "production" and entry.after in set(ProductionStatus):
        return tr("Pictures: {status}").replace("{status}", production_word(ProductionStatus(entry.after)))
    known = {"created": tr("Written down"), "postponed": tr("Put off"), "resumed": tr("Goes on")}
    return known.get(entry.action, entry.action)


def moment_words(moment: datetime | None, *, zone: tzinfo, with_time: bool = True) -> str:
    """A day and a time on this wall."""
    if moment is None:
        return ""
    wall = moment.astimezone(zone)
    day = QLocale().toString(QDate(wall.year, wall.month, wall.day), "ddd d MMM yyyy")
    if not with_time:
        return day
    return f"{day}, {QLocale().toString(QTime(wall.hour, wall.minute), QLocale.FormatType.ShortFormat)}"


def tr(words: str) -> str:
    """In the person's language."""
    return QCoreApplication.translate("jobs", words)
