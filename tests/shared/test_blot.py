import pytest

from focusflow_desktop.shared.blot import blot


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("password=hunter2 of Anna", "password=… of Anna"),
        ("Authorization: Bearer abc.def", "Authorization: …"),
        ("postgresql://ff_api:s3cret@db/focusflow", "postgresql://…@db/focusflow"),
        ("the spinning wheel: fast", "the spinning wheel: fast"),
    ],
)
def test_a_secret_is_blotted_out_and_the_rest_stays(said: str, kept: str) -> None:
    assert blot(said) == kept
