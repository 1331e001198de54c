from contextlib import closing
from pathlib import Path

import pytest

from focusflow_desktop.db.unit_of_work import open_studio
from focusflow_desktop.paths import studio_paths
from focusflow_desktop.photos.sidecars.packet import parse
from focusflow_desktop.photos.sidecars.read import read_marks
from focusflow_desktop.settings import Settings


def _photos(focusflow, studio, text=""):
    return focusflow("photos", "--studio", studio, "--json", "--filter", text).records


def test_marks_by_id_and_by_file_are_there_afterwards(focusflow, studio):
    first, second, *_ = _photos(focusflow, studio, "is:unmarked")
    done = focusflow(
        "mark",
        "--studio",
        studio,
        "--rating",
        3,
        "--flag",
        "pick",
        "--label",
        "Red",
        first["id"],
        second["file"],
    )
    assert done.code == 0
    marked = _photos(focusflow, studio, "rating:3 flag:pick label:red")
    assert {first["id"], second["id"]} <= {record["id"] for record in marked}


def test_a_camera_jpeg_beside_its_raw_names_the_same_photo(focusflow, studio):
    raw = next(record for record in _photos(focusflow, studio) if record["file"].endswith(".DNG"))
    done = focusflow(
        "mark", "--studio", studio, "--json", "--rating", 1, Path(raw["file"]).with_suffix(".JPG")
    )
    assert done.records[0]["ids"] == [raw["id"]]


def test_a_copy_elsewhere_names_the_photo_by_its_content(focusflow, studio, tmp_path):
    original = _photos(focusflow, studio)[0]
    copy = tmp_path / "renamed.dng"
    copy.write_bytes(Path(original["file"]).read_bytes())
    done = focusflow("mark", "--studio", studio, "--json", "--rating", 1, copy)
    assert done.records == [{"file": str(copy), "ids": [original["id"]], "state": "marked", "reason": ""}]


def test_what_is_unknown_is_named_and_the_others_are_marked(focusflow, studio):
    known = _photos(focusflow, studio)[0]["id"]
    done = focusflow("mark", "--studio", studio, "--json", "--rating", 2, known, "AB5_0000.CR3")
    assert done.code == 1
    assert [record["state"] for record in done.records] == ["marked", "failed"]
    assert "AB5_0000.CR3" in done.err


def test_a_window_that_is_open_is_named_and_nothing_changes(focusflow, held):
    first = _photos(focusflow, held)[0]
    done = focusflow("mark", "--studio", held, "--rating", 1, first["id"])
    assert done.code == 1
    assert "open in FocusFlow" in done.err
    assert _photos(focusflow, held)[0] == first


@pytest.mark.parametrize(
    "arguments",
    [["x"], ["--rating", "6", "x"], ["--flag", "maybe", "x"], ["--rating", "1"], ["--label", "x" * 65, "y"]],
)
def test_a_command_that_makes_no_sense_is_a_usage_error(focusflow, studio, arguments):
    assert focusflow("mark", "--studio", studio, *arguments).code == 2


@pytest.fixture
def imported(focusflow, card, tmp_path):
    """A studio with an import of its own, whose folder has sidecars."""
    folder = tmp_path / "own"
    with closing(open_studio(folder)):
        pass
    done = focusflow("import", card, "--studio", folder, "--to", tmp_path / "Pictures")
    assert done.code in (0, 1)
    return folder


OTHERS = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="another"/>'
    b"</rdf:RDF></x:xmpmeta>"
)


def test_a_mark_is_in_the_sidecar_afterwards(focusflow, imported):
    photo = _photos(focusflow, imported)[0]
    sidecar = Path(photo["file"]).with_suffix(".xmp")
    sidecar.write_bytes(OTHERS)
    assert focusflow("mark", "--studio", imported, "--rating", 4, photo["id"]).code == 0
    assert read_marks(parse(sidecar.read_bytes())).marks.rating == 4


def test_sidecars_stay_unwritten_where_the_settings_say_so(focusflow, imported):
    Settings(studio_paths(imported).settings_file).set("sidecars.write", value=False)
    photo = _photos(focusflow, imported)[0]
    sidecar = Path(photo["file"]).with_suffix(".xmp")
    sidecar.write_bytes(OTHERS)
    assert focusflow("mark", "--studio", imported, "--rating", 4, photo["id"]).code == 0
    assert sidecar.read_bytes() == OTHERS


def test_a_sidecar_that_cannot_be_read_is_named_and_kept_and_the_mark_holds(focusflow, imported):
    photo = _photos(focusflow, imported)[0]
    broken = Path(photo["file"]).with_suffix(".xmp")
    broken.write_bytes(b"<x:xmpmeta not xml")
    done = focusflow("mark", "--studio", imported, "--json", "--rating", 4, photo["id"])
    assert done.code == 1
    assert done.records[0]["state"] == "marked"
    assert done.records[0]["reason"]
    assert broken.read_bytes() == b"<x:xmpmeta not xml"
    assert _photos(focusflow, imported, "rating:4")[0]["id"] == photo["id"]
