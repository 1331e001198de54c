import copy
import pickle

from focusflow_desktop.photos.library.pixels import Pixels, PixelSource
from focusflow_desktop.photos.pool import Pool


def test_pixels_cross_a_process_whole():
    shown = _picture(640, 480)
    with Pool(workers=1) as pool:
        assert pool.submit(copy.copy, shown).result(60) == shown


def test_pixels_can_be_pickled_by_any_protocol():
    shown = _picture(4, 3)
    for protocol in range(2, 6):
        assert pickle.loads(pickle.dumps(shown, protocol)) == shown


def _picture(width: int, height: int) -> Pixels:
    rgb = (bytes(range(256)) * (width * height * 3 // 256 + 1))[: width * height * 3]
    return Pixels(
        width=width, height=height, rgb=rgb, source=PixelSource.HALF, original_width=9, is_partial=True
    )
