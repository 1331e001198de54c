"""What the advisor found, in words. A burst's best is the suggested Select; what might be it is a Candidate."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication

from focusflow_desktop.photos.culling.advisor import Advice, Reason, Suggestion

SUGGESTED = {
    Suggestion.KEEP: "Suggest Select",
    Suggestion.LOOK: "Candidate",
    Suggestion.REJECT: "Suggest reject",
}
REASONS = {
    Reason.SHARPEST_OF_BURST: "Sharpest of {n}",
    Reason.NEARLY_AS_SHARP: "{percent} % as sharp",
    Reason.SOFTER_THAN_BURST: "Soft: {percent} % as sharp",
    Reason.MOVED: "Motion",
    Reason.HIGHLIGHTS_LOST: "More highlights lost",
    Reason.BETWEEN: "{percent} % as sharp",
    Reason.BRACKET: "Part of a bracket",
    Reason.ALONE: "Stands alone",
    Reason.NOT_MEASURED: "Not measured yet",
}


def suggestion_words(advice: Advice[UUID]) -> str:
    """What is suggested. All of a bracket belong together: none of them is the one."""
    if advice.reason is Reason.BRACKET:
        return _tr("Keep")
    if advice.reason is Reason.NOT_MEASURED:
        return _tr("Look")
    return _tr(SUGGESTED[advice.suggestion])


def reason_words(advice: Advice[UUID], *, of: int) -> str:
    """Why, with the number behind it."""
    percent = round(100 * (advice.relative_sharpness or 0.0))
    return _tr(REASONS[advice.reason]).replace("{n}", str(of)).replace("{percent}", str(percent))


def _tr(words: str) -> str:
    return QCoreApplication.translate("culling", words)
