"""One set of records for SQLite and PostgreSQL; importing this package registers every shared table on one MetaData."""

from focusflow_desktop.shared.records.base import Base, Synced
from focusflow_desktop.shared.records.collections import Collection, CollectionPhoto
from focusflow_desktop.shared.records.finals import Final
from focusflow_desktop.shared.records.jobs import Job
from focusflow_desktop.shared.records.photos import Photo, PhotoAlias, PhotoKeyword, PhotoState
from focusflow_desktop.shared.records.sessions import PhotoSession
from focusflow_desktop.shared.records.studio import Member, StudioProfile

__all__ = [
    "Base",
    "Collection",
    "CollectionPhoto",
    "Final",
    "Job",
    "Member",
    "Photo",
    "PhotoAlias",
    "PhotoKeyword",
    "PhotoSession",
    "PhotoState",
    "StudioProfile",
    "Synced",
]
