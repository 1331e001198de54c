"""The properties of a packet as plain values: attribute or element form, any prefix, all rdf:Description blocks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from focusflow_desktop.photos.sidecars.names import RDF, XML, Name
from focusflow_desktop.photos.sidecars.packet import Packet

_ABOUT_XML = (RDF, XML)


class ArrayKind(StrEnum):
    """The three arrays of RDF, by their element's name."""

    BAG = "Bag"
    SEQ = "Seq"
    ALT = "Alt"


@dataclass(frozen=True, slots=True)
class Items:
    """An array property. Of an Alt, `texts` has the default language first."""

    kind: ArrayKind
    texts: tuple[str, ...]


Value = str | Items
Properties = dict[Name, Value]


def properties_of(packet: Packet) -> Properties:
    """Every simple and array property; where a name occurs twice the first counts, structures are left out."""
    found: Properties = {}
    for block in packet.rdf.iterchildren(f"{{{RDF}}}Description"):
        for key, text in block.attrib.items():
            name = _name(str(key))
            if name is not None:
                found.setdefault(name, str(text))
        for child in block.iterchildren(etree.Element):
            name, value = _name(child.tag), _value(child)
            if name is not None and value is not None:
                found.setdefault(name, value)
    return found


def text_of(value: Value | None) -> str | None:
    """The property as one text: an array's first item."""
    if isinstance(value, Items):
        return value.texts[0] if value.texts else None
    return value


def texts_of(value: Value | None) -> tuple[str, ...]:
    """The property as a list of texts; a plain text, which some programs write for a Bag, is a list of one."""
    if isinstance(value, Items):
        return value.texts
    return (value,) if value else ()


def mean_the_same(wanted: Value | None, got: Value | None) -> bool:
    """Whether a packet with `got` says what `wanted` asks: a Bag in any order, an Alt in its default language."""
    if not isinstance(wanted, Items) or not isinstance(got, Items):
        return wanted == got
    if wanted.kind is ArrayKind.ALT:
        return wanted.texts[:1] == got.texts[:1]
    if wanted.kind is ArrayKind.BAG:
        return set(wanted.texts) == set(got.texts)
    return wanted.texts == got.texts


def _name(clark: str) -> Name | None:
    if not clark.startswith("{"):
        return None
    uri, _, local = clark[1:].partition("}")
    return None if uri in _ABOUT_XML else Name(uri, local)


def _value(element: etree._Element) -> Value | None:
    inside = list(element.iterchildren(etree.Element))
    for kind in ArrayKind:
        array = element.find(f"{{{RDF}}}{kind.value}")
        if array is not None:
            return Items(kind, _items(array, kind))
    qualified = element.find(f"{{{RDF}}}value")
    if qualified is None:
        qualified = element.find(f"{{{RDF}}}Description/{{{RDF}}}value")
    if qualified is not None:
        return _text(qualified)
    if inside:
        return None
    resource = element.get(f"{{{RDF}}}resource")
    return _text(element) if resource is None else str(resource)


def _items(array: etree._Element, kind: ArrayKind) -> tuple[str, ...]:
    items = list(array.iterchildren(f"{{{RDF}}}li"))
    if kind is ArrayKind.ALT:
        items.sort(key=lambda item: item.get(f"{{{XML}}}lang") != "x-default")
    return tuple(_text(item) for item in items)


def _text(element: etree._Element) -> str:
    """The text of an element, around comments and instructions but never with them."""
    return (element.text or "") + "".join(child.tail or "" for child in element)
