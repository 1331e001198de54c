"""The three Windows calls this room needs: an unbuffered read handle, a volume's disks, and nothing more.

Python's own open cannot ask for FILE_FLAG_NO_BUFFERING, nor name the physical disks behind a volume.
"""

from __future__ import annotations

import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    import msvcrt
    import os
    import struct
    from ctypes import wintypes

    _GENERIC_READ = 0x80000000
    _SHARE_ALL = 0x7
    _OPEN_EXISTING = 3
    _NO_BUFFERING = 0x20000000
    _SEQUENTIAL = 0x08000000
    _GET_DISK_EXTENTS = 0x00560000
    _INVALID = ctypes.c_void_p(-1).value

    def open_unbuffered(path: Path) -> int:
        """A descriptor whose reads bypass the cache; buffers must be aligned, as `blocks` gives them."""
        handle = _open(str(path), access=_GENERIC_READ, flags=_NO_BUFFERING | _SEQUENTIAL)
        return msvcrt.open_osfhandle(handle, os.O_RDONLY)

    def disks_of_volume(path: Path) -> list[int]:
        """The numbers of the physical disks on which the volume of `path` lies."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        root = ctypes.create_unicode_buffer(1024)
        if not kernel.GetVolumePathNameW(str(path), root, 1024):
            raise ctypes.WinError(ctypes.get_last_error())
        name = ctypes.create_unicode_buffer(64)
        if not kernel.GetVolumeNameForVolumeMountPointW(root.value, name, 64):
            raise ctypes.WinError(ctypes.get_last_error())
        handle = _open(name.value.rstrip("\\"), access=0, flags=0)
        try:
            answer = ctypes.create_string_buffer(8 + 24 * 32)
            count = wintypes.DWORD()
            if not kernel.DeviceIoControl(
                wintypes.HANDLE(handle),
                _GET_DISK_EXTENTS,
                None,
                0,
                answer,
                len(answer),
                ctypes.byref(count),
                None,
            ):
                raise ctypes.WinError(ctypes.get_last_error())
            found = struct.unpack_from("<I", answer.raw, 0)[0]
            return [struct.unpack_from("<I", answer.raw, 8 + 24 * index)[0] for index in range(found)]
        finally:
            kernel.CloseHandle(wintypes.HANDLE(handle))

    def _open(name: str, *, access: int, flags: int) -> int:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateFileW.restype = ctypes.c_void_p
        handle = kernel.CreateFileW(name, access, _SHARE_ALL, None, _OPEN_EXISTING, flags, None)
        if handle is None or handle == _INVALID:
            raise ctypes.WinError(ctypes.get_last_error())
        return int(handle)

else:

    def open_unbuffered(path: Path) -> int:
        """Only Windows has such handles."""
        raise NotImplementedError(f"unbuffered handles exist on Windows only: {path}")

    def disks_of_volume(path: Path) -> list[int]:
        """Only Windows has such volumes."""
        raise NotImplementedError(f"volumes are asked on Windows only: {path}")
