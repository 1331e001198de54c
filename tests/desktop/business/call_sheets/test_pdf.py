from dataclasses import replace

import pytest

from focusflow_desktop.business.call_sheets.pdf import (
    Paper,
    PaperGroup,
    PaperItem,
    PaperList,
    PaperWords,
    paper_size,
    set_pdf,
    set_pictures,
)
from tests.support.pdf_text import pages_of, paper_of

PAPER = Paper(
    title="Ceremony",
    subtitle="Weber, wedding",
    studio="Brandt Studio",
    when="Saturday, 20 June 2026",
    foot="Brandt Studio",
    words=PaperWords(people="People", hours="Hours", must="Must"),
    facts=(("Place", "Botanical garden\nUnter den Eichen 5"),),
    people=(("Julia Weber", "Client", "+49 170 2"),),
    hours=(("14:00 – 15:00", "Vows", "Everybody", "Church"),),
    lists=(
        PaperList(
            title="Formals",
            groups=(
                PaperGroup(name="Weber", items=(PaperItem(title="Grandmother", people="Oma", is_must=True),)),
            ),
        ),
    ),
)


def _closed_up(words: str) -> str:
    """Without the gaps, which are where a line was broken."""
    return "".join(words.split())


def test_everything_stands_on_the_paper():
    (page,) = pages_of(set_pdf(PAPER))
    lines = [line.strip() for line in page.splitlines()]
    for words in ("Ceremony", "Weber, wedding", "Botanical garden", "Unter den Eichen 5", "+49 170 2", "14:00 – 15:00",
                  "Vows", "Everybody", "Church", "Formals", "Grandmother", "Oma", "Must", "1 / 1"):  # fmt: skip
        assert words in lines


@pytest.mark.parametrize(
    "said",
    [
        "#panic()",
        '#import "x.typ"',
        "*bold* _slant_ $x^2$",
        "[#link(1)] @label <tag>",
        'a "quote" \\u{41} // b',
        "= Head",
    ],
)
def test_what_a_person_wrote_is_never_read_as_markup(said):
    hostile = replace(
        PAPER,
        title=said,
        facts=((said, said),),
        people=((said, said, said),),
        hours=((said, said, said, said),),
        lists=(
            PaperList(
                title=said, groups=(PaperGroup(name=said, items=(PaperItem(title=said, people=said),)),)
            ),
        ),
    )
    assert _closed_up("".join(pages_of(set_pdf(hostile)))).count(_closed_up(said)) == 14


def test_a_long_list_runs_over_pages_and_nothing_is_lost():
    items = tuple(PaperItem(title=f"Wish {number}") for number in range(200))
    long = replace(PAPER, lists=(PaperList(title="All", groups=(PaperGroup(name="", items=items),)),))
    pages = pages_of(set_pdf(long))
    assert len(pages) > 2
    found = {line.strip() for page in pages for line in page.splitlines()}
    assert {item.title for item in items} <= found


@pytest.mark.parametrize(
    ("country", "size"),
    [("US", (612, 792)), ("CA", (612, 792)), ("DE", (595, 842)), ("GB", (595, 842)), ("", (595, 842))],
)
def test_the_paper_is_the_one_of_the_country(country, size):
    found = paper_of(set_pdf(replace(PAPER, size=paper_size(country))))
    assert tuple(round(edge) for edge in found) == size


def test_an_empty_sheet_is_a_page_all_the_same():
    bare = replace(PAPER, facts=(), people=(), hours=(), lists=(), when="")
    assert len(pages_of(set_pdf(bare))) == 1


def test_ticks_and_pictures_of_the_pages():
    made = PaperItem(title="Both", is_made=True)
    ticked = replace(PAPER, lists=(PaperList(title="All", groups=(PaperGroup(name="", items=(made,)),)),))
    assert "✓" in pages_of(set_pdf(ticked))[0]
    (picture,) = set_pictures(ticked, ppi=30)
    assert picture.startswith(b"\x89PNG")


def test_writing_that_our_font_does_not_know_is_set_all_the_same():
    (page,) = pages_of(set_pdf(replace(PAPER, title="Ελένη Żółć Анна")))
    assert "ΕλένηŻółćАнна" in _closed_up(page)
    assert len(pages_of(set_pdf(replace(PAPER, title="写真 😀 العربية")))) == 1


@pytest.mark.parametrize("lang", ["C", "de", "nds", "", "de_DE"])
def test_a_language_that_is_none_prints_all_the_same(lang):
    assert len(pages_of(set_pdf(replace(PAPER, lang=lang)))) == 1
