"""One XMP packet: its bytes understood as text, proven well-formed by lxml, without DTD or entities.

Reading only. The text is kept beside the tree, because writing splices the text and never serialises the tree.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from lxml import etree

from focusflow_desktop.photos.sidecars.names import RDF
from focusflow_desktop.shared.errors import Damaged, Refused

MAX_BYTES = 16 << 20

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))
_DECLARED = re.compile(rb"\A\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_ONE_BYTE = {"iso-8859-1": "iso-8859-1", "us-ascii": "ascii", "windows-1252": "windows-1252"}
_DECLARATION = re.compile(r"\A<\?xml\s[^>]*\?>")
_DOCTYPE = re.compile(r"(?:\s++|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """A packet that was read: `bom + text.encode(encoding)` is the file, byte for byte."""

    bom: bytes
    encoding: str
    text: str
    rdf: etree._Element

    def encode(self, text: str) -> bytes:
        """`text` as this packet's bytes; what its encoding has no letter for becomes a character reference."""
        return self.bom + text.encode(self.encoding, "xmlcharrefreplace")


def parse(content: bytes) -> Packet:
    """The packet in these bytes; Refused for what is hostile or too large, Damaged for what is no XMP."""
    if len(content) > MAX_BYTES:
        raise Refused(
            "sidecar_too_large",
            f"The XMP is larger than {MAX_BYTES >> 20} MB. It was not read and will not be changed.",
            bytes=len(content),
        )
    bom, encoding = _encoding_of(content)
    text = _decoded(content[len(bom) :], encoding)
    if _DOCTYPE.match(text):
        raise Refused(
            "sidecar_has_entities",
            "The XMP declares a document type, which XMP never needs and an attack does. It was not read.",
        )
    return Packet(bom=bom, encoding=encoding, text=text, rdf=_rdf_of(text))


def _encoding_of(content: bytes) -> tuple[bytes, str]:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return bom, encoding
    for start, encoding in _UNMARKED:
        if content.startswith(start):
            return b"", encoding
    declared = _DECLARED.match(content[:256])
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    return b"", _ONE_BYTE.get(name, "utf-8")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unreadable(f"its text is not {encoding}") from error


def _rdf_of(text: str) -> etree._Element:
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=True,  # a text of 12 MB is allowed; entities, the reason for the limit, cannot occur
    )
    try:
        root = etree.fromstring(_DECLARATION.sub("", text).encode(), parser)
    except etree.XMLSyntaxError as error:
        raise _unreadable(f"there is an error in line {error.lineno}") from error
    except UnicodeEncodeError as error:
        raise _unreadable("it holds half letters") from error
    if root.tag == f"{{{RDF}}}RDF":
        return root
    rdf = root.find(f"{{{RDF}}}RDF")
    if rdf is None:
        raise _unreadable("it holds no rdf:RDF")
    return rdf


def _unreadable(reason: str) -> Damaged:
    return Damaged(
        "sidecar_unreadable",
        f"This file is not valid XMP: {reason}. It was left as it is and will not be written.",
        reason=reason,
    )
