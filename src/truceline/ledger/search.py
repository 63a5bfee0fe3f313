"""Full text of the entries: each is filed under its words when it comes, and found by them."""

import re
from collections.abc import Iterable

from sqlalchemy import Connection, text

from truceline.ledger.database import SQLITE
from truceline.model.entry import Entry

_LONGEST = 250_000  # characters that PostgreSQL indexes of one entry: its list of words holds 1 MB, of 4 bytes at most
_ASKED = re.compile(r'"([^"]+)"|(\S+)')


def prepare(connection: Connection) -> None:
    """Makes the index in a new ledger."""
    if connection.dialect.name == SQLITE:
        connection.execute(text("CREATE VIRTUAL TABLE words USING fts5("
                                "said, content='', tokenize='unicode61 remove_diacritics 2')"))
    else:
        connection.execute(text("CREATE TABLE words (number INTEGER PRIMARY KEY, words TSVECTOR NOT NULL)"))
        connection.execute(text("CREATE INDEX words_by_word ON words USING GIN (words)"))


def file(connection: Connection, entries: Iterable[tuple[int, Entry]]) -> None:
    """Files entries under their words, by their numbers."""
    filed = ((number, _letters("\n".join(filter(None, entry.body.words())))) for number, entry in entries)
    rows = [{"number": number, "words": words} for number, words in filed if words]
    if not rows:
        return
    if connection.dialect.name == SQLITE:
        connection.execute(text("INSERT INTO words (rowid, said) VALUES (:number, :words)"), rows)
    else:
        connection.execute(text("INSERT INTO words VALUES (:number, to_tsvector('simple', left(:words, :longest)))"),
                           [{**row, "longest": _LONGEST} for row in rows])


def found(connection: Connection, asked: str, most: int) -> list[int]:
    """The numbers of the entries that hold all the words (and "whole phrases"), those that hold them oftenest first."""
    terms = [phrase or word for phrase, word in _ASKED.findall(_letters(asked))]
    if not any(char.isalnum() for term in terms for char in term):
        return []
    if connection.dialect.name == SQLITE:
        query = " ".join('"' + term.replace('"', '""') + '"' for term in terms)
        rows = connection.execute(text("SELECT rowid FROM words WHERE words MATCH :query ORDER BY rank LIMIT :most"),
                                  {"query": query, "most": most})
    else:
        rows = connection.execute(text(
            "SELECT number FROM words, websearch_to_tsquery('simple', :query) AS query WHERE words @@ query "
            "ORDER BY ts_rank(words, query) DESC, number LIMIT :most"),
            {"query": " ".join(f'"{term}"' for term in terms), "most": most})
    return [int(row[0]) for row in rows]


def _letters(said: str) -> str:
    """The text without what no database takes: NUL, and halves of a letter."""
    return said.replace("\0", " ").encode(errors="replace").decode()
