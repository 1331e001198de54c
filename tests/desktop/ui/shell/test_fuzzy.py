import pytest

from focusflow_desktop.ui.shell.fuzzy import match


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("imp", "Import card"),
        ("card", "Import card"),
        ("ic", "Import card"),
        ("imprt", "Import card"),
        ("improt", "Import card"),
        ("impoort", "Import card"),
        ("imbort", "Import card"),
        ("card import", "Import card"),
        ("cafe", "Café Morgenrot"),
        ("BOTANICA", "Botanica, day 2"),
        ("fulscr", "Full screen"),
        ("", "Anything"),
    ],
)
def test_what_was_meant_is_found(typed, text):
    assert match(typed, text) is not None


@pytest.mark.parametrize(
    ("typed", "text"),
    [("xyz", "Import card"), ("invoice", "Import card"), ("carx", "Tasks"), ("tac", "Import card")],
)
def test_what_was_not_meant_is_not(typed, text):
    assert match(typed, text) is None


def test_the_beginning_of_the_title_wins_over_the_middle():
    assert (
        match("web", "Web proofs").score > match("web", "Export for web").score > match("web", "Cobweb").score
    )


def test_the_letters_that_matched_are_named():
    assert match("ca", "Import card").letters == (7, 8)
    assert match("ic", "Import card").letters == (0, 7)
