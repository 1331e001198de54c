"""Why a sidecar could not be read or written, as its row keeps it: the code and what fills its sentence.

The window says it in the person's language; the English sentence lies beside it. Rows of earlier versions hold the
sentence alone, and are read as that.
"""

from __future__ import annotations

import json

from focusflow_desktop.shared.errors import Refused, WorldError

_SENTENCE_ALONE = "sidecar_problem"


def kept_text(problem: WorldError) -> str:
    """What the row keeps of it."""
    kept = {"code": problem.code, "message": problem.message, "fields": problem.fields}
    return json.dumps(kept, ensure_ascii=False, default=str)


def problem_of(text: str) -> WorldError:
    """The problem that a row keeps; one of an earlier version has its English sentence and no code of its own."""
    try:
        kept = json.loads(text)
    except ValueError:
        return Refused(_SENTENCE_ALONE, text)
    if not isinstance(kept, dict) or not {"code", "message", "fields"} <= kept.keys():
        return Refused(_SENTENCE_ALONE, text)
    return Refused(str(kept["code"]), str(kept["message"]), **kept["fields"])
