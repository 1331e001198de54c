import re
from pathlib import Path

import pytest

from focusflow_desktop.shared.errors import Refused
from sync_server.config import SETTINGS, load_config

PAGE = Path(__file__).resolve().parents[2] / "docs" / "server.md"


def test_nothing_said_is_a_server_on_this_machine_with_its_own_database() -> None:
    config = load_config({})
    assert (config.host, config.port, config.is_embedded) == ("127.0.0.1", 8620, True)
    assert config.data.is_absolute()


def test_every_problem_is_told_at_once_with_the_variable_it_is_in() -> None:
    with pytest.raises(Refused) as refused:
        load_config(
            {
                "FOCUSFLOW_SERVER_PORT": "70000",
                "FOCUSFLOW_SERVER_DATA": "some/folder",
                "FOCUSFLOW_SERVER_LOG_LEVEL": "loud",
                "FOCUSFLOW_SERVER_DATABASE_URL": "mysql://somewhere",
                "FOCUSFLOW_SERVER_HOTS": "0.0.0.0",
            }
        )
    said = refused.value.fields["problems"]
    assert isinstance(said, list)
    for name in ("PORT", "DATA", "LOG_LEVEL", "DATABASE_URL", "HOTS"):
        assert any(problem.startswith(f"FOCUSFLOW_SERVER_{name} ") for problem in said)
    assert len(said) == 5


def test_a_refused_url_is_not_repeated_with_its_password() -> None:
    with pytest.raises(Refused) as refused:
        load_config({"FOCUSFLOW_SERVER_DATABASE_URL": "pg://ff_api:hunter2@db/focusflow"})
    assert "hunter2" not in refused.value.message


@pytest.mark.parametrize("text", ["8620.5", "-1", "٣", " 80", "1e3"])
def test_a_number_is_plain_digits(text: str) -> None:
    with pytest.raises(Refused):
        load_config({"FOCUSFLOW_SERVER_PORT": text})


def test_a_file_is_no_data_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused, match="is a file"):
        load_config({"FOCUSFLOW_SERVER_DATA": str(tmp_path / "file")})


def test_the_page_lists_every_setting_as_it_is_and_no_other() -> None:
    rows = re.findall(
        r"^\| `(FOCUSFLOW_SERVER_\w+)` \| (.*?) \| (.*?) \|$", PAGE.read_text(encoding="utf-8"), re.M
    )
    assert rows == [(s.variable, f"`{s.default}`" if s.default else "", s.meaning) for s in SETTINGS]
