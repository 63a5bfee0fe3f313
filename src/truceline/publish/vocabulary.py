"""The fixed phrases of a brief as tables: statuses, stances, terms, tests, sections."""

from typing import Literal

from truceline.model.claim import Answer, Scope, Stance, TermKind
from truceline.model.incident import BesideWhy, Status
from truceline.model.report import SectionKind
from truceline.model.truce import Test

Basis = Literal["stated", "claimed", "accused", "unknown"]
"""How an actor is known: named as a fact, by its own claim, by another's accusation, not at all."""

OWN_VOICE = "the report's own voice"
UNKNOWN_ACTOR = "unknown"

STATUS_WORDS: dict[Status, str] = {
    "no figure": "nobody gives a figure",
    "words only": "told in words, no number",
    "unsourced": "in the reports' own voice, no source named",
    "single origin": "one origin only",
    "contested": "contested: origins exclude one another",
    "corroborated": "two independent origins agree",
    "repeated": "repeated: the origins that agree are not independent",
    "compatible": "the figures do not exclude one another",
}
BESIDE_WORDS: dict[BesideWhy, str] = {
    "own voice": "no source named",
    "perpetrator": "the count of the side that says it did it",
    "earlier": "an earlier count",
    "partial": "a partial count",
    "denied": "denied",
    "subset": "a part of the toll",
}
STANCE_WORDS: dict[Stance, str] = {
    "accepts": "accepts", "conditional": "accepts on conditions", "rejects": "rejects",
    "undecided": "has not decided", "announces": "announces", "guarantees": "gives guarantees",
    "warns": "warns", "other": "takes another position",
}
SCOPE_WORDS: dict[Scope | None, str] = {
    None: "of no incident told", "incident": "of one incident", "subset": "a part of a toll",
    "aggregate": "over several incidents or days", "background": "of an earlier attack",
    "cumulative": "since the war or campaign began", "other": "no toll of violence",
}
TERM_WORDS: dict[TermKind, str] = {
    "start": "starts", "end": "ends", "deadline": "deadline", "party": "party", "excluded": "left out",
    "criterion": "left out by kind", "guarantor": "guarantor", "obligation": "asked of the parties",
    "exception": "exception", "mechanism": "promised", "effect": "effect promised", "attempt": "earlier attempt",
}
AUTHENTICATED_WORDS: dict[Answer, str] = {
    "yes": "authenticated", "no": "a report could not authenticate it",
    "unknown": "no report says whether it was authenticated",
}
TERM_TOLD: dict[TermKind, str] = {
    "start": "The truce is to start", "end": "The truce is to end", "deadline": "A deadline of the truce",
    "attempt": "An earlier attempt at a truce",
}
BASIS_WORDS: dict[str, str] = {
    "stated": "stated", "claimed": "claimed by itself", "accused": "accused by another", "unknown": "nobody named",
}
TEST_WORDS: dict[Test, str] = {
    "in force": "Was the term in force?", "area": "Was it inside the area?", "bound": "Was the actor bound?",
    "protected": "Was the victim or act protected?", "prohibited": "Was the act prohibited?",
}
NO_WORDS: dict[Test, str] = {
    "in force": "not in force", "area": "not in its area", "bound": "actor not bound",
    "protected": "who was hit is not protected", "prohibited": "act not prohibited",
}
SECTION_TITLES: dict[str, str] = {
    "short": "In short", "truce": "1 The truce", "register": "2 The register and positions",
    "incidents": "3 Incidents", "hits": "4 Who is hitting whom", "totals": "5 Totals and background",
    "disagreements": "6 Disagreements, reports compared", "chronology": "7 Chronology",
    "rest": "8 Leads, doubts, left out", "quotes": "Every claim with its quote",
}
SECTION_WORDS: dict[SectionKind, tuple[str, str]] = {
    "headline": ("headline", "headlines"), "dateline": ("dateline", "datelines"),
    "body": ("paragraph", "paragraphs"), "caption": ("caption line", "caption lines"),
    "related": ("sidebar block", "sidebar blocks"), "boilerplate": ("block of boilerplate", "blocks of boilerplate"),
}
FILE_DEADLINE = "The deadline to accept, by the truce file"
FILE_START = "The truce starts, by the truce file"
FILE_END = "The truce ends, by the truce file"
