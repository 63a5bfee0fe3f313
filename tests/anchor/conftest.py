"""Reports and claims made by hand, of invented events in places that exist."""

import hashlib
from collections.abc import Callable

import pytest

from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.timewords import find_times
from truceline.model.base import content_id
from truceline.model.claim import Claim, Draft, EventClaim, FigureClaim, PositionClaim, TermClaim
from truceline.model.place import SaidPlace
from truceline.model.report import Published, Report, Section, SectionKind

MakeDated = Callable[..., Report]


@pytest.fixture(scope="session")
def dated() -> MakeDated:
    """A report from its blocks: plain text is body, a pair gives the kind of section."""

    def make(*blocks: str | tuple[SectionKind, str], published: str = "", agency: str = "") -> Report:
        text, sections = "", []
        for block in blocks:
            kind, words = ("body", block) if isinstance(block, str) else block
            sections.append(Section(kind=kind, start=len(text), end=len(text) + len(words)))
            text += words + "\n\n"
        digest = hashlib.sha256(text.encode()).hexdigest()
        known = Published(earliest=published, latest=published, basis="metadata") if published else None
        return Report(id=f"r-{digest[:12]}", path=f"{digest[:6]}.txt", text=text, sha256=digest,
                      sections=tuple(sections), published=known, agency=agency)

    return make


class Reading:
    """Claims of a report as a reader would make them, from its words."""

    def __init__(self, report: Report, knowledge: Knowledge) -> None:
        self.report, self.knowledge, self.claims = report, knowledge, list[Claim]()

    def event(self, words: str, place: str = "", within: tuple[str, ...] = (), **fields: object) -> str:
        """The id of an event claim; its time is the one found in its words."""
        plain: dict[str, object] = {"event_type": "Explosions/Remote violence", **fields}
        return self._add(EventClaim.model_validate({**self._base(words, place, within), **plain}))

    def figure(self, words: str, value: str, *events: str) -> str:
        """The id of a figure claim of people killed."""
        at = self.report.text.index(value)
        return self._add(FigureClaim.model_validate({
            **self._base(words), "said_time": None, "metric": "killed", "low": 1, "high": 1, "qualifier": "exact",
            "events": events, "value": self.report.quote(at, at + len(value))}))

    def term(self, words: str, term: str, **fields: object) -> str:
        """The id of a term claim."""
        return self._add(TermClaim.model_validate({**self._base(words), "term": term, "value": words, **fields}))

    def position(self, words: str, stance: str) -> str:
        """The id of a position claim without a time of its own."""
        return self._add(PositionClaim.model_validate({
            **self._base(words), "said_time": None, "party": {"name": "council"}, "stance": stance}))

    def draft(self) -> Draft:
        """All of them."""
        return Draft(report=self.report.id, claims=tuple(self.claims))

    def _base(self, words: str, place: str = "", within: tuple[str, ...] = ()) -> dict[str, object]:
        start = self.report.text.index(words)
        end = start + len(words)
        times = (t for t in find_times(self.report.text, self.knowledge.times) if start <= t.start < end)
        at = self.report.text.index(place, start) if place else 0
        said = SaidPlace(text=place, start=at, end=at + len(place), name=place, within=within) if place else None
        return {"report": self.report.id, "quote": self.report.quote(start, end), "said_time": next(times, None),
                "said_place": said}

    def _add(self, claim: Claim) -> str:
        known = claim.model_copy(update={"id": content_id("c", claim)})
        self.claims.append(known)
        return known.id


@pytest.fixture(scope="session")
def reading(knowledge: Knowledge) -> Callable[[Report], Reading]:
    """A hand's reading of a report."""
    return lambda report: Reading(report, knowledge)
