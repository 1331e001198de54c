"""R13: files made to break their reader, each decoded in the pool with limits. It reports, and the pool stays alive."""

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from focusflow_desktop.photos.library.decoding import decode_for_screen
from focusflow_desktop.photos.library.facts import read_facts
from focusflow_desktop.photos.library.inspection import inspect
from focusflow_desktop.photos.library.pixels import Pixels
from focusflow_desktop.photos.library.thumbnailing import make_thumbnail
from focusflow_desktop.photos.pool import Limits, Pool
from focusflow_desktop.shared.errors import WorldError
from tests.support.picture_files import (
    FIRST_TAGS,
    LONG,
    SHORT,
    TiffBuilder,
    dng,
    exif_block,
    iso_box,
    jpeg,
    raf,
    scene,
)

LIMITS = Limits(seconds=20, memory_bytes=1 << 30)
BOX = (320, 320)


@pytest.fixture(scope="module")
def pool():
    with Pool(workers=2) as shared:
        yield shared


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(width: int, height: int, *chunks: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IEND", b"")


def encoded(form: str) -> bytes:
    out = io.BytesIO()
    Image.fromarray(scene(96, 64)).save(out, form)
    return out.getvalue()


def jpeg_of_size(width: int, height: int) -> bytes:
    content = bytearray(jpeg(64, 40))
    frame = content.index(b"\xff\xc0")
    struct.pack_into(">HH", content, frame + 5, height, width)
    return bytes(content)


def tiff_of_size(width: int, height: int, *, photometric: int = 2) -> bytes:
    tiff = TiffBuilder()
    tags = {
        256: (LONG, width),
        257: (LONG, height),
        258: (SHORT, [8, 8, 8]),
        259: (SHORT, 1),
        277: (SHORT, 3),
    }
    strip = {262: (SHORT, photometric), 273: (LONG, 8), 278: (LONG, height), 279: (LONG, 0xFFFFFFF0)}
    return tiff.finish(tiff.directory({**FIRST_TAGS, **tags, **strip}))


def looped_tiff() -> bytes:
    tiff = TiffBuilder()
    start = len(tiff.content)
    return tiff.finish(tiff.directory({330: (LONG, start), 0x8769: (LONG, start)}, following=start))


ZEROS = zlib.compress(bytes(200 << 20), 9)  # 200 MB of nothing in 200 kB

HOSTILE = {
    "zero_byte.jpg": b"",
    "one_byte.nef": b"I",
    "letter.jpg": b"Dear Anna, these are not pictures." * 40,
    "start_only.jpg": b"\xff\xd8\xff",
    "thirty_thousand.png": png(30_000, 30_000, chunk(b"IDAT", zlib.compress(bytes(1000)))),
    "text_bomb.png": png(8, 8, chunk(b"zTXt", b"a\0\0" + ZEROS), chunk(b"IDAT", zlib.compress(bytes(200)))),
    "profile_bomb.png": png(
        8, 8, chunk(b"iCCP", b"a\0\0" + ZEROS), chunk(b"IDAT", zlib.compress(bytes(200)))
    ),
    "pixel_bomb.png": png(14_000, 14_000, chunk(b"IDAT", ZEROS)),
    "largest.jpg": jpeg_of_size(65_535, 65_535),
    "no_width.jpg": jpeg_of_size(0, 400),
    "wide.jpg": jpeg_of_size(60_000, 4_000),
    "four_gigabytes.tif": tiff_of_size(40_000, 30_000),
    "four_gigabytes.nef": tiff_of_size(40_000, 30_000, photometric=32803),
    "looped.tif": looped_tiff(),
    "looped.cr2": looped_tiff(),
    "looped_exif.jpg": jpeg(64, 40, exif=looped_tiff()),
    "overflow.jpg": jpeg(64, 40, exif=exif_block()[:40] + b"\xff" * 200),
    "endless_boxes.heic": iso_box(b"ftyp", b"heic\0\0\0\0") + iso_box(b"meta", bytes(4)) * 20_000,
    "zero_sized_boxes.cr3": iso_box(b"ftyp", b"crx \0\0\0\1") + bytes(4000),
    "deep_boxes.heic": iso_box(b"ftyp", b"heic\0\0\0\0") + b"\0\0\0\0meta" * 5000,
    "far_table.raf": raf(length=0xFFFFFFFF, present=20),
    "a_gif.jpg": b"GIF89a" + bytes(400),
    "a_script.png": b"%!PS-Adobe-3.0 EPSF-3.0\n" + bytes(400),
    "gzip.fits": b"\x1f\x8b\x08" + bytes(400),
    "polyglot.jpg": jpeg(64, 40) + b"PK\x03\x04" + bytes(400),
    "a_png.nef": encoded("PNG"),
    "a_tiff.jpg": encoded("TIFF"),
    "a_webp.dng": encoded("WEBP"),
}


def read_it_all(path):
    """Everything the program does with a new file, as one job: judge, read its facts, show it, make it small."""
    told: list[str] = [inspect(path).state.value]
    for step in (read_facts, _shown, _small):
        try:
            step(path)
            told.append("done")
        except WorldError as error:
            told.append(error.code)
    return told


def _shown(path) -> Pixels:
    return decode_for_screen(path, BOX)


def _small(path) -> bytes:
    return make_thumbnail(path, 256)


def is_alive(pool: Pool) -> bool:
    return pool.submit(abs, -1).result(60) == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_reported_and_the_pool_stays_alive(pool, tmp_path, name):
    (tmp_path / name).write_bytes(HOSTILE[name])
    try:
        told = pool.submit(read_it_all, tmp_path / name, limits=LIMITS).result(60)
        assert len(told) == 4
    except WorldError as error:
        assert error.message  # stopped at a limit, and says so
    assert is_alive(pool)


@pytest.mark.parametrize("name", ["thirty_thousand.png", "largest.jpg", "four_gigabytes.tif"])
def test_what_is_too_large_is_refused_before_a_pixel_is_decoded(pool, tmp_path, name):
    (tmp_path / name).write_bytes(HOSTILE[name])
    told = pool.submit(read_it_all, tmp_path / name, limits=LIMITS).result(60)
    assert told[2] == "imaging.too_large"


def test_bombs_that_unfold_beyond_the_limit_are_stopped(pool, tmp_path):
    for name in ("pixel_bomb.png", "text_bomb.png"):
        (tmp_path / name).write_bytes(HOSTILE[name])
        tight = Limits(seconds=20, memory_bytes=600 << 20)
        ticket = pool.submit(decode_for_screen, tmp_path / name, BOX, limits=tight)
        try:
            assert ticket.result(60).width <= BOX[0]
        except WorldError as error:
            assert error.message
        assert is_alive(pool)


WHOLE = {
    "a.jpg": jpeg(160, 100, exif=exif_block()),
    "a.png": encoded("PNG"),
    "a.webp": encoded("WEBP"),
    "a.tif": encoded("TIFF"),
    "a.dng": dng(64, 48),
    "a.raf": raf(length=3000, present=3000),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_cut_at_every_sixty_fourth_is_reported(pool, tmp_path, name):
    content = WHOLE[name]
    tickets = []
    for part in range(64):
        path = tmp_path / f"{part}_{name}"
        path.write_bytes(content[: len(content) * part // 64])
        tickets.append(pool.submit(read_it_all, path, limits=LIMITS))
    assert all(len(ticket.result(120)) == 4 for ticket in tickets)
    assert is_alive(pool)


@pytest.mark.parametrize("name", WHOLE)
def test_flipped_bits_are_survived(pool, tmp_path, name):
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    tickets = []
    for number in range(24):
        content = bytearray(WHOLE[name])
        for place in rng.integers(0, min(len(content), 4000), 1 + number % 8):
            content[place] ^= 1 << int(rng.integers(0, 8))
        path = tmp_path / f"{number}_{name}"
        path.write_bytes(content)
        tickets.append(pool.submit(read_it_all, path, limits=LIMITS))
    for ticket in tickets:
        try:
            ticket.result(120)
        except WorldError as error:
            assert error.message
    assert is_alive(pool)


def test_nothing_hostile_is_written_to(pool, tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(WHOLE["a.jpg"])
    before = path.stat()
    pool.submit(read_it_all, path, limits=LIMITS).result(60)
    after = path.stat()
    assert (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
