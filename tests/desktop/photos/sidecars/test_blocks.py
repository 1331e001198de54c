from focusflow_desktop.photos.sidecars.blocks import blocks_of, with_a_block
from focusflow_desktop.photos.sidecars.names import RATING, RDF, SUBJECT
from focusflow_desktop.photos.sidecars.splices import Splices
from focusflow_desktop.photos.sidecars.values import ArrayKind, Items
from tests.support.sidecar_texts import CAPTURE_ONE, EXIFTOOL_SPLIT


def test_a_packet_without_a_block_gets_one():
    assert with_a_block(f'<r:RDF xmlns:r="{RDF}"/>') == (
        f'<r:RDF xmlns:r="{RDF}"><r:Description r:about=""/></r:RDF>'
    )
    assert with_a_block(f'<RDF xmlns="{RDF}"></RDF>') == (
        f'<RDF xmlns="{RDF}"><Description xmlns:rdf="{RDF}" rdf:about=""/></RDF>'
    )
    assert with_a_block(CAPTURE_ONE) == CAPTURE_ONE


def test_each_property_is_found_in_its_block():
    first, second = blocks_of(EXIFTOOL_SPLIT)
    assert (list(first.elements(RATING)), len(list(second.elements(RATING)))) == ([], 1)
    assert (first.uses(SUBJECT.uri), second.uses(SUBJECT.uri)) == (True, False)


def test_an_array_is_written_in_the_files_own_indentation():
    splices = Splices(CAPTURE_ONE)
    (block,) = blocks_of(CAPTURE_ONE)
    block.add(SUBJECT, Items(ArrayKind.BAG, ("a",)))
    block.finish(splices)
    lead = "\n         "
    array = (
        f"{lead}<dc:subject>{lead} <rdf:Bag>{lead}  <rdf:li>a</rdf:li>{lead} </rdf:Bag>{lead}</dc:subject>"
    )
    assert f"</xmp:Label>{array}\n      </rdf:Description>" in splices.applied()
