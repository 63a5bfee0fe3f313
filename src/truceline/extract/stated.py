"""What one word states of who did it, before it is known of which attack; and whose words they are."""

import re
from dataclasses import dataclass

from truceline.extract.frames import Frame
from truceline.extract.lines import Line
from truceline.extract.parties import party_as_told
from truceline.extract.phrases import Phrase, phrase_after
from truceline.extract.reading import Reading
from truceline.extract.subjects import first_subject, subjects_before
from truceline.model.claim import Party, Speaker

PEOPLE = frozenset("YUPsuoN")
"""The letters of chunks that can head a noun phrase of people."""
_THING_TOO = PEOPLE | {"Z", "i", "w", "X"}
_BEFORE = 2  # lines before one, in which a pronoun's speaker is looked for
_MARKS = ';"“”'
_OPENING = frozenset('"“')
# what leads a relative clause: "the rebels, who deny it", "those who did it"
_RELATIVE = re.compile(r",?Ra*$")
# what stands between commas: "the mayor, on the other hand, blamed"
_ASIDE = re.compile(r",[pt][dwat]{0,5},$")
# a noun that no cue knows, behind "said" ("its forces were not") or "it was" ("dissidents who")
_PLAIN_NOUN = re.compile(r"(?:(?:^|[SB,R\"“])(?P<noun>d?[wX])(?:O[dw]{1,2})?)[aHtmB!v]*$")


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement: ``at`` is its word; ``plea`` the words that excuse the act, if any.

    The words of a ``whole`` one are those of its line: who says what it did.
    """

    at: int
    stance: str
    by: Party | None
    against: Party | None
    rule: str
    plea: str = ""
    whole: bool = False


def subjects_of(line: Line, at: int, nouns: frozenset[str] = _THING_TOO) -> list[Phrase]:
    """The subjects of a verb; of a relative clause the noun before it, of a second verb those of the first."""
    skipped = _RELATIVE.search(line.tags, 0, at) or _ASIDE.search(line.tags, 0, at)
    at = skipped.start() if skipped is not None else at
    first = first_subject(line, at)
    subjects = subjects_before(line, at) or _plain_noun(line, at) or ([first] if first is not None else [])
    return [subject for subject in subjects if line.tags[subject.head] in nouns]


def subject_of(line: Line, at: int, nouns: frozenset[str] = _THING_TOO) -> Phrase | None:
    """The subject of a verb, of several the first."""
    return next(iter(reversed(subjects_of(line, at, nouns))), None)


def _plain_noun(line: Line, at: int) -> list[Phrase]:
    """'[Said] its forces were not ...', '[it was] dissidents who ...': a noun that no cue knows."""
    match = _PLAIN_NOUN.search(line.tags, 0, at)
    return [Phrase(match.start("noun"), match.end("noun") - 1, match.end("noun") - 1)] if match is not None else []


def party_before(line: Line, at: int, nouns: frozenset[str] = _THING_TOO) -> Party | None:
    """The party that is the subject of a verb."""
    subject = subject_of(line, at, nouns)
    return party_as_told(line, subject) if subject is not None else None


def parties_before(line: Line, at: int) -> list[Party]:
    """All parties joined as the subject of a verb: "the army and the rebels deny it"."""
    return [party for subject in subjects_of(line, at) if (party := party_as_told(line, subject)) is not None]


def party_after(line: Line, at: int) -> Party | None:
    """The party that is named right behind a chunk, in quotation marks or not."""
    quoted = line.tags[at + 1:at + 2] in _OPENING
    phrase = phrase_after(line, at + 2 if quoted else at + 1)
    if phrase is None or not (line.tags[phrase.head] in PEOPLE or (quoted and line.tags[phrase.head] == "w")):
        return None
    return party_as_told(line, phrase)


def party_behind(line: Line, at: int, *senses: str) -> Party | None:
    """'Blamed the raid on the rebels': the first party that one of these prepositions leads to, in the same thought."""
    last = line.until(at, _MARKS)
    leads = (i for i, cue in line.with_cue("preposition") if at < i <= last and cue.sense in senses)
    return next((party for i in leads if (party := party_after(line, i)) is not None), None)


def frame_of(reading: Reading, number: int, at: int) -> Frame | None:
    """The frame of speech that reaches over a chunk; of several the one next to it."""
    frames = (frame for frame in reading.told[number].frames if frame.covers(at))
    return min(frames, key=lambda frame: frame.width, default=None)


def speaker_of(reading: Reading, number: int, at: int) -> Speaker | None:
    """Who says a chunk."""
    return next(iter(reading.chain(number, at)), None)


def last_speaker(reading: Reading, number: int) -> Speaker | None:
    """Who spoke last in the lines before: "it blamed the army" of a next sentence."""
    for told in reversed(reading.told[max(0, number - _BEFORE):number]):
        if told.frames:
            return told.speakers[told.frames[-1].at][0]
    return None


def stater_of(reading: Reading, number: int, at: int) -> Party | None:
    """Who states a word: its subject, whom a pronoun as its subject means, or who says it."""
    line = reading.told[number].line
    subject = subject_of(line, at)
    party = party_as_told(line, subject) if subject is not None else None
    if party is None and subject is not None and line.tags[subject.head] == "i":
        return as_party(speaker_of(reading, number, at) or last_speaker(reading, number))
    return party or as_party(speaker_of(reading, number, at))


def as_party(speaker: Speaker | None) -> Party | None:
    """A speaker as the party that states something."""
    return Party(name=speaker.name, id=speaker.id) if speaker is not None else None


def is_negated(line: Line, at: int) -> bool:
    """'Nobody has claimed it', 'it did not admit it': whether a negation stands before a verb in its thought."""
    return "!" in line.tags[line.since(at, _MARKS + ","):at]
