from __future__ import annotations

import pytest
from lxml import etree

from focusflow_desktop.shared.imaging.recipe import Keep, Recipe
from focusflow_desktop.shared.imaging.xmp import filter_xmp

PACKET = b"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmp:Rating="4" crs:Exposure2012="+1.20" photoshop:City="Vienna" exif:GPSLatitude="48,12.5N" aux:SerialNumber="SERIAL-77">
<dc:creator><rdf:Seq><rdf:li>Anna</rdf:li></rdf:Seq></dc:creator>
<dc:subject><rdf:Bag><rdf:li>wedding</rdf:li></rdf:Bag></dc:subject>
<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Clara</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def filtered(**how) -> bytes:
    return filter_xmp(PACKET, recipe=Recipe(**how)) or b""


def test_description_travels_and_the_edit_stays_at_home():
    packet = filtered()
    assert b"wedding" in packet and b"Anna" in packet and b"Clara" in packet
    for private in (b"Exposure2012", b"48,12.5N", b"SERIAL-77"):
        assert private not in packet


def test_places_and_people_stay_when_asked():
    assert b"Vienna" not in filtered(strip_gps=True)
    assert b"Vienna" in filtered(strip_gps=False)
    assert b"Clara" not in filtered(strip_people=True)


def test_copyright_only_is_who_alone():
    packet = filtered(metadata=Keep.COPYRIGHT)
    assert b"Anna" in packet
    assert b"wedding" not in packet and b"Clara" not in packet


def test_what_is_written_is_well_formed_and_says_what_the_library_knows():
    packet = filter_xmp(
        None, recipe=Recipe(), creator="Boris & Co <x>", keywords=("a", "b\0c"), title="Title"
    )
    assert packet is not None
    root = etree.fromstring(packet)
    assert "Boris & Co <x>" in "".join(root.itertext())


def test_the_library_replaces_what_the_file_said():
    packet = filter_xmp(PACKET, recipe=Recipe(), creator="Boris")
    assert packet is not None
    assert b"Boris" in packet and b"Anna" not in packet


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    "hostile", [LAUGHS, b"<x", b"", b"\xff\xfe\0", b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>", b" " * (2 << 20)]
)
def test_hostile_packets_are_left_behind(hostile):
    assert filter_xmp(hostile, recipe=Recipe()) is None
