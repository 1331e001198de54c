import json
from uuid import UUID

import pytest

from focusflow_desktop.business.whole.manifest import FileFacts, Manifest, TableFacts, damaged, read_manifest
from focusflow_desktop.shared.errors import Damaged, Refused


def facts(name):
    return FileFacts(name=name, sha256="a" * 64, byte_size=3)


MANIFEST = Manifest(
    studio_id=UUID(int=1),
    studio="Anna Brandt Photography",
    schema="0006",
    made_at="2026-05-13T20:00:00Z",
    tables=(TableFacts(table="tags", file=facts("tags.csv"), rows=2, columns={"id": "id", "name": "text"}),),
    files=(facts("files/aa/" + "a" * 64),),
    picture_list=facts("pictures.csv"),
)


def said(**changes):
    return json.dumps({**json.loads(MANIFEST.text()), **changes}).encode()


def test_a_manifest_reads_as_it_was_written():
    assert read_manifest(MANIFEST.text().encode(), schema="0006") == MANIFEST
    assert MANIFEST.rows == 2
    assert [file.name for file in MANIFEST.every_file][::2] == ["tags.csv", "pictures.csv"]


def test_it_explains_itself_to_whoever_opens_it():
    assert "An empty cell is no value" in json.loads(MANIFEST.text())["read me"]


@pytest.mark.parametrize("change", [{"version": 2}, {"schema": "0007"}])
def test_a_newer_export_is_refused_with_what_to_do(change):
    with pytest.raises(Refused, match="Update this one first") as caught:
        read_manifest(said(**change), schema="0006")
    assert caught.value.code == "whole_newer"
    assert caught.value.fields["file"] == "manifest.json"


def test_an_older_one_is_read():
    assert read_manifest(said(schema="0005"), schema="0006").schema == "0005"


def test_another_programs_manifest_is_refused():
    with pytest.raises(Refused) as caught:
        read_manifest(b'{"format": "other"}', schema="0006")
    assert caught.value.code == "whole_not_ours"


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff", said(tables=None), said(tables=[{}]), said(studio_id="x"), said(files=[1])],
)
def test_a_broken_manifest_is_damaged_and_never_an_accident(content):
    with pytest.raises(Damaged) as caught:
        read_manifest(content, schema="0006")
    assert caught.value.fields["file"] == "manifest.json"


def test_a_damage_names_the_file_and_the_reason():
    assert damaged("tags.csv", "it is missing").fields == {"file": "tags.csv", "reason": "it is missing"}
