"""The end of an import counts only what helps when the card is gone."""

from __future__ import annotations

import shutil
from typing import Any

from focusflow_desktop.photos.ingest.cards import read_card
from focusflow_desktop.photos.ingest.closing import judge_results, write_manifests
from focusflow_desktop.photos.ingest.places import Place
from focusflow_desktop.photos.ingest.verdict import Verdict


def test_a_copy_on_the_volume_to_be_formatted_is_no_reason_to_format_it(desk: Any) -> None:
    desk.shoot("IMG_0001.JPG")
    result = desk.import_card()
    volume = next(folder for folder in desk.root.parents if folder.is_mount())
    judged = judge_results(read_card(desk.card), result.files, source=Place.of(volume))
    assert result.judgement.verdict is Verdict.MAY_FORMAT
    assert judged.verdict is Verdict.ONE_VERIFIED_COPY


def test_a_drive_that_is_gone_gets_no_manifest_and_the_other_does(desk: Any) -> None:
    desk.shoot("IMG_0001.JPG")
    result = desk.import_card()
    places = [Place.of(desk.laptop), Place.of(desk.drive)]
    shutil.rmtree(desk.drive)
    at = desk.around.clock.now()
    written = write_manifests(places, result.files, judgement=result.judgement, run="0" * 36, at=at)
    assert [path.parent.parent for path in written] == [desk.laptop]
    assert not desk.drive.exists()
