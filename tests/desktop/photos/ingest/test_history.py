"""What earlier imports placed is known, whether the library took it or not."""

from __future__ import annotations

from pathlib import Path

from focusflow_desktop.photos.ingest.history import History
from focusflow_desktop.photos.ingest.journal import Journal, Placed
from focusflow_desktop.photos.ingest.request import Destination, ImportRequest
from focusflow_desktop.photos.ingest.surroundings import NothingKnown


def test_a_refused_file_of_an_earlier_import_is_known(tmp_path: Path) -> None:
    request = ImportRequest(source=tmp_path, destinations=(Destination(folder=tmp_path / "to"),))
    journal = Journal.open(tmp_path, request)
    journal.placed("DCIM/a|b.CR3|77|123", 0, Placed(path=tmp_path / "x.CR3", sha256="aa", is_cold=True))
    journal.close()
    history = History(tmp_path, NothingKnown())
    assert history.has_size(77)
    assert not history.has_size(78)
    assert history.copies("aa") == [tmp_path / "x.CR3"]
    assert history.copies("bb") == []
