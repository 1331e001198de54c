"""Which program wrote a packet last, as far as it tells: its toolkit first, then properties only one program writes."""

from __future__ import annotations

from typing import Final

from focusflow_desktop.photos.sidecars import names
from focusflow_desktop.photos.sidecars.packet import Packet
from focusflow_desktop.photos.sidecars.values import properties_of

_ADOBE: Final = "Adobe XMP"
_BY_TOOLKIT: Final = (
    ("Image::ExifTool", "ExifTool"),
    ("FocusFlow", ""),
)  # ours, changed by nobody knows whom
_BY_NAMESPACE: Final = (
    ("http://darktable.sf.net/", "darktable"),
    (names.DIGIKAM, "digiKam"),
    (names.MECHANIC, "Photo Mechanic"),
)


def program_of(packet: Packet) -> str:
    """Its name; empty where it cannot be told."""
    wrapper = packet.rdf.getparent()
    toolkit = "" if wrapper is None else str(wrapper.get(f"{{{names.META}}}xmptk") or "")
    for start, program in _BY_TOOLKIT:
        if toolkit.startswith(start):
            return program
    if toolkit.startswith(_ADOBE):
        return "Lightroom / Camera Raw"
    used = {name.uri for name in properties_of(packet)}
    return next((program for uri, program in _BY_NAMESPACE if uri in used), "")
