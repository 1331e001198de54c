from focusflow_desktop.photos.ingest.surroundings import NothingKnown


def test_an_empty_library_knows_no_size_and_no_copy() -> None:
    assert not NothingKnown().has_size(0)
    assert not NothingKnown().has_size(48_100_000)
    assert NothingKnown().copies("0" * 64) == ()
