"""The tables of a ledger. ``entries`` is the ledger; all else lies beside it or can be made from it again."""

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text

TABLES = MetaData()

about = Table(
    "about", TABLES,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False))
"""What the ledger is: its form, its organisation, its id."""

head = Table(
    "head", TABLES,
    Column("one", Integer, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("noted", Text, nullable=False),
    Column("frontier", Text, nullable=False))
"""One row: how many entries there are, when the last came, and the hashes from which their tree goes on."""

entries = Table(
    "entries", TABLES,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("noted", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("entries_by_kind", "kind", "number"),
    Index("entries_by_key", "key"))
"""``body`` is the canonical JSON whose SHA-256 is ``id``; ``noted`` is when it came into this ledger."""

refers = Table(
    "refers", TABLES,
    Column("number", Integer, nullable=False, primary_key=True, autoincrement=False),
    Column("target", Text, nullable=False, primary_key=True),
    Index("refers_by_target", "target"))

evidence = Table(
    "evidence", TABLES,
    Column("sha256", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False))
"""The original bytes of reports."""

checkpoints = Table(
    "checkpoints", TABLES,
    Column("size", Integer, primary_key=True, autoincrement=False),
    Column("signed", Text, nullable=False))

# ------------------------------------------------------------------ made from the entries, and to be made again at will

readings = Table(
    "readings", TABLES,
    Column("report", Text, primary_key=True),
    Column("knowledge", Text, nullable=False),
    Column("draft", Text, nullable=False))
"""What each report says, as one version of the knowledge read it."""

told = Table(
    "told", TABLES,
    Column("claim", Text, primary_key=True),
    Column("report", Text, nullable=False),
    Column("party", Text, nullable=False),
    Index("told_by_report", "report"),
    Index("told_by_party", "party"))
"""Where each claim stands, and of which party a position or a term of a truce is."""
