import threading

import pytest

from focusflow_desktop.business.calendars.dav import DavServer, Login, checked_url, parsed_xml
from focusflow_desktop.shared.errors import Damaged, Refused, Unavailable
from tests.support.calendar_servers import ANNA, SHORT, misbehaving


@pytest.mark.parametrize(
    ("written", "used"),
    [
        ("cloud.example.com/dav", "https://cloud.example.com/dav"),
        (" https://cloud.example.com ", "https://cloud.example.com/"),
        ("http://localhost:5232/anna", "http://localhost:5232/anna"),
    ],
)
def test_an_address_is_used_as_it_is_meant(written, used):
    assert checked_url(written) == used


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://cloud.example.com/", "calendar_not_encrypted"),
        ("https://anna:secret@cloud.example.com/", "calendar_address_password"),
        ("file:///etc/passwd", "calendar_address"),
        ("https://", "calendar_address"),
        ("https://a b/", "calendar_address"),
        ("https://host:notaport/", "calendar_address"),
        ("", "calendar_address"),
    ],
)
def test_an_address_that_is_none_or_unsafe_is_refused_beside_its_field(url, code):
    with pytest.raises(Refused) as refused:
        checked_url(url)
    assert (refused.value.code, refused.value.fields["field"]) == (code, "url")


def test_a_password_shows_in_no_text():
    assert "secret" not in repr(Login(username="anna", password="secret"))


def test_nobody_there_is_away():
    with misbehaving(lambda _: None) as url:
        pass
    with pytest.raises(Unavailable):
        DavServer(url, ANNA, patience=SHORT).ask("GET", url)


def test_a_silent_server_is_not_waited_for():
    held = threading.Event()
    with misbehaving(lambda _: held.wait(5)) as url, pytest.raises(Unavailable):
        DavServer(url, ANNA, patience=SHORT).ask("GET", url)
    held.set()


def test_a_server_that_trickles_is_given_up():
    stop = threading.Event()

    def trickle(request):
        request.send_response(200)
        request.end_headers()
        while not stop.wait(0.05):
            try:
                request.wfile.write(b" ")
            except OSError:
                return

    with misbehaving(trickle) as url, pytest.raises(Unavailable, match="slow"):
        DavServer(url, ANNA, patience=SHORT).ask("GET", url)
    stop.set()


def test_what_does_not_speak_http_is_said():
    def nonsense(request):
        request.wfile.write(b"SSH-2.0-nonsense\r\n\r\n")

    with misbehaving(nonsense) as url, pytest.raises(Damaged):
        DavServer(url, ANNA, patience=SHORT).ask("GET", url)


@pytest.mark.parametrize(
    ("status", "error"), [(401, Refused), (403, Refused), (500, Unavailable), (503, Unavailable)]
)
def test_a_refusal_and_trouble_are_told_apart(status, error):
    def answer(request):
        request.send_response(status)
        request.end_headers()

    with misbehaving(answer) as url, pytest.raises(error):
        DavServer(url, ANNA, patience=SHORT).ask("PROPFIND", url)


def test_the_password_does_not_follow_to_a_stranger():
    heard = []

    def stranger(request):
        heard.append(request.headers.get("Authorization"))

    with misbehaving(stranger) as elsewhere:

        def pointing(request):
            request.send_response(302)
            request.send_header("Location", elsewhere)
            request.end_headers()

        with misbehaving(pointing) as url, pytest.raises(Refused) as refused:
            DavServer(url, ANNA, patience=SHORT).ask("GET", url)
    assert refused.value.code == "calendar_elsewhere"
    assert not heard


def test_a_circle_of_redirects_ends():
    def circle(request):
        request.send_response(301)
        request.send_header("Location", "/again")
        request.end_headers()

    with misbehaving(circle) as url, pytest.raises(Damaged):
        DavServer(url, ANNA, patience=SHORT).ask("GET", url)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b'<!DOCTYPE a [<!ENTITY b "boom">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
    ],
)
def test_xml_that_plays_tricks_is_not_read(body):
    with pytest.raises(Damaged):
        parsed_xml(body)
