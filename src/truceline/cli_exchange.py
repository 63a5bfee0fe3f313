"""`truceline peer`, `bundle`, `serve` and `sync`: exchange with organisations whose keys were read back."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli_common import LEDGER, By, LedgerPath, confirming
from truceline.errors import SourceError

if TYPE_CHECKING:
    from truceline.exchange.desk import Desk
    from truceline.exchange.outbox import Stored
    from truceline.exchange.peers import Known
    from truceline.exchange.status import Standing

peer_app = typer.Typer(help="Other organisations, by keys that were read back over the telephone.")
bundle_app = typer.Typer(help="What goes to a peer as a file, and what comes from one.")

Named = Annotated[str, typer.Argument(metavar="NAME", help="The peer.")]
Trust = Annotated[Path | None, typer.Option(
    "--trust", metavar="FILE", help="Certificates (PEM) by which peers' nodes are known, in place of this machine's.")]
Insecure = Annotated[bool, typer.Option(
    "--insecure", help="Plain HTTP with other hosts too: who listens sees when and how much, and no content.")]


def add_to(app: typer.Typer, epilog: str) -> None:
    """Registers the commands of the exchange."""
    app.add_typer(peer_app, name="peer", epilog=epilog)
    app.add_typer(bundle_app, name="bundle", epilog=epilog)
    app.command(epilog=epilog)(serve)
    app.command(epilog=epilog)(sync)


# ------------------------------------------------------------------ peers

@peer_app.command("add")
def add_peer(
    name: Named, *,
    keys: Annotated[str, typer.Option("--keys", metavar="FILE|TEXT", help="What `truceline peer mine` printed there.")],
    url: Annotated[str, typer.Option("--url", metavar="URL", help="Its node, where it serves one.")] = "",
    fingerprint: Annotated[str, typer.Option(
        "--fingerprint", metavar="GROUPS", help="What they read to you by telephone; without it you are asked.")] = "",
    by: By = "", ledger: LedgerPath = LEDGER,
) -> None:
    """Takes an organisation's keys, once a person has compared their fingerprint with what the other side reads out."""
    from truceline.exchange import peers

    with _desk(ledger) as desk:
        given = peers.read_key_set(_text_of(keys))
        peers.check(desk, name, given, url)
        _compare(name, given.public().fingerprint(), fingerprint)
        added = peers.add(desk, name, given, url, by)
    _tell([f"{added.name} is a peer now: {added.keys.fingerprint()}"])


@peer_app.command("list")
def list_peers(ledger: LedgerPath = LEDGER) -> None:
    """The peers, with what went to them and what came."""
    from truceline.exchange import peers
    from truceline.exchange.status import standing

    with _desk(ledger) as desk:
        lines = [f"{known.name}: {_numbers(standing(desk, known))}" for _, known in sorted(peers.known(desk).items())]
    _tell(lines or ["no peers yet"])


@peer_app.command("show")
def show_peer(name: Named, ledger: LedgerPath = LEDGER) -> None:
    """One peer: its fingerprint and address, the last checkpoint it showed, and what it signed that cannot be true."""
    from truceline.exchange import peers
    from truceline.exchange.status import standing

    with _desk(ledger) as desk:
        known = peers.find(desk, name)
        lines = list(_shown(known, standing(desk, known)))
    _tell(lines)


@peer_app.command("mine")
def my_keys(ledger: LedgerPath = LEDGER) -> None:
    """Our own public keys, to be given to others; the fingerprint to read to them is told on standard error."""
    from truceline.exchange import peers

    with _desk(ledger) as desk:
        line, fingerprint = peers.key_set(desk), desk.keys.public.fingerprint()
    _tell([line])
    sys.stderr.write(f"truceline: read this to them by telephone: {fingerprint}\n")


@peer_app.command("remove")
def remove_peer(
    name: Named, reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")] = "", by: By = "",
    ledger: LedgerPath = LEDGER,
) -> None:
    """Takes nothing more from a peer and sends it nothing more: its keys were stolen, or it is none any longer."""
    from truceline.exchange import peers

    with _desk(ledger) as desk:
        peers.remove(desk, name, reason, by)
    _tell([f"{name} is no peer any longer; what it said before stays in the ledger"])


# ------------------------------------------------------------------ bundles as files

@bundle_app.command("export")
def export_bundle(
    *,
    to: Annotated[str, typer.Option("--to", metavar="PEER", help="For whom it is.")],
    output: Annotated[Path, typer.Option("--output", metavar="FILE", help="Where to write it, whole or not at all.")],
    again: Annotated[int | None, typer.Option(
        "--again", metavar="NUMBER", min=1, help="A bundle that was made before and is not acknowledged.")] = None,
    ledger: LedgerPath = LEDGER,
) -> None:
    """Writes what waits for a peer: signed, sealed to it, and stored here until it is acknowledged."""
    from truceline.exchange import outbox, peers
    from truceline.operations.giving import check_beside
    from truceline.publish.delivery import to_file

    check_beside(output, ledger)
    with _desk(ledger) as desk:
        peer = peers.find(desk, to)
        made = outbox.numbered(desk, peer, again) if again else outbox.make(desk, peer, even_empty=True)
        if made is None:
            raise SourceError(_nothing_new(to, outbox.oldest(desk, peer)))
    to_file(output, made.sealed.decode())
    _tell([f"bundle {made.number} for {to}: {output}"])


@bundle_app.command("import")
def import_bundle(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What a peer exported.")], ledger: LedgerPath = LEDGER,
) -> None:
    """Takes a bundle in, whole, or refuses it whole and changes nothing."""
    from truceline.errors import ExchangeError
    from truceline.exchange import inbox
    from truceline.exchange.envelope import LARGEST
    from truceline.publish.entries import line
    from truceline.publish.words import counted

    with file.open("rb") as opened, _desk(ledger) as desk:
        try:
            applied = inbox.receive(desk, opened.read(LARGEST + 1))
        except ExchangeError as error:
            raise ExchangeError(f"{file}: refused whole, nothing of it was taken in: {error}") from error
    bundle = applied.arrived.bundle
    held = counted(len(bundle.entries), "entry", "entries")
    _tell([f"bundle {bundle.number} of {bundle.sender}: {held}, {len(applied.new)} new here", *map(line, applied.new)])


@bundle_app.command("list")
def list_bundles(
    *, peer: Annotated[str, typer.Option("--peer", metavar="NAME", help="With whom.")],
    signed: Annotated[bool, typer.Option(
        "--signed", help="Each with its signed statement (JWS), for whoever is to judge between both.")] = False,
    ledger: LedgerPath = LEDGER,
) -> None:
    """What we and a peer signed to each other: bundles, receipts, and what cannot be true."""
    from truceline.exchange import peers
    from truceline.exchange.status import said

    with _desk(ledger) as desk:
        statements = list(said(desk, peers.find(desk, peer)))
    lines = [line for each in statements for line in (f"{each.by}: {each.what}", *([each.signed] if signed else []))]
    _tell(lines or [f"nothing yet with {peer}"])


# ------------------------------------------------------------------ nodes

def serve(
    *,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="NUMBER", min=0, max=65535, help="0: any free one.")] = 8440,
    certificate: Annotated[Path | None, typer.Option("--certificate", metavar="FILE", help="For HTTPS (PEM).")] = None,
    private_key: Annotated[Path | None, typer.Option("--private-key", metavar="FILE", help="Its key (PEM).")] = None,
    every: Annotated[float, typer.Option(
        "--every", metavar="SECONDS", min=0, help="How often the outbox is looked at; 0: only `truceline sync` sends.",
    )] = 5.0,
    trust: Trust = None, insecure: Insecure = False, ledger: LedgerPath = LEDGER,
) -> None:
    """Takes bundles from peers over HTTPS, and sends them ours, until it is stopped."""
    from truceline.exchange.serving import Place, serve

    serve(ledger, Place(host, port, certificate, private_key, trust, insecure), every)


def sync(
    peer: Annotated[str | None, typer.Argument(metavar="[PEER]", help="Only this one.")] = None, *,
    trust: Trust = None, insecure: Insecure = False, ledger: LedgerPath = LEDGER,
) -> None:
    """Sends now what waits for peers that have an address; what is not acknowledged stays and is sent again."""
    from truceline.errors import ExchangeError
    from truceline.exchange import peers
    from truceline.exchange.courier import courier
    from truceline.publish.words import counted

    lines, troubles = [], []
    with _desk(ledger) as desk, courier(trust, insecure=insecure) as carries:
        asked = [peers.find(desk, peer)] if peer else [p for _, p in sorted(peers.known(desk).items()) if p.address]
        for each in asked:
            try:
                acknowledged = counted(carries.deliver(desk, each), "bundle")
                lines.append(f"{each.name}: {acknowledged} acknowledged")
            except ExchangeError as error:
                troubles.append(str(error))
    _tell(lines or ([] if troubles else ["no peer has an address"]))
    if troubles:
        raise ExchangeError("; ".join(troubles))


# ------------------------------------------------------------------ words

def _desk(ledger: str) -> "Desk":
    from truceline.exchange.desk import Desk

    return Desk.open(ledger)


def _tell(lines: Iterable[str]) -> None:
    from truceline.publish.delivery import to_terminal
    from truceline.publish.untrusted import visible

    to_terminal("".join(f"{visible(line)}\n" for line in lines))


def _text_of(keys: str) -> str:
    """The text itself, or that of the file it names."""
    if keys.lstrip().startswith("{"):
        return keys
    try:
        return Path(keys).read_text("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(f"{keys}: no set of public keys") from error


def _compare(name: str, fingerprint: str, told: str) -> None:
    """SourceError unless a person says that this is what the other side reads out."""
    if not told and not sys.stdin.isatty():
        raise SourceError("nothing was entered: have the fingerprint read to you by telephone, then give --fingerprint")
    if not told:
        confirming(yes=False)([f"{name}, who must read the same to you by telephone:", fingerprint])
    elif "".join(told.split()).casefold() != "".join(fingerprint.split()):
        raise SourceError(f"{name} read out another fingerprint than these keys have; nothing was entered")


def _nothing_new(to: str, waiting: "Stored | None") -> str:
    again = f"; bundle {waiting.number} is not acknowledged: --again {waiting.number}" if waiting else ""
    return f"nothing new for {to}{again}"


def _numbers(standing: "Standing") -> str:
    waiting = f", {standing.waiting} not acknowledged" if standing.waiting else ""
    conflict = ", CONFLICT" if standing.conflicts else ""
    return f"{standing.sent} bundles made{waiting}, {standing.received} taken in{conflict}"


def _shown(known: "Known", standing: "Standing") -> Iterator[str]:
    yield known.name
    yield f"  fingerprint  {known.keys.fingerprint()}"
    yield f"  address      {known.address or 'none: bundles go as files'}"
    yield f"  added        {known.entry.recorded}{f' by {known.entry.by}' if known.entry.by else ''}"
    yield f"  bundles      {_numbers(standing)}"
    if standing.trouble:
        yield f"  not arrived  {standing.trouble}"
    if standing.seen:
        seen = standing.seen
        yield f"  its ledger   {seen.size} entries at {seen.at}, head {seen.root}"
    for conflict in standing.conflicts:
        yield f"  CONFLICT     {conflict.noted}: {conflict.reason}"
