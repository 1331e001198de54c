"""One figure: what was measured, what the peer did in the same run, and whether the floor holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A line of the report. `ratio`, `at_least` and `holds` are None where there is nothing to compare with."""

    id: str
    value: float
    unit: str
    peer: str | None = None
    peer_value: float | None = None
    ratio: float | None = None
    at_least: float | None = None
    holds: bool | None = None
    limit: str = "at_least"  # or "at_most": then `at_least` is the ceiling of an absolute figure


def against(
    figure_id: str, value: float, *, unit: str, peer: str, peer_value: float | None, at_least: float
) -> Figure:
    """A figure that has to be `at_least` so many times its peer's; without a peer's value nothing is judged."""
    ratio = value / peer_value if peer_value else None
    return Figure(
        id=figure_id,
        value=round(value, 3),
        unit=unit,
        peer=peer,
        peer_value=round(peer_value, 3) if peer_value else None,
        ratio=round(ratio, 3) if ratio else None,
        at_least=at_least,
        holds=ratio >= at_least if ratio else None,
    )


def at_most(figure_id: str, value: float, *, unit: str, limit: float) -> Figure:
    """An absolute figure that has to stay below its ceiling."""
    return Figure(
        id=figure_id,
        value=round(value, 3),
        unit=unit,
        at_least=limit,
        holds=value <= limit,
        limit="at_most",
    )
