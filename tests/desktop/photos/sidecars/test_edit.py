import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focusflow_desktop.photos.sidecars import names
from focusflow_desktop.photos.sidecars.edit import Change, edit
from focusflow_desktop.photos.sidecars.marks import FIELDS, Marks, clean_marks
from focusflow_desktop.photos.sidecars.packet import parse
from focusflow_desktop.photos.sidecars.profiles import LIGHTROOM, changes_for
from focusflow_desktop.photos.sidecars.read import read_marks
from focusflow_desktop.photos.sidecars.values import properties_of
from focusflow_desktop.shared.records.photos import Flag
from tests.support.sidecar_texts import ALL, LIGHTROOM_PICK, develop_sidecar

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
OURS = ("Rating|Label|MetadataDate|good|pick|PickLabel|ColorLabel|TagsList|Tagged|Urgency|Stars|subject|"
        "hierarchicalSubject|title|description|creator|rights")  # fmt: skip


def marked(content, marks, fields=FIELDS, profile=LIGHTROOM):
    packet = parse(content)
    changes = changes_for(marks, fields, there=properties_of(packet), profile=profile, now=NOW)
    return edit(packet, changes)


def foreign(text):
    """The text without what FocusFlow may touch: its properties with the space before them, and declarations."""
    text = re.sub(r"\s*/>", "/>", text)
    text = re.sub(rf"\s*<((?!f:)\w+):({OURS})\b[^>]*?(/>|>.*?</\1:\2>)", "", text, flags=re.DOTALL)
    text = re.sub(rf"\s+(?!f:)\w+:({OURS})\s*=\s*(\"[^\"]*\"|'[^']*')", "", text)
    text = re.sub(r"\s+xmlns:\w+=(\"[^\"]*\"|'[^']*')", "", text)
    inside = r"((?:[^>\"'/]|\"[^\"]*\"|'[^']*')*?)"
    return re.sub(rf"<(\w+):Description{inside}\s*(/>|>\s*</\1:Description>)", r"<\1:Description\2/>", text)


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
MARKS = st.builds(
    Marks,
    rating=st.integers(0, 5),
    flag=st.sampled_from(Flag),
    label=st.sampled_from(["none", "red", "purple", "Ausgewählt", "<&\"'>"]),
    keywords=st.frozensets(
        st.sampled_from(["Anna", "wedding", "People|Anna", "a & b", "<x>", "Ä|'ö'|\"ü\"", "]]>", "日本"]),
        max_size=4,
    ),
    title=st.none() | WORDS,
    caption=st.none() | WORDS,
    creator=st.none() | st.sampled_from(["Anna", "Anna; Boris"]),
    rights=st.none() | WORDS,
)
FOREIGN = st.sampled_from(
    [
        "<f:a>text &amp; more</f:a>",
        "<!-- <xmp:Rating>1</xmp:Rating> a comment > -->",
        "<f:deep><rdf:Description><f:b f:c='>'/><f:Rating/></rdf:Description></f:deep>",
        "<f:list><rdf:Seq><rdf:li>0, 0</rdf:li><rdf:li/></rdf:Seq></f:list>",
        "<f:cd><![CDATA[ <not> ]]></f:cd>",
        "<?pi something > else?>",
        "<f:res rdf:parseType='Resource'><f:x>1</f:x></f:res>",
    ]
)
TOUCHED = st.sampled_from(
    [
        "<xmp:Rating>2</xmp:Rating>",
        "<xmp:Rating/>",
        "<xmp:Label>Rot &#x26; Weiß</xmp:Label>",
        "<dc:subject><rdf:Bag><rdf:li>Anna</rdf:li><rdf:li>a &amp; b</rdf:li></rdf:Bag></dc:subject>",
        "<dc:subject><rdf:Bag/></dc:subject>",
        "<dc:subject>Anna</dc:subject>",
        "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>T</rdf:li></rdf:Alt></dc:title>",
        "<dc:rights rdf:resource='urn:x'/>",
        "<dc:creator><rdf:Seq><rdf:li>Boris</rdf:li></rdf:Seq></dc:creator>",
    ]
)
ATTRIBUTES = st.lists(
    st.sampled_from(
        ["xmp:Rating='3'", 'xmp:Label="Red"', "f:z='>&lt;\"'", 'f:Rating="9"', 'dc:subject="Anna"']
    ),
    unique_by=lambda attribute: attribute.split("=")[0],
)


@st.composite
def packets(draw):
    newline = draw(st.sampled_from(["\n", "\r\n", "", "\n  "]))
    space = newline or " "
    blocks = []
    for _ in range(draw(st.integers(0, 3))):
        children = draw(st.lists(st.one_of(FOREIGN, TOUCHED), max_size=4))
        head = space.join(["<rdf:Description", "rdf:about=''", *draw(ATTRIBUTES)])
        inner = "".join(newline + child for child in children)
        blocks.append(f"{head}{space}/>" if not children else f"{head}>{inner}{newline}</rdf:Description>")
    rdf = "".join(newline + block for block in blocks)
    declared = "".join(
        f' xmlns:{prefix}="{uri}"'
        for prefix, uri in {"rdf": names.RDF, "xmp": names.XMP, "dc": names.DC, "f": "urn:foreign"}.items()
    )
    text = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF{declared}>{rdf}{newline}</rdf:RDF></x:xmpmeta>'
    if draw(st.booleans()):
        text = f'<?xpacket begin="\ufeff" id="W5M0"?>{newline}{text}{" " * 50}\n\t<?xpacket end="w"?>'
    bom, encoding = draw(st.sampled_from([("", "utf-8"), ("\ufeff", "utf-8"), ("\ufeff", "utf-16-le")]))
    return (bom + text).encode(encoding), encoding, bool(blocks)


@settings(max_examples=120, deadline=None)
@given(packets(), MARKS)
def test_any_edit_of_any_packet_reads_back_and_leaves_foreign_text_alone(generated, marks):
    content, encoding, has_blocks = generated
    marks = clean_marks(marks)
    edited = marked(content, marks)
    wanted = replace(marks, keywords=frozenset())
    got = read_marks(parse(edited)).marks
    assert replace(got, keywords=frozenset()) == wanted
    assert got.keywords >= {word for word in marks.keywords if "|" in word}
    assert {w.rpartition("|")[2] for w in marks.keywords} <= {
        level for w in got.keywords for level in w.split("|")
    }
    if has_blocks:
        assert foreign(edited.decode(encoding)) == foreign(content.decode(encoding))


@pytest.mark.parametrize("name", ALL)
def test_a_star_changes_the_rating_and_the_date_and_no_other_byte(name):
    before = ALL[name].encode()
    marks = replace(read_marks(parse(before)).marks, rating=5)
    after = marked(before, marks, fields={"rating"})
    assert foreign(after.decode()) == foreign(before.decode())
    assert read_marks(parse(after)).marks == marks


@pytest.mark.parametrize("name", ALL)
def test_nothing_to_change_changes_no_byte(name):
    content = ALL[name].encode("utf-16")
    assert edit(parse(content), []) == content


def test_another_language_and_a_kept_keyword_stay_as_they_are():
    marks = replace(
        read_marks(parse(LIGHTROOM_PICK.encode())).marks,
        title="First & last",
        keywords=frozenset({"wedding", "new"}),
    )
    text = marked(LIGHTROOM_PICK.encode(), marks).decode()
    assert '<rdf:li xml:lang="de">Kuss</rdf:li>' in text
    assert '<rdf:li xml:lang="x-default">First &amp; last</rdf:li>' in text
    assert "hierarchicalSubject" not in text
    assert "     <rdf:li>wedding</rdf:li>\n     <rdf:li>new</rdf:li>\n" in text


def test_a_property_in_two_forms_and_blocks_ends_as_one():
    doubled = LIGHTROOM_PICK.replace("<dc:subject>", "<xmp:Rating>1</xmp:Rating>\n   <dc:subject>")
    text = edit(parse(doubled.encode()), [Change(names.RATING, "2")]).decode()
    assert text == LIGHTROOM_PICK.replace('Rating="4"', 'Rating="2"')


def test_a_prefix_that_means_something_else_is_not_taken():
    taken = LIGHTROOM_PICK.replace(
        'xmlns:xmpDM="http://ns.adobe.com/xmp/1.0/DynamicMedia/"', 'xmlns:xmpDM="urn:x"'
    )
    after = marked(taken.encode(), Marks(flag=Flag.REJECT), fields={"flag"})
    assert read_marks(parse(after)).marks.flag is Flag.REJECT
    assert 'xmpDM:pick="1"' in after.decode()  # the stranger's


def test_a_letter_that_latin_1_lacks_becomes_a_reference():
    text = '<?xml version="1.0" encoding="ISO-8859-1"?>' + LIGHTROOM_PICK.replace("Kuss", "Küss")
    after = marked(text.encode("iso-8859-1"), Marks(title="日本"), fields={"title"})
    assert "Küss".encode("iso-8859-1") in after
    assert read_marks(parse(after)).marks.title == "日本"


def test_a_two_megabyte_develop_sidecar_changes_in_two_places_only():
    before = develop_sidecar(2 << 20)
    marks = replace(read_marks(parse(before.encode())).marks, rating=1)
    after = marked(before.encode(), marks, fields={"rating"}).decode()
    assert after == before.replace('Rating="4"', 'Rating="1"').replace(
        "2026-05-02T10:11:12+02:00", "2026-11-22T20:00:00+00:00"
    )
