"""From bytes to text: the encoding told, newlines kept, what is no text refused with its reason.

A UTF-8 byte order mark stays in the text as its first character, as in any program that reads the file
as UTF-8, so that offsets are true; that of UTF-16 and UTF-32 is a part of the encoding and drops out.
"""

import codecs
import re

from truceline.errors import SourceError
from truceline.model.base import Doubt

MARK = "\ufeff"
_MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
          (codecs.BOM_UTF16_BE, "utf-16"))
_FORMATS = (
    (b"PK\x03\x04", "a ZIP archive or office document: archives are not read, unpack it or save its text"),
    (b"\x1f\x8b", "a gzip archive: archives are not read, unpack it"),
    (b"BZh", "a bzip2 archive: archives are not read, unpack it"),
    (b"\xfd7zXZ", "an xz archive: archives are not read, unpack it"),
    (b"7z\xbc\xaf", "a 7-Zip archive: archives are not read, unpack it"),
    (b"Rar!", "a RAR archive: archives are not read, unpack it"),
    (b"%PDF", "a PDF: not read, save its text"),
    (b"{\\rtf", "rich text: not read, save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an office document: not read, save its text"),
    (b"\x89PNG", "a picture, no text"),
    (b"\xff\xd8\xff", "a picture, no text"),
    (b"GIF8", "a picture, no text"),
    (b"SQLite format 3", "a database, no text"),
    (b"\x7fELF", "a program, no text"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROLS = 0.001   # share: a stray one is noise, many are no text
_LETTERS = 0.7      # least share of letters and white space in a text read by guess
_FOREIGN = 0.1      # most share of letters beyond ASCII in a text read by guess
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")


def decode(content: bytes, declared: str = "") -> tuple[str, tuple[Doubt, ...]]:
    """The text of a file's bytes, with a doubt where its encoding is a guess; SourceError where it is no text.

    ``declared`` is the encoding that the document names itself.
    """
    if not content.strip():
        raise SourceError("empty")
    for start, reason in _FORMATS:
        if content.startswith(start):
            raise SourceError(reason)
    text, doubts = _decoded(content, declared)
    if len(_CONTROL.findall(text)) > _CONTROLS * len(text):
        raise SourceError("binary, no text")
    if not any(c.isalnum() for c in text):
        raise SourceError("empty: no word in it")
    return text, doubts


def _decoded(content: bytes, declared: str) -> tuple[str, tuple[Doubt, ...]]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content, encoding), ()
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if b"\x00" in content:
            raise SourceError("binary, no text") from error
        if declared and declared.lower() not in {"utf-8", "utf8"}:
            return _strict(content, declared), ()
        if error.end == len(content) and error.reason == "unexpected end of data":
            raise SourceError(f"wrong encoding: cut off within a letter of UTF-8 at byte {error.start}") from error
        return _guessed(content, error.start)


def _strict(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
        text.encode()  # some encodings let halves of a letter through
    except (UnicodeError, LookupError) as error:
        raise SourceError(f"wrong encoding: it calls itself {encoding} and is not") from error
    return text


def _guessed(content: bytes, at: int) -> tuple[str, tuple[Doubt, ...]]:
    """Windows-1252, but only where all looks like text in it and nothing like a damaged UTF-8."""
    refused = f"wrong encoding: not UTF-8 at byte {at}"
    beyond = sum(byte > 127 for byte in content)  # noqa: PLR2004 - the end of ASCII
    if beyond > _FOREIGN * len(content) or _SEQUENCE.search(content):
        raise SourceError(refused)
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise SourceError(refused) from error
    if sum(c.isalpha() or c.isspace() for c in text) < _LETTERS * len(text):
        raise SourceError(refused)
    return text, (Doubt(field="text", reason=f"not UTF-8 (byte {at}): read as Windows-1252, a guess"),)
