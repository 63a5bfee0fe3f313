"""A truce file as a record of the register: its parties as of a time, its guarantors, whom it leaves out."""

from zoneinfo import ZoneInfo

from truceline.knowledge.index import Actors
from truceline.knowledge.saying import listed, said_moment
from truceline.model.claim import Party
from truceline.model.time import Moment, instant
from truceline.model.truce import Adherent, PartyStatus, RegisterLine, TruceFile, TruceRecord, TruceStart


def record_of(truce: TruceFile, as_of: Moment, actors: Actors) -> TruceRecord:
    """What the file says, as a record; who is bound is read at ``as_of``."""
    lines = tuple(_line(adherent, truce, as_of, actors) for adherent in truce.parties)
    return TruceRecord(
        id=truce.id, name=truce.name, country=truce.country, source="file", parties=lines, end=truce.ends,
        start=TruceStart(earliest=truce.starts, latest=truce.starts),
        guarantors=tuple(party_of(name, actors) for name in truce.guarantors),
        excluded=tuple(Party(name=line.name, id=line.id) for line in lines if line.status == "excluded"),
        criteria=tuple(criterion.text for criterion in truce.criteria))


def party_of(name: str, actors: Actors) -> Party:
    """A name of the file with the entry it is known by."""
    entry = actors.find(name)
    return Party(name=name, id=entry.id if entry else "")


def _line(adherent: Adherent, truce: TruceFile, as_of: Moment, actors: Actors) -> RegisterLine:
    status, reason = _as_of(adherent, as_of, ZoneInfo(truce.timezone))
    return RegisterLine(
        name=adherent.name, id=adherent.id or party_of(adherent.name, actors).id, status=status, since=adherent.since,
        until=adherent.until, told_to="" if status == "expected" else adherent.told_to,
        channel=adherent.channel or _channel(adherent, truce),
        by=adherent.by, reason=". ".join(part.rstrip(".") for part in (reason, adherent.source, adherent.note) if part),
        source="register" if adherent.registered else "file")


def _as_of(adherent: Adherent, as_of: Moment, zone: ZoneInfo) -> tuple[PartyStatus, str]:
    """A party is bound from the day it told a guarantor to the day its word ends, not before and not after."""
    now = instant(as_of, zone, last=True)
    if adherent.status != "bound":
        return adherent.status, ""
    if adherent.since and instant(adherent.since, zone) > now:
        return "expected", f"Not yet bound: its adherence begins on {said_moment(adherent.since)}"
    if adherent.until and instant(adherent.until, zone, last=True) < now:
        return "suspended", f"No longer bound: its adherence ended on {said_moment(adherent.until)}"
    return "bound", ""


def _channel(adherent: Adherent, truce: TruceFile) -> str:
    """The guarantors that answer for a party."""
    return listed(channel.guarantor for channel in truce.channels if adherent.name in channel.parties)
