"""Who is left out by kind and not by name ("other terrorist groups"): a line of the register that names nobody."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from truceline.knowledge.entries import Actor
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.words import cut_words
from truceline.model.claim import Anchored, TermClaim
from truceline.model.names import fold
from truceline.model.truce import RegisterLine
from truceline.register.exclusions import exclusion_of
from truceline.register.voices import Guarantors, Voices

_Told = tuple[Anchored, TermClaim]


def kind_lines(claims: Iterable[Anchored], others: Sequence[str], voices: Voices, guarantors: Guarantors,
               knowledge: Knowledge) -> Iterator[RegisterLine]:
    """A line for each kind that the claims leave out; ``others`` are the names that are left out beside it."""
    for told in _by_kind(claims, knowledge):
        left_out = exclusion_of([a for a, _ in told], "by kind", others, voices, guarantors)
        yield RegisterLine(name=_wording(told, voices, guarantors), status=left_out.status, since=left_out.since,
                           by=left_out.by, reason=left_out.reason, claims=left_out.claims, by_kind=True)


def _by_kind(claims: Iterable[Anchored], knowledge: Knowledge) -> list[list[_Told]]:
    """The criteria told, those of one kind together, whatever words they use for it."""
    found: dict[str, list[_Told]] = defaultdict(list)
    for anchored in claims:
        claim = anchored.claim
        if isinstance(claim, TermClaim) and claim.term == "criterion":
            found[_kind(claim.value, knowledge)].append((anchored, claim))
    return [found[kind] for kind in sorted(found)]


def _kind(value: str, knowledge: Knowledge) -> str:
    """The people of no country that a criterion speaks of: terrorist groups and organisations are of one kind."""
    tokens = cut_words(value)
    named = (found.entry for found in knowledge.names.find(tokens))
    common = sorted({entry.id for entry in named if isinstance(entry, Actor) and entry.common})
    return "+".join(common) or fold(value)


def _wording(told: Sequence[_Told], voices: Voices, guarantors: Guarantors) -> str:
    """A guarantor's wording where one is told, then that of most words, which tells best who is meant."""
    def order(claim: TermClaim) -> tuple[bool, int, str]:
        ours = any(voice.side in guarantors for voice in voices.all_of(claim))
        return not ours, -len(claim.value.split()), claim.value
    return min((claim for _, claim in told), key=order).value
