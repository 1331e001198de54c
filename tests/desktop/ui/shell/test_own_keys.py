import pytest

from focusflow_desktop.settings import Settings
from focusflow_desktop.ui.shell.own_keys import MEMO, keep_own_key, own_keys


def test_keys_are_there_at_the_next_start(tmp_path):
    keep_own_key(Settings(tmp_path / "s.json"), "pick", "T")
    keep_own_key(Settings(tmp_path / "s.json"), "reject", "Y")
    assert own_keys(Settings(tmp_path / "s.json")) == {"pick": "T", "reject": "Y"}


@pytest.mark.parametrize("stored", [None, 3, ["P"]])
def test_nonsense_means_no_own_keys(tmp_path, stored):
    settings = Settings(tmp_path / "s.json")
    settings.set_memo(MEMO, stored)
    assert own_keys(settings) == {}
