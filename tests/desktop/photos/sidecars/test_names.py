from focusflow_desktop.photos.sidecars import names


def test_a_name_is_spelled_as_lxml_spells_it():
    assert names.RATING.clark == "{http://ns.adobe.com/xap/1.0/}Rating"


def test_every_namespace_that_is_written_has_a_prefix_of_its_own():
    written = {value.uri for value in vars(names).values() if isinstance(value, names.Name)}
    assert written <= names.PREFIXES.keys()
    assert len(set(names.PREFIXES.values())) == len(names.PREFIXES)
