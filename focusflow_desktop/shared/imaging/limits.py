"""What a picture file may be before any pixel of it is decoded (R13): its format, its size, its profile."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, UnidentifiedImageError

from focusflow_desktop.shared.errors import Damaged, Refused

MAX_PIXELS = 250_000_000
MAX_SIDE_PX = 65_535
MAX_ICC_BYTES = 4 << 20
MAX_METADATA_BYTES = 64 << 20
MAX_XMP_BYTES = 1 << 20
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "AVIF")  # never every plug-in that Pillow happens to have

_HEIF_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})


def check_size(width: int, height: int) -> None:
    """Refuse pictures whose decoding would not fit a worker."""
    if width < 1 or height < 1:
        raise Damaged("imaging.empty", "The picture has no pixels.")
    if width > MAX_SIDE_PX or height > MAX_SIDE_PX or width * height > MAX_PIXELS:
        raise Refused(
            "imaging.too_large",
            f"The picture is {width} × {height} pixels, more than FocusFlow opens.",
            width=width,
            height=height,
        )


def is_jpeg(encoded: bytes) -> bool:
    """Whether the bytes begin as a JPEG does, whatever the file is called."""
    return encoded[:3] == b"\xff\xd8\xff"


def is_heif(encoded: bytes) -> bool:
    """Whether the bytes begin as a HEIC or HEIF does."""
    return encoded[4:8] == b"ftyp" and encoded[8:12] in _HEIF_BRANDS


def open_checked(encoded: bytes) -> Image.Image:
    """Open by header only, within the allowed formats and sizes; pixels are not decoded yet."""
    if not encoded:
        raise Damaged("imaging.empty_file", "The file is empty.")
    opened = _open_heif(encoded) if is_heif(encoded) else _open_pillow(encoded)
    check_size(*opened.size)
    return opened


def _open_pillow(encoded: bytes) -> Image.Image:
    own_limit = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = None  # `check_size` decides; Pillow would only warn
    try:
        return Image.open(BytesIO(encoded), formats=FORMATS)
    except UnidentifiedImageError as error:
        raise Refused("imaging.unknown_format", "This is not a picture FocusFlow can read.") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise Damaged("imaging.damaged", f"The picture is damaged: {error}", reason=str(error)) from error
    finally:
        Image.MAX_IMAGE_PIXELS = own_limit


def _open_heif(encoded: bytes) -> Image.Image:
    import pi_heif

    try:
        heif = pi_heif.open_heif(BytesIO(encoded), convert_hdr_to_8bit=True)
        check_size(*heif.size)
        image: Image.Image = heif.to_pillow()
    except (OSError, ValueError, SyntaxError, EOFError, RuntimeError) as error:
        raise Damaged("imaging.damaged", f"The picture is damaged: {error}", reason=str(error)) from error
    return image
