"""The rdf:Description blocks of a packet: where a property stands, and where a new one is put in the file's own style."""

from __future__ import annotations

from collections.abc import Iterator

from focusflow_desktop.photos.sidecars.markup import Attribute, Element, find_rdf, inside
from focusflow_desktop.photos.sidecars.names import PREFIXES, RDF, Name
from focusflow_desktop.photos.sidecars.splices import Splices, in_attribute, in_element
from focusflow_desktop.photos.sidecars.values import ArrayKind, Items, Value

_DESCRIPTION = Name(RDF, "Description")


class Block:
    """One rdf:Description, with the properties that are to be added to it."""

    def __init__(self, text: str, element: Element) -> None:
        self._text = text
        self._element = element
        self._children = list(inside(text, element))
        self._scope = dict(element.scope)
        self._new_attributes: list[str] = []
        self._new_children: list[str] = []

    def attributes(self, name: Name) -> Iterator[Attribute]:
        """This property where it is written as an attribute."""
        return (found for found in self._element.attributes if found.name == name)

    def elements(self, name: Name) -> Iterator[Element]:
        """This property where it is written as an element."""
        return (found for found in self._children if found.name == name)

    def uses(self, uri: str) -> bool:
        """Whether a property of this namespace stands here or could without a new declaration."""
        declares = any(
            self._text[found.value_start : found.value_end] == uri for found in self._element.attributes
        )
        return declares or any(child.name.uri == uri for child in self._children)

    def add(self, name: Name, value: Value) -> None:
        """A new property: a text as an attribute, an array as an element."""
        if isinstance(value, Items):
            self._new_children.append(self._child_lead() + self.markup(name, value))
        else:
            self._new_attributes.append(f'{self._qname(name)}="{in_attribute(value)}"')

    def markup(self, name: Name, value: Value) -> str:
        """The property as a whole element, without the space before it."""
        qname = self._qname(name)
        if isinstance(value, str):
            return f"<{qname}>{in_element(value)}</{qname}>"
        rdf = self._element.qname.removesuffix("Description")
        language = ' xml:lang="x-default"' if value.kind is ArrayKind.ALT else ""
        lead = self._child_lead()
        deeper, deepest = (lead + " ", lead + "  ") if "\n" in lead else ("", "")
        lines = "".join(f"{deepest}<{rdf}li{language}>{in_element(t)}</{rdf}li>" for t in value.texts)
        array = f"{deeper}<{rdf}{value.kind.value}>{lines}{deeper}</{rdf}{value.kind.value}>"
        return f"<{qname}>{array}{lead if deeper else ''}</{qname}>"

    def finish(self, splices: Splices) -> None:
        """Puts what was added into the text."""
        element = self._element
        if self._new_attributes:
            space = self._attribute_space()
            added = "".join(space + attribute for attribute in self._new_attributes)
            splices.insert(element.attributes_end, added)
        if not self._new_children:
            return
        added = "".join(self._new_children)
        if element.is_empty_tag:
            lead = self._text[element.lead : element.start]
            splices.replace(element.end - 2, element.end, f">{added}{lead}</{element.qname}>")
        else:
            splices.insert(self._children[-1].end if self._children else element.inner_start, added)

    def _qname(self, name: Name) -> str:
        for prefix, uri in self._scope.items():
            if uri == name.uri and prefix:
                return f"{prefix}:{name.local}"
        wanted = PREFIXES.get(name.uri, "ns")
        prefix, number = wanted, 1
        while prefix in self._scope:
            prefix, number = f"{wanted}{number}", number + 1
        self._scope[prefix] = name.uri
        self._new_attributes.append(f'xmlns:{prefix}="{in_attribute(name.uri)}"')
        return f"{prefix}:{name.local}"

    def _attribute_space(self) -> str:
        if not self._element.attributes:
            return " "
        last = self._element.attributes[-1]
        before = self._text[last.start : last.end]
        return before[: len(before) - len(before.lstrip())]

    def _child_lead(self) -> str:
        if self._children:
            last = self._children[-1]
            return self._text[last.lead : last.start]
        own = self._text[self._element.lead : self._element.start]
        return own + "  " if "\n" in own else own


def blocks_of(text: str) -> list[Block]:
    """Every block of the packet, in order."""
    return [Block(text, found) for found in inside(text, find_rdf(text)) if found.name == _DESCRIPTION]


def with_a_block(text: str) -> str:
    """The text itself, or with an empty block where its rdf:RDF has none."""
    rdf = find_rdf(text)
    if any(found.name == _DESCRIPTION for found in inside(text, rdf)):
        return text
    prefix = rdf.qname.removesuffix("RDF")
    about = f'{prefix}about=""' if prefix else f'xmlns:rdf="{RDF}" rdf:about=""'
    block = f"<{prefix}Description {about}/>"
    if rdf.is_empty_tag:
        return f"{text[: rdf.end - 2]}>{block}</{rdf.qname}>{text[rdf.end :]}"
    return text[: rdf.inner_start] + block + text[rdf.inner_start :]
