"""One picture exactly as an export would write it, for the eye: rendered in a worker, nothing is written."""

from __future__ import annotations

from dataclasses import dataclass

from focusflow_desktop.photos.export.plan import PhotoWork
from focusflow_desktop.photos.export.worker import read_source
from focusflow_desktop.shared.errors import Unavailable, WorldError
from focusflow_desktop.shared.imaging.render import render


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The file that would be written."""

    name: str
    content: bytes
    width: int
    height: int

    @property
    def byte_count(self) -> int:
        """The size of the file."""
        return len(self.content)


def render_preview(work: PhotoWork) -> Preview:
    """Render the first output of this photo. Raises what the export would report for it."""
    [output] = work.outputs
    [made] = render(read_source(work), [output.preset.recipe])
    if isinstance(made, WorldError):
        raise made
    return Preview(name=output.path.name, content=made.content, width=made.width, height=made.height)


def final_missing(name: str, final: str) -> Unavailable:
    """The error of a photo whose only finals are not here; its original is not shown in their place unasked."""
    return Unavailable(
        "export.final_missing",
        f"{name} was edited, but its final {final} is not here now. Connect its drive, or export the original.",
        name=name,
        final=final,
    )


def no_file(name: str) -> Unavailable:
    """The error of a photo that has no file on this machine."""
    return Unavailable(
        "export.no_file_here",
        f"{name} has no file on this machine now. Connect its drive and try again.",
        name=name,
    )
