from __future__ import annotations

from datetime import datetime

import pytest

from focusflow_desktop.photos.ingest.iptc import (
    FOLDER,
    IptcTemplate,
    find_template,
    load_templates,
    save_template,
    words_of,
)
from focusflow_desktop.shared.errors import Refused

WEDDING = IptcTemplate(
    name="Wedding",
    creator="{photographer}",
    copyright="© {year} {photographer}",
    headline="{job}",
    caption="{session}, {date:%d.%m.%Y} / {camera}",
    keywords=("wedding", "{job}", "{session}", "wedding"),
)
TEXTS = {
    "photographer": "Anna Brandt",
    "job": "Weber",
    "session": "",
    "camera": "R5",
    "serial": "",
    "name": "A",
}
AT = datetime(2026, 5, 16, 14, 0)


def test_tokens_become_words_and_empty_ones_say_nothing():
    words = words_of(WEDDING, taken_at=AT, texts=TEXTS)
    assert (words.creator, words.rights, words.title) == ("Anna Brandt", "© 2026 Anna Brandt", "Weber")
    assert words.caption == ", 16.05.2026 / R5"
    assert words.keywords == ("wedding", "Weber")


def test_without_a_time_nothing_is_said_that_needs_one():
    words = words_of(WEDDING, taken_at=None, texts=TEXTS)
    assert (words.creator, words.rights, words.caption) == ("Anna Brandt", None, None)


def test_it_says_what_a_person_must_give():
    assert WEDDING.unmet == {"photographer", "job", "session"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"caption": "{what}"}, "caption"),
        ({"headline": "{number}"}, "headline"),
        ({"keywords": ("{",)}, "keywords"),
        ({"creator": "x" * 2001}, "creator"),
    ],
)
def test_a_mistake_names_its_field(changes, field):
    with pytest.raises(Refused) as refused:
        IptcTemplate(**{"name": "a", **changes})
    assert refused.value.fields["field"] == field


def test_what_is_saved_is_found_again_however_it_is_typed(tmp_path):
    save_template(tmp_path, WEDDING)
    assert find_template(tmp_path, "WEDDING ") == WEDDING


def test_an_unknown_name_says_which_there_are(tmp_path):
    save_template(tmp_path, WEDDING)
    with pytest.raises(Refused, match="there are: Wedding"):
        find_template(tmp_path, "Sport")


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"creator": "A"}',
        '{"name": 3}',
        '{"name": "a", "keywords": "b"}',
        '{"name": "a", "credit": "b"}',
    ],
)
def test_a_broken_file_is_named_does_not_hide_the_others_and_stays(tmp_path, text):
    save_template(tmp_path, WEDDING)
    broken = tmp_path / FOLDER / "broken.json"
    broken.write_text(text)
    templates, problems = load_templates(tmp_path)
    assert templates == [WEDDING]
    assert ["broken.json" in problem.message for problem in problems] == [True]
    with pytest.raises(Refused):
        save_template(tmp_path, IptcTemplate(name="Broken"))
    assert broken.read_text() == text
