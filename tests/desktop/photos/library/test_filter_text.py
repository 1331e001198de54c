from datetime import date

import pytest

from focusflow_desktop.photos.library.filter_text import KnownNames, parse_filter
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records.photos import Flag

_KNOWN = KnownNames(
    cameras=("Canon EOS R5", "Canon EOS R6", "NIKON Z 8"),
    lenses=("RF85mm F1.2 L USM", "RF24-70mm F2.8 L IS USM"),
)


@pytest.mark.parametrize(
    ("text", "filter_"),
    [
        ("", Filter()),
        ("   ", Filter()),
        ("dandelion  cover", Filter(text="dandelion cover")),
        ('"two words"', Filter(text="two words")),
        ("rating>=3", Filter(rating_at_least=3)),
        ("rating>3", Filter(rating_at_least=4)),
        ("rating<=2", Filter(rating_at_most=2)),
        ("rating<2", Filter(rating_at_most=1)),
        ("rating:4", Filter(rating_at_least=4, rating_at_most=4)),
        ("rating=0", Filter(rating_at_most=0)),
        ("rating>=2 rating<=4", Filter(rating_at_least=2, rating_at_most=4)),
        ("flag:pick", Filter(flags=frozenset({Flag.PICK}))),
        ("flag:pick,none", Filter(flags=frozenset({Flag.PICK, Flag.NONE}))),
        ("label:Red", Filter(labels=frozenset({"red"}))),
        ('label:"To Print"', Filter(labels=frozenset({"To Print"}))),
        ('camera:"EOS R5"', Filter(cameras=frozenset({"Canon EOS R5"}))),
        ("camera:eos", Filter(cameras=frozenset({"Canon EOS R5", "Canon EOS R6"}))),
        ("camera:leica", Filter(cameras=frozenset({"leica"}))),
        ("lens:85", Filter(lenses=frozenset({"RF85mm F1.2 L USM"}))),
        ("date:2026-05-13", Filter(taken_from=date(2026, 5, 13), taken_to=date(2026, 5, 13))),
        ("date:2026-05-13..2026-05-14", Filter(taken_from=date(2026, 5, 13), taken_to=date(2026, 5, 14))),
        ("date:2024-02", Filter(taken_from=date(2024, 2, 1), taken_to=date(2024, 2, 29))),
        ("date:2026", Filter(taken_from=date(2026, 1, 1), taken_to=date(2026, 12, 31))),
        ("date:2026-05-13..", Filter(taken_from=date(2026, 5, 13))),
        ("date:..2026-05", Filter(taken_to=date(2026, 5, 31))),
        ("job:weber", Filter(job_text="weber")),
        ("keyword:macro", Filter(keyword="macro")),
        ("is:unmarked", Filter(is_unmarked=True)),
        ("is:missing", Filter(is_missing=True)),
        ("is:present", Filter(is_missing=False)),
        ("is:trashed", Filter(is_trashed=True)),
        ("RATING>=1 Flag:PICK", Filter(rating_at_least=1, flags=frozenset({Flag.PICK}))),
    ],
)
def test_each_text_asks_for_its_filter(text, filter_):
    assert parse_filter(text, known=_KNOWN) == filter_


def test_terms_and_words_mix():
    asked = parse_filter(
        'rating>=3 flag:pick label:red camera:"EOS R5" lens:85 date:2026-05-13..2026-05-14 job:weber cover',
        known=_KNOWN,
    )
    assert asked == Filter(
        text="cover",
        rating_at_least=3,
        flags=frozenset({Flag.PICK}),
        labels=frozenset({"red"}),
        cameras=frozenset({"Canon EOS R5"}),
        lenses=frozenset({"RF85mm F1.2 L USM"}),
        taken_from=date(2026, 5, 13),
        taken_to=date(2026, 5, 14),
        job_text="weber",
    )


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("rating>=6", "0 to 5"),
        ("rating>5", "no rating"),
        ("rating<0", "no rating"),
        ("rating:many", "0 to 5"),
        ("flag:maybe", "pick, reject or none"),
        ("flag>pick", "takes a colon"),
        ("label:,", "needs a value"),
        ("stars:3", "there is no 'stars'"),
        ("date:yesterday", "a date is"),
        ("date:2026-02-30", "a date is"),
        ("date:2026-05-14..2026-05-13", "backwards"),
        ("date:..", "empty"),
        ("is:lovely", "unmarked, missing, present or trashed"),
        ('camera:"EOS', "character 1"),
        ("rating>=", "0 to 5"),
    ],
)
def test_what_is_not_understood_is_named(text, part):
    with pytest.raises(Refused, match=part) as refusal:
        parse_filter(text, known=_KNOWN)
    assert refusal.value.code == "filter.not_understood"
