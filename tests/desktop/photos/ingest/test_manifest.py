"""The written list is one that sha256sum itself accepts."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest

from focusflow_desktop.photos.ingest.manifest import FOLDER


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_sha256sum_accepts_the_manifest_at_each_destination(desk: Any) -> None:
    desk.shoot("IMG_0001.CR3", "Brautpaar ü.JPG")
    result = desk.import_card()
    assert [path.parent.parent for path in result.manifests] == [desk.laptop, desk.drive]
    for manifest in result.manifests:
        command = ["sha256sum", "--strict", "-c", str(manifest)]
        checked = subprocess.run(
            command, cwd=manifest.parent.parent, capture_output=True, text=True, check=True
        )
        assert checked.stdout.count(": OK") == 2


def test_the_other_list_says_what_became_of_every_file(desk: Any) -> None:
    desk.shoot("IMG_0001.CR3")
    result = desk.import_card()
    content = json.loads(result.manifests[0].with_suffix(".json").read_text())
    assert content["verdict"]["verdict"] == "may_format"
    (file,) = content["files"]
    assert (file["file"], file["state"]) == ("DCIM/100CANON/IMG_0001.CR3", "imported")
    assert [copy["device"] for copy in file["copies"]] == ["laptop", "drive"]


def test_a_second_import_overwrites_no_manifest(desk: Any) -> None:
    desk.shoot("IMG_0001.CR3")
    desk.import_card()
    desk.import_card()
    assert len(list((desk.laptop / FOLDER).glob("*.sha256"))) == 2
