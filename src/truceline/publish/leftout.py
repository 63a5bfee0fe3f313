"""What was left out, and why: a reader must not think that everything in the reports is in the brief."""

from collections import Counter
from collections.abc import Iterator, Sequence

from truceline.model.brief import Sentence
from truceline.model.claim import FigureClaim
from truceline.model.report import SectionKind
from truceline.publish.leads import Tale
from truceline.publish.views import BriefView, ReportView
from truceline.publish.vocabulary import SECTION_WORDS
from truceline.publish.words import counted, figure_words, interval_words, listed

READ = frozenset({"headline", "dateline", "body"})


def left_out(view: BriefView, passed_over: Sequence[Tale]) -> tuple[Sentence, ...]:
    """Sections that feed nothing, captions that are no leads, denied figures, claims of no incident or judged wrong."""
    return (*_sections(view), *_tales(passed_over), *_denied(view), *_not_asserted(view), *_wrong(view))


def _sections(view: BriefView) -> Iterator[Sentence]:
    """All of them in one sentence, then how many each report has."""
    of = {report.number: _kinds(report) for report in view.reports}
    if any(of.values()):
        each = "; ".join(f"{_counts(kinds)} in [{number}]" for number, kinds in of.items() if kinds)
        yield Sentence(text=f"{_counts(sum(of.values(), Counter()))} feed no incident and no figure: {each}.")


def _kinds(report: ReportView) -> Counter[SectionKind]:
    return Counter(section.kind for section in report.report.sections if section.kind not in READ)


def _counts(kinds: Counter[SectionKind]) -> str:
    return listed(counted(n, *SECTION_WORDS[kind]) for kind, n in sorted(kinds.items()))


def _tales(tales: Sequence[Tale]) -> Iterator[Sentence]:
    """Captions and sidebars that tell of violence and are no leads: too old, of an incident told, undated."""
    dated = sorted(tale.day for tale in tales if tale.day)
    if dated:
        yield Sentence(text=f"{counted(len(dated), 'caption or sidebar', 'captions or sidebars')} of violence on "
                            f"{interval_words(dated[0], dated[-1])}: older than the reports, or of an incident told; "
                            "background, no leads.")
    undated = len(tales) - len(dated)
    if undated:
        yield Sentence(text=f"{counted(undated, 'caption or sidebar', 'captions or sidebars')} of violence without a "
                            "full date: no leads.")


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


def _wrong(view: BriefView) -> Iterator[Sentence]:
    """Claims that a person holds to be no claims of their reports."""
    read = {each.id: each.content for each in view.brief.judged.read}
    for wrong in view.brief.judged.wrong:
        quote = read.get(wrong.claim, {}).get("quote")
        words = f"“{quote['text']}”" if isinstance(quote, dict) else f"claim {wrong.claim}"
        reason = f": {wrong.reason}" if wrong.reason else ""
        yield Sentence(text=f"{words}: judged wrong by {wrong.by or 'a person'}{reason}; it counts nowhere.")
