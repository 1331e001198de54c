"""Takes what looks like a secret out of a text, for the logs of both programs."""

from __future__ import annotations

import re

_SECRETS = re.compile(
    r"(?i)\b((?:[\w-]*(?:password|passphrase|passwd|secret|token|api[_-]?key|authorization|cookie|pin))"
    r"[\"']?\s*[:=]\s*)(?:bearer\s+|basic\s+)?(\"[^\"]*\"|'[^']*'|[^\s,;&]+)"
)
_URL_SECRETS = re.compile(r"(?i)(\w+://)[^/\s:@]+:[^/\s@]+@")


def blot(text: str) -> str:
    """The text without what looks like a secret."""
    return _URL_SECRETS.sub(r"\1…@", _SECRETS.sub(r"\1…", text))
