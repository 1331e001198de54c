import pytest


def test_the_sample_studio_can_be_listed(focusflow, sample):
    assert len(focusflow("photos", "--studio", sample, "--json").records) == 8


def test_a_folder_with_something_in_it_is_left_alone(focusflow, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    done = focusflow("sample", tmp_path)
    assert done.code == 1
    assert "not empty" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("arguments", [["--size", "big"], ["--photos", "1"], ["--size", "8x8"]])
def test_a_command_that_makes_no_sense_is_a_usage_error(focusflow, tmp_path, arguments):
    assert focusflow("sample", tmp_path / "new", *arguments).code == 2
    assert not (tmp_path / "new").exists()
