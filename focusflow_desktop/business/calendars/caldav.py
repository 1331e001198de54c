"""CalDAV (RFC 4791, 6578) as far as a studio needs it: find calendars, ask what changed, write and delete events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, unquote, urljoin, urlsplit

from lxml import etree

from focusflow_desktop.business.calendars.dav import Answer, DavServer, parsed_xml
from focusflow_desktop.shared.errors import Damaged, Refused

D, C, S = "DAV:", "urn:ietf:params:xml:ns:caldav", "http://calendarserver.org/ns/"
_NAMES = {"d": D, "c": C, "s": S}
BATCH = 50
MOST_CALENDARS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCalendar:
    """One calendar of the account."""

    url: str
    name: str
    may_write: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One resource as the server has it; `text` where it was asked for."""

    href: str
    etag: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What changed since a token. Whole: `items` are all there are."""

    items: tuple[Item, ...]
    gone: tuple[str, ...]
    token: str | None
    is_whole: bool = False


def find_calendars(server: DavServer) -> tuple[FoundCalendar, ...]:
    """The calendars of this login. Raises Refused when there are none."""
    here = _props(server, server.url, _WHO)
    if here is not None and here.find(".//c:calendar", _NAMES) is not None:
        return (_calendar(server.url, here),)
    principal = _href(here, "d:current-user-principal")
    if principal is None:
        known = _props(server, "/.well-known/caldav", _WHO)
        principal = _href(known, "d:current-user-principal")
    home = _href(_props(server, principal, _HOME), "c:calendar-home-set") if principal else None
    listed = _propfind(server, home or server.url, _LIST, depth="1")
    found = [
        _calendar(urljoin(server.url, href), response)
        for href, response in _responses(listed)
        if response.find(".//d:resourcetype/c:calendar", _NAMES) is not None and _has_events(response)
    ]
    if not found:
        raise Refused("calendar_none", "No calendar was found at this address.", field="url")
    return tuple(found[:MOST_CALENDARS])


_WHO = "<d:current-user-principal/><d:resourcetype/><d:displayname/><d:current-user-privilege-set/>"
_HOME = "<c:calendar-home-set/>"
_LIST = (
    "<d:resourcetype/><d:displayname/><d:current-user-privilege-set/><c:supported-calendar-component-set/>"
)


def _calendar(url: str, response: etree._Element) -> FoundCalendar:
    name = response.findtext(".//d:displayname", namespaces=_NAMES)
    privileges = response.find(".//d:current-user-privilege-set", _NAMES)
    wanted = ("d:write", "d:write-content", "d:all", "d:bind")
    may_write = privileges is None or any(privileges.find(f".//{one}", _NAMES) is not None for one in wanted)
    last = unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    return FoundCalendar(url=url, name=(name or last or url).strip()[:200], may_write=may_write)


def _has_events(response: etree._Element) -> bool:
    kinds = response.findall(".//c:supported-calendar-component-set/c:comp", _NAMES)
    return not kinds or any(kind.get("name") == "VEVENT" for kind in kinds)


def changes_since(server: DavServer, url: str, token: str | None) -> Changed | None:
    """What changed since the token; None when the server does not know it any more, or cannot say."""
    if not token:
        return None
    if token.startswith("ctag:"):
        return Changed(items=(), gone=(), token=token) if _token(server, url) == token else None
    body = (
        f"<d:sync-token>{_escaped(token)}</d:sync-token><d:sync-level>1</d:sync-level>"
        "<d:prop><d:getetag/></d:prop>"
    )
    answer = server.ask("REPORT", url, body=_document("d:sync-collection", body), headers=_xml(depth="0"))
    if answer.status != 207:
        return None
    root = parsed_xml(answer.body)
    items, gone = [], []
    for href, response in _responses(root):
        status = response.findtext("d:status", default="", namespaces=_NAMES)
        if " 404" in status or " 410" in status:
            gone.append(href)
        elif " 507" in status:
            return None  # more than it wants to tell: everything is read again
        elif not href.endswith("/"):
            items.append(Item(href=href, etag=_etag(response)))
    fresh = root.findtext("d:sync-token", namespaces=_NAMES)
    return Changed(items=tuple(items), gone=tuple(gone), token=fresh or token)


def everything(server: DavServer, url: str, *, first: datetime, last: datetime) -> Changed:
    """All events that touch this time, and the token from which on changes can be asked for."""
    token = _token(server, url)
    span = f'<c:time-range start="{_stamp(first)}" end="{_stamp(last)}"/>'
    body = (
        '<d:prop><d:getetag/><c:calendar-data/></d:prop><c:filter><c:comp-filter name="VCALENDAR">'
        f'<c:comp-filter name="VEVENT">{span}</c:comp-filter></c:comp-filter></c:filter>'
    )
    answer = server.ask("REPORT", url, body=_document("c:calendar-query", body), headers=_xml(depth="1"))
    _expect(answer, 207)
    items = tuple(_item(href, response) for href, response in _responses(parsed_xml(answer.body)))
    return Changed(items=items, gone=(), token=token, is_whole=True)


def texts_of(server: DavServer, url: str, hrefs: Sequence[str]) -> tuple[Item, ...]:
    """The events at these addresses; what is gone meanwhile is left out."""
    found: list[Item] = []
    for at in range(0, len(hrefs), BATCH):
        wanted = "".join(f"<d:href>{_escaped(href)}</d:href>" for href in hrefs[at : at + BATCH])
        body = f"<d:prop><d:getetag/><c:calendar-data/></d:prop>{wanted}"
        answer = server.ask(
            "REPORT", url, body=_document("c:calendar-multiget", body), headers=_xml(depth="1")
        )
        _expect(answer, 207)
        items = (_item(href, response) for href, response in _responses(parsed_xml(answer.body)))
        found += [item for item in items if item.text is not None]
    return tuple(found)


def put_event(server: DavServer, href: str, content: bytes, *, etag: str | None) -> Item:
    """Write an event: a new one without an etag, else only over what was last seen; what changed there is overwritten.

    The studio is the place where its sessions are changed. Raises Refused when nothing may be written there.
    """
    headers = {"Content-Type": "text/calendar; charset=utf-8"}
    condition = {"If-Match": etag} if etag else {"If-None-Match": "*"}
    answer = server.ask("PUT", href, body=content, headers={**headers, **condition})
    if answer.status in (404, 409, 412):
        answer = server.ask("PUT", href, body=content, headers=headers)
    if answer.status in (403, 405, 507):
        raise Refused(
            "calendar_read_only",
            "Nothing may be written to this calendar. Choose another, or only read it.",
            field="url",
        )
    if not answer.is_well:
        raise Damaged("calendar_answer", "The calendar server did not take the event.", status=answer.status)
    return Item(href=href, etag=answer.etag or _etag_at(server, href))


def delete_event(server: DavServer, href: str) -> None:
    """Take an event away; it may be gone already."""
    answer = server.ask("DELETE", href)
    if not answer.is_well and answer.status not in (404, 410):
        raise Damaged(
            "calendar_answer", "The calendar server did not delete the event.", status=answer.status
        )


def href_for(calendar_url: str, uid: str) -> str:
    """Where an event of ours lies."""
    return urljoin(calendar_url.rstrip("/") + "/", quote(f"{uid.partition('@')[0]}.ics"))


def _token(server: DavServer, url: str) -> str | None:
    found = _props(server, url, "<d:sync-token/><s:getctag/>")
    if found is None:
        raise Refused("calendar_gone", "This calendar is not on the server any more.", field="url")
    token = found.findtext(".//d:sync-token", namespaces=_NAMES)
    if token:
        return token
    ctag = found.findtext(".//s:getctag", namespaces=_NAMES)
    return f"ctag:{ctag}" if ctag else None


def _etag_at(server: DavServer, href: str) -> str | None:
    found = _props(server, href, "<d:getetag/>")
    return None if found is None else _etag(found)


def _props(server: DavServer, url: str, props: str) -> etree._Element | None:
    """The one response about an address itself; None when there is nothing."""
    answer = server.ask(
        "PROPFIND", url, body=_document("d:propfind", f"<d:prop>{props}</d:prop>"), headers=_xml(depth="0")
    )
    if answer.status in (404, 405, 410, 501):
        return None
    _expect(answer, 207)
    return next((response for _, response in _responses(parsed_xml(answer.body))), None)


def _propfind(server: DavServer, url: str, props: str, *, depth: str) -> etree._Element:
    body = _document("d:propfind", f"<d:prop>{props}</d:prop>")
    answer = server.ask("PROPFIND", url, body=body, headers=_xml(depth=depth))
    _expect(answer, 207)
    return parsed_xml(answer.body)


def _expect(answer: Answer, status: int) -> None:
    if answer.status in (404, 410):
        raise Refused("calendar_gone", "There is no calendar at this address.", field="url")
    if answer.status != status:
        raise Damaged(
            "calendar_answer", "What answers there does not speak as a calendar server.", status=answer.status
        )


def _responses(root: etree._Element) -> Iterable[tuple[str, etree._Element]]:
    for response in root.findall("d:response", _NAMES):
        href = response.findtext("d:href", namespaces=_NAMES)
        if href:
            yield href.strip(), response


def _item(href: str, response: etree._Element) -> Item:
    text = response.findtext(".//c:calendar-data", namespaces=_NAMES)
    return Item(href=href, etag=_etag(response), text=text)


def _etag(response: etree._Element) -> str | None:
    return response.findtext(".//d:getetag", namespaces=_NAMES)


def _href(response: etree._Element | None, name: str) -> str | None:
    return None if response is None else response.findtext(f".//{name}/d:href", namespaces=_NAMES)


def _document(name: str, body: str) -> bytes:
    spaces = f'xmlns:d="{D}" xmlns:c="{C}" xmlns:s="{S}"'
    return f'<?xml version="1.0" encoding="utf-8"?><{name} {spaces}>{body}</{name}>'.encode()


def _xml(*, depth: str) -> dict[str, str]:
    return {"Content-Type": "application/xml; charset=utf-8", "Depth": depth}


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _stamp(at: datetime) -> str:
    return at.strftime("%Y%m%dT%H%M%SZ")
