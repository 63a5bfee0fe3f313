"""What all tests share: the knowledge that ships, loaded once, and how to make a report from a text."""

import hashlib
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, make_url, text

from tests import postgres
from truceline.knowledge.knowledge import Knowledge, load_knowledge
from truceline.model.report import Report, Section

MakeReport = Callable[[str], Report]

# A machine that does other things too proves nothing: no property has a deadline.
settings.register_profile("truceline", deadline=None)
settings.register_profile("repeatable", deadline=None, derandomize=True)  # for CI: a red run is red again
settings.load_profile("truceline")


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The package's own data."""
    return load_knowledge()


@pytest.fixture(scope="session")
def make_report() -> MakeReport:
    """A report from a text: all of it body, nothing else known."""

    def make(text: str) -> Report:
        digest = hashlib.sha256(text.encode()).hexdigest()
        return Report(id=f"report-{digest[:16]}", path="made.txt", text=text, sha256=digest,
                      sections=(Section(kind="body", start=0, end=len(text)),))

    return make


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL that these tests started; skips where none is installed."""
    programs = postgres.programs()
    if programs is None:
        pytest.skip(postgres.MISSING)
    with postgres.server(programs) as address:
        yield address


@pytest.fixture
def postgresql(postgres_server: str) -> str:
    """The address of a PostgreSQL with nothing in it."""
    engine = create_engine(make_url(postgres_server).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return postgres_server
