"""Entries of a ledger as people read them: one line each, or all that one holds. Sealed and restricted words never."""

from collections.abc import Iterable, Iterator

from truceline.ledger import Noted
from truceline.ledger.hand import figure_words, grade, period_words, place_words, words_shown
from truceline.model.entry import SHOWN, Entry
from truceline.model.judgement import Correction, Grading, NotSame, SameIncident, Verdicted, WrongClaim
from truceline.model.payload import (
    CaseStep,
    Contact,
    HandClaim,
    Location,
    LookUp,
    Message,
    NotRead,
    Peer,
    Pledge,
    ReportIn,
    Undo,
    Withdrawal,
)
from truceline.publish.words import clipped, counted

DECIDED = {"machine": "the machine", "person": "persons"}
"""By whom a finding was decided, as read."""
WIDTH = 90  # characters of what an entry says, in one line


def line(noted: Noted, *, undone: bool = False) -> str:
    """One entry in one line: its place, when it came, its kind, its id, what it says, by whom."""
    entry = noted.entry
    by = f"{entry.author}/{entry.by}" if entry.by else entry.author
    mark = "  [undone]" if undone else ""
    loud = "" if entry.status == "Actual" else f"*** {entry.status.upper()} *** "
    return (f"{noted.number:>6}  {noted.noted[:16].replace('T', ' ')}Z  {entry.kind:<10}  {entry.id[:SHOWN]}  "
            f"{loud}{clipped(says(entry), WIDTH)}  ({by}){mark}")


def says(entry: Entry) -> str:
    """What an entry says, in a few words."""
    return " ".join(_says(entry).split())


def _says(entry: Entry) -> str:  # noqa: C901, PLR0911, PLR0912 - one line for each kind: a table
    match entry.body:
        case ReportIn(report=report):
            return f"{report.outlet or report.agency or report.path}: {report.title or report.id}"
        case NotRead(path=path, reason=reason):
            return f"{path}: not read: {reason}"
        case Contact(public=public):
            return public
        case HandClaim() as call:
            where = f", {place_words(call.place)}" if call.place else ""
            what = call.sub_event_type or call.event_type or "said"
            return f"{call.contact} {call.knows}: {what}{where}, {grade(call)}"
        case SameIncident(pairs=pairs):
            return "one incident: " + ", ".join(dict.fromkeys(end for pair in pairs for end in (pair.a, pair.b)))
        case NotSame(pairs=pairs):
            return "not one incident: " + "; ".join(f"{pair.a} and {pair.b}" for pair in pairs)
        case WrongClaim(claim=claim):
            return f"wrong: {claim}"
        case Correction() as judgement:
            return f"corrected: {judgement.claim}: {_changes(judgement)}"
        case Grading() as judgement:
            return f"graded: {judgement.of}: {judgement.reliability or ''}{judgement.credibility or ''}"
        case Verdicted() as judgement:
            return f"{judgement.verdict} of {judgement.term}: {judgement.incident}"
        case Pledge() as pledge:
            told = f", told to {pledge.told_to}" if pledge.told_to else ""
            since = f" since {pledge.since}" if pledge.since else ""
            return f"{pledge.party.name}: {pledge.status}{since}{told}"
        case Withdrawal(of=of, reason=reason):
            return f"withdrawn: {of[:SHOWN]}" + (f": {reason}" if reason else "")
        case Location() as location:
            whom = ", ".join(entry.recipients) or "nobody but us"
            return f"where {location.of[:SHOWN]} is ({location.place.precision}): for {whom}"
        case LookUp() as asked:
            return f"{asked.asked}: {asked.status}"
        case Peer(name=name, read_back=read_back):
            return f"{name}" + ("" if read_back else ", fingerprint not read back")
        case Message() as message:
            return f"{message.code} to {message.to}: {message.text}"
        case CaseStep() as step:
            breach = f"a breach of {step.term} by {step.against}:" if step.step == "open" else ""
            told = "; ".join(f"{field}: {words}" for field, words in step.version.items())
            return " ".join((step.step, breach, step.verdict or "", step.field, step.text, told))
        case Undo(of=of, reason=reason):
            return f"takes back {of[:SHOWN]}" + (f": {reason}" if reason else "")


def _changes(judgement: Correction) -> str:
    changed = [f"{field}={value}" for field, value in sorted(judgement.fields.items())]
    if judgement.time is not None:
        changed.append(f"time={period_words(judgement.time)}")
    if judgement.place is not None:
        changed.append(f"place={place_words(judgement.place)}")
    return ", ".join(changed)


def page(noted: Noted, about: Iterable[Noted], *, undone: bool = False) -> Iterator[str]:
    """All that one entry holds, and which later ones refer to it."""
    entry = noted.entry
    yield f"{entry.kind} {entry.id}" + (" [undone]" if undone else "")
    yield f"By {entry.author}" + (f", {entry.by}" if entry.by else "") + f"; recorded {entry.recorded}"
    yield f"Entry {noted.number} of this ledger, noted {noted.noted}"
    to = f", for {', '.join(entry.recipients)}" if entry.recipients else ""
    yield f"Status {entry.status}; audience TLP:{entry.audience}{to}"
    yield from _content(entry)
    later = list(about)
    if later:
        yield f"{counted(len(later), 'later entry refers', 'later entries refer')} to it:"
        yield from (line(each) for each in later)


def _content(entry: Entry) -> Iterator[str]:
    match entry.body:
        case ReportIn() as body:
            report = body.report
            yield f"{report.id}, collected {body.collected}, {counted(body.size, 'byte')}, sha256 {report.sha256}"
            yield from (f"{label}: {value}" for label, value in (
                ("Title", report.title), ("Outlet", report.outlet), ("Agency", report.agency),
                ("Address", report.address), ("Path", report.path)) if value)
            yield from ("", *report.text.splitlines())
        case HandClaim() as call:
            yield says(entry)
            yield f"When: {period_words(call.when) if call.when else 'not told'}"
            yield from (figure_words(figure) for figure in call.figures)
            yield words_shown(call)
        case Contact(public=public):
            yield f"{public}; the name is sealed to this organisation's key"
        case _:
            yield says(entry)
            yield from (f"{name}: {value}" for name, value in entry.body.model_dump(
                mode="json", exclude_defaults=True, exclude={"kind", "says", "read", "duress"}).items())
