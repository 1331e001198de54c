"""Amounts as people write them and as we keep them: integers in the currency's smallest unit, never fractions.

The number of decimals is ISO 4217's; what is not listed has two.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from focusflow_desktop.shared.errors import Refused

_DECIMALS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX"), 0),
    **dict.fromkeys(("VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}
_LARGEST_MINOR = 10**15
_GROUPS = re.compile(r"\d*|\d{1,3}([.,]\d{2,3})*[.,]\d{3}")
_AMOUNT = re.compile(r"[\d.,'\u2019\s]*\d[\d.,'\u2019\s]*")


def decimals(currency: str) -> int:
    """How many digits stand behind the point: 2 for EUR, 0 for JPY, 3 for KWD."""
    return _DECIMALS.get(currency, 2)


def parse_amount(text: str, currency: str) -> int:
    """The amount in minor units. Reads `$1,234.50`, `1.234,50 €`, `1 234,5`, `(80.00)`, `-80`. Raises Refused."""
    found = _AMOUNT.search(text)
    if found is None:
        raise _no_amount(text)
    is_negative = "-" in text or "−" in text or (text.strip().startswith("(") and text.strip().endswith(")"))
    digits = re.sub(r"[\s'\u2019]", "", found.group())
    try:
        value = Decimal(_with_point(digits, decimals(currency)))
    except InvalidOperation as error:
        raise _no_amount(text) from error
    minor = value.scaleb(decimals(currency))
    if minor != minor.to_integral_value() or abs(minor) > _LARGEST_MINOR:
        raise _no_amount(text)
    return -int(minor) if is_negative else int(minor)


def _with_point(digits: str, places: int) -> str:
    """One point and no group signs: the last sign is the decimal one unless it can only group thousands."""
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return digits
    if not _GROUPS.fullmatch(digits[:last]):
        return ""
    whole, rest = re.sub(r"[.,]", "", digits[:last]), digits[last + 1 :]
    signs = [sign for sign in digits if sign in ".,"]
    groups_alone = len(rest) == 3 and places != 3 and len(set(signs)) == 1
    if groups_alone or (len(signs) > 1 and len(set(signs)) == 1):
        return whole + rest
    return f"{whole or '0'}.{rest or '0'}"


def _no_amount(text: str) -> Refused:
    return Refused("money.not_an_amount", f"“{text.strip()}” is not an amount of money.", text=text.strip())
