"""Wrong claims out, corrected ones in, under the id they always had; what was changed is told as a doubt of its own."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pydantic import ValidationError

from truceline.errors import LedgerError
from truceline.heed.again import CLAIMS, as_read
from truceline.model.base import Doubt
from truceline.model.brief import Dossier
from truceline.model.claim import Anchored, Claim, Draft, EventClaim
from truceline.model.judged import Corrected, Judged
from truceline.model.place import Place, SaidPlace
from truceline.model.time import SaidTime


def heed_reading(drafts: Sequence[Draft], judged: Judged) -> list[Draft]:
    """What each report says, less the claims that are wrong, with those that were corrected.

    A corrected claim that is read no more is still its report's: a person said so.
    """
    wrong = {each.claim for each in judged.wrong}
    corrected = {each.claim: each for each in judged.corrected}
    if not (wrong or corrected):
        return list(drafts)
    kept = _kept(judged, {claim.id for draft in drafts for claim in draft.claims})
    return [draft.model_copy(update={"claims": tuple(
        _heeded((*draft.claims, *kept.get(draft.report, ())), wrong, corrected))}) for draft in drafts]


def _kept(judged: Judged, read: set[str]) -> dict[str, list[Claim]]:
    """The corrected claims that the machine does not read any more, by report."""
    lost = {each.claim for each in judged.corrected} - read
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in (as_read(each) for each in judged.read if each.id in lost):
        found[claim.report].append(claim)
    return found


def _heeded(claims: Iterable[Claim], wrong: set[str], corrected: dict[str, Corrected]) -> Iterator[Claim]:
    for claim in claims:
        if claim.id not in wrong:
            right = _right(claim, corrected[claim.id]) if claim.id in corrected else claim
            yield _without(right, wrong)


def _right(claim: Claim, correction: Corrected) -> Claim:
    """The claim with its right values; they were checked when they were entered."""
    was = claim.model_dump(mode="json")
    try:
        right = CLAIMS.validate_python({**was, **correction.fields, "id": claim.id, "kind": claim.kind})
    except ValidationError as error:
        raise LedgerError(f"the correction {correction.entry[:12]} of {claim.id} no longer fits: {error}") from error
    told = tuple(_told(field, f"{was.get(field)}", correction.by) for field in sorted(correction.fields))
    return right.model_copy(update={"doubts": (*right.doubts, *told)})


def _told(field: str, was: str, by: str) -> Doubt:
    return Doubt(field=field, reason=f"corrected by {by or 'a person'}; it was read as", candidates=(was,))


def _without(claim: Claim, wrong: set[str]) -> Claim:
    """The claim without what it says of events that nobody told."""
    if wrong.isdisjoint(claim.events) and not (isinstance(claim, EventClaim) and claim.refers_to in wrong):
        return claim
    changed: dict[str, tuple[str, ...] | str] = {"events": tuple(id_ for id_ in claim.events if id_ not in wrong)}
    if isinstance(claim, EventClaim) and claim.refers_to in wrong:
        changed["refers_to"] = ""
    return claim.model_copy(update=changed)


# ------------------------------------------------------------------ what the words mean

def heed_meaning(dossier: Dossier, judged: Judged) -> Dossier:
    """The claims at the times and places that a person said they mean."""
    corrected = {each.claim: each for each in judged.corrected if each.time or each.place}
    if not corrected:
        return dossier
    return dossier.model_copy(update={"claims": tuple(
        _meant(a, corrected[a.claim.id]) if a.claim.id in corrected else a for a in dossier.claims)})


def _meant(anchored: Anchored, correction: Corrected) -> Anchored:
    if correction.time is not None:
        was = f"{anchored.time.start} to {anchored.time.end}" if anchored.time else "no time"
        anchored = _over(anchored, "time", was, correction).model_copy(update={
            "time": correction.time, "claim": _timed(anchored.claim)})
    if correction.place is not None:
        was = anchored.place.name if anchored.place else "no place"
        anchored = _over(anchored, "place", was, correction).model_copy(update={
            "place": correction.place, "places": (correction.place,),
            "claim": _placed(anchored.claim, correction.place)})
    return anchored


def _over(anchored: Anchored, field: str, was: str, correction: Corrected) -> Anchored:
    """The doubts that the person settled are gone; that it was settled is told."""
    rest = tuple(doubt for doubt in anchored.doubts if not doubt.field.startswith(field))
    told = () if correction.stated else (_told(field, was, correction.by),)
    return anchored.model_copy(update={"doubts": (*rest, *told)})


def _timed(claim: Claim) -> Claim:
    """A time that a person gave counts as told: at no words of the report."""
    if claim.said_time is not None:
        return claim
    at = claim.quote.start
    return claim.model_copy(update={"said_time": SaidTime(text="", start=at, end=at)})


def _placed(claim: Claim, place: Place) -> Claim:
    """The same of a place; of several told side by side, the person's is the one."""
    at = claim.quote.start
    said = claim.said_place or SaidPlace(text="", start=at, end=at, name=place.name)
    changed: dict[str, SaidPlace | tuple[SaidPlace, ...]] = {"said_place": said}
    if isinstance(claim, EventClaim) and claim.places:
        changed["places"] = claim.places[:1]
    return claim.model_copy(update=changed)
