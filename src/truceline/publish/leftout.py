"""What was left out, and why: a reader must not think that everything in the reports is in the brief."""

from collections import Counter
from collections.abc import Iterator, Sequence

from truceline.model.brief import Sentence
from truceline.model.claim import FigureClaim
from truceline.publish.leads import Tale
from truceline.publish.views import BriefView, ReportView
from truceline.publish.words import SECTION_WORDS, counted, day_words, figure_words, listed, span_of_days

READ = frozenset({"headline", "dateline", "body"})


def left_out(view: BriefView, passed_over: Sequence[Tale]) -> tuple[Sentence, ...]:
    """Sections that feed nothing, captions that are no leads, figures that are denied, claims of no incident."""
    return (*_sections(view), *_tales(passed_over), *_denied(view), *_not_asserted(view))


def _sections(view: BriefView) -> Iterator[Sentence]:
    for report in view.reports:
        kinds = Counter(section.kind for section in report.report.sections if section.kind not in READ)
        if kinds:
            told = listed(counted(n, *SECTION_WORDS[kind]) for kind, n in sorted(kinds.items()))
            yield Sentence(text=f"{report.label}: {told}, which feed no incident and no figure.")


def _tales(tales: Sequence[Tale]) -> Iterator[Sentence]:
    for name, kind in (("captions", "caption"), ("sidebars", "related")):
        mine = [tale for tale in tales if tale.kind == kind]
        dated = sorted(tale.day for tale in mine if tale.day)
        if dated:
            yield Sentence(text=f"{len(dated)} {name} tell of violence of {span_of_days(dated[0], dated[-1])}: "
                                "older than the reports, or of an incident told; background, no leads."
                           if len(dated) > 1 else
                           f"1 of the {name} tells of violence of {day_words(dated[0])}: older than the reports, "
                           "or of an incident told; background, no lead.")
        undated = len(mine) - len(dated)
        if undated:
            yield Sentence(text=f"{undated} of the {name} speak of violence without a full date: no leads.")


def _denied(view: BriefView) -> Iterator[Sentence]:
    for claim in view.claims:
        if isinstance(claim.claim, FigureClaim) and "denied" in claim.claim.qualifiers:
            yield Sentence(text=f"{figure_words(claim.claim)}: quoted only to be denied; it counts nowhere.",
                           claims=(claim.id,))


def _not_asserted(view: BriefView) -> Iterator[Sentence]:
    """Events and figures told only as possible or to come."""
    mine = [c for c in view.claims if c.kind in {"event", "figure"} and not c.incidents
            and {"hypothetical", "future"} & set(c.claim.qualifiers)]
    if mine:
        yield Sentence(text=f"{counted(len(mine), 'event or figure', 'events or figures')} told only as possible or "
                            "still to come.", claims=tuple(c.id for c in mine))


def _label(report: ReportView) -> str:
    return report.label
