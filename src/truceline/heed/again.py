"""Judged claims known again: by their id, else by kind and words where a newer version reads the report otherwise."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pydantic import TypeAdapter

from truceline.model.claim import Claim, Draft, EventClaim, FigureClaim
from truceline.model.judged import AsRead, Judged, Pair

CLAIMS: TypeAdapter[Claim] = TypeAdapter(Claim)


def known_again(judged: Judged, drafts: Iterable[Draft]) -> Judged:
    """The judgements with the ids that their claims have now; a claim that is read no more keeps its own."""
    if not judged.read:
        return judged
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for draft in drafts:
        by_report[draft.report] += draft.claims
    return _renamed(judged, {read.id: _now(read, by_report) for read in judged.read})


def as_read(read: AsRead) -> Claim:
    """The claim as it was read then."""
    return CLAIMS.validate_python(read.content)


def _now(read: AsRead, by_report: dict[str, list[Claim]]) -> str:
    claim = as_read(read)
    told = by_report.get(claim.report, [])
    if any(other.id == read.id for other in told):
        return read.id
    alike = [(common, other.id) for other in told if other.kind == claim.kind and (common := _common(claim, other))]
    return min(alike, key=lambda pair: (-pair[0], pair[1]))[1] if alike else read.id


def _common(a: Claim, b: Claim) -> int:
    """How many characters of the words that decide two claims share: of a figure, those of its number."""
    if isinstance(a, FigureClaim) and isinstance(b, FigureClaim):
        return max(0, min(a.value.end, b.value.end) - max(a.value.start, b.value.start)) if a.metric == b.metric else 0
    if isinstance(a, EventClaim) and isinstance(b, EventClaim) and a.event_type != b.event_type:
        return 0
    return max(0, min(a.quote.end, b.quote.end) - max(a.quote.start, b.quote.start))


def _renamed(judged: Judged, now: dict[str, str]) -> Judged:
    def name(id_: str) -> str:
        return now.get(id_, id_)

    return judged.model_copy(update={
        "same": _pairs(judged.same, now), "apart": _pairs(judged.apart, now),
        "wrong": tuple(wrong.model_copy(update={"claim": name(wrong.claim)}) for wrong in judged.wrong),
        "corrected": tuple(one.model_copy(update={"claim": name(one.claim)}) for one in judged.corrected),
        "grades": tuple(grade.model_copy(update={"of": name(grade.of)}) for grade in judged.grades),
        "findings": tuple(found.model_copy(update={"claims": tuple(sorted({name(id_) for id_ in found.claims}))})
                          for found in judged.findings)})


def _pairs(pairs: Sequence[Pair], now: dict[str, str]) -> tuple[Pair, ...]:
    renamed = {(now.get(pair.a, pair.a), now.get(pair.b, pair.b)) for pair in pairs}
    return tuple(Pair(a=a, b=b) for a, b in sorted(renamed) if a != b)
