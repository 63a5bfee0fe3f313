"""What a figure counts, as linking sees it: a whole event, a part, a sum; its number, if nobody shares it by chance."""

from collections.abc import Iterator

from truceline.knowledge.rules import link_rules
from truceline.link.profile import Number, Toll
from truceline.model.claim import Anchored, FigureClaim
from truceline.model.names import fold


def counts(figure: Anchored) -> bool:
    """Whether a figure is a number of people of a single event."""
    claim = figure.claim
    return isinstance(claim, FigureClaim) and claim.scope in {None, "incident", "subset", "background"} and (
        claim.low is not None or claim.high is not None)


def of_whole(figure: Anchored) -> bool:
    """Whether a figure counts a whole event, in a number or in words."""
    return isinstance(figure.claim, FigureClaim) and figure.claim.scope in {None, "incident", "background"}


def of_the_past(figure: Anchored) -> bool:
    """Whether the report's own words tell it as the toll of something earlier."""
    return isinstance(figure.claim, FigureClaim) and figure.claim.scope == "background"


def tolls_of(figure: Anchored) -> Iterator[Toll]:
    """A whole toll told as an exact number: what no second event in the same report can share by chance."""
    claim = figure.claim
    if not isinstance(claim, FigureClaim) or claim.scope not in {None, "incident"} or claim.civilians:
        return
    if claim.low is not None and claim.low == claim.high and not (claim.early or claim.revised or claim.partial):
        speaker = claim.attributed_to[0] if claim.attributed_to else None
        yield claim.report, (speaker.id or fold(speaker.name)) if speaker else "", claim.metric, claim.low


def numbers_of(figure: Anchored) -> Iterator[Number]:
    """The number of a whole toll, where it is too large to be shared by chance."""
    claim = figure.claim
    if isinstance(claim, FigureClaim) and of_whole(figure):
        number = claim.high if claim.high is not None else claim.low
        if number is not None and number >= link_rules().by_chance:
            yield claim.metric, number


def sums_of(figure: Anchored, *, told_as_sum: bool) -> Iterator[tuple[str, str, int]]:
    """The report, metric and number of a figure that is a sum, or may be one."""
    claim = figure.claim
    if isinstance(claim, FigureClaim) and (claim.scope == "aggregate" or (not told_as_sum and claim.scope is None)):
        number = claim.high if claim.high is not None else claim.low
        if number is not None:
            yield claim.report, claim.metric, number
