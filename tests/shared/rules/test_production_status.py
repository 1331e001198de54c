from itertools import product

import pytest

from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records.sessions import ProductionStatus as Status
from focusflow_desktop.shared.rules.production_status import PRODUCTION

ALLOWED = {
    ("not_shot", "import"): "imported",
    ("imported", "back_up"): "backed_up",
    ("imported", "cull"): "culled",
    ("backed_up", "cull"): "culled",
    ("backed_up", "import"): "imported",
    ("culled", "edit"): "editing",
    ("culled", "import"): "imported",
    ("editing", "finish"): "edited",
    ("edited", "proof"): "proofing",
    ("edited", "deliver"): "delivered",
    ("edited", "edit"): "editing",
    ("proofing", "deliver"): "delivered",
    ("proofing", "edit"): "editing",
    ("delivered", "edit"): "editing",
}
EVENTS = sorted({event for _, event in ALLOWED})


@pytest.mark.parametrize(("status", "event"), list(product(Status, EVENTS)))
def test_every_move_of_a_shoots_pictures_is_as_written_or_refused(status: Status, event: str) -> None:
    if (status.value, event) in ALLOWED:
        assert PRODUCTION.move(status, event) == ALLOWED[status.value, event]
        return
    with pytest.raises(Refused) as refused:
        PRODUCTION.move(status, event)
    assert set(refused.value.fields["allowed"]) == {e for s, e in ALLOWED if s == status}
