"""Founding a studio on this machine."""

from __future__ import annotations

import re
from uuid import UUID

from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Member, StudioProfile
from focusflow_desktop.shared.records.members import MemberRole


def found_studio(
    db: DbSession,
    tenant_id: UUID,
    *,
    name: str,
    country: str,
    currency: str,
    photographer: str = "",
    is_sample: bool = False,
) -> Changes:
    """Give this studio its name, country (ISO 3166-1) and currency (ISO 4217); who founds it owns it. Raises Refused."""
    if not name.strip():
        raise Refused("studio_name_missing", "A studio needs a name.")
    if not re.fullmatch("[A-Z]{2}", country):
        raise Refused("country_unknown", "Choose a country from the list.", country=country)
    if not re.fullmatch("[A-Z]{3}", currency):
        raise Refused("currency_unknown", "Choose a currency from the list.", currency=currency)
    db.add(
        StudioProfile(
            id=tenant_id, name=name.strip(), country=country, currency=currency, is_sample=is_sample
        )
    )
    if photographer.strip():
        db.add(Member(name=photographer.strip(), role=MemberRole.OWNER))
    return Changes.of("studios", [tenant_id]) | Changes.of("members")
