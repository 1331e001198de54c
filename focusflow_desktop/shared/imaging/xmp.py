"""XMP for exported files: known namespaces pass, the rest (edit settings, history, faces, places) stays at home.

This writes new packets into our own exports. Sidecars of originals are another matter and are edited elsewhere.
"""

from __future__ import annotations

from lxml import etree

from focusflow_desktop.shared.imaging.limits import MAX_XMP_BYTES
from focusflow_desktop.shared.imaging.recipe import Keep, Recipe

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_X = "adobe:ns:meta/"
_DC = "http://purl.org/dc/elements/1.1/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
_CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
_EXT = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
_LIGHTROOM = "http://ns.adobe.com/lightroom/1.0/"
_REGIONS = "http://www.metadataworkinggroup.com/schemas/regions/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_DESCRIPTIVE = frozenset({_DC, _RIGHTS, _PHOTOSHOP, _CORE, _EXT, _LIGHTROOM, _REGIONS})
_XMP_KEPT = frozenset({"Rating", "Label", "CreateDate"})
_RIGHTS_ONLY = frozenset(
    {f"{{{_DC}}}creator", f"{{{_DC}}}rights", f"{{{_PHOTOSHOP}}}Credit", f"{{{_PHOTOSHOP}}}Source",
     f"{{{_PHOTOSHOP}}}AuthorsPosition", f"{{{_CORE}}}CreatorContactInfo"}
)  # fmt: skip
_PLACES = frozenset(
    {f"{{{_PHOTOSHOP}}}{n}" for n in ("City", "State", "Country")}
    | {f"{{{_CORE}}}{n}" for n in ("Location", "CountryCode")}
    | {f"{{{_EXT}}}{n}" for n in ("LocationShown", "LocationCreated")}
)
_PEOPLE = frozenset({f"{{{_EXT}}}PersonInImage", f"{{{_EXT}}}PersonInImageWDetails"})


def filter_xmp(
    packet: bytes | None,
    *,
    recipe: Recipe,
    creator: str = "",
    rights: str = "",
    title: str = "",
    caption: str = "",
    keywords: tuple[str, ...] = (),
) -> bytes | None:
    """A fresh packet of what may leave, filled with what the library knows; None when nothing is left."""
    kept = _kept_properties(packet, recipe)
    full = recipe.metadata is Keep.ALL
    _put(kept, "creator", "Seq", (creator,) if creator else ())
    _put(kept, "rights", "Alt", (rights,) if rights else ())
    _put(kept, "title", "Alt", (title,) if title and full else ())
    _put(kept, "description", "Alt", (caption,) if caption and full else ())
    _put(kept, "subject", "Bag", keywords if full else ())
    if not len(kept):
        return None
    root = etree.Element(f"{{{_X}}}xmpmeta", nsmap={"x": _X})
    rdf = etree.SubElement(root, f"{{{_RDF}}}RDF", nsmap={"rdf": _RDF})
    kept.set(f"{{{_RDF}}}about", "")
    rdf.append(kept)
    body = etree.tostring(root, encoding="utf-8")
    return b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>' + body + b'<?xpacket end="w"?>'


def _kept_properties(packet: bytes | None, recipe: Recipe) -> etree._Element:
    kept = etree.Element(
        f"{{{_RDF}}}Description", nsmap={"rdf": _RDF, "dc": _DC, "xmp": _XMP, "photoshop": _PHOTOSHOP}
    )
    for description in _descriptions(packet):
        for name, value in description.attrib.items():
            if _may_leave(str(name), recipe):
                etree.SubElement(kept, str(name)).text = str(value)
        for child in list(description):
            if isinstance(child.tag, str) and _may_leave(child.tag, recipe):
                kept.append(child)
    return kept


def _descriptions(packet: bytes | None) -> list[etree._Element]:
    if not packet or len(packet) > MAX_XMP_BYTES or b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(packet.strip(b"\x00 \r\n\t"), parser)
    except (etree.XMLSyntaxError, ValueError):  # a broken packet is left behind, the picture goes on
        return []
    rdf = root if root.tag == f"{{{_RDF}}}RDF" else root.find(f"{{{_RDF}}}RDF")
    return [] if rdf is None else rdf.findall(f"{{{_RDF}}}Description")


def _may_leave(name: str, recipe: Recipe) -> bool:
    namespace, _, local = name[1:].partition("}")
    if recipe.metadata is Keep.COPYRIGHT:
        return name in _RIGHTS_ONLY or namespace == _RIGHTS
    if namespace == _XMP:
        return local in _XMP_KEPT
    if namespace not in _DESCRIPTIVE:
        return False
    if recipe.strip_gps and name in _PLACES:
        return False
    return not (recipe.strip_people and (name in _PEOPLE or namespace == _REGIONS))


def _put(kept: etree._Element, name: str, container: str, values: tuple[str, ...]) -> None:
    """Set a Dublin Core property, replacing what the file said."""
    if not values:
        return
    tag = f"{{{_DC}}}{name}"
    for old in kept.findall(tag):
        kept.remove(old)
    box = etree.SubElement(etree.SubElement(kept, tag), f"{{{_RDF}}}{container}")
    for value in values:
        item = etree.SubElement(box, f"{{{_RDF}}}li")
        item.text = "".join(c for c in value if c.isprintable() or c in "\n\t")
        if container == "Alt":
            item.set(_XML_LANG, "x-default")
