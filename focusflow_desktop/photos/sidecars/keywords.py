"""Keywords between our form (`A|B|C` or a flat word) and the lists of a packet: flat, Lightroom's tree, digiKam's tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordLists:
    """The three lists of a packet, in the packet's order; `tags` is digiKam's, with `/` between levels."""

    subject: tuple[str, ...] = ()
    hierarchy: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def keywords_from(lists: KeywordLists) -> frozenset[str]:
    """Our keywords: every path, and each flat word that is not merely a level of some path."""
    paths = lists.hierarchy or tuple(tag.replace("/", "|") for tag in lists.tags)
    tree = {_tidy(path) for path in paths} - {""}
    levels = {level for path in tree for level in path.split("|")}
    flat = {word.strip() for word in lists.subject} - {""}
    return frozenset(tree | (flat - levels))


def lists_for(keywords: frozenset[str], *, current: KeywordLists) -> KeywordLists:
    """The lists that hold these keywords: what stays keeps its place, what is new follows in order."""
    needed = {level for keyword in keywords for level in keyword.split("|")}
    leaves = sorted({keyword.rpartition("|")[2] for keyword in keywords})
    paths = sorted(keyword for keyword in keywords if "|" in keyword)
    tags = sorted(keyword.replace("|", "/") for keyword in keywords)
    return KeywordLists(
        subject=_kept_then_new(current.subject, keep=needed, add=leaves),
        hierarchy=_kept_then_new(current.hierarchy, keep=keywords, add=paths),
        tags=_kept_then_new(current.tags, keep=set(tags), add=tags),
    )


def _kept_then_new(current: Sequence[str], *, keep: Iterable[str], add: Sequence[str]) -> tuple[str, ...]:
    wanted = frozenset(keep)
    kept = tuple(dict.fromkeys(word for word in current if _tidy(word) in wanted))
    there = {_tidy(word) for word in kept}
    return kept + tuple(word for word in add if word not in there)


def _tidy(path: str) -> str:
    return "|".join(level for level in (part.strip() for part in path.split("|")) if level)
