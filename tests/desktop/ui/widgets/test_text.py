from focusflow_desktop.ui.widgets.text import ElidedLabel, text


def test_what_does_not_fit_is_told_by_the_tool_tip(qtbot):
    label = ElidedLabel("2026-05-13_botanica_0001_with_a_long_name.jpg")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(900, 20)
    label.grab()
    assert label.toolTip() == ""


def test_a_file_s_name_is_never_read_as_markup(qtbot):
    label = text("<b>IMG</b>&amp;.jpg")
    qtbot.addWidget(label)
    assert label.text() == "<b>IMG</b>&amp;.jpg"
    assert label.textFormat().name == "PlainText"
