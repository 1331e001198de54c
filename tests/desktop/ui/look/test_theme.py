import pytest
from PySide6.QtWidgets import QWidget

from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.style_sheet import dress, dress_application
from focusflow_desktop.ui.look.theme import DESK_DARK, DESK_LIGHT, LOOKS, PICTURES, Scheme, Tone


def _luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _pairs():
    for look in LOOKS.values():
        grounds = ["window", "rail", "panel", "raised", "hover", "accent_tint"]
        for ground in grounds:
            for ink in ("text1", "text2", "text3"):
                is_excepted = ink == "text3" and look.is_dark and ground in ("accent_tint", "hover")
                if not is_excepted:  # there text 2 is used, as tokens.md says
                    yield look.name, f"{ink} on {ground}", getattr(look, ink), getattr(look, ground)
            yield look.name, f"accent on {ground}", look.accent_text, getattr(look, ground)
        for fill in ("accent", "accent_hover"):
            yield look.name, f"text on {fill}", look.on_accent, getattr(look, fill)
        for tone in Tone:
            colours = look.tone(tone)
            for ground in (colours.tint, look.window, look.panel, look.raised):
                yield look.name, f"{tone} on {ground}", colours.text, ground
            yield look.name, f"text1 on {tone} tint", look.text1, colours.tint
    for label, colour in theme.LABELS.items():
        yield "labels", label, theme.LABEL_INITIAL, colour


@pytest.mark.parametrize(("look", "pair", "ink", "ground"), list(_pairs()))
def test_text_is_readable(look, pair, ink, ground):
    assert contrast(ink, ground) >= 4.5, f"{look}: {pair} is {contrast(ink, ground):.2f}"


@pytest.mark.parametrize("look", list(LOOKS.values()), ids=str)
def test_the_focus_line_stands_out(look):
    for ground in (look.window, look.panel, look.rail, look.accent_tint):
        assert contrast(look.accent_text, ground) >= 3.0


def test_everything_beside_a_picture_is_neutral_grey():
    grounds = (
        PICTURES.window, PICTURES.rail, PICTURES.panel, PICTURES.raised, PICTURES.hover, PICTURES.hairline,
        PICTURES.border, PICTURES.text1, PICTURES.text2, PICTURES.text3, PICTURES.ornament, *theme.SURROUNDS,
        theme.CELL_HOVER, theme.CELL_SELECTED, theme.CELL_SELECTED_LINE, theme.CELL_ACTIVE, theme.CELL_ACTIVE_LINE,
    )  # fmt: skip
    for colour in grounds:
        assert colour[1:3] == colour[3:5] == colour[5:7], colour


def test_l_goes_round_all_surrounds():
    seen = [theme.SURROUNDS[0]]
    for _ in range(4):
        seen.append(theme.next_surround(seen[-1]))
    assert set(seen) == {"#000000", "#1a1a1a", "#808080", "#ffffff"}
    assert seen[-1] == seen[0]


def test_a_picture_room_is_dark_inside_a_light_desk(qapp, qtbot):
    dress_application(qapp, DESK_LIGHT)
    desk, room = QWidget(), QWidget()
    qtbot.addWidget(desk)
    room.setParent(desk)
    inner = QWidget(room)
    dress(room, PICTURES)
    assert theme.look_of(desk) is DESK_LIGHT
    assert theme.look_of(inner) is PICTURES


@pytest.mark.parametrize(("scheme", "look"), [(Scheme.LIGHT, DESK_LIGHT), (Scheme.DARK, DESK_DARK)])
def test_the_desk_follows_the_choice(qapp, scheme, look):
    assert theme.desk_look(scheme) is look


def test_text_grows_to_twice_its_size_and_no_further(qapp):
    dress_application(qapp, DESK_LIGHT, scale=3.0)
    try:
        assert theme.text_scale() == 2.0
        assert theme.type_font(theme.Type.BODY).pixelSize() == 26
    finally:
        dress_application(qapp, DESK_LIGHT)
