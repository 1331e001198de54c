"""Talks to one WebDAV server: few verbs, encrypted, bounded in time and size, and never past the server it was given.

The password goes only to the host the person wrote (or another of the same domain that this host names), only over TLS
unless the server is this machine. Nothing of it, and no answer's body, is ever logged.
"""

from __future__ import annotations

import http.client
import ssl
import time
from base64 import b64encode
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from lxml import etree

from focusflow_desktop.business.calendars.gate import Gate
from focusflow_desktop.shared.errors import Damaged, Refused, Unavailable

LARGEST = 20 * 1024 * 1024
MOST_REDIRECTS = 3
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a silent server is waited for, and a whole answer at most."""

    silence_s: float = 15
    whole_s: float = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """Who asks. The password does not show in any text made of this."""

    username: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server said."""

    status: int
    body: bytes = b""
    etag: str | None = None
    location: str | None = None
    url: str = ""

    @property
    def is_well(self) -> bool:
        """Whether it was done."""
        return 200 <= self.status < 300


def checked_url(url: str) -> str:
    """The address as it will be used. Raises Refused for one that would send the password in the clear, or is none."""
    text = url.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        host, parts = "", SplitResult("", "", "", "", "")
    if parts.scheme not in ("http", "https") or not host or any(ord(sign) <= 32 for sign in text):
        raise Refused("calendar_address", "This is not the address of a calendar server.", field="url")
    if parts.username or parts.password:
        raise Refused(
            "calendar_address_password", "Write the name and the password in their own fields.", field="url"
        )
    if parts.scheme == "http" and host not in _LOOPBACK:
        raise Refused(
            "calendar_not_encrypted",
            "This address is not encrypted: your password could be read on the way. Use https.",
            field="url",
        )
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, ""))


class DavServer:
    """One server and one login."""

    def __init__(
        self, url: str, login: Login, *, patience: Patience | None = None, gate: Gate | None = None
    ) -> None:
        self.url = checked_url(url)
        self._gate = gate or Gate()
        self._login = login
        self._patience = patience or Patience()

    def ask(
        self, method: str, url: str, *, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> Answer:
        """One request. Raises Unavailable when the server is away or slow, Refused for a wrong login, Damaged for nonsense."""
        target = self._target(url)
        for _ in range(MOST_REDIRECTS + 1):
            if not self._gate.is_open:
                raise Unavailable("calendar_stopped", "The program is closing.")
            answer = self._once(method, target, body, headers or {})
            if answer.status not in (301, 302, 303, 307, 308) or answer.location is None:
                break
            target = self._target(urljoin(target, answer.location))
        else:
            raise Damaged(
                "calendar_answer", "The calendar server keeps pointing elsewhere.", status=answer.status
            )
        is_forbidden = answer.status == 403 and method != "PUT" and b"valid-sync-token" not in answer.body
        if answer.status == 401 or is_forbidden:
            raise Refused(
                "calendar_password",
                "The calendar server did not accept the name and the password. Nothing was changed.",
                field="password",
            )
        if answer.status >= 500 and answer.status not in (501, 507):
            raise Unavailable(
                "calendar_away", "The calendar server has trouble of its own.", status=answer.status
            )
        return answer

    def _target(self, url: str) -> str:
        """The whole address. Raises Refused when it would lead the password to strangers."""
        target = checked_url(urljoin(self.url, url))
        own, there = urlsplit(self.url), urlsplit(target)
        is_same = (own.hostname, own.port) == (there.hostname, there.port)
        if not is_same and not _are_kin(own.hostname or "", there.hostname or ""):
            raise Refused(
                "calendar_elsewhere",
                "The calendar server points to another one. Write that one's address if you trust it.",
                field="url",
            )
        return target

    def _once(self, method: str, target: str, body: bytes, headers: dict[str, str]) -> Answer:
        parts = urlsplit(target)
        token = b64encode(f"{self._login.username}:{self._login.password}".encode()).decode()
        sent = {
            "Authorization": f"Basic {token}",
            "User-Agent": "FocusFlow",
            "Accept-Encoding": "identity",
            **headers,
        }
        path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        deadline = time.monotonic() + self._patience.whole_s
        connection = self._connection(parts)
        try:
            connection.request(method, path, body=body or None, headers=sent)
            response = connection.getresponse()
            return Answer(
                status=response.status,
                body=self._body(response, deadline),
                etag=response.getheader("ETag"),
                location=response.getheader("Location"),
                url=target,
            )
        except ssl.SSLCertVerificationError as error:
            raise Refused(
                "calendar_certificate",
                "The calendar server cannot prove who it is, so nothing was sent to it.",
                field="url",
            ) from error
        except (http.client.HTTPException, UnicodeError, ValueError) as error:
            raise Damaged(
                "calendar_answer", "What answers there does not speak as a calendar server."
            ) from error
        except OSError as error:
            raise Unavailable("calendar_away", "The calendar server cannot be reached.") from error
        finally:
            connection.close()

    def _connection(self, parts: SplitResult) -> http.client.HTTPConnection:
        host, wait = parts.hostname or "", self._patience.silence_s
        if parts.scheme == "https":
            return http.client.HTTPSConnection(
                host, parts.port, timeout=wait, context=ssl.create_default_context()
            )
        return http.client.HTTPConnection(host, parts.port, timeout=wait)

    def _body(self, response: http.client.HTTPResponse, deadline: float) -> bytes:
        parts: list[bytes] = []
        size = 0
        while part := response.read1(_CHUNK):
            size += len(part)
            if size > LARGEST:
                raise Damaged("calendar_answer", "The calendar server's answer is larger than 20 MB.")
            if time.monotonic() > deadline:
                raise Unavailable("calendar_slow", "The calendar server is too slow; it will be asked again.")
            parts.append(part)
        return b"".join(parts)


def _are_kin(one: str, other: str) -> bool:
    """Whether both are hosts of one domain, as large providers have them."""
    if one in _LOOPBACK or other in _LOOPBACK or one.replace(".", "").isdigit():
        return False
    return (
        len(one.split(".")) >= 2
        and one.split(".")[-2:] == other.split(".")[-2:]
        and len(one.split(".")[-2]) > 3
    )


def parsed_xml(body: bytes) -> etree._Element:
    """An answer's XML, without entities, document types or fetching. Raises Damaged for anything else."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Damaged("calendar_answer", "The calendar server's answer cannot be read.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Damaged("calendar_answer", "The calendar server's answer cannot be trusted.")
    return root
