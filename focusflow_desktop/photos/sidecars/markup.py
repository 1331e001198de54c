"""Where elements and attributes stand in a packet's text, for editing by byte range.

Only for text that lxml has already found well-formed: this finds places, it judges nothing. Each call looks one level
deep, so a large packet costs a few passes over its text and no tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from focusflow_desktop.photos.sidecars.names import RDF, XML, Name

_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"|<(?P<close>/?)(?P<qname>[^\s/>!?]+)(?P<inside>(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"\s++(?P<qname>[^\s=/>]++)\s*+=\s*+(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
_REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9A-Fa-f]+)|#(?P<dec>[0-9]+)|(?P<name>amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_HIDDEN = re.compile(r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<cdata>.*?)\]\]>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """One attribute; `start` is before the space that parts it from its neighbour."""

    name: Name
    start: int
    end: int
    value_start: int
    value_end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element: `lead` is before its white space, `inner_start:inner_end` is what it holds."""

    name: Name
    qname: str
    lead: int
    start: int
    inner_start: int
    inner_end: int
    end: int
    attributes: tuple[Attribute, ...]
    scope: Mapping[str, str]  # prefix → URI, as it holds inside the element
    is_empty_tag: bool

    @property
    def attributes_end(self) -> int:
        """Where one more attribute can be put."""
        if self.attributes:
            return self.attributes[-1].end
        return self.start + 1 + len(self.qname)


def children(text: str, start: int, end: int, scope: Mapping[str, str]) -> Iterator[Element]:
    """The elements that stand directly between `start` and `end`, in order."""
    opened: re.Match[str] | None = None
    depth = 0
    for token in _TOKEN.finditer(text, start, end):
        if token["qname"] is None:
            continue
        is_empty = token["inside"].endswith("/")
        if token["close"]:
            depth -= 1
            if depth == 0 and opened is not None:
                yield _element(text, opened, token, scope)
        elif depth == 0 and is_empty:
            yield _element(text, token, token, scope)
        elif not is_empty:
            opened = token if depth == 0 else opened
            depth += 1


def inside(text: str, element: Element) -> Iterator[Element]:
    """The elements directly inside this one."""
    return children(text, element.inner_start, element.inner_end, element.scope)


def find_rdf(text: str) -> Element:
    """The first rdf:RDF: the root or directly inside it, where a packet that was accepted has one."""
    wanted = Name(RDF, "RDF")
    (root,) = children(text, 0, len(text), {"xml": XML})
    if root.name == wanted:
        return root
    return next(element for element in inside(text, root) if element.name == wanted)


def plain(markup: str) -> str:
    """The text that this markup without elements stands for."""
    parts: list[str] = []
    at = 0
    for hidden in _HIDDEN.finditer(markup):
        parts += [_resolved(markup[at : hidden.start()]), _one_newline(hidden["cdata"] or "")]
        at = hidden.end()
    return "".join([*parts, _resolved(markup[at:])])


def _element(text: str, opened: re.Match[str], closed: re.Match[str], scope: Mapping[str, str]) -> Element:
    attributes = list(_attributes_in(text, opened.end("qname"), opened.end("inside")))
    inner_scope = {**scope, **_declared(attributes)}
    is_empty = opened is closed
    return Element(
        name=_resolve(opened["qname"], inner_scope, default=inner_scope.get("", "")),
        qname=opened["qname"],
        lead=_before_space(text, opened.start()),
        start=opened.start(),
        inner_start=opened.end(),
        inner_end=opened.end() if is_empty else closed.start(),
        end=closed.end(),
        attributes=tuple(_attribute(found, inner_scope) for found in attributes),
        scope=inner_scope,
        is_empty_tag=is_empty,
    )


def _attributes_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """One after another from the front: searching would be slow in a tag that is a megabyte of spaces."""
    while (found := _ATTRIBUTE.match(text, start, end)) is not None:
        yield found
        start = found.end()


def _attribute(found: re.Match[str], scope: Mapping[str, str]) -> Attribute:
    group = "single" if found["double"] is None else "double"
    return Attribute(
        name=_resolve(found["qname"], scope, default=""),
        start=found.start(),
        end=found.end(),
        value_start=found.start(group),
        value_end=found.end(group),
        quote="'" if group == "single" else '"',
    )


def _declared(attributes: list[re.Match[str]]) -> dict[str, str]:
    declared: dict[str, str] = {}
    for found in attributes:
        head, _, prefix = found["qname"].partition(":")
        if head == "xmlns":
            declared[prefix] = _resolved(found["double"] or found["single"] or "")
    return declared


def _resolve(qname: str, scope: Mapping[str, str], *, default: str) -> Name:
    prefix, colon, local = qname.partition(":")
    return Name(scope.get(prefix, ""), local) if colon else Name(default, qname)


def _before_space(text: str, at: int) -> int:
    while at > 0 and text[at - 1] in " \t\r\n":
        at -= 1
    return at


def _resolved(markup: str) -> str:
    return _REFERENCE.sub(_character, _one_newline(markup))


def _one_newline(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _character(found: re.Match[str]) -> str:
    if found["name"]:
        return _NAMED[found["name"]]
    return chr(int(found["hex"], 16) if found["hex"] else int(found["dec"]))
