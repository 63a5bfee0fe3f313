"""A truce file as plain text: its parties, channels, criteria, terms and mechanisms."""

import textwrap
from collections.abc import Iterable, Iterator

from truceline.model.truce import Adherent, Term, TruceFile
from truceline.publish.words import listed, moment_words

WIDTH = 100


def truce_line(truce: TruceFile) -> str:
    """One truce of a list: its name to ask for, its start, its title."""
    return f"{truce.id:<18} {truce.starts[:10]}  {truce.name}"


def truce_text(truce: TruceFile) -> str:
    """All that a truce file says, and by which source."""
    banner = [] if truce.status == "Actual" else [f"{truce.status.upper()}: NOT REAL EVENTS", ""]
    return "".join(f"{_wrapped(line)}\n" for line in (*banner, *_head(truce), *_parts(truce)))


def _wrapped(text: str) -> str:
    """Every line at most as wide as a page, what is left of it indented under its beginning."""
    return "\n".join(textwrap.fill(line, WIDTH, subsequent_indent=" " * (len(line) - len(line.lstrip()) + 2))
                     for line in text.split("\n"))


def _head(truce: TruceFile) -> Iterator[str]:
    yield f"{truce.name} ({truce.id})"
    times = {"announced": truce.announced, "accept by": truce.deadline, "starts": truce.starts, "ends": truce.ends}
    for label, moment in times.items():
        if moment:
            yield f"  {label:<10} {moment_words(moment)}"
    yield f"  {'clock':<10} {truce.timezone}"
    yield f"  {'guarantors':<10} {listed(truce.guarantors)}"
    if truce.source:
        yield f"  {'source':<10} {truce.source}"
    if truce.note:
        yield f"  {'note':<10} {truce.note}"


def _parts(truce: TruceFile) -> Iterator[str]:
    yield from _part("Terms", (_term(term) for term in truce.terms))
    yield from _part("Parties", (_party(party) for party in truce.parties))
    yield from _part("Excluded by kind", (
        f"{c.text} (when it began: {listed(c.names)})" + _source(c.source) for c in truce.criteria))
    yield from _part("Channels", (
        f"{c.guarantor} speaks with {listed(c.parties)}" + _source(c.source) for c in truce.channels))
    yield from _part("Mechanisms", truce.mechanisms)
    yield from _part("Effects promised", truce.effects)
    yield from _part("Benchmarks", (f"{b.text} ({b.direction})" for b in truce.benchmarks))


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    told = list(lines)
    if told:
        yield f"\n{title}"
        yield from (f"  - {line}" for line in told)


def _term(term: Term) -> str:
    details = {"prohibits": term.prohibits, "binds": term.binds, "protects": term.protects, "area": term.area,
               "exceptions": term.exceptions}
    told = "".join(f"\n      {label}: {', '.join(words)}" for label, words in details.items() if words)
    return f"{term.id}: {term.text}{_source(term.source)}{told}"


def _party(party: Adherent) -> str:
    since = f" since {moment_words(party.since)}" if party.since else ""
    until = f" until {moment_words(party.until)}" if party.until else ""
    told = f", told to {party.told_to}" if party.told_to else ""
    note = f"\n      {party.note}" if party.note else ""
    return f"{party.name}: {party.status}{since}{until}{told}{_source(party.source)}{note}"


def _source(source: str) -> str:
    return f" [{source}]" if source else ""
