"""Every cue that makes a claim, and every pattern of a figure, read in its own example and counter-example."""

from collections.abc import Mapping

import pytest

from tests.extract.marked import Extract, body
from truceline.extract.lines import CASUALTY_ROLES
from truceline.knowledge.files import data_folder
from truceline.knowledge.lexicon import Cue, Role, load_lexicon
from truceline.knowledge.patterns import Pattern
from truceline.model.claim import (
    AllegationClaim,
    Claim,
    Draft,
    EventClaim,
    FigureClaim,
    PositionClaim,
    ResponsibilityClaim,
    TermClaim,
    TermKind,
)

LEXICON = load_lexicon(data_folder() / "lexicon" / "en")

# Truce words are read only in a report about armed parties, and who did it only of something that was done.
FIGHTING = "Shells fell on Tarn. "
TERMS: dict[Role, TermKind] = {
    "start": "start", "expiry": "end", "deadline": "deadline", "attempt": "attempt", "exclusion": "excluded",
    "criterion": "criterion", "broker": "guarantor", "mechanism": "mechanism", "effect": "effect",
    "obligation": "obligation", "exception": "exception", "expected": "party",
}
# What today's reader gets wrong in an example or a counter; the day it is mended, its id must go.
NOT_YET_FOUND = {"s.deadline": "a deadline told before the truce"}
NOT_YET_LEFT_OUT = {
    "killed.noun": "lives that were not lost",
    **dict.fromkeys(["e.suicide", "e.shooting", "e.battle",
                     "e.siege", "e.riot", "f.explode", "f.bombed", "f.shelled", "f.attacked", "f.clashed", "f.seized"],
                    "a word of violence in its peaceful sense"),
}
PATTERNS = [*LEXICON.patterns["figure"], *LEXICON.patterns["part"]]
CUES = [cue for cue in LEXICON.cues
        if cue.role in {*CASUALTY_ROLES, *TERMS, "event noun", "event verb", "responsibility", "stance", "breach"}]


def cues(failures: Mapping[str, str]) -> list[object]:
    """Every cue that makes a claim, those that fail marked with how."""
    return [pytest.param(cue, id=cue.id, marks=[pytest.mark.xfail(reason=failures[cue.id], strict=True)]
                         if cue.id in failures else []) for cue in CUES]


def makes(cue: Cue, claim: Claim) -> bool:
    """Whether a claim is of the kind that a cue tells."""
    match claim:
        case FigureClaim():
            return cue.role in CASUALTY_ROLES and claim.metric == cue.metric
        case EventClaim():
            return cue.role in {"event noun", "event verb"} and told(claim) == cue.event
        case ResponsibilityClaim():
            return claim.rule == f"responsibility.{cue.id}"
        case PositionClaim():
            return claim.rule == f"position.{cue.id}"
        case TermClaim():
            return TERMS.get(cue.role) == claim.term
        case AllegationClaim():
            return cue.role == "breach"


def told(claim: EventClaim) -> str:
    """The id of an event claim's kind."""
    return "/".join(filter(None, (claim.event_type, claim.sub_event_type)))


def made(cue: Cue, text: str, read: Extract) -> list[Claim]:
    """The claims that a cue makes of a text."""
    before = "" if cue.role in {*CASUALTY_ROLES, "event noun", "event verb"} else FIGHTING
    return [claim for claim in read(body(before + text)).claims if makes(cue, claim)]


@pytest.mark.parametrize("cue", cues(NOT_YET_FOUND))
def test_the_example_of_a_cue_gives_its_claim(cue: Cue, read: Extract) -> None:
    assert made(cue, cue.example, read)


@pytest.mark.parametrize("cue", cues(NOT_YET_LEFT_OUT))
def test_the_counter_of_a_cue_gives_none(cue: Cue, read: Extract) -> None:
    assert not made(cue, cue.counter, read)


def found_by(pattern: Pattern, draft: Draft) -> list[str]:
    """The numbers in which a pattern sees people."""
    return [c.value.text for c in draft.claims if isinstance(c, FigureClaim) and c.rule == f"figure.{pattern.id}"]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)
def test_a_pattern_finds_the_number_that_its_example_marks(pattern: Pattern, read: Extract) -> None:
    before, _, rest = pattern.example.partition("<")
    value, _, after = rest.partition(">")
    assert value
    assert found_by(pattern, read(body(before + value + after))) == [value]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)
def test_a_pattern_finds_nothing_in_its_counter(pattern: Pattern, read: Extract) -> None:
    assert not found_by(pattern, read(body(pattern.counter)))
