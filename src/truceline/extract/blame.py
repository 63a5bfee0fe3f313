"""Who is accused or suspected, by words that name the accused: "blamed the army", "the blame fell on the rebels"."""

import re
from collections.abc import Iterator

from truceline.extract.lines import Line
from truceline.extract.parties import party_as_told
from truceline.extract.phrases import Phrase, bare, phrase_after
from truceline.extract.reading import Reading
from truceline.extract.sides import is_other_side
from truceline.extract.stated import (
    Stated,
    as_party,
    believer,
    is_negated,
    party_after,
    party_before,
    party_behind,
    speaker_of,
    stater_of,
)
from truceline.extract.subjects import WHO, subjects_of
from truceline.model.claim import Party, Speaker
from truceline.model.names import fold

_HELD = 8  # chunks between "held" and "responsible"
_RESTS = 10  # chunks between "responsibility" and "lies with"
_LAID = 3  # chunks between "laid" and "responsibility"
# who it was: "it was [the rebels],", or "it was [the army] that shelled us"
_IT_WAS = re.compile(r"iB(?P<who>[dw]*[YUPu])(?=[wYUou]*(?:[.,;\"”]|R[aH]*[EFKVv]))")
_SIDES = frozenset({"fighters and activists", "police and security"})
_LIGHT_VERB = frozenset("wv")


def accused(reading: Reading, number: int) -> Iterator[Stated]:
    """What the words of a line say against somebody."""
    line = reading.told[number].line
    for at, cue in line.with_cue("responsibility"):
        stance, _, where = cue.sense.partition(" ")
        if stance in {"accuses", "suspects"} and where != "subject" and not is_negated(line, at):
            fronted = where == "object" and stance == "accuses" and _is_fronted(line, at)
            if where == "object" and not (fronted or _has_subject(line, at)):
                continue  # "suspected rebels fired": an adjective
            by, against = (_behind_comma(line, at), party_after(line, at)) if fronted else _sides(line, at, where)
            if where == "behind" and believer(line, at) is not None:
                stance = "suspects"
            if by is None and where == "object":
                by = stater_of(reading, number, at)
            yield from _against(reading, number, at, stance, (by, against), f"responsibility.{cue.id}")
    for at, cue in line.with_cue("blame"):
        stance, _, where = cue.sense.partition(" ")
        sides = _of_noun(line, at, where)
        if not is_negated(line, at):
            yield from _against(reading, number, at, stance, sides, f"responsibility.{cue.id}")


def pointed_out(reading: Reading, number: int) -> Iterator[Stated]:
    """'"It was the rebels," the mayor said': who is told to be the one, by somebody who says so."""
    line = reading.told[number].line
    for match in _IT_WAS.finditer(line.tags):
        speaker, doer = speaker_of(reading, number, match.start()), phrase_after(line, match.start("who"))
        if speaker is None or doer is None or not line.means(match.start(), "pronoun", "it"):
            continue
        party = party_as_told(line, doer)
        if party is not None and (is_other_side(reading, speaker, party) or _is_armed(line, doer, speaker)):
            yield Stated(match.start(), "accuses", as_party(speaker), party, "responsibility.it was")


def _is_armed(line: Line, doer: Phrase, speaker: Speaker) -> bool:
    """'The army', 'rebels': whether a noun tells a side, and another than who speaks."""
    cue = line.chunks[doer.head].cue("unidentified")
    return cue is not None and cue.group in _SIDES and fold(bare(line, doer)) != fold(speaker.name)


def _against(reading: Reading, number: int, at: int, stance: str, sides: tuple[Party | None, Party | None],
             rule: str) -> Iterator[Stated]:
    by, against = sides
    if by is None and not reading.is_denied(number, at):
        by = as_party(speaker_of(reading, number, at))
    if by == against:
        by = None  # "it was blamed, a charge it denies": whoever is accused tells only of it
    if against is not None and not _only_of_truce(reading.told[number].line, at):
        yield Stated(at, stance, by, against, rule)


def _only_of_truce(line: Line, at: int) -> bool:
    """'Accused the army of tearing up the truce': an allegation of a breach, and of no attack."""
    truce = next((i for i, cue in line.with_cue("truce") if i > at and not cue.weak), None)
    return truce is not None and not {"E", "F", "K", "G", "M"} & set(line.tags[at + 1:truce])


# ---------------------------------------------------------------- verbs


def _sides(line: Line, at: int, where: str) -> tuple[Party | None, Party | None]:
    """Who states it, and of whom, for a word that puts the accused in one of several places."""
    match where:
        case "behind":  # "the raid was blamed on the rebels", "a raid which it has blamed on the rebels"
            blamer = party_before(line, at) if line.tags[:at].rstrip("a").endswith("H") else None
            return blamer or _agent(line, at), party_after(line, at)
        case "to":  # "the mayor attributed the crime to the rebels"
            return party_before(line, at), party_behind(line, at, "to")
        case "by":  # "the raid, blamed by police on the rebels"
            return party_after(line, at), party_behind(line, at, "on")
        case _ if line.is_passive(at):  # "the rebels were accused by police of the raid"
            return party_behind(line, at, "by"), party_behind(line, at, "on") or party_before(line, at, WHO)
        case _:
            return party_before(line, at), party_behind(line, at, "on") or party_after(line, at)


def _agent(line: Line, at: int) -> Party | None:
    """'The raid was pinned on the rebels by the mayor': who is told right behind the accused."""
    accused_ = phrase_after(line, at + 1)
    by = accused_.last + 1 if accused_ is not None else 0
    return party_after(line, by) if line.means(by, "preposition", "by") else None


def _is_fronted(line: Line, at: int) -> bool:
    """'Accusing the rebels of the raid, the mayor said': a participle opens the sentence, its subject behind."""
    return line.tags[:at].strip('"“a') == "" and line.tags[at + 1:at + 2] not in {"p", "A"}


def _behind_comma(line: Line, at: int) -> Party | None:
    comma = line.tags.find(",", at)
    return party_after(line, comma) if comma > 0 else None


def _has_subject(line: Line, at: int) -> bool:
    return line.is_passive(at) or line.tags[:at].endswith("c") or (at > 0 and bool(subjects_of(line, at)))


# ---------------------------------------------------------------- nouns


def _of_noun(line: Line, at: int, where: str) -> tuple[Party | None, Party | None]:
    match where:
        case "held":
            return _held(line, at)
        case "mark":
            return None, _marked(line, at)
        case _:
            return _laid(line, at, needs_verb=where == "rests")


def _marked(line: Line, at: int) -> Party | None:
    """'It has the rebels' fingerprints all over it', 'the handiwork of the rebels'."""
    if line.tags[:at].endswith("'"):
        return party_before(line, at - 1, WHO)
    return party_after(line, at + 1) if line.tags[at + 1:at + 2] == "O" else None


def _laid(line: Line, at: int, *, needs_verb: bool) -> tuple[Party | None, Party | None]:
    """'The radio laid the blame squarely on the rebels', 'responsibility for it lies with them'."""
    if needs_verb and not any(at - _LAID <= i <= at + _RESTS for i, _ in line.with_cue("rests")):
        return None, None
    if not needs_verb and line.tags[:at][-1:] in WHO:  # "officials blame the raid on the rebels"
        return party_before(line, at), party_behind(line, at, "on") or party_after(line, at)
    if line.tags[:at][-1:] == "m":  # "soldiers were to blame"
        return None, party_before(line, at)
    verb = len(line.tags[:at].rstrip("da")) - 1
    by = party_before(line, verb) if verb > 0 and line.tags[verb] in _LIGHT_VERB else None
    return by, party_behind(line, at, "on", "at", "to", "with")


def _held(line: Line, at: int) -> tuple[Party | None, Party | None]:
    """'The elders held the militia responsible'."""
    verb = max((i for i, _ in line.with_cue("holds") if at - _HELD <= i < at), default=None)
    return (party_before(line, verb), party_after(line, verb)) if verb is not None else (None, None)
