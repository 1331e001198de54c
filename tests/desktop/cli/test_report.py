import io
import json

from focusflow_desktop.cli.report import Report


def _report(*, as_json, encoding="utf-8"):
    streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding) for _ in range(2)]
    return Report(as_json=as_json, out=streams[0], err=streams[1]), *streams


def _text(stream):
    return stream.buffer.getvalue().decode(stream.encoding)


def test_scripts_read_objects_and_people_sentences():
    for as_json, said in ((True, '{"file": "ä.jpg"}\n'), (False, "ä.jpg: written\n")):
        report, out, _ = _report(as_json=as_json)
        report.line({"file": "ä.jpg"}, "ä.jpg: written")
        assert _text(out) == said


def test_one_failure_makes_exit_1_and_is_named_on_the_error_stream():
    report, out, err = _report(as_json=True)
    assert report.exit_code == 0
    report.failed({"file": "a.jpg", "state": "failed"}, "a.jpg: gone")
    assert report.exit_code == 1
    assert json.loads(_text(out))["state"] == "failed"
    assert _text(err) == "a.jpg: gone\n"


def test_a_name_that_is_no_text_or_unknown_to_the_terminal_is_still_printed():
    report, out, _ = _report(as_json=False, encoding="ascii")
    report.line({}, "bad \udcff name ★")
    assert _text(out) == "bad \\udcff name \\u2605\n"


def test_notes_are_for_people_only():
    report, out, _ = _report(as_json=True)
    report.note("12 photos")
    assert _text(out) == ""
