import pytest

from focusflow_desktop.business.inquiries.pasted import Pasted, read_pasted


def test_the_heads_of_a_pasted_letter_say_who_wrote():
    pasted = read_pasted(
        "From: Julia Weber <julia@example.com>\nTo: studio@example.org\nSubject: Our wedding\n\n"
        "Are you free on 22.08.2026?\nCall me: +49 30 1234567"
    )
    assert pasted == Pasted(
        name="Julia Weber", email="julia@example.com", phone="+49 30 1234567",
        body="Our wedding\n\nAre you free on 22.08.2026?\nCall me: +49 30 1234567",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name", "email", "phone"),
    [
        ("Von: clara.brandt@example.com\nBetreff: Fotos\n\nHallo", "Clara Brandt", "clara.brandt@example.com", ""),
        ('From: "Weber, Julia" <j@example.com>', "Weber, Julia", "j@example.com", ""),
        ("From: Julia Weber\nHello", "Julia Weber", "", ""),
        ("Please write to me: julia@example.com", "", "julia@example.com", ""),
        ("On 22.08.2026 or 2026-08-23, for 1200", "", "", ""),
        ("", "", "", ""),
    ],
)  # fmt: skip
def test_what_is_not_there_stays_empty(text, name, email, phone):
    pasted = read_pasted(text)
    assert (pasted.name, pasted.email, pasted.phone) == (name, email, phone)


def test_a_text_that_is_no_letter_stays_whole():
    assert read_pasted("  Hello!\nTo: my love  ").body == "Hello!\nTo: my love"
