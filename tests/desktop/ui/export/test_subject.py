from pathlib import Path
from uuid import UUID

from focusflow_desktop.photos.export.plan import ExportSource, WithoutFinal
from focusflow_desktop.ui.export.subject import Subject


def test_photos_without_their_finals_count_only_where_a_person_wants_their_originals():
    edited = ExportSource(photo_id=UUID(int=1), name="a", missing_finals=(Path("a.tif"),))
    sources = (edited, ExportSource(photo_id=UUID(int=2), name="b"))
    left_out = Subject(sources=sources)
    assert (left_out.without_finals, left_out.exported) == (1, 1)
    assert left_out.without_final is WithoutFinal.LEFT_OUT
    wanted = Subject(sources=sources, uses_originals=True)
    assert (wanted.exported, wanted.without_final) == (2, WithoutFinal.ORIGINAL)
