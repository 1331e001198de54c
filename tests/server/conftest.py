"""One embedded PostgreSQL for all server tests of a process; where none can run they are skipped, saying why."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine

from focusflow_desktop.shared.errors import WorldError
from sync_server.db.embedded import EmbeddedPostgres
from sync_server.db.engine import make_engine
from sync_server.db.roles import API
from sync_server.db.tenancy import add_studio
from sync_server.db.upgrade import bring_up_to_date

# the programs of another version, to run all this on it
OTHER_BINARIES = os.environ.get("FOCUSFLOW_TEST_POSTGRES")


@pytest.fixture(scope="session")
def open_folder() -> Iterator[Path]:
    """A folder that any user may enter; what pytest makes for root is private."""
    folder = Path(tempfile.mkdtemp(prefix="ff server "))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def cluster(open_folder: Path) -> Iterator[EmbeddedPostgres]:
    """A PostgreSQL that runs."""
    try:
        postgres = EmbeddedPostgres(
            open_folder / "data",
            public_place=open_folder / "public",
            binaries=Path(OTHER_BINARIES) if OTHER_BINARIES else None,
            is_lasting=False,
        )
        postgres.__enter__()
    except WorldError as problem:
        pytest.skip(f"no PostgreSQL runs on this machine: {problem}")
    yield postgres
    postgres.__exit__()


@pytest.fixture(scope="session")
def administrator(cluster: EmbeddedPostgres) -> Iterator[Engine]:
    """The superuser, on a database that was brought to this version."""
    cluster.ensure_database("migrated")
    engine = make_engine(cluster.url(database="migrated"), pool_size=2)
    bring_up_to_date(engine, api_password=cluster.password(API))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def api(cluster: EmbeddedPostgres, administrator: Engine) -> Iterator[Engine]:
    """The server's own user, with one connection that every test hands to the next."""
    engine = make_engine(cluster.url(user=API, database="migrated"), pool_size=1)
    yield engine
    engine.dispose()


@pytest.fixture
def empty(cluster: EmbeddedPostgres) -> Iterator[Engine]:
    """The superuser, on a database without anything."""
    name = f"empty_{uuid4().hex}"
    cluster.ensure_database(name)
    engine = make_engine(cluster.url(database=name), pool_size=2)
    yield engine
    engine.dispose()  # it goes with the cluster; dropping it waits for a checkpoint


def _studio(api: Engine) -> UUID:
    studio = uuid4()
    add_studio(api, studio)
    return studio


@pytest.fixture
def anna(api: Engine) -> UUID:
    """Anna's studio, new in each test."""
    return _studio(api)


@pytest.fixture
def boris(api: Engine) -> UUID:
    """Boris's studio, new in each test."""
    return _studio(api)
