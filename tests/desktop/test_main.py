import pytest

from focusflow_desktop.__main__ import asks_for_window


@pytest.mark.parametrize(
    ("arguments", "is_window"),
    [
        ([], True),
        (["--studio", "/pictures"], True),
        (["--studio=/pictures"], True),
        (["--tour", "build/pictures"], True),
        (["--studio", "/pictures", "--tour=out"], True),
        (["import", "/media/WED-02"], False),
        (["--studio", "/pictures", "import"], False),
        (["--help"], False),
        (["--studios"], False),
        (["--studio"], True),
    ],
)
def test_only_the_windows_own_options_open_the_window(arguments, is_window):
    assert asks_for_window(arguments) is is_window
