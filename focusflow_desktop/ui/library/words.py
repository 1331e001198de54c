"""Facts of a photo as words: exposure times, sizes, dates. Pure; the units are those photographers read."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from focusflow_desktop.db.tables import FileRole
from focusflow_desktop.photos.library.rows import FileRow, PhotoDetail


def exposure(seconds: float | None) -> str:
    """1/1250 s, or 2.5 s."""
    if not seconds or seconds <= 0:
        return ""
    if seconds < 0.3:
        return f"1/{round(1 / seconds)} s"
    return f"{seconds:g} s"


def aperture(number: float | None) -> str:
    """ƒ 2.0."""
    return f"ƒ {number:.1f}" if number else ""


def focal(millimetres: float | None) -> str:
    """85 mm."""
    return f"{millimetres:g} mm" if millimetres else ""


def iso(value: int | None) -> str:
    """ISO 200."""
    return f"ISO {value}" if value else ""


def exposure_words(detail: PhotoDetail) -> tuple[str, ...]:
    """The four facts below a histogram; those unknown are left out."""
    facts = (iso(detail.iso), focal(detail.focal_mm), aperture(detail.aperture), exposure(detail.exposure_s))
    return tuple(fact for fact in facts if fact)


def file_words(detail: PhotoDetail) -> str:
    """AB5_8412.CR3 + JPEG."""
    return f"{detail.row.name} + JPEG" if detail.row.has_jpeg else detail.row.name


def size_words(detail: PhotoDetail) -> str:
    """8192 × 5464 · 48.1 MB."""
    row = detail.row
    pixels = f"{row.width_px} × {row.height_px}" if row.width_px and row.height_px else ""
    weight = f"{detail.byte_size / 1e6:.1f} MB" if detail.byte_size else ""
    return " · ".join(part for part in (pixels, weight) if part)


def camera_words(make: str | None, camera: str | None) -> str:
    """Canon EOS R5, without the maker twice."""
    camera = camera or ""
    if not make or camera.lower().startswith(make.split()[0].lower()):
        return camera or make or ""
    return f"{make} {camera}".strip()


def clock_words(detail: PhotoDetail) -> str:
    """+0:42 aligned, where the camera's clock was corrected."""
    if detail.captured_at is None or detail.row.taken_at is None or detail.captured_at == detail.row.taken_at:
        return ""
    seconds = round((detail.row.taken_at - detail.captured_at).total_seconds())
    sign, seconds = ("+", seconds) if seconds >= 0 else ("−", -seconds)
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    shown = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    return QCoreApplication.translate("library", "{0} aligned").replace("{0}", sign + shown)


def when(moment: datetime | None) -> str:
    """13 May 2026, 14:36:08, in the studio's locale."""
    if moment is None:
        return ""
    return f"{day(moment)}, {moment:%H:%M:%S}"


def day(moment: datetime) -> str:
    """13 May 2026, in the studio's locale."""
    return f"{moment.day} {QLocale().monthName(moment.month, QLocale.FormatType.ShortFormat)} {moment.year}"


def number(value: int) -> str:
    """A count with the locale's grouping."""
    return QLocale().toString(value)


def place_words(file: FileRow) -> str:
    """What a file is to its photo, and the folder it lies in."""
    roles = {
        FileRole.ORIGINAL: QCoreApplication.translate("library", "Original"),
        FileRole.BACKUP: QCoreApplication.translate("library", "Second copy"),
        FileRole.JPEG: QCoreApplication.translate("library", "JPEG"),
        FileRole.FINAL: QCoreApplication.translate("library", "Final"),
        FileRole.SIDECAR: QCoreApplication.translate("library", "Sidecar"),
        FileRole.AUDIO: QCoreApplication.translate("library", "Sound"),
        FileRole.OTHER: QCoreApplication.translate("library", "Other file"),
    }
    return f"{roles[file.role]} · {file.path.parent}"


def presence_words(file: FileRow) -> str:
    """Verified 13 May, on drive WED-03, in the trash, or missing."""
    if file.is_trashed:
        return QCoreApplication.translate("library", "in the trash")
    if file.away_on:
        return QCoreApplication.translate("library", "on drive {0}").replace("{0}", file.away_on)
    if file.missing_since is not None:
        return QCoreApplication.translate("library", "missing")
    if file.verified_at is None:
        return ""
    return QCoreApplication.translate("library", "verified {0}").replace("{0}", f"{file.verified_at:%d %b}")


def is_lost(file: FileRow) -> bool:
    """Whether a search in other folders may help: neither here, nor on a drive that is away, nor in the trash."""
    return file.missing_since is not None and not file.away_on and not file.is_trashed
