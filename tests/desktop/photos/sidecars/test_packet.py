import codecs

import pytest

from focusflow_desktop.photos.sidecars.packet import MAX_BYTES, parse
from focusflow_desktop.shared.errors import Damaged, Refused
from tests.support.sidecar_texts import ALL, LIGHTROOM_PICK

BOMB = """<?xml version="1.0"?>
<!-- harmless -->
<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>
<x:xmpmeta xmlns:x="adobe:ns:meta/">&c;</x:xmpmeta>"""


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
    ],
)
def test_every_encoding_comes_back_byte_for_byte(name, bom, encoding):
    content = bom + ALL[name].encode(encoding)
    if not bom and encoding != "utf-8" and not ALL[name].startswith("<"):
        pytest.skip("without a mark only a packet that starts with < is told")
    packet = parse(content)
    assert packet.encode(packet.text) == content


def test_a_latin_1_sidecar_is_read_as_it_declares():
    text = '<?xml version="1.0" encoding="ISO-8859-1"?>' + LIGHTROOM_PICK.replace("The kiss", "Küsse")
    assert "Küsse" in parse(text.encode("iso-8859-1")).text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_billion_laughs_are_refused_unread(encoding):
    with pytest.raises(Refused) as caught:
        parse(BOMB.encode(encoding))
    assert caught.value.code == "sidecar_has_entities"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 100,
        b"not xml",
        LIGHTROOM_PICK[:700].encode(),
        b"<html><body/></html>",
        b"\xff\xfe<",
        b"<a>&nbsp;</a>",
        LIGHTROOM_PICK.encode("utf-8").replace(b"The kiss", b"The k\xffss"),
    ],
)
def test_what_is_no_packet_is_said_to_be_damaged(content):
    with pytest.raises(Damaged):
        parse(content)


def test_more_than_sixteen_megabytes_are_refused():
    with pytest.raises(Refused):
        parse(b" " * (MAX_BYTES + 1))


def test_a_document_type_inside_a_comment_is_no_attack():
    parse(LIGHTROOM_PICK.replace("<dc:subject>", "<!-- <!DOCTYPE x> --><dc:subject>").encode())


@pytest.mark.parametrize(
    "content", [b"<a>" * 100_000, b"<!--" * 500_000, b"<?a " * 500_000, b" " * 2_000_000]
)
def test_floods_of_markup_are_refused_as_no_packet(content):
    with pytest.raises(Damaged):
        parse(content)
