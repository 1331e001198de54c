from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.empty_state import EmptyState


def test_the_whole_sentence_is_shown(qtbot):
    sentence = "Put in a card, or add folders you already have. Nothing is moved or changed, whatever you choose here."
    empty = EmptyState(
        icon="images",
        title="No pictures yet",
        sentence=sentence,
        acts=[Button("Import card", kind=Kind.PRIMARY)],
    )
    qtbot.addWidget(empty)
    empty.resize(800, 600)
    empty.show()
    label = empty._sentence
    assert label.height() >= label.heightForWidth(label.width())


def test_other_words_are_read_out_too(qtbot):
    empty = EmptyState(icon="images", title="A", sentence="B")
    qtbot.addWidget(empty)
    empty.show_words(title="Nothing fits this filter", sentence="Clear it.")
    assert empty.accessibleName() == "Nothing fits this filter"
