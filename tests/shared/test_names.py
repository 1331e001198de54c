import pytest
from hypothesis import given
from hypothesis import strategies as st

from focusflow_desktop.shared.names import collision_key, distinct, safe_name


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("IMG_0001.CR3", "IMG_0001.CR3"),
        ("CON.jpg", "_CON.jpg"),
        ("con", "_con"),
        ("lpt1.tar.gz", "_lpt1.tar.gz"),
        ("console.jpg", "console.jpg"),
        ("../../etc/passwd", ".._._etc_passwd"),
        ("C:\\x.jpg", "C__x.jpg"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("trailing. ", "trailing"),
        ("nul\x00byte.jpg", "nulbyte.jpg"),
        ("Ame\u0301lie.jpg", "Am\u00e9lie.jpg"),
        ("", "_"),
        ("...", "_"),
        ("日本の花.jpg", "日本の花.jpg"),
        ("💐.jpg", "💐.jpg"),
    ],
)
def test_names_are_safe_on_every_system(given_name: str, safe: str) -> None:
    assert safe_name(given_name) == safe


def test_a_300_byte_name_is_shortened_and_keeps_its_suffix() -> None:
    short = safe_name("ü" * 150 + ".jpg")
    assert short.endswith("ü.jpg")
    assert len(short.encode()) <= 120


@given(st.text(max_size=300))
def test_no_text_at_all_makes_an_unsafe_name(text: str) -> None:
    name = safe_name(text)
    assert name
    assert len(name.encode()) <= 124
    assert not set(name) & set('<>:"/\\|?*\x00\n')
    assert name not in {".", ".."}
    assert safe_name(name) == name


def test_twins_get_numbers() -> None:
    taken = {collision_key("Amélie.jpg"), collision_key("amélie-2.JPG")}
    assert distinct("AMÉLIE.jpg", taken) == "AMÉLIE-3.jpg"
    assert distinct("other.jpg", taken) == "other.jpg"
    assert distinct("Ame\u0301lie.jpg", taken).endswith("-3.jpg")  # as a Mac spells it
