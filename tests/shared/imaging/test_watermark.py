from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from focusflow_desktop.shared.errors import Refused, Unavailable
from focusflow_desktop.shared.imaging.recipe import Anchor, Tone, Watermark
from focusflow_desktop.shared.imaging.watermark import apply_watermark


def plain(level: int, *, width: int = 400, height: int = 300) -> np.ndarray:
    return np.full((height, width, 3), level, np.uint8)


def changed(before: np.ndarray, after: np.ndarray) -> tuple[int, int, int, int]:
    rows, columns = np.nonzero((before != after).any(axis=2))
    return int(columns.min()), int(rows.min()), int(columns.max()), int(rows.max())


def test_a_text_is_there_light_on_dark_and_dark_on_light():
    mark = Watermark(text="© Anna Studio", opacity=1.0)
    assert apply_watermark(plain(40), mark).max() > 240
    assert apply_watermark(plain(220), mark).min() < 15


def test_a_chosen_tone_is_not_second_guessed():
    assert apply_watermark(plain(220), Watermark(text="Anna", opacity=1.0, tone=Tone.LIGHT)).min() >= 220
    assert apply_watermark(plain(40), Watermark(text="Anna", opacity=1.0, tone=Tone.DARK)).max() <= 40


@pytest.mark.parametrize("anchor", [a for a in Anchor if a is not Anchor.TILE])
def test_the_mark_sits_at_its_anchor_inside_the_inset(anchor):
    before = plain(40)
    left, top, right, bottom = changed(
        before, apply_watermark(before, Watermark(text="Anna", anchor=anchor, scale_percent=8))
    )
    inset = round(300 * 0.03) - 1
    assert left >= inset and top >= inset and right < 400 - inset and bottom < 300 - inset
    across, down = (left + right) / 2, (top + bottom) / 2
    assert ("left" in anchor) == (across < 150) and ("right" in anchor) == (across > 250)
    assert ("top" in anchor) == (down < 100) and ("bottom" in anchor) == (down > 200)


def test_its_size_follows_the_short_edge():
    mark = Watermark(text="Anna", scale_percent=10, anchor=Anchor.CENTRE)
    small, large = plain(40), plain(40, width=1200, height=900)
    heights = []
    for before in (small, large):
        _, top, _, bottom = changed(before, apply_watermark(before, mark))
        heights.append(bottom - top)
    assert heights[1] == pytest.approx(3 * heights[0], rel=0.15)


def test_tiles_cover_every_part():
    before = plain(40, width=900, height=600)
    after = apply_watermark(
        before, Watermark(text="PROOF", anchor=Anchor.TILE, rotation_degrees=30, scale_percent=6)
    )
    touched = (before != after).any(axis=2)
    assert all(
        touched[y : y + 200, x : x + 300].any() for y in range(0, 600, 200) for x in range(0, 900, 300)
    )


def test_tiles_are_light_over_dark_and_dark_over_light_in_one_picture():
    before = plain(30, width=600)
    before[:, 300:] = 225
    after = apply_watermark(before, Watermark(text="PROOF", anchor=Anchor.TILE, opacity=1.0))
    assert after[:, :290].max() > 240
    assert after[:, 310:].min() < 15


def test_opacity_is_how_much_shows():
    after = apply_watermark(plain(0), Watermark(text="Anna", opacity=0.5, scale_percent=20))
    assert int(after.max()) == pytest.approx(127, abs=2)


def test_a_long_text_is_made_to_fit():
    before = plain(40, width=200, height=150)
    left, _, right, _ = changed(
        before, apply_watermark(before, Watermark(text="A very long studio name " * 3))
    )
    assert left >= 0 and right < 200


def test_a_logo_keeps_its_colours_or_becomes_a_stencil(tmp_path):
    logo = tmp_path / "logo.png"
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    image.paste((10, 200, 30, 255), (5, 5, 35, 35))
    image.save(logo)
    own = Watermark(image=logo, tone=Tone.OWN, opacity=1.0, scale_percent=20, anchor=Anchor.CENTRE)
    assert tuple(apply_watermark(plain(40), own)[150, 200]) == (10, 200, 30)
    stencil = Watermark(image=logo, tone=Tone.AUTO, opacity=1.0, scale_percent=20, anchor=Anchor.CENTRE)
    assert tuple(apply_watermark(plain(40), stencil)[150, 200]) == (255, 255, 255)


def test_a_missing_logo_is_told_by_name(tmp_path):
    with pytest.raises(Unavailable, match=r"logo\.png"):
        apply_watermark(plain(40), Watermark(image=tmp_path / "logo.png"))


def test_letters_that_no_font_has_are_refused_not_drawn_as_boxes():
    with pytest.raises(Refused):
        apply_watermark(plain(40), Watermark(text="\U0001e7e0\U0001e7e1"))


def test_the_picture_given_is_not_written_to():
    before = plain(40)
    apply_watermark(before, Watermark(text="Anna"))
    assert (before == 40).all()
