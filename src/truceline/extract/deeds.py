"""Who is told to have done it: a claim or denial where it is the speaker's own deed, else an accusation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from truceline.extract.lines import Line
from truceline.extract.parties import party_as_told
from truceline.extract.phrases import Phrase, phrase_after
from truceline.extract.reading import Reading
from truceline.extract.stated import (
    Stated,
    as_party,
    believer,
    is_negated,
    party_before,
    speaker_of,
)
from truceline.extract.subjects import WHO, subject_of
from truceline.knowledge.lexicon import Cue
from truceline.model.claim import Party, Speaker
from truceline.model.names import fold

NO_CLAIM = frozenset({"medical", "witnesses and residents", "unnamed monitors", "reports"})
"""Kinds of speakers who tell of attacks, and hardly ever of their own."""
# "the bombing", "this crime", "Monday's raid", "it": the one that the report is about
_ACT_BEHIND = re.compile(r"(?:d|t')w{0,2}[EFMK]|i|d(?=[pt]|\W|$)")
# nothing behind: "the rebels were responsible."
_SAID_OF_IT = re.compile(r"B.(?:[.,;]|$)")
_LED_BY = re.compile(r"d|t'|i")
_VIOLENT = frozenset("EFMK")
_NO_OBJECT = re.compile(r"$|[.,p]|t(?!')")
_ACTS = re.compile(r"[EFMKGVJD]")
_OBJECT = 4  # chunks in which a verb has its object
_COPULA = 12  # chunks between "the perpetrators" and "were"


@dataclass(slots=True)
class _Deed:
    """A word by which ``doer`` is told to have done it; ``not_`` where the words themselves deny it."""

    at: int
    cue: Cue
    doer: Phrase
    not_: bool
    told_by_itself: bool


def done(reading: Reading, number: int) -> Iterator[Stated]:
    """The claims, denials and accusations that a line tells by naming who did it."""
    line = reading.told[number].line
    for deed in _deeds(line):
        stated = None if _is_to_come(line, deed.at) else _stated(reading, number, line, deed)
        if stated is not None:
            yield stated


# ---------------------------------------------------------------- words of doing


def _deeds(line: Line) -> Iterator[_Deed]:
    for at, cue in line.with_cue("responsibility"):
        subject = subject_of(line, at) if cue.sense == "accuses subject" else None
        if subject is not None and not _NO_OBJECT.match(line.tags, at + 1) and _is_violent(line, at + 1):
            yield _Deed(at, cue, subject, is_negated(line, at), told_by_itself=True)
    for at, cue in line.with_cue("deed"):
        passive = line.means(at + 1, "preposition", "by") and line.is_passive(at)
        doer = phrase_after(line, at + 2) if passive else subject_of(line, at)
        if doer is not None and (passive or _is_of_the_act(line, at, cue.sense)):
            not_ = cue.sense == "not" or is_negated(line, at) or line.tags[at + 1:at + 2] == "!"
            yield _Deed(at, cue, doer, not_, told_by_itself=False)
    for at, cue in line.with_cue("culprit"):
        doer = _culprit(line, at)
        if doer is not None:
            yield _Deed(at, cue, doer, is_negated(line, at), told_by_itself=False)


def _is_violent(line: Line, at: int) -> bool:
    """Not "responsible for guarding the president": whether an object may be an act, or what came of one."""
    last = min(at + _OBJECT, len(line.tags) - 1)
    return bool(_ACT_BEHIND.match(line.tags, at) or _ACTS.search(line.tags, at, last + 1)) or line.says("act", at, last)


def _culprit(line: Line, at: int) -> Phrase | None:
    """'The perpetrators were rebels', 'they named the rebels as the culprits', 'the rebels are the authors of it'."""
    names = max((i for i, _ in line.with_cue("names") if at - _COPULA <= i < at), default=None)
    if names is not None and line.means(len(line.tags[:at].rstrip("d")) - 1, "conjunction", "beside"):
        return phrase_after(line, names + 1)
    before = len(line.tags[:at].rstrip('d"“')) - 1
    if before > 0 and line.tags[before] == "B":
        return subject_of(line, before)
    copula = line.tags.find("B", at + 1, at + _COPULA)
    return phrase_after(line, copula + 1) if copula > 0 else None


def _is_of_the_act(line: Line, at: int, sense: str) -> bool:
    """'Carried out the attack', 'planted the device': of the one that was told; 'carried out an attack' tells one."""
    last = min(at + _OBJECT, len(line.tags) - 1)
    if at < last and line.says("truce", at + 1, last):
        return False  # "involved in the talks"
    if sense == "part" and _SAID_OF_IT.match(line.tags, at - 1):
        return True
    if sense == "not" or _ACT_BEHIND.match(line.tags, at + 1):
        return True
    if sense == "weapon":
        return bool(_LED_BY.match(line.tags, at + 1))
    return line.says("act", at, last) or (sense == "part" and not _VIOLENT.isdisjoint(line.tags[at + 1:last + 1]))


# ---------------------------------------------------------------- whose deed


def _stated(reading: Reading, number: int, line: Line, deed: _Deed) -> Stated | None:
    """What it states: of the speaker a claim or a denial, of another an accusation, or a suspicion where believed."""
    speaker, rule = speaker_of(reading, number, deed.at), f"responsibility.{deed.cue.id}"
    doer, denied = party_as_told(line, deed.doer), deed.not_ or reading.is_denied(number, deed.at)
    if speaker is not None and is_own(reading, number, deed.doer, speaker):
        stance = "denies" if denied else "claims"
        return Stated(deed.at, stance, as_party(speaker), None, rule) if _may_own(stance, speaker) else None
    if denied or doer is None or not _is_somebody(line, deed.doer):
        return None
    if line.says("caller", 0, len(line.tags) - 1):
        return Stated(deed.at, "claims", doer, None, rule)
    thinks = believer(line, deed.at)
    if thinks is not None:
        by = party_before(line, thinks)
        by = by if by != doer else None  # "the rebels were likely behind it"
        return Stated(deed.at, "suspects", by or as_party(speaker), doer, rule)
    by = as_party(speaker) or _namer(line, deed)
    if by is None and not deed.told_by_itself:
        return None
    return Stated(deed.at, "accuses", by, doer, rule)


def _is_to_come(line: Line, at: int) -> bool:
    """'Will carry out attacks': nobody has done it yet."""
    return line.means(len(line.tags[:at].rstrip("aB")) - 1, "modal", "will")


def _namer(line: Line, deed: _Deed) -> Party | None:
    """'Officials named the rebels as the culprits': who names them."""
    names = (i for i, _ in line.with_cue("names") if i < deed.at and deed.cue.role == "culprit")
    return next((party for i in names if (party := party_before(line, i)) is not None), None)


def _is_somebody(line: Line, doer: Phrase) -> bool:
    """'The rebels', 'the narcoterrorists'; not 'two attackers', who only tell how it was done."""
    head = line.chunks[doer.head]
    named = line.tags[doer.head + 1:doer.last + 1].startswith("O")  # "a commander of the River Guard"
    if head.means("person", "anybody"):
        return False  # "the people responsible for it"
    only_counted = head.number is not None and head.name is None and not named
    return not only_counted and (head.tag in WHO or line.tags[doer.first] == "d")


def is_own(reading: Reading, number: int, doer: Phrase, speaker: Speaker) -> bool:
    """Whether a doer is the speaker: "it", "its fighters", "the group", "the group's fighters", or the same name.

    Who speaks whole paragraphs says "we" and "our" of itself, "it" and "their" of others.
    """
    line = reading.told[number].line
    head = line.chunks[doer.head]
    if speaker in reading.told[number].listed_by and reading.frame(number, doer.head) is None:
        if line.means(doer.head, "pronoun", "we") or line.means(doer.first, "ours", ""):
            return True
    elif head.tag == "i" or line.means(doer.first, "determiner", "possessive"):
        return True
    described = head.cue("described") or line.chunks[doer.first].cue("described")
    if described is not None and described.sense == "group" and speaker.group not in NO_CLAIM:
        return True
    party = party_as_told(line, doer)
    if party is None:
        return False
    return (bool(party.id) and party.id in {speaker.id, speaker.of}) or fold(party.name) == fold(speaker.name)


def _may_own(stance: str, speaker: Speaker) -> bool:
    return stance == "denies" or speaker.group not in NO_CLAIM
