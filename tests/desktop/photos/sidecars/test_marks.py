from focusflow_desktop.photos.sidecars.marks import BLANK, Marks, clean_marks, marks_from_json
from focusflow_desktop.shared.records.photos import Flag


def test_marks_survive_json():
    marks = Marks(rating=None, flag=Flag.PICK, label="Winner", keywords=frozenset({"a|b"}), title="T")
    assert marks_from_json(marks.to_json()) == marks


def test_fields_of_another_version_are_left_out():
    assert marks_from_json({"location": "Rome"}) == BLANK


def test_what_xml_cannot_hold_is_taken_out():
    dirty = Marks(title=" a\x00b\ud800\r\nc ", caption=" ", label="", keywords=frozenset({"\x01", "k"}))
    assert clean_marks(dirty) == Marks(title="ab\nc", keywords=frozenset({"k"}))
