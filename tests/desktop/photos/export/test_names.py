from __future__ import annotations

from datetime import datetime

import pytest

from focusflow_desktop.photos.export.names import TOKENS, Named, check_template, file_name
from focusflow_desktop.shared.errors import Refused

SHOT = Named(
    name="IMG_0042.CR3",
    captured_at=datetime.fromisoformat("2026-06-20T14:30:05"),
    rating=4,
    camera="EOS R6",
    job="Anna & Ben",
    preset="Gallery 2048",
    number=7,
)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{name}", "IMG_0042.jpg"),
        ("{date}_{seq:4}", "2026-06-20_0007.jpg"),
        ("{date:%Y%m%d}-{time}", "20260620-143005.jpg"),
        ("{job} {rating} {camera}", "Anna & Ben 4 EOS R6.jpg"),
        ("{{{seq}}}", "{7}.jpg"),
        ("{preset}", "Gallery 2048.jpg"),
    ],
)
def test_tokens_stand_for_the_photo(template, expected):
    assert file_name(template, SHOT, suffix=".jpg") == expected


@pytest.mark.parametrize(
    "template", ["", "  ", "{nmae}", "{seq:x}", "{seq:0}", "{date:../%Y}", "a/b", "a\\b", "{", "x}"]
)
def test_a_template_that_cannot_be_used_says_why(template):
    with pytest.raises(Refused) as refused:
        check_template(template)
    assert refused.value.code == "export.name_template"


def test_every_token_is_accepted():
    for token in TOKENS:
        check_template(f"{{{token}}}")


@pytest.mark.parametrize(
    "name",
    [
        "CON.cr3",
        "../../etc/passwd",
        "a" * 300,
        "evil\u202egpj.exe",
        "e\u0301.jpg",
        "line\nbreak",
        "..",
        " . ",
    ],
)
def test_names_are_safe_everywhere(name):
    made = file_name("{name}", Named(name=name), suffix=".jpg")
    assert len(made.encode()) <= 120
    assert "/" not in made and "\\" not in made and "\n" not in made and "\u202e" not in made
    assert not made.casefold().startswith("con.")
    assert made.endswith(".jpg")


def test_a_photo_without_a_date_still_gets_a_name():
    assert file_name("{date}_{name}", Named(name="a.jpg"), suffix=".jpg") == "undated_a.jpg"
