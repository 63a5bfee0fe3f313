"""Who did it to whom: the parties of an event."""

import re

from truceline.extract.lines import SINGLE, Line
from truceline.extract.parties import party_of
from truceline.extract.phrases import Phrase, phrase_after
from truceline.extract.subjects import subjects_before
from truceline.model.claim import Party

_ACTING = frozenset("YUPsNo")
_PEOPLE = frozenset("PUsN")
_LEADS = frozenset("dwa")  # between a verb or "by" and whom it tells of
_OBJECTS = frozenset("NhsYdUPu")  # what an object begins with
_NO_OBJECT = frozenset({"p", "", "."})
_BY_REACH = 5
_BY_ACTOR_REACH = 4
_TARGET_REACH = 4
_PASSIVE_SUBJECT = re.compile(r"([NPsU])H?a*(?:Ba*)+$")  # before a participle: "twelve people had been"


def actors_of(line: Line, first: int, at: int, speakers: frozenset[int]) -> list[Party]:
    """Who did it: the subject of an event verb, or whose attack it is, or "by" whom."""
    if _is_active(line, at):
        subjects = [subject for subject in subjects_before(line, at) if _may_act(line, subject, speakers)]
        if subjects and subjects[0].first >= first:
            return [party for subject in reversed(subjects) if (party := party_of(line, subject)) is not None]
    whose = line.chunks[at - 1].name if at > first else None
    if whose is not None and whose.actor is not None and not whose.place and not whose.common:
        return [_party(line, at - 1)]
    return _by(line, at)


def targets_of(line: Line, at: int, last: int) -> list[Party]:
    """Whom it hit: the people behind an event verb, or before a passive one."""
    if not _is_verb(line, at):
        return []
    passive = _PASSIVE_SUBJECT.search(line.tags, 0, at) if line.tags[at] == "K" else None
    if passive is not None:
        return _known(_hit(line, passive.start(1)))
    for after in range(at + 1, min(at + _TARGET_REACH, last + 1)):
        chunk = line.chunks[after]
        if chunk.tag in _PEOPLE or (chunk.name is not None and chunk.name.actor is not None and not chunk.name.place):
            return _known(_hit(line, after))
        if chunk.tag not in _LEADS:
            break
    return []


def _hit(line: Line, at: int) -> Party | None:
    """A target without its number: "178 pilgrims" are pilgrims, "178 others" nobody in particular."""
    chunk = line.chunks[at]
    if chunk.number is None or chunk.tag == SINGLE:
        return _party(line, at)
    if chunk.head is None or chunk.head.sense == "anybody":
        return None
    return Party(name=line.sentence.said(chunk.number.end, chunk.end))


def _may_act(line: Line, subject: Phrase, speakers: frozenset[int]) -> bool:
    return subject.head not in speakers and line.tags[subject.head] in _ACTING


def _is_active(line: Line, at: int) -> bool:
    """Whether an event word is a verb with a subject before it: "gunmen kidnapped twelve", not "were kidnapped in"."""
    following = line.tags[at + 1:at + 2]
    if not _is_verb(line, at) or following in _NO_OBJECT or line.is_passive(at):
        return False
    return line.tags[at] != "K" or following in _OBJECTS


def _is_verb(line: Line, at: int) -> bool:
    return line.tags[at] in "KVG" or line.chunks[at].cue("event verb", "event turn", "weapon use") is not None


def _by(line: Line, at: int) -> list[Party]:
    """'An attack by gunmen', 'were killed by soldiers'."""
    for by in range(at + 1, min(at + _BY_REACH, len(line.tags) - 1)):
        if not line.means(by, "preposition", "by"):
            continue
        for actor in range(by + 1, min(by + _BY_ACTOR_REACH, len(line.tags))):
            if line.tags[actor] in _ACTING:
                return _known(party_of(line, phrase_after(line, actor) or Phrase(actor, actor, actor)))
            if line.tags[actor] not in _LEADS:
                break
    return []


def _known(party: Party | None) -> list[Party]:
    return [party] if party is not None else []


def _party(line: Line, at: int) -> Party:
    """A chunk as a party: the actor it names, else its words."""
    chunk = line.chunks[at]
    if chunk.name is not None and chunk.name.actor is not None:
        return Party(name=chunk.name.actor.name, id=chunk.name.actor.id)
    return Party(name=line.sentence.said(chunk.start, chunk.end))
