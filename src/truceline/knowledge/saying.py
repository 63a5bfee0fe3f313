"""How days, times and lists are said in the reasons that stages give."""

from collections.abc import Iterable

from truceline.model.time import Period, day_of, first_instant


def listed(names: Iterable[str], last: str = "and") -> str:
    """Names as a person lists them, each once.

    >>> listed(["a", "b", "c", "a"])
    'a, b and c'
    """
    parts = list(dict.fromkeys(names))
    if len(parts) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def said_moment(moment: str) -> str:
    """A day or a local time, with its offset where it is known.

    >>> said_moment("2016-02-27T00:00+02:00")
    '27 Feb 2016, 00:00 (+02:00)'
    """
    day = day_of(moment)
    words = f"{day.day} {day:%b %Y}"
    if "T" not in moment:
        return words
    at = first_instant(moment)
    offset = f" ({at.isoformat()[-6:]})" if at.tzinfo else ""
    return f"{words}, {at:%H:%M}{offset}"


def said_period(period: Period) -> str:
    """A day, or the first and last of several."""
    if period.start == period.end:
        return said_moment(period.start)
    first, last = period.days()
    if first == last:
        return f"{first.day} {first:%b %Y}"
    return f"{said_moment(period.start)} to {said_moment(period.end)}"
