"""The XMP properties FocusFlow knows, by namespace URI: prefixes in a file are never trusted."""

from __future__ import annotations

from typing import Final, NamedTuple


class Name(NamedTuple):
    """One property: its namespace URI and its local name."""

    uri: str
    local: str

    @property
    def clark(self) -> str:
        """The name as lxml spells it."""
        return f"{{{self.uri}}}{self.local}"


RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML: Final = "http://www.w3.org/XML/1998/namespace"
META: Final = "adobe:ns:meta/"
XMP: Final = "http://ns.adobe.com/xap/1.0/"
DC: Final = "http://purl.org/dc/elements/1.1/"
DM: Final = "http://ns.adobe.com/xmp/1.0/DynamicMedia/"
PHOTOSHOP: Final = "http://ns.adobe.com/photoshop/1.0/"
LR: Final = "http://ns.adobe.com/lightroom/1.0/"
DIGIKAM: Final = "http://www.digikam.org/ns/1.0/"
MECHANIC: Final = "http://ns.camerabits.com/photomechanic/1.0/"
MICROSOFT: Final = "http://ns.microsoft.com/photo/1.0/"
FF: Final = "https://focusflow.app/ns/1.0/"

PREFIXES: Final = {
    RDF: "rdf",
    XMP: "xmp",
    DC: "dc",
    DM: "xmpDM",
    PHOTOSHOP: "photoshop",
    LR: "lr",
    DIGIKAM: "digiKam",
    MECHANIC: "photomechanic",
    MICROSOFT: "MicrosoftPhoto",
    FF: "ff",
}

RATING: Final = Name(XMP, "Rating")
LABEL: Final = Name(XMP, "Label")
METADATA_DATE: Final = Name(XMP, "MetadataDate")
GOOD: Final = Name(DM, "good")
PICK: Final = Name(DM, "pick")
PICK_LABEL: Final = Name(DIGIKAM, "PickLabel")
COLOR_LABEL: Final = Name(DIGIKAM, "ColorLabel")
TAGS_LIST: Final = Name(DIGIKAM, "TagsList")
TAGGED: Final = Name(MECHANIC, "Tagged")
COLOR_CLASS: Final = Name(MECHANIC, "ColorClass")
MICROSOFT_RATING: Final = Name(MICROSOFT, "Rating")
URGENCY: Final = Name(PHOTOSHOP, "Urgency")
SIDECAR_FOR: Final = Name(PHOTOSHOP, "SidecarForExtension")
STARS: Final = Name(FF, "Stars")
SUBJECT: Final = Name(DC, "subject")
HIERARCHY: Final = Name(LR, "hierarchicalSubject")
TITLE: Final = Name(DC, "title")
CAPTION: Final = Name(DC, "description")
CREATOR: Final = Name(DC, "creator")
RIGHTS: Final = Name(DC, "rights")
