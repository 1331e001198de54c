"""What the person chose at the first start, as a value, and the countries the question knows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QLocale


class Way(StrEnum):
    """How to begin."""

    START = "start"
    BRING = "bring"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstChoice:
    """The answer to the first start. For the sample studio, and for one that is brought along, the answers are its own."""

    way: Way
    photographer: str = ""
    studio_name: str = ""
    country: str = ""  # ISO 3166-1 alpha-2
    currency: str = ""  # ISO 4217
    export: Path | None = None  # the studio to bring along


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country as the question shows it."""

    code: str
    name: str
    currency: str


def countries() -> list[Country]:
    """Every country Qt knows with a currency, by name."""
    found: dict[str, Country] = {}
    for territory in QLocale.Country:
        code = QLocale.territoryToCode(territory)
        locale = QLocale(QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, territory)
        currency = locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
        if len(code) == 2 and code.isalpha() and len(currency) == 3 and locale.territory() == territory:
            found[code] = Country(code=code, name=QLocale.territoryToString(territory), currency=currency)
    return sorted(found.values(), key=lambda country: country.name)


def country_here() -> str:
    """The country the system is set to."""
    return QLocale.territoryToCode(QLocale.system().territory())
