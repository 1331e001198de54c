import pytest

from focusflow_desktop.photos.sidecars.markup import children, find_rdf, inside, plain
from focusflow_desktop.photos.sidecars.names import RDF, Name
from focusflow_desktop.photos.sidecars.packet import parse
from tests.support.sidecar_texts import ALL, develop_sidecar


@pytest.mark.parametrize("name", ALL)
def test_places_agree_with_what_lxml_reads(name):
    text = ALL[name]
    seen = [[child.name.clark for child in inside(text, block)] for block in inside(text, find_rdf(text))]
    assert seen == [[child.tag for child in block] for block in parse(text.encode()).rdf]


def test_an_element_is_its_range_and_its_lead():
    text = "<a>  <b c = 'x>'><b/></b>\n<d/></a>"
    (root,) = children(text, 0, len(text), {})
    first, second = inside(text, root)
    assert text[first.lead : first.end] == "  <b c = 'x>'><b/></b>"
    assert text[first.attributes[0].value_start : first.attributes[0].value_end] == "x>"
    assert (text[second.lead : second.end], second.is_empty_tag) == ("\n<d/>", True)


def test_comments_and_instructions_hold_no_elements():
    text = "<a><!-- <b> --><?c <d> ?><![CDATA[<e>]]><f/></a>"
    (root,) = children(text, 0, len(text), {})
    assert [child.qname for child in inside(text, root)] == ["f"]


def test_a_prefix_is_what_it_means_where_it_stands():
    text = f'<q:RDF xmlns:q="{RDF}"><q:x xmlns:q="urn:o"/></q:RDF>'
    (root,) = children(text, 0, len(text), {})
    assert root.name == Name(RDF, "RDF")
    assert next(inside(text, root)).name == Name("urn:o", "x")


def test_references_and_hidden_parts_read_as_text():
    assert plain("a&amp;&#x41;&#66;<!-- no --><![CDATA[<&amp;>]]>\r\nz") == "a&AB<&amp;>\nz"


def test_a_large_packet_is_found_through():
    text = develop_sidecar(500_000)
    assert len(list(inside(text, next(inside(text, find_rdf(text)))))) == 5


def test_a_tag_of_spaces_costs_no_more_than_its_length():
    text = f'<r:RDF xmlns:r="{RDF}"><r:Description r:about=""{" " * 400_000}/></r:RDF>'
    (block,) = inside(text, find_rdf(text))
    assert len(block.attributes) == 1
