from dataclasses import replace

import pytest

from focusflow_desktop.photos.export.presets import builtin_presets
from focusflow_desktop.shared.imaging.recipe import Fit
from focusflow_desktop.ui.export.words import bytes_words, facts_of, one_line

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (1_500_000, "1.5 MB"),
        (412_000_000_000, "412.0 GB"),
        (5_000_000_000_000, "5000.0 GB"),
    ],
)
def test_bytes_are_said_in_the_unit_a_person_would_choose(count, said):
    assert bytes_words(count) == said


def test_every_preset_says_what_it_does_in_one_line():
    lines = [one_line(preset) for preset in builtin_presets()]
    assert all(line.startswith(("JPEG", "TIFF", "PNG", "WEBP", "AVIF")) for line in lines), lines
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize("fit", list(Fit))
def test_every_way_to_fit_has_words(fit):
    preset = builtin_presets()[0]
    changed = replace(
        preset, recipe=replace(preset.recipe, fit=fit, px=1000, px_high=800, megapixels=2.0, percent=50.0)
    )
    size = next(fact.value for fact in facts_of(changed) if fact.name == "Size")
    assert size
    assert "{" not in size
