"""What the exchange keeps beside the entries: what went to whom, what came from whom, and who signed that."""

from sqlalchemy import Column, Integer, MetaData, Table, Text

TABLES = MetaData()

pairs = Table(
    "exchange_pairs", TABLES,
    Column("pair", Text, primary_key=True),
    Column("scanned", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("seen", Text, nullable=False))
"""One row for each pair of our key and a peer's: up to which entry we looked for what may go, and the last checkpoint
of theirs that we saw, of so many entries."""

sent = Table(
    "exchange_sent", TABLES,
    Column("pair", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sha256", Text, nullable=False),
    Column("statement", Text, nullable=False),
    Column("sealed", Text, nullable=False),
    Column("acknowledged", Text, nullable=False),
    Column("trouble", Text, nullable=False))
"""The outbox. ``sealed`` is what is sent until it is acknowledged; then the signed statement and the receipt stay."""

carried = Table(
    "exchange_carried", TABLES,
    Column("pair", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("number", Integer, nullable=False))
"""Which entry went in which bundle."""

received = Table(
    "exchange_received", TABLES,
    Column("pair", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sha256", Text, nullable=False),
    Column("statement", Text, nullable=False))
"""What a peer signed of each bundle that was applied."""

conflicts = Table(
    "exchange_conflicts", TABLES,
    Column("pair", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("noted", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("statement", Text, nullable=False))
"""Signed statements of a peer that cannot be true beside others of its own: kept to be shown, never applied."""
