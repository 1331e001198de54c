"""The table of keys."""

from focusflow_desktop.ui.culling.keys import all_keys, marks


def test_no_key_means_two_things():
    keys = [key for entry in all_keys() for key in entry.keys.split(", ") if key]
    assert sorted(set(keys)) == sorted(keys)


def test_every_mark_can_also_go_on():
    plain = {key.mark for key in marks() if not key.advances}
    assert plain == {key.mark for key in marks() if key.advances}


def test_the_stars_are_on_their_numbers():
    assert {
        key.keys: key.mark.value for key in marks() if key.name.startswith("stars_") and not key.advances
    } == {str(stars): stars for stars in range(6)}
