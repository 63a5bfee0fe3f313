"""What a report says a truce holds: a text, and its terms in plain words (see marked.line)."""

import pytest

from tests.extract.marked import Extract, body, failing, lines
from truceline.model.claim import TermClaim

# Truce words are read only in a report about armed parties: each text follows this sentence, which tells no term.
FIGHTING = "Shells fell on Tarn. "

TIMES = [
    ("The truce took hold at 7 p.m. on Friday.", "start: at 7 p.m. on Friday"),
    ("The truce is set to begin at 9 a.m. on Monday.", "start: at 9 a.m. on Monday"),
    ("The truce takes effect on Saturday.", "start: on Saturday"),
    ("The truce took effect at midnight on Friday.", "start: at midnight on Friday"),
    ("A ceasefire is due to begin on Saturday.", "start: on Saturday"),
    ("The ceasefire will come into force at midnight.", "start: at midnight future"),
    ("The truce began on Saturday.", "start: on Saturday"),
    ("The truce expires on Monday.", "end: on Monday"),
    ("The truce ended on Monday.", "end: on Monday"),
    ("An earlier truce was due to begin last Friday.", "attempt: last Friday"),
    ("THE TRUCE TAKES EFFECT ON SATURDAY.", "start: ON SATURDAY"),
    ("A ceasefire came into force at dawn on Saturday.", "start: at dawn on Saturday"),
    ("The week-old truce ends at midnight on Friday.", "end: at midnight on Friday"),
    ("The truce, which started on Monday, was brokered by Norland.", "start: on Monday; guarantor: Norland"),
    ("The truce was to have begun last Friday.", "attempt: last Friday"),
]

WHO_IS_OUT = [
    ("The truce excludes the Black Lantern.", "excluded: Black Lantern"),
    ("The truce does not include the Black Lantern.", "excluded: Black Lantern"),
    ("The truce does not apply to the Black Lantern and the River Guard.",
     "excluded: Black Lantern; excluded: River Guard"),
    ("The Black Lantern is not included in the truce.", "excluded: Black Lantern"),
    ("The Black Lantern is excluded from the ceasefire.", "excluded: Black Lantern"),
    ("The truce excludes the Black Lantern and other terrorist groups.",
     "excluded: Black Lantern; criterion: other terrorist groups"),
    ("The ceasefire does not cover the Black Lantern.", "excluded: Black Lantern"),
    ("The Black Lantern is not part of the truce.", "excluded: Black Lantern"),
    ("The truce covers all groups except the Black Lantern.", "excluded: Black Lantern"),
]

WHO_MADE_IT = [
    ("The truce was brokered by Norland.", "guarantor: Norland"),
    ("The truce, brokered by Norland and Sudmark, is fragile.", "guarantor: Norland; guarantor: Sudmark"),
    ("Norland brokered the truce.", "guarantor: Norland"),
]

WHAT_IT_HOLDS = [
    ("Under the truce, Norland and Sudmark will set up a hotline.", "mechanism: hotline"),
    ("The truce should bring a reduction in violence.", "effect: reduction in violence"),
    ("Under the truce all sides must lift sieges.", "obligation: lift sieges"),
    ("The truce allows action in self-defence.", "exception: in self-defence"),
    ("All other parties are expected to sign on to the truce.", "party: expected to sign on"),
    ("Under the truce both sides are to release prisoners and let aid in.",
     "obligation: release prisoners; obligation: let aid in"),
    ("A monitoring commission will watch over the ceasefire.", "mechanism: monitoring commission"),
]

NOTHING = [
    ("The truce is fragile.", ""),
    ("The pill takes effect at once.", ""),
    ("The film begins on Saturday.", ""),
    ("The River Guard spoke of the truce on Saturday.", ""),
    ("The ticket expires on Monday.", ""),
    ("The fee is excluded from the price.", ""),
    ("The truce includes the River Guard.", ""),
    ("The deal excludes terrorist groups.", ""),
]

KNOWN_FAILURES = [
    failing("words of a term", "The truce has held since Saturday.", "start: since Saturday"),
    failing("words of a term", "The truce includes all armed groups but the Black Lantern.", "excluded: Black Lantern"),
    failing("words of a term", "Previous truces in Orland collapsed within days.", ""),
    failing("words of a term", "The parties have until Friday noon to accept the truce.",
            "deadline: until Friday noon"),
    failing("words of a term", "The truce does not include other terrorist groups.",
            "criterion: other terrorist groups"),
]


@pytest.mark.parametrize(("text", "terms"), [*TIMES, *WHO_IS_OUT, *WHO_MADE_IT, *WHAT_IT_HOLDS, *NOTHING,
                                             *KNOWN_FAILURES])
def test_terms_of_a_text(text: str, terms: str, read: Extract) -> None:
    assert "; ".join(lines(read(body(FIGHTING + text)), TermClaim)) == terms
