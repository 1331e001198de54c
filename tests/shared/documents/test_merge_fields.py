"""Fields in a text are filled in, or told."""

from __future__ import annotations

import pytest

from focusflow_desktop.shared.documents.merge_fields import FIELDS, merge, written


@pytest.mark.parametrize(
    ("text", "values", "merged", "missing"),
    [
        ("Dear {{client.first_name}},", {"client.first_name": "Julia"}, "Dear Julia,", ()),
        ("{{ Client.First_Name }}!", {"client.first_name": "Julia"}, "Julia!", ()),
        ("at {{session.place}}", {}, "at {{session.place}}", ("session.place",)),
        ("at {{session.place}}", {"session.place": ""}, "at {{session.place}}", ("session.place",)),
        ("{{a.b}} {{c.d}} {{a.b}}", {}, "{{a.b}} {{c.d}} {{a.b}}", ("a.b", "c.d")),
        ("{{client.name}}", {"client.name": "{{job.title}}"}, "{{job.title}}", ()),
        ("{% if x %} {client} {{}} {{1 + 1}}", {}, "{% if x %} {client} {{}} {{1 + 1}}", ()),
        ("", {}, "", ()),
    ],
)
def test_a_text_and_its_values(text, values, merged, missing):
    found = merge(text, values)
    assert (found.text, found.missing) == (merged, missing)


def test_every_field_that_is_offered_is_one():
    for name in FIELDS:
        assert merge(written(name), {name: "there"}).text == "there"
