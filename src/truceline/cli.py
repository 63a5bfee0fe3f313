"""The command line: what was asked for, which files, which exit code; all else is done below.

Exit codes: 0 all reports were read; 2 some were quarantined, the rest is briefed; 1 nothing was done
(wrong arguments too); 130 stopped by Ctrl-C. Reasons go to standard error, results to standard output.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated

import typer
from typer.main import get_command

from truceline import __version__, cli_bulletin, cli_cases, cli_exchange, cli_hotline, cli_ledger
from truceline.cli_common import LEDGER, By, Data, LedgerPath
from truceline.errors import SourceError, TrucelineError

# Stages are imported inside the commands: a question about the truces must not wait for the readers of HTML.
if TYPE_CHECKING:
    from truceline.flow import Reader
    from truceline.knowledge.knowledge import Knowledge
    from truceline.model.brief import Brief
    from truceline.model.report import Quarantined

ALL_READ, NOTHING_DONE, SOME_QUARANTINED = 0, 1, 2
EXIT_CODES = """Exit codes: 0 all reports read, 2 some quarantined (the rest is briefed), 1 nothing done,
130 stopped by Ctrl-C."""

app = typer.Typer(
    name="truceline", add_completion=False, rich_markup_mode=None,
    pretty_exceptions_enable=False, epilog=EXIT_CODES,
    help="Watches a truce through what others report: several reports in, one sourced brief out.")
truces = typer.Typer(help="The truces that truceline knows.")
app.add_typer(truces, name="truce", epilog=EXIT_CODES)


class Format(StrEnum):
    """The formats of a brief."""

    text = "text"
    html = "html"
    json = "json"
    csv = "csv"


class ReaderKind(StrEnum):
    """Who reads the reports."""

    rules = "rules"
    llm = "llm"
    both = "both"


Reports = Annotated[list[Path] | None, typer.Argument(
    metavar="[PATH]...", show_default=False, help="Files or folders of reports: plain text, HTML, JSON lines. "
    "Without one, the ledger's.")]
Truce = Annotated[str | None, typer.Option(
    "--truce", metavar="FILE|NAME|none", help="A truce file, a truce of `truceline truce list`, or none: all from the "
    "reports. Without it a known truce is taken only if its parties, place and dates fit.")]
AsOf = Annotated[str | None, typer.Option(
    "--as-of", metavar="TIME", help="Leave out later reports, and judge what was in force then: 2016-02-26 or "
    "2016-02-26T12:00+02:00. Without it, the latest report's date.")]
Jobs = Annotated[int, typer.Option("--jobs", metavar="N", min=0, help="Processes that read; 0: all cores.")]
ReadBy = Annotated[ReaderKind, typer.Option(
    "--reader", help="rules read on this machine; llm and both send the reports to the language model that "
    "TRUCELINE_LLM_URL and TRUCELINE_LLM_MODEL name.")]
LlmCache = Annotated[Path | None, typer.Option(
    "--llm-cache", metavar="FOLDER", help="Where answers of the language model are kept.")]
Named = Annotated[str, typer.Argument(metavar="NAME|FILE", help="A truce of `truceline truce list`, or a truce file.")]


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command that ``argv`` asks for (the process's own arguments without it); the exit code comes back.

    Every error that truceline can name ends here, as one line.
    """
    if argv is None:
        sys.excepthook = _own_fault
    _speak_utf8()
    asked = list(sys.argv[1:] if argv is None else argv) or ["--help"]
    try:
        code: int | None = get_command(app)(args=asked, prog_name="truceline", standalone_mode=False)
    except typer.TyperException as error:
        return _nothing_done(f"{error.format_message()} (truceline --help tells what there is)")
    except TrucelineError as error:
        return _nothing_done(str(error))
    except OSError as error:
        return _nothing_done(f"{error.filename or 'a file'}: {error.strerror or error}")
    except MemoryError:
        return _nothing_done("not enough memory: try fewer --jobs or fewer reports")
    return code or ALL_READ


def _version(*, asked: bool) -> None:
    if asked:
        sys.stdout.write(f"truceline {__version__}\n")
        raise typer.Exit


@app.callback()
def common(
    *,
    version: Annotated[bool, typer.Option("--version", is_eager=True, callback=_version, help="The version.")] = False,
) -> None:
    """Watches a truce through what others report: several reports in, one sourced brief out."""


@app.command(epilog=EXIT_CODES)
def brief(
    paths: Reports = None,
    *,
    truce: Truce = None,
    as_of: AsOf = None,
    format_: Annotated[Format, typer.Option("--format", help="How the brief is given out.")] = Format.text,
    output: Annotated[Path | None, typer.Option(
        "--output", metavar="FILE", help="Write to this file, whole or not at all.")] = None,
    full: Annotated[bool, typer.Option("--full", help="Every detail in the text, not one page.")] = False,
    data: Data = None,
    jobs: Jobs = 1,
    reader: ReadBy = ReaderKind.rules,
    llm_cache: LlmCache = None,
    ledger: LedgerPath = LEDGER,
    known: Annotated[str | None, typer.Option(
        "--known", metavar="DAY", help="Of a ledger: as it was known by the end of that day (UTC).")] = None,
) -> int:
    """One sourced brief from several reports, or of all that a ledger holds."""
    from truceline.publish import in_parts
    from truceline.publish.delivery import all_to_file, all_to_terminal, check_place

    if output and paths:
        check_place(output, paths)
    elif output:
        from truceline.operations.giving import check_beside

        check_beside(output, ledger)
    read_by = _reader(jobs, reader, llm_cache)
    if paths:
        found = _brief(paths, truce, as_of, data, read_by)
    else:
        found = cli_ledger.brief_of(ledger, truce, as_of, known, data, jobs, None if reader is ReaderKind.rules
                                    else read_by)
    parts = in_parts(format_, found, full=full)
    if output:
        all_to_file(output, parts)
    else:
        all_to_terminal(parts)
    return _told(found.quarantined)


@app.command(epilog=EXIT_CODES)
def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A group or party, as people call it.")],
    paths: Reports = None,
    *,
    truce: Truce = None,
    as_of: AsOf = None,
    data: Data = None,
    jobs: Jobs = 1,
    by: By = "",
    ledger: LedgerPath = LEDGER,
) -> int:
    """Whether a group has pledged: its status, told to whom, since when, by which source."""
    from truceline.publish.delivery import to_terminal
    from truceline.publish.joins import view_of
    from truceline.publish.untrusted import visible
    from truceline.register import who as look_up

    if not paths:
        return cli_ledger.who(ledger, name, truce, as_of, data, by)
    found = _brief(paths, truce, as_of, data, _reader(jobs))
    standing = look_up(name, found.register, _knowledge(data), found.dossier)
    banner = view_of(found).banner
    to_terminal("".join(f"{visible(line)}\n" for line in ([banner] if banner else []) + list(standing.lines())))
    return _told(found.quarantined)


@truces.command("list")
def list_truces() -> None:
    """The truces that ship with truceline."""
    from truceline.operations.choosing import shipped
    from truceline.publish.delivery import to_terminal
    from truceline.publish.terms import truce_line

    to_terminal("".join(f"{truce_line(truce)}\n" for truce in shipped()))


@truces.command("show")
def show_truce(name: Named) -> None:
    """The terms, parties, channels, criteria and mechanisms of a truce, with their sources."""
    from truceline.operations.choosing import truce_file
    from truceline.publish.delivery import to_terminal
    from truceline.publish.terms import truce_text

    to_terminal(truce_text(truce_file(name)))


@truces.command("check")
def check_scenarios(name: Named, data: Data = None) -> int:
    """Runs the scenarios of a truce file; the exit code is 1 where one gives another answer than it expects."""
    from truceline.assess import check_truce
    from truceline.operations.choosing import truce_file
    from truceline.publish.delivery import to_terminal

    truce = truce_file(name)
    results = check_truce(truce, _knowledge(data))
    wrong = sum(not result.right for result in results)
    lines = [*(result.line() for result in results), f"{truce.id}: {len(results)} scenarios, {wrong} wrong"]
    to_terminal("".join(f"{line}\n" for line in lines))
    return NOTHING_DONE if wrong else ALL_READ


def _brief(paths: list[Path], truce: str | None, as_of: str | None, data: Path | None, reader: "Reader") -> "Brief":
    """The brief of what can be read; SourceError where that is nothing, with every reason on standard error."""
    from truceline.operations.choosing import choice, moment

    at, chosen, knowledge = moment(as_of), choice(truce), _knowledge(data)

    from truceline.collect import collect
    from truceline.flow import brief as flow

    collected = collect(paths)
    if not collected.reports:
        _told(collected.quarantined)
        raise SourceError("no report could be read, so there is no brief")
    return flow(collected.reports, knowledge, chosen, at, collected.quarantined, reader)


def _reader(jobs: int, kind: ReaderKind = ReaderKind.rules, cache: Path | None = None) -> "Reader":
    """Who reads: the rules, or the language model that the user has set, with the rules behind it or beside it."""
    from truceline.engine import read_all

    rules = partial(read_all, jobs=jobs or os.cpu_count() or 1)
    if kind is ReaderKind.rules:
        if cache:
            raise SourceError("--llm-cache: the rules ask no language model; it goes with --reader llm or both")
        return rules
    from truceline.readers import model_reader

    return model_reader(os.environ, rules, _complain, cache, beside=kind is ReaderKind.both)


def _knowledge(data: Path | None) -> "Knowledge":
    from truceline.knowledge.knowledge import load_knowledge

    return load_knowledge(data)


def _told(quarantined: Iterable["Quarantined"]) -> int:
    """Says on standard error what could not be read and why; the exit code that follows from it."""
    code = ALL_READ
    for report in quarantined:
        _complain(f"not read: {report.path}: {report.reason}")
        code = SOME_QUARANTINED
    return code


def _nothing_done(reason: str) -> int:
    _complain(reason)
    return NOTHING_DONE


def _own_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What nobody foresaw, in one line; the variable TRUCELINE_TRACEBACK shows where it came from."""
    if os.environ.get("TRUCELINE_TRACEBACK"):
        sys.__excepthook__(kind, error, trace)
    elif not issubclass(kind, KeyboardInterrupt):
        _complain(f"a fault of truceline's own, please report it: {kind.__name__}: {error}")


def _complain(reason: str) -> None:
    """One line on standard error; names of files may hold anything, also what would steer a terminal."""
    plain = "".join(c if c.isprintable() or c == "\n" else f"\\x{ord(c):02x}" for c in reason)
    sys.stderr.write(f"truceline: {plain}\n")


def _speak_utf8() -> None:
    """Names and quotes are of all scripts, so that the console's own encoding is not asked."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


# Last, since the help lists commands as they are registered: what everybody asks first, the ledger, the exchange.
cli_ledger.add_to(app, EXIT_CODES)
app.command("bulletin", epilog=EXIT_CODES)(cli_bulletin.bulletin)
cli_exchange.add_to(app, EXIT_CODES)
app.add_typer(cli_hotline.app, name="hotline", epilog=EXIT_CODES)
app.add_typer(cli_cases.app, name="case", epilog=EXIT_CODES)
