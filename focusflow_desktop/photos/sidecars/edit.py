"""Changes properties of a packet by splicing its text: every byte outside the touched properties stays as it was.

What was written is read again before it leaves here; a packet in which the edit cannot be proven is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from focusflow_desktop.photos.sidecars.blocks import Block, blocks_of, with_a_block
from focusflow_desktop.photos.sidecars.markup import Attribute, Element, inside, plain
from focusflow_desktop.photos.sidecars.names import RDF, XML, Name
from focusflow_desktop.photos.sidecars.packet import Packet, parse
from focusflow_desktop.photos.sidecars.splices import Splices, in_attribute, in_element
from focusflow_desktop.photos.sidecars.values import (
    ArrayKind,
    Items,
    Properties,
    Value,
    mean_the_same,
    properties_of,
)
from focusflow_desktop.shared.errors import Damaged, Refused

_LI = Name(RDF, "li")
_LANG = Name(XML, "lang")
_ARRAYS = {Name(RDF, kind.value) for kind in ArrayKind}


@dataclass(frozen=True, slots=True)
class Change:
    """What a property shall be; None removes it. An Alt names only its default language, others stay."""

    name: Name
    value: Value | None


def edit(packet: Packet, changes: Sequence[Change]) -> bytes:
    """The packet's bytes with these properties changed."""
    text = with_a_block(packet.text)
    splices = Splices(text)
    blocks = blocks_of(text)
    for change in changes:
        _apply(change, blocks, splices)
    for block in blocks:
        block.finish(splices)
    content = packet.encode(splices.applied())
    _prove(content, before=properties_of(packet), changes=changes)
    return content


def _apply(change: Change, blocks: list[Block], splices: Splices) -> None:
    attributes = [(block, found) for block in blocks for found in block.attributes(change.name)]
    elements = [(block, found) for block in blocks for found in block.elements(change.name)]
    keep: Attribute | Element | None = None
    if isinstance(change.value, str):
        keep = _set_text(change.value, attributes, elements, splices=splices)
    elif change.value is not None:
        keep = _set_items(change.value, elements, splices=splices)
    for _, attribute in attributes:
        if attribute is not keep:
            splices.remove(attribute.start, attribute.end)
    for _, element in elements:
        if element is not keep:
            splices.remove(element.lead, element.end)
    if keep is None and change.value is not None:
        _add(change.name, change.value, blocks)


def _set_text(
    text: str,
    attributes: list[tuple[Block, Attribute]],
    elements: list[tuple[Block, Element]],
    *,
    splices: Splices,
) -> Attribute | Element | None:
    """Changes the property where it stands; returns what now holds it, None where it stands nowhere."""
    for _, attribute in attributes[:1]:
        splices.replace(attribute.value_start, attribute.value_end, in_attribute(text, attribute.quote))
        return attribute
    for block, element in elements[:1]:
        if _holds_text(splices.text, element):
            _fill(element, in_element(text), splices)
        else:
            splices.replace(element.start, element.end, block.markup(element.name, text))
        return element
    return None


def _set_items(items: Items, elements: list[tuple[Block, Element]], *, splices: Splices) -> Element | None:
    for block, element in elements[:1]:
        if not _set_items_inside(items, element, splices):
            splices.replace(element.start, element.end, block.markup(element.name, items))
        return element
    return None


def _set_items_inside(items: Items, element: Element, splices: Splices) -> bool:
    """Changes only the items that differ; False where the array is built in a way to be replaced whole."""
    arrays = [found for found in inside(splices.text, element) if found.name in _ARRAYS]
    lines = [found for array in arrays[:1] for found in inside(splices.text, array) if found.name == _LI]
    if len(arrays) != 1 or not lines or not all(_holds_text(splices.text, line) for line in lines):
        return False
    if items.kind is ArrayKind.ALT:
        _fill(_default_of(lines, splices.text), in_element(items.texts[0]), splices)
        return True
    texts = [plain(splices.text[line.inner_start : line.inner_end]) for line in lines]
    first_lines = dict(zip(reversed(texts), reversed(lines), strict=True))
    wanted = dict.fromkeys(items.texts)
    kept = [text for text in dict.fromkeys(texts) if text in wanted]
    added = [text for text in wanted if text not in first_lines]
    if not kept or (items.kind is ArrayKind.SEQ and (*kept, *added) != items.texts):
        return False
    for text, line in zip(texts, lines, strict=True):
        if text not in wanted or first_lines[text] is not line:
            splices.remove(line.lead, line.end)
    last = lines[-1]
    lead = splices.text[last.lead : last.start]
    splices.insert(last.end, "".join(f"{lead}<{last.qname}>{in_element(t)}</{last.qname}>" for t in added))
    return True


def _add(name: Name, value: Value, blocks: list[Block]) -> None:
    home = next((block for block in blocks if block.uses(name.uri)), blocks[0])
    home.add(name, value)


def _default_of(lines: list[Element], text: str) -> Element:
    for line in lines:
        for found in line.attributes:
            if found.name == _LANG and text[found.value_start : found.value_end] == "x-default":
                return line
    return lines[0]


def _holds_text(text: str, element: Element) -> bool:
    is_plain = all(attribute.name.uri != RDF for attribute in element.attributes)
    return is_plain and next(inside(text, element), None) is None


def _fill(element: Element, content: str, splices: Splices) -> None:
    if element.is_empty_tag:
        splices.replace(element.end - 2, element.end, f">{content}</{element.qname}>")
    else:
        splices.replace(element.inner_start, element.inner_end, content)


def _prove(content: bytes, *, before: Properties, changes: Sequence[Change]) -> None:
    expected: dict[Name, Value | None] = {**before, **{change.name: change.value for change in changes}}
    try:
        after = properties_of(parse(content))
    except Damaged as error:
        raise _unproven() from error
    names = expected.keys() | after.keys()
    if not all(mean_the_same(expected.get(name), after.get(name)) for name in names):
        raise _unproven()


def _unproven() -> Refused:
    return Refused(
        "sidecar_edit_unproven",
        "This sidecar is built in a way that FocusFlow cannot change safely. Nothing was written.",
    )
