"""Reads the words back out of a PDF that typst made: its own fonts' tables say which glyph is which letter."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.S)
_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.S)
_FLAT = rb"(?:\\.|[^\\()])*"
_ONCE = rb"(?:\\.|[^\\()]|\(" + _FLAT + rb"\))*"
_DEEP = rb"(?:\\.|[^\\()]|\(" + _ONCE + rb"\))*"  # brackets in pairs need no backslash: two deep is enough
_SAID = re.compile(rb"\((" + _DEEP + rb")\)", re.S)
_SHOWN = re.compile(rb"/(f\d+) [\d.]+ Tf|((?:\(" + _DEEP + rb"\)|-?[\d.]+)+)\]? ?T[Jj]|(ET)", re.S)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page, a line for each stretch that was set at once."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    pages = (body for _, body in sorted(objects.items()) if re.search(rb"/Type/Page\b", body))
    return [_page(body, objects) for body in pages]


def paper_of(pdf: bytes) -> tuple[float, float]:
    """The size of the paper, in points."""
    found = re.search(rb"/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert found is not None
    return float(found[1]), float(found[2])


def _page(page: bytes, objects: dict[int, bytes]) -> str:
    fonts = objects[_reference(page, b"Resources")]
    letters = {
        name.decode(): _letters(_content(objects[_reference(objects[int(number)], b"ToUnicode")]))
        for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", fonts)
    }
    font, found = "", [""]
    for chosen, pieces, ends in _SHOWN.findall(_content(objects[_reference(page, b"Contents")])):
        if chosen:
            font = chosen.decode()
        elif ends:
            found.append("")
        else:
            glyphs = b"".join(_unescaped(said) for said in _SAID.findall(pieces))
            pairs = (int.from_bytes(glyphs[at : at + 2], "big") for at in range(0, len(glyphs), 2))
            found[-1] += "".join(letters[font].get(pair, "") for pair in pairs)
    return "\n".join(line for line in found if line)


def _reference(body: bytes, name: bytes) -> int:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    assert found is not None, name
    return int(found[1])


def _content(body: bytes) -> bytes:
    found = _STREAM.search(body)
    assert found is not None
    return zlib.decompress(found[1])


def _letters(table: bytes) -> dict[int, str]:
    letters: dict[int, str] = {}
    for first, last, text in re.findall(rb"<(\w{4})> (?:<(\w{4})> )?<(\w+)>\n", table):
        said = bytes.fromhex(text.decode())
        for step in range(int(last or first, 16) - int(first, 16) + 1):
            code = said[:-2] + (int.from_bytes(said[-2:], "big") + step).to_bytes(2, "big")
            letters[int(first, 16) + step] = code.decode("utf-16-be")
    return letters


def _unescaped(said: bytes) -> bytes:
    def plain(found: re.Match[bytes]) -> bytes:
        what = found[1]
        return bytes([int(what, 8)]) if what.isdigit() else _ESCAPES.get(what, what)

    return re.sub(rb"\\([0-7]{1,3}|.)", plain, said, flags=re.S)
