"""What parties say of their own deeds: they claim or admit them, deny them, or excuse them."""

import re
from collections.abc import Iterator, Sequence

from truceline.extract.deeds import is_own
from truceline.extract.events import Event
from truceline.extract.frames import Frame
from truceline.extract.lines import Line
from truceline.extract.phrases import phrase_after
from truceline.extract.reading import Reading
from truceline.extract.sides import FIGHTING, kind_of_side
from truceline.extract.stated import (
    Stated,
    as_party,
    is_negated,
    parties_before,
    party_after,
    party_before,
    party_behind,
    speaker_of,
    stater_of,
)
from truceline.extract.subjects import subject_of
from truceline.knowledge.lexicon import Role
from truceline.model.claim import Party, Speaker

_BLAMING: tuple[Role, ...] = ("responsibility", "blame")
_DENIED: tuple[Role, ...] = ("involvement", "authorship", "charge")
_OBJECT = 6  # chunks in which a verb has its object
_NEAR = 3  # those of what is called something: "called the new accusation a lie"
# what is denied: bombing the mill, "it", having laid the mine
_OWN_DEED = re.compile(r"a*(?:[GFEi]|H|dw?[EFM])")
# what is claimed or admitted: the attack, Sunday's bombing
_ACT = re.compile(r"(?:d|t')w{0,2}[EFM]")
# a clause of its own between who speaks and an act
_OTHERS = re.compile(r"[cRNhJ]")
_ACT_OR_DOING = re.compile(r"(?:t|p|a)*(?:(?:d|t')w{0,2}[EFM]|[GFEi])")


# ---------------------------------------------------------------- claimed or admitted


def admitted(reading: Reading, number: int) -> Iterator[Stated]:
    """'The group claimed responsibility', 'the brigade owned up to the killings', 'a claim of responsibility by it'."""
    line = reading.told[number].line
    for at, cue in line.with_cue("responsibility"):
        if cue.sense.startswith("claims") and not is_negated(line, at):
            yield from _claim(reading, number, at, _claimant(line, at, cue.sense), f"responsibility.{cue.id}")
    for at, cue in line.with_cue("avowal"):
        if not is_negated(line, at) and _is_avowed(line, at, cue.sense):
            owner = party_before(line, at - 1) if line.tags[:at].endswith("'") else None  # "the group's claim to have"
            yield from _claim(reading, number, at, owner or stater_of(reading, number, at), f"responsibility.{cue.id}")


def _claim(reading: Reading, number: int, at: int, by: Party | None, rule: str) -> Iterator[Stated]:
    claimant = by or as_party(_speaking(reading, number, at))
    if claimant is not None:
        yield Stated(at, "claims", claimant, None, rule)


def _claimant(line: Line, at: int, sense: str) -> Party | None:
    match sense:
        case "claims by":
            return party_after(line, at)
        case "claims noun":
            return party_behind(line, at, "by", "from") or party_before(line, len(line.tags[:at].rstrip("da")) - 1)
        case _:
            return party_before(line, at)


def _is_avowed(line: Line, at: int, sense: str) -> bool:
    """Whether the object of a verb is responsibility, or with a verb of claiming or admitting an act."""
    last = min(at + _OBJECT, line.until(at, ';"“”.,'))
    if line.says("authorship", at, last):
        return "!" not in line.tags[at:last]
    if sense == "claims" and line.tags.startswith("pH", at + 1):
        return True  # "claimed to have shot it down"
    acts = {"claims": _ACT, "admits": _ACT_OR_DOING}.get(sense)
    return acts is not None and bool(acts.match(line.tags, at + 1))


# ---------------------------------------------------------------- denied


def denied(reading: Reading, number: int) -> Iterator[Stated]:
    """'The rebels denied any part in it', 'the charge was rejected by the guerrillas', 'a charge it denies'."""
    line = reading.told[number].line
    for at, cue in line.with_cue("responsibility"):
        if cue.sense.startswith("denies"):
            yield from _denial(reading, number, at, parties_before(line, at), f"responsibility.{cue.id}")
    for at, cue in line.with_cue("denial"):
        passive = line.means(at + 1, "preposition", "by")
        behind = party_after(line, at + 1) if passive else None
        by = [behind] if behind is not None else [] if passive else parties_before(line, at)
        if not is_negated(line, at) and (_is_denied_before(line, at) if passive else _is_denied(line, at, cue.sense)):
            yield from _denial(reading, number, at, by, f"responsibility.{cue.id}")


def _denial(reading: Reading, number: int, at: int, by: Sequence[Party], rule: str) -> Iterator[Stated]:
    speaking = as_party(_speaking(reading, number, at))
    for party in by or ([speaking] if speaking is not None else []):
        yield Stated(at, "denies", party, None, rule)


def _is_denied(line: Line, at: int, sense: str) -> bool:
    """Whether what is denied is a charge, a part in the act, or the act itself; not a truce."""
    last = max(at, min(at + (_NEAR if sense == "calls" else _OBJECT), line.until(at, ";.")))
    if line.says("truce", at, last) and "E" not in line.tags[at:last + 1]:
        return False
    if _is_contact(line, at) or any(line.says(role, at, last) for role in _DENIED):
        return True
    if sense != "denies":
        return False
    doing = at < last and line.says("act", at + 1, min(at + 2, last))
    theirs = line.tags[at + 1:at + 2] == "R" and line.means(at + 2, "determiner", "possessive")
    return doing or theirs or bool(_OWN_DEED.match(line.tags, at + 1)) or _is_denied_before(line, at)


def _is_contact(line: Line, at: int) -> bool:
    """'A claim the communists dismissed': the charge right before the subject."""
    subject = subject_of(line, at)
    return subject is not None and line.says("charge", max(0, subject.first - 1), subject.head)


def _is_denied_before(line: Line, at: int) -> bool:
    """'The claim was rejected by it', 'a charge the group denies', 'accused Norland of it, which Norland denied'."""
    if line.means(at + 1, "preposition", "by"):
        first = line.since(at, ";.")
        return first < at and line.says("charge", first, at - 1)
    subject = subject_of(line, at)
    if subject is not None and line.tags[:subject.first].endswith("R"):
        return any(i < subject.first for role in _BLAMING for i, _ in line.with_cue(role))
    return _is_contact(line, at)


def _speaking(reading: Reading, number: int, at: int) -> Speaker | None:
    """Who says a word of saying itself ("it denied it"), or the words around it."""
    own = reading.told[number].speakers.get(at)
    return own[-1] if own else speaker_of(reading, number, at)


# ---------------------------------------------------------------- an act of one's own


def own_acts(reading: Reading, number: int, events: Sequence[Event]) -> Iterator[Stated]:
    """'The group said one of its fighters had blown himself up': a side tells of its own act, or denies it."""
    for event in events:
        speaker = speaker_of(reading, number, event.at)
        if speaker is None:
            continue
        kind, own = kind_of_side(reading, speaker), _is_own_act(reading, number, event, speaker)
        negated = reading.is_denied(number, event.at) or event.qualifiers == ("denied",)
        if kind and negated and own:
            yield Stated(event.at, "denies", as_party(speaker), None, "responsibility.own act", whole=True)
        elif kind and not event.qualifiers and (own or _owns(reading, number, event, speaker)):
            yield Stated(event.at, "claims", as_party(speaker), None, "responsibility.own act", whole=True)


def _is_own_act(reading: Reading, number: int, event: Event, speaker: Speaker) -> bool:
    line, by = reading.told[number].line, event.at + 1
    passive = line.means(by, "preposition", "by")
    doer = phrase_after(line, by + 1) if passive else subject_of(line, event.at)
    if doer is None or not is_own(reading, number, doer, speaker):
        return False
    frame = reading.frame(number, event.at)
    far = frame is not None and doer.last < frame.at  # "the rebels said nine died when bombs fell": not their bombs
    return not (far and frame and _OTHERS.search(line.tags, frame.at + 1, event.at))


def _owns(reading: Reading, number: int, event: Event, speaker: Speaker) -> bool:
    """Whether a group itself tells of what is its own ("one of its fighters"), before the word of the act."""
    line, frame = reading.told[number].line, reading.frame(number, event.at)
    actor = reading.knowledge.actors.get(speaker.id)
    if frame is None or actor is None or actor.kind != "armed group":
        return False
    start, end = line.chunks[frame.at].end, line.chunks[event.at].start
    return any(f.cue.sense == "possessive" and start <= f.start < end for f in line.found_by.get("determiner", ()))


# ---------------------------------------------------------------- an act excused


def pleas(reading: Reading, number: int) -> Iterator[Stated]:
    """'The army said it returned fire in self-defence': a side says that it acted, and excuses it."""
    for frame in reading.told[number].frames:
        speaker = reading.told[number].speakers[frame.at][0]
        plea = _plea(reading, reading.told[number].line, frame)
        actor = reading.knowledge.actors.get(speaker.id) if speaker.id else None
        if plea and actor is not None and actor.kind in FIGHTING:
            by = as_party(speaker)
            yield Stated(frame.right_start, "claims", by, None, "responsibility.own act", plea, whole=True)


def _plea(reading: Reading, line: Line, frame: Frame) -> str:
    """The words with which somebody excuses what it did ("returned fire in self-defence"); empty for none."""
    found = [f for f in line.found_by.get("exculpation", ()) if f.start >= line.chunks[frame.at].end]
    if not found:
        return ""
    tokens = line.sentence.tokens
    return reading.report.text[tokens[found[0].start].start:tokens[found[-1].end - 1].end]
