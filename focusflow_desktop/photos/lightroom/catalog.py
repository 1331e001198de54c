"""Reads a Lightroom catalog into plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from focusflow_desktop.db.sqlite import sqlite
from focusflow_desktop.photos.lightroom.private_copy import private_copy
from focusflow_desktop.photos.lightroom.rows import CatalogCollection, CatalogContent, CatalogPhoto
from focusflow_desktop.photos.lightroom.tables import Row, Tables
from focusflow_desktop.photos.sidecars.labels import label_from_text
from focusflow_desktop.photos.sidecars.marks import clean_text
from focusflow_desktop.shared.errors import Damaged
from focusflow_desktop.shared.records.photos import Flag

_GROUP = "com.adobe.ag.library.group"
_SMART = "com.adobe.ag.library.smart_collection"
_QUICK = "quick collection"


def read_catalog(catalog: Path, *, scratch: Path | None = None, despite_lock: bool = False) -> CatalogContent:
    """Everything that FocusFlow takes over from a catalog."""
    with private_copy(catalog, scratch=scratch, despite_lock=despite_lock) as copy:
        try:
            with closing(sqlite.connect(str(copy))) as connection:
                return _content(Tables(connection), catalog)
        except sqlite.DatabaseError as error:
            raise Damaged(
                "catalog_damaged",
                f"{catalog.name} is damaged ({error}). Let Lightroom repair it, or take one of its backups.",
                file=catalog.name,
            ) from error


def _content(tables: Tables, catalog: Path) -> CatalogContent:
    tables.require_a_catalog(catalog.name)
    images = list(
        tables.rows("Adobe_images", "id_local rootFile rating pick colorLabels captureTime masterImage")
    )
    masters = {row["id_local"]: row["masterImage"] or row["id_local"] for row in images}
    collections, smart = _collections(tables, masters)
    identity = tables.variable("Adobe_storeProviderID") or str(catalog.absolute())
    return CatalogContent(
        key=sha256(identity.encode()).hexdigest(),
        version=tables.version(),
        photos=_photos(tables, [row for row in images if not row["masterImage"]]),
        collections=collections,
        virtual_copies=sum(1 for row in images if row["masterImage"]),
        smart_collections=smart,
        stacks=sum(1 for _ in tables.rows("AgLibraryFolderStack", "id_local")),
    )


def _photos(tables: Tables, images: list[Row]) -> tuple[CatalogPhoto, ...]:
    files = _file_places(tables)
    keywords = _keywords(tables)
    captions = {row["image"]: row["caption"] for row in tables.rows("AgLibraryIPTC", "image caption")}
    found = []
    for row in images:
        if row["rootFile"] not in files:
            continue  # Lightroom's own leftovers: an image without a file
        root, relative = files[row["rootFile"]]
        photo = CatalogPhoto(
            id=row["id_local"],
            root=root,
            relative=relative,
            rating=min(max(int(row["rating"] or 0), 0), 5),
            flag=_flag(row["pick"]),
            label=label_from_text(row["colorLabels"]),
            keywords=keywords.get(row["id_local"], frozenset()),
            caption=clean_text(captions.get(row["id_local"])),
            captured_at=_instant(row["captureTime"]),
        )
        found.append(photo)
    return tuple(found)


def _file_places(tables: Tables) -> dict[int, tuple[str, str]]:
    roots = {
        row["id_local"]: row["absolutePath"]
        for row in tables.rows("AgLibraryRootFolder", "id_local absolutePath")
    }
    folders = {
        row["id_local"]: (roots[row["rootFolder"]], row["pathFromRoot"] or "")
        for row in tables.rows("AgLibraryFolder", "id_local pathFromRoot rootFolder")
        if row["rootFolder"] in roots
    }
    places = {}
    for row in tables.rows("AgLibraryFile", "id_local folder baseName extension idx_filename"):
        name = f"{row['baseName']}.{row['extension']}" if row["baseName"] else row["idx_filename"]
        if name and row["folder"] in folders:
            root, folder = folders[row["folder"]]
            places[row["id_local"]] = (root, folder + name)
    return places


def _keywords(tables: Tables) -> dict[int, frozenset[str]]:
    tree = {row["id_local"]: row for row in tables.rows("AgLibraryKeyword", "id_local name parent")}
    words: dict[int, set[str]] = defaultdict(set)
    for row in tables.rows("AgLibraryKeywordImage", "image tag"):
        path = "|".join(_names(row["tag"], tree))
        if path:
            words[row["image"]].add(path)
    return {image: frozenset(found) for image, found in words.items()}


def _collections(tables: Tables, masters: Mapping[int, int]) -> tuple[tuple[CatalogCollection, ...], int]:
    columns = "id_local name parent creationId systemOnly"
    tree = {row["id_local"]: row for row in tables.rows("AgLibraryCollection", columns)}
    members: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for row in tables.rows("AgLibraryCollectionImage", "collection image positionInCollection"):
        if row["image"] in masters:
            members[row["collection"]].append((str(row["positionInCollection"] or ""), masters[row["image"]]))
    found = [
        CatalogCollection(
            id=key,
            parent_id=row["parent"] if row["parent"] in tree else None,
            names=_names(key, tree),
            is_set=row["creationId"] == _GROUP,
            photo_ids=tuple(dict.fromkeys(image for _, image in sorted(members[key], key=lambda m: m[0]))),
        )
        for key, row in tree.items()
        if not _is_systems(row) and row["creationId"] != _SMART
    ]
    return tuple(found), sum(1 for row in tree.values() if row["creationId"] == _SMART)


def _is_systems(row: Row) -> bool:
    is_hidden = float(row["systemOnly"] or 0) != 0 or str(row["creationId"] or "").endswith(".unsaved")
    return is_hidden or str(row["name"] or "").casefold() == _QUICK


def _names(key: int | None, tree: Mapping[int, Row]) -> tuple[str, ...]:
    """The names from the top down; the nameless root is left out, and a circle ends where it closes."""
    names: list[str] = []
    seen: set[int] = set()
    while key is not None and key in tree and key not in seen:
        seen.add(key)
        names.append(str(tree[key]["name"] or "").replace("|", "/"))
        key = tree[key]["parent"]
    return tuple(name for name in reversed(names) if name)


def _flag(pick: object) -> Flag:
    number = float(str(pick or 0))
    return Flag.PICK if number > 0 else Flag.REJECT if number < 0 else Flag.NONE


def _instant(text: object) -> datetime | None:
    """The capture time, naive: a zone is dropped, because FocusFlow keeps the camera's own clock."""
    try:
        return datetime.fromisoformat(str(text)).replace(tzinfo=None) if text else None
    except ValueError:
        return None
