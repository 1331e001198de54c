from focusflow_desktop.photos.sidecars.names import RDF, Name
from focusflow_desktop.photos.sidecars.packet import parse
from focusflow_desktop.photos.sidecars.values import (
    ArrayKind,
    Items,
    mean_the_same,
    properties_of,
    text_of,
    texts_of,
)


def read(inner, attributes=""):
    text = (
        f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:f="urn:f"><rdf:Description rdf:about="" {attributes}>{inner}'
        '</rdf:Description><rdf:Description f:late="2" f:a="later"/></rdf:RDF>'
    )
    return {name.local: value for name, value in properties_of(parse(text.encode())).items()}


def test_every_form_of_a_property_is_read():
    found = read(
        "<f:b>t<!-- no -->u</f:b><f:c rdf:resource='urn:x'/><f:d><rdf:Seq><rdf:li>1</rdf:li></rdf:Seq></f:d>"
        "<f:e rdf:parseType='Resource'><rdf:value>v</rdf:value><f:q>q</f:q></f:e><f:g><rdf:Description f:x='1'/></f:g>",
        'f:a="first"',
    )
    assert found == {
        "a": "first",
        "b": "tu",
        "c": "urn:x",
        "d": Items(ArrayKind.SEQ, ("1",)),
        "e": "v",
        "late": "2",
    }


def test_texts_and_lists_pass_for_each_other():
    assert (text_of(Items(ArrayKind.ALT, ())), texts_of("one"), texts_of(None)) == (None, ("one",), ())


def test_a_bag_has_no_order_and_a_sequence_has():
    assert mean_the_same(Items(ArrayKind.BAG, ("a", "b")), Items(ArrayKind.BAG, ("b", "a")))
    assert not mean_the_same(Items(ArrayKind.SEQ, ("a", "b")), Items(ArrayKind.SEQ, ("b", "a")))
    assert Name("urn:f", "x").clark == "{urn:f}x"
