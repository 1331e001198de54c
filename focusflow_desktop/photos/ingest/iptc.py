"""IPTC templates: words every photo of an import gets – who made it, whose it is, what it shows – with tokens.

They become facts of the library and go into sidecars where these are on; no original is ever written. A studio keeps
them as JSON files that a person can read, share and mend.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

from focusflow_desktop.photos.files import atomic
from focusflow_desktop.photos.ingest.templates import Shot, Template, parse_text
from focusflow_desktop.shared.errors import Refused, Unavailable, WorldError
from focusflow_desktop.shared.names import safe_name

FOLDER = "iptc-templates"
_MAX_BYTES = 64 << 10
_MAX_CHARACTERS = 2000
_NO_TIME = datetime(1, 1, 1)  # noqa: DTZ001 — camera time is naive; no token that uses it gets here
_TEXTS = ("creator", "copyright", "headline", "caption")


@dataclass(frozen=True, slots=True, kw_only=True)
class IptcTemplate:
    """One template; an empty field says nothing."""

    name: str
    creator: str = ""
    copyright: str = ""
    headline: str = ""
    caption: str = ""
    keywords: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip() or len(self.name) > 80:
            raise _refused("name", "a template needs a name of 1 to 80 characters")
        for field in _TEXTS:
            _understood(field, getattr(self, field))
        for keyword in self.keywords:
            _understood("keywords", keyword)

    @property
    def unmet(self) -> frozenset[str]:
        """The tokens that a person has to give a value for: job, session, photographer."""
        texts = [getattr(self, field) for field in _TEXTS] + list(self.keywords)
        return frozenset[str]().union(*(parse_text(text).unmet for text in texts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a template says of one photo."""

    creator: str | None
    rights: str | None
    title: str | None
    caption: str | None
    keywords: tuple[str, ...]


def words_of(template: IptcTemplate, *, taken_at: datetime | None, texts: Mapping[str, str]) -> Words:
    """The template filled for one photo. A time token says nothing where the camera wrote no time."""

    def filled(text: str) -> str | None:
        parsed = parse_text(text)
        if taken_at is None and parsed.uses_time:
            return None
        shot = Shot(taken_at=taken_at or _NO_TIME, texts=texts)
        return parsed.fill(shot).strip() or None

    keywords = [word for text in template.keywords if (word := filled(text)) is not None]
    return Words(
        creator=filled(template.creator),
        rights=filled(template.copyright),
        title=filled(template.headline),
        caption=filled(template.caption),
        keywords=tuple(dict.fromkeys(keywords)),
    )


def load_templates(studio: Path) -> tuple[list[IptcTemplate], list[WorldError]]:
    """The studio's templates by name, and what is wrong with the files that are none; those are left as they are."""
    found: list[IptcTemplate] = []
    problems: list[WorldError] = []
    for file in sorted((studio / FOLDER).glob("*.json")):
        try:
            found.append(_read(file))
        except WorldError as error:
            problems.append(error)
    return sorted(found, key=lambda template: template.name.casefold()), problems


def find_template(studio: Path, name: str) -> IptcTemplate:
    """By name; capitals do not matter."""
    known, problems = load_templates(studio)
    for template in known:
        if template.name.casefold() == name.strip().casefold():
            return template
    names = ", ".join(template.name for template in known) or "none yet"
    more = "".join(f"\n{problem.message}" for problem in problems)
    message = f"There is no IPTC template {name!r}; there are: {names}.{more}"
    raise Refused("ingest.iptc_unknown", message, name=name)


def save_template(studio: Path, template: IptcTemplate) -> Path:
    """Write a template; one of the same name is replaced and no other file is touched."""
    folder = studio / FOLDER
    file = folder / safe_name(f"{template.name.strip().casefold()}.json")
    plain = {f.name: getattr(template, f.name) for f in fields(template) if getattr(template, f.name)}
    try:
        if file.exists() and _read(file).name.casefold() != template.name.casefold():
            raise _refused("name", f"{file.name} holds another template; give this one another name")
        folder.mkdir(parents=True, exist_ok=True)
        atomic.replace(file, (json.dumps(plain, indent=2, ensure_ascii=False) + "\n").encode())
    except OSError as error:
        said = error.strerror or str(error)
        raise Unavailable("ingest.iptc_unwritten", f"The template could not be saved: {said}.") from error
    return file


def _read(file: Path) -> IptcTemplate:
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise _wrong(file, "it is too large")
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise _wrong(file, str(error)) from error
    if not isinstance(found, dict):
        raise _wrong(file, "it must be an object in braces")
    texts = {key: found[key] for key in ("name", *_TEXTS) if key in found}
    words = found.get("keywords", [])
    unknown = sorted(set(found) - {"name", "keywords", *_TEXTS})
    if unknown:
        raise _wrong(file, f"{unknown[0]} is unknown; there are name, {', '.join(_TEXTS)}, keywords")
    if "name" not in texts or not all(isinstance(text, str) for text in texts.values()):
        raise _wrong(file, "name is missing or a field is no text")
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise _wrong(file, "keywords must be a list of texts")
    try:
        return IptcTemplate(keywords=tuple(words), **texts)
    except Refused as error:
        raise _wrong(file, error.message) from error


def _understood(field: str, text: str) -> Template:
    if len(text) > _MAX_CHARACTERS:
        raise _refused(field, f"{field} may have at most {_MAX_CHARACTERS} characters")
    try:
        parsed = parse_text(text)
    except Refused as error:
        raise Refused("ingest.iptc", error.message, field=field) from error
    if parsed.uses("number"):
        raise _refused(field, "{number} stands in file names only")
    return parsed


def _refused(field: str, what: str) -> Refused:
    return Refused("ingest.iptc", f"The IPTC template cannot be used: {what}.", field=field)


def _wrong(file: Path, what: str) -> Refused:
    message = f"The IPTC template {file.name} cannot be used: {what}"
    return Refused("ingest.iptc_file", message, file=str(file), reason=what)
