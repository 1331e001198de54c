"""A photo whose sidecar was left alone: the reason stands there in the person's language, and it can be tried again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QLabel

from focusflow_desktop.photos.sidecars.problems import kept_text
from focusflow_desktop.photos.sidecars.queries import WaitingPhoto
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.ui.sidecars.choice_part import ChoicePart

READ_ONLY = Refused("sidecar_read_only", "A.xmp is write-protected.", file="A.xmp")


class German(QTranslator):
    """Knows one error."""

    def translate(self, context: str, source: str, *_more: object) -> str:
        known = (context, source) == ("errors", "sidecar_read_only")
        return "{file} ist schreibgeschützt." if known else ""


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translator = German()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def part(qtbot) -> ChoicePart:
    part = ChoicePart()
    qtbot.addWidget(part)
    return part


def refused(problem: str) -> WaitingPhoto:
    return WaitingPhoto(photo_id=new_id(), name="A.CR3", folder=None, disputes=(), problem=problem)


def said(part: ChoicePart) -> list[str]:
    return [label.text() for label in part.findChildren(QLabel)]


def test_the_reason_is_said_in_the_persons_language(german: None, part: ChoicePart) -> None:
    part.show_photo(refused(kept_text(READ_ONLY)))
    assert "A.xmp ist schreibgeschützt." in said(part)


def test_without_a_translation_the_english_sentence_is_said(part: ChoicePart) -> None:
    part.show_photo(refused(kept_text(READ_ONLY)))
    assert "A.xmp is write-protected." in said(part)


def test_a_reason_kept_by_an_earlier_version_is_said_as_it_is(part: ChoicePart) -> None:
    part.show_photo(refused("This file is not valid XMP."))
    assert "This file is not valid XMP." in said(part)


def test_the_file_can_be_read_again(part: ChoicePart) -> None:
    asked: list[WaitingPhoto] = []
    part.look_again_asked.connect(asked.append)
    photo = refused(kept_text(READ_ONLY))
    part.show_photo(photo)
    [again] = part.buttons
    again.click()
    assert asked == [photo]
