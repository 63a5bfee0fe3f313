"""Documents that count or tell: who stands behind "a count by the clinic", "the army's figures", "police records"."""

import re

from truceline.extract.frames import Frame
from truceline.extract.lines import Line
from truceline.extract.phrases import Phrase, phrases_after
from truceline.extract.subjects import subjects_before

_AUTHORED = frozenset({"by", "from", "of"})
_LED_BY = frozenset({"by", "in", "on", "from"})
# who follows: figures "published on Monday by the clinic", a count "by the clinic", the records "of the clinic"
_BEHIND = re.compile(r"(?:,|[wvSKat]{0,3})(?P<lead>[pO])(?P<noun>d?[wa]{0,2}[YUosPu]|dw)")
# who stands before: "the army's latest" figures, "police" records
_BEFORE = re.compile(r"(?P<noun>[YUosPu])(?:'w{0,2}|w{0,2})$")
# "by their own" count
_OWN = re.compile(r"pdw{0,2}$")
# "in a" statement, ", the" count: what leads to a document that is a source by itself
_LEAD = re.compile(r"(?:(?P<lead>p)|^|[,(:–—-])d?[waYUou']*$")


def authors(line: Line, at: int) -> list[Phrase]:
    """Who stands behind the document at a chunk; nobody where it is told alone."""
    return _named_behind(line, at) or _named_before(line, at) or _owners_behind(line, at)


def by_authors(line: Line, heads: list[Phrase]) -> list[Phrase]:
    """The speakers of a frame, those that are documents by their authors where these are told."""
    if not heads or line.tags[heads[0].head] != "Z":
        return heads
    return authors(line, heads[0].head) or heads


def read_document(line: Line, at: int) -> Frame | None:
    """'In a count by the clinic, ...', '..., by the army's figures', 'a claim by the rebels that ...'."""
    heads = authors(line, at)
    if not heads:
        return None
    if line.means(max(at, heads[-1].last) + 1, "relative", "that"):
        return Frame(at, "said", heads)
    lead = _LEAD.search(line.tags, 0, at)
    if lead is None or (lead["lead"] and not _is_led_by(line, lead.start("lead"))):
        return None
    return Frame(at, "according", heads)


def _named_behind(line: Line, at: int) -> list[Phrase]:
    match = _BEHIND.match(line.tags, at + 1)
    if match is None:
        return []
    lead = line.chunks[match.start("lead")].cue("preposition", "of")
    senses = _AUTHORED if match["noun"][-1] != "w" else _AUTHORED - {"of"}
    led = lead is not None and (lead.sense or lead.role) in senses
    if led and lead is not None and lead.sense == "from" and _is_place(line, match.end("noun") - 1):
        return []
    return phrases_after(line, match.start("noun")) if led else []


def _is_place(line: Line, at: int) -> bool:
    """'A report from Kesh province says': nobody, but "a summary from the Kesh team"."""
    name, behind = line.chunks[at].name, line.chunks[at + 1:at + 2]
    if name is None or not name.place:
        return False
    return not behind or behind[0].tag != "w" or behind[0].cue("place noun") is not None


def _named_before(line: Line, at: int) -> list[Phrase]:
    match = _BEFORE.search(line.tags, 0, at)
    if match is None:
        return []
    noun = match.start("noun")
    return subjects_before(line, noun + 1)


def _owners_behind(line: Line, at: int) -> list[Phrase]:
    """'By their own count the rebels lost six': whose it is follows."""
    match = _OWN.search(line.tags, 0, at)
    if match is None or not line.means(match.start(), "preposition", "by"):
        return []
    owned = line.means(match.start() + 1, "determiner", "possessive")
    return phrases_after(line, at + 1 + (line.tags[at + 1:at + 2] == ",")) if owned else []


def _is_led_by(line: Line, at: int) -> bool:
    cue = line.chunks[at].cue("preposition")
    return cue is not None and cue.sense in _LED_BY
