"""All that the page shows, each thing once, ready for the templates: they only lay it out."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from truceline.model.brief import Hits
from truceline.model.incident import Incident
from truceline.model.time import day_of
from truceline.model.truce import Finding
from truceline.publish.compare import Compared, compare
from truceline.publish.doubts import Doubted, doubts
from truceline.publish.hits import by_actor
from truceline.publish.html.bars import Bars, bars_of
from truceline.publish.html.map import Map, Site, draw, sites_of
from truceline.publish.html.timeline import Timeline, timeline_of
from truceline.publish.judgements import judged_words, persons_words
from truceline.publish.matrix import Matrix, matrices
from truceline.publish.outlines import Outlines
from truceline.publish.quotes import Piece, pieces
from truceline.publish.responsibility import responsibility_of
from truceline.publish.truces import TruceView, positions_of, truces_of
from truceline.publish.views import BriefView, ClaimView, ReportView
from truceline.publish.words import day_words, interval_words

WIDE_MAP = (720, 440)
NARROW_MAP = (340, 360)


@dataclass(frozen=True, slots=True)
class Note:
    """A claim with its number on the page and its words in their sentence."""

    number: int
    claim: ClaimView

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The sentence, with quote and value told apart."""
        return pieces(self.claim)


@dataclass(frozen=True, slots=True)
class Measured:
    """One metric of an incident: its range, the drawing of it and the matrix of who says what where."""

    matrix: Matrix
    bars: Bars | None

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims of all its cells."""
        return tuple(dict.fromkeys(cell.claim.id for row in self.matrix.rows for cell in row.cells))


@dataclass(frozen=True, slots=True)
class Card:
    """One incident with all that is said of it."""

    number: int
    incident: Incident
    measured: tuple[Measured, ...]
    told: tuple[ClaimView, ...]
    responsibility: tuple[tuple[str, tuple[str, ...]], ...]
    alleged: tuple[ClaimView, ...]
    findings: tuple[Finding, ...]
    part_of: "Incident | None"


@dataclass(frozen=True)
class Page:
    """The brief as the templates see it. ``own`` are outlines of an invented country."""

    view: BriefView
    own: Outlines | None = None

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {claim.id: n for n, claim in enumerate(self.view.claims, 1)}

    def notes(self, claim_ids: Iterable[str]) -> list[Note]:
        """The claims of these ids in the order of reading; ids that are no claims are left out."""
        numbers = sorted({self._numbers[c] for c in claim_ids if c in self._numbers})
        return [Note(n, self.view.claims[n - 1]) for n in numbers]

    def label(self, number: int) -> str:
        """How a quote is cited: '2.14' is the fourteenth of report 2."""
        report = self.view.claims[number - 1].report.number
        return f"{report}.{number - self._first[report] + 1}"

    @cached_property
    def _first(self) -> dict[int, int]:
        """The number of the first quote of each report; claims stand in the order of the reports."""
        return {claim.report.number: n for n, claim in reversed(list(enumerate(self.view.claims, 1)))}

    def notes_of(self, report: ReportView) -> list[Note]:
        """All that was read in a report, in the order of reading."""
        return [Note(n, self.view.claims[n - 1]) for n in self._of_report.get(report.number, ())]

    @cached_property
    def _of_report(self) -> dict[int, list[int]]:
        """The numbers of the quotes of each report."""
        found: dict[int, list[int]] = {}
        for number, claim in enumerate(self.view.claims, 1):
            found.setdefault(claim.report.number, []).append(number)
        return found

    def persons(self, finding: Finding) -> list[str]:
        """What persons found beside the machine."""
        return list(persons_words(finding))

    @cached_property
    def judged(self) -> list[str]:
        """Grades, and judgements that cannot hold together."""
        return list(judged_words(self.view))

    def evidence(self, ids: Iterable[str]) -> list[str]:
        """Evidence that is no claim: a line of the truce file, by its name."""
        return [i for i in ids if i not in self._numbers]

    @cached_property
    def title(self) -> str:
        """What the brief is about: its truce, or its incidents' country, or just a brief."""
        truces = self.truces
        name = truces[0].name if truces else "What the reports say"
        return f"{name[:1].upper()}{name[1:]}"

    @cached_property
    def period(self) -> str:
        """From the first to the last day that an incident or report of this brief is of."""
        days = [d for i in self.view.current if i.time for d in i.time.days()]
        days += [day_of(m) for r in self.view.reports if r.report.published
                 for m in (r.report.published.earliest, r.report.published.latest)]
        return interval_words(min(days), max(days)) if days else "not known"

    @cached_property
    def as_of(self) -> str:
        """The day the brief is of."""
        return day_words(day_of(self.view.brief.as_of))

    @cached_property
    def truces(self) -> list[TruceView]:
        """What is told of each truce."""
        return truces_of(self.view)

    @cached_property
    def positions(self) -> list[tuple[str, tuple[ClaimView, ...]]]:
        """Every party's positions over time."""
        return positions_of(self.view)

    @cached_property
    def cards(self) -> list[Card]:
        """The incidents, those of the background last."""
        return [self._card(n, incident) for n, incident in enumerate(self.view.incidents, 1)]

    def number_of(self, incident_id: str) -> int:
        """The number of an incident on the page; 0 for one that is not known."""
        return self._number.get(incident_id, 0)

    @cached_property
    def _number(self) -> dict[str, int]:
        return {incident.id: number for number, incident in enumerate(self.view.incidents, 1)}

    @cached_property
    def hits(self) -> list[tuple[str, list[Hits]]]:
        """Who hits whom, by actor; unknown last."""
        return by_actor(self.view.brief.who_hits_whom)

    @cached_property
    def compared(self) -> tuple[Compared, ...]:
        """The reports beside one another."""
        return compare(self.view)

    @cached_property
    def allegations(self) -> list[ClaimView]:
        """All breaches that somebody alleges."""
        return self.view.of_kind("allegation")

    @cached_property
    def timeline(self) -> Timeline | None:
        """The days on one line."""
        return timeline_of(self.view)

    @cached_property
    def _sites(self) -> tuple[list[Site], list[Site]]:
        return sites_of(self.view)

    @cached_property
    def maps(self) -> list[tuple[str, Map]]:
        """The same map for a page and for a phone, since letters must not shrink with it."""
        drawn = (("wide", draw(self._sites[0], self.own, *WIDE_MAP)),
                 ("narrow", draw(self._sites[0], self.own, *NARROW_MAP)))
        return [(name, found) for name, found in drawn if found]

    @cached_property
    def unplaced(self) -> list[Site]:
        """Incidents that no point is known for."""
        return self._sites[1]

    @cached_property
    def doubts(self) -> tuple[Doubted, ...]:
        """Every doubt with what it is about."""
        return doubts(self.view)

    def _card(self, number: int, incident: Incident) -> Card:
        mine = self.view.about(incident.id)
        return Card(
            number=number, incident=incident,
            measured=tuple(Measured(m, bars_of(m.figures)) for m in matrices(self.view, incident)),
            told=tuple(c for c in mine if c.kind == "event"),
            responsibility=responsibility_of(self.view, incident.id),
            alleged=tuple(c for c in mine if c.kind == "allegation"),
            findings=self.view.findings_of(incident.id),
            part_of=self.view.incident(incident.part_of) if incident.part_of else None)
