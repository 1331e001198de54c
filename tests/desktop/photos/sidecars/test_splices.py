import pytest

from focusflow_desktop.photos.sidecars.splices import Splices, in_attribute, in_element


def test_ranges_change_in_any_order_of_asking():
    splices = Splices("one two three")
    splices.insert(13, "!")
    splices.replace(4, 7, "2")
    splices.remove(0, 4)
    splices.insert(7, ",")
    assert splices.applied() == "2, three!"


def test_two_changes_of_one_place_are_a_mistake():
    splices = Splices("abc")
    splices.remove(0, 2)
    splices.remove(1, 3)
    with pytest.raises(AssertionError):
        splices.applied()


def test_texts_are_escaped_for_where_they_stand():
    assert in_element("<&>\r\n\"'") == "&lt;&amp;&gt;&#13;\n\"'"
    assert in_attribute("\"'\n", "'") == '"&apos;&#10;'
