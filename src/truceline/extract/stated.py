"""What one word states of who did it, before it is known of which attack; and whose words they are."""

import re
from dataclasses import dataclass

from truceline.extract.lines import Line
from truceline.extract.parties import party_as_told
from truceline.extract.phrases import phrase_after
from truceline.extract.reading import Reading
from truceline.extract.subjects import WHO, WHO_OR_WHAT, subject_of, subjects_of
from truceline.model.claim import Party, Speaker

_BEFORE = 2  # lines before one, in which a pronoun's speaker is looked for
_OPINION = 12  # chunks between "believe" and what is believed
_MARKS = ';"“”'
# "the Maoist [“Shining Path”]": what leads to a name in quotation marks
_TO_QUOTE = re.compile(r'd?w{0,2}["“]')


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


def party_before(line: Line, at: int, nouns: frozenset[str] = WHO_OR_WHAT) -> Party | None:
    """The party that is the subject of a verb."""
    subject = subject_of(line, at, nouns)
    return party_as_told(line, subject) if subject is not None else None


def parties_before(line: Line, at: int) -> list[Party]:
    """All parties joined as the subject of a verb: "the army and the rebels deny it"."""
    return [party for subject in subjects_of(line, at) if (party := party_as_told(line, subject)) is not None]


def party_after(line: Line, at: int) -> Party | None:
    """The party that is named right behind a chunk, in quotation marks or not."""
    opening = _TO_QUOTE.match(line.tags, at + 1)
    quoted = opening is not None
    phrase = phrase_after(line, opening.end() if opening is not None else at + 1)
    if phrase is None or not (line.tags[phrase.head] in WHO or (quoted and line.tags[phrase.head] == "w")):
        return None
    return party_as_told(line, phrase)


def party_behind(line: Line, at: int, *senses: str) -> Party | None:
    """'Blamed the raid on the rebels': the first party that one of these prepositions leads to, in the same thought."""
    last = line.until(at, _MARKS)
    leads = (i for i, cue in line.with_cue("preposition") if at < i <= last and cue.sense in senses)
    return next((party for i in leads if (party := party_after(line, i)) is not None), None)


def speaker_of(reading: Reading, number: int, at: int) -> Speaker | None:
    """Who says a chunk."""
    return next(iter(reading.chain(number, at)), None)


def _last_speaker(reading: Reading, number: int) -> Speaker | None:
    """Who spoke last in the lines before: "it blamed the army" of a next sentence."""
    before = reversed(reading.told[max(0, number - _BEFORE):number])
    return next((told.last_speakers()[0] for told in before if told.frames), None)


def stater_of(reading: Reading, number: int, at: int) -> Party | None:
    """Who states a word: its subject, whom a pronoun as its subject means, or who says it."""
    line = reading.told[number].line
    subject = subject_of(line, at)
    party = party_as_told(line, subject) if subject is not None else None
    if party is None and subject is not None and line.tags[subject.head] == "i":
        return as_party(speaker_of(reading, number, at) or _last_speaker(reading, number))
    return party or as_party(speaker_of(reading, number, at))


def as_party(speaker: Speaker | None) -> Party | None:
    """A speaker as the party that states something."""
    return Party(name=speaker.name, id=speaker.id) if speaker is not None else None


def is_negated(line: Line, at: int) -> bool:
    """'Nobody has claimed it', 'it did not admit it': whether a negation stands before a verb in its thought."""
    return "!" in line.tags[line.since(at, _MARKS + ","):at]


def believer(line: Line, at: int) -> int | None:
    """The word of opinion before a deed: "police believe the rebels were behind it"."""
    return max((i for i, _ in line.with_cue("opinion") if at - _OPINION <= i < at), default=None)
