"""Bundles: what goes into one, and every reason for which one is refused whole."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from joserfc.jwe import JWERegistry, encrypt_compact
from joserfc.jwk import OKPKey

from truceline.errors import ExchangeError
from truceline.exchange import content, inbox, outbox, peers, tables
from truceline.exchange.desk import Desk
from truceline.exchange.envelope import LARGEST, opened_content, opened_statement, sealed
from truceline.exchange.seen import ConflictError
from truceline.exchange.statement import Bundle, Taken, read, signed
from truceline.ledger import checkpoints
from truceline.model.entry import Cap, Entry, Tlp, id_of, now, stated
from truceline.model.payload import Contact, HandClaim, Location, Message, Payload, Peer, ReportIn, Undo
from truceline.model.place import Place
from truceline.model.report import Report

from .conftest import Two, enter, introduce, new_ledger, say, texts

PAGE = b"Shelling was heard in the north, a resident said."


def state(desk: Desk) -> tuple[object, ...]:
    """All that a bundle could change."""
    with desk.ledger.database.reading() as connection:
        rows = [tuple(connection.execute(table.select()).all()) for table in (
            tables.pairs, tables.sent, tables.carried, tables.received)]
    return (desk.ledger.head(), *rows)


def report(text: bytes) -> ReportIn:
    sha256 = hashlib.sha256(text).hexdigest()
    return ReportIn(report=Report(id=f"report-{sha256[:16]}", path="a.txt", text=text.decode(), sha256=sha256,
                                  sections=()), collected=now(), size=len(text))


# ------------------------------------------------------------------ what goes

@pytest.mark.parametrize(("audience", "to", "goes"), [
    ("CLEAR", (), True),
    ("GREEN", (), True),
    ("AMBER", (), False),
    ("AMBER", ("Moscow",), True),
    ("AMBER", ("Geneva",), False),
    ("AMBER+STRICT", ("Moscow", "Geneva"), True),
    ("RED", (), False),
    ("RED", ("Moscow",), True),
])
def test_an_entry_goes_to_whom_its_audience_says(two: Two, audience: Tlp, to: tuple[str, ...], goes: bool) -> None:  # noqa: FBT001
    say(two.here, "hello", audience, to)
    two.carry()
    assert texts(two.there, "Washington") == (["hello"] if goes else [])


@pytest.mark.parametrize("body", [
    Contact(public="contact-1", sealed="x"),
    HandClaim(contact="contact-1", knows="saw", said="what must not be read", restricted=True),
])
def test_contacts_and_restricted_words_never_leave(two: Two, body: Payload) -> None:
    enter(two.here, body, "CLEAR")
    assert two.carry() == 0


def test_a_location_goes_only_to_whom_it_names_whatever_its_audience(two: Two) -> None:
    where = Location(of="0" * 64, place=Place(name="Ostrel", precision="town"))
    enter(two.here, where, "GREEN")
    enter(two.here, where, "GREEN", ("Geneva",))
    assert two.carry() == 0
    named = enter(two.here, where, "RED", ("Moscow",))
    two.carry()
    assert [noted.entry for noted in two.there.ledger.entries("location")] == [named]


@pytest.mark.parametrize(("status", "goes"), [("Actual", True), ("Exercise", True), ("Test", True), ("Draft", False)])
def test_a_draft_stays(two: Two, status: Cap, goes: bool) -> None:  # noqa: FBT001
    entry = stated(Message(to="Moscow", text="x"), author="Washington", recorded=now(), status=status, audience="GREEN")
    two.here.ledger.append([entry])
    assert two.carry() == int(goes)


def test_a_peer_is_told_nothing_of_other_peers(two: Two) -> None:
    assert two.carry() == 0


def test_evidence_goes_with_its_report_and_only_where_the_report_may_go(two: Two) -> None:
    audiences: dict[bytes, Tlp] = {PAGE: "GREEN", b"For us alone.": "AMBER"}
    for text, audience in audiences.items():
        entry = stated(report(text), author="Washington", recorded=now(), audience=audience)
        two.here.ledger.append([entry], {hashlib.sha256(text).hexdigest(): text})
    two.carry()
    assert two.there.ledger.evidence(hashlib.sha256(PAGE).hexdigest()) == PAGE
    assert two.there.ledger.evidence(hashlib.sha256(b"For us alone.").hexdigest()) is None
    assert len(list(two.there.ledger.entries("report"))) == 1


def test_what_was_received_is_not_handed_on(two: Two) -> None:
    say(two.here, "from Washington")
    two.carry()
    assert two.back().carry() == 0


def test_everything_goes_once(two: Two) -> None:
    for text in ("one", "two"):
        say(two.here, text)
        two.carry()
    assert two.carry() == 0
    assert texts(two.there, "Washington") == ["one", "two"]


def test_many_entries_go_in_several_bundles_in_order(two: Two) -> None:
    entries = [stated(Message(to="all", text=str(n)), author="Washington", recorded=now(), audience="GREEN")
               for n in range(600)]
    two.here.ledger.append(entries)
    assert two.carry() == 3
    assert texts(two.there, "Washington") == [str(n) for n in range(600)]


def test_as_many_reports_as_a_bundle_takes_fit_into_it_with_their_evidence(two: Two) -> None:
    pages = {hashlib.sha256(text).hexdigest(): text for text in (f"Page {n}".encode() for n in range(450))}
    two.here.ledger.append([stated(report(text), author="Washington", recorded=now(), audience="GREEN")
                            for text in pages.values()], pages)
    assert two.carry() == 3
    assert all(two.there.ledger.evidence(sha256) == text for sha256, text in pages.items())


def test_what_is_too_large_is_told_and_can_be_undone(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("truceline.exchange.envelope.LARGEST", 100_000)
    large = say(two.here, "x" * 100_000)
    with pytest.raises(ExchangeError, match=f"entry {large.id[:12]}.*too large for a bundle"):
        two.bundle()
    undo(two.here, large)
    say(two.here, "in parts")
    two.carry()
    assert texts(two.there, "Washington") == ["in parts"]


# ------------------------------------------------------------------ undone

def undo(desk: Desk, entry: Entry) -> Entry:
    return enter(desk, Undo(of=entry.id))


def test_what_was_taken_back_before_it_went_stays_here(two: Two) -> None:
    wrong = say(two.here, "a slip")
    undo(two.here, wrong)
    assert two.carry() == 0


def test_what_was_taken_back_after_it_went_is_taken_back_there(two: Two) -> None:
    wrong = say(two.here, "a slip")
    two.carry()
    undo(two.here, wrong)
    two.carry()
    assert texts(two.there, "Washington") == []


def test_an_entry_given_back_goes_later(two: Two) -> None:
    first = undo(two.here, say(two.here, "right after all"))
    say(two.here, "meanwhile")
    two.carry()
    undo(two.here, first)
    two.carry()
    assert texts(two.there, "Washington") == ["meanwhile", "right after all"]


def test_nobody_takes_back_the_word_of_another(two: Two) -> None:
    said = say(two.here, "ours")
    two.carry()
    undo(two.there, said)
    two.back().carry()
    assert texts(two.here, "Washington") == ["ours"]


# ------------------------------------------------------------------ refused whole

@dataclass(frozen=True, slots=True)
class Parts:
    """A bundle taken apart, as only its recipient can."""

    bundle: Bundle
    statement: str
    content: bytes


def parts(sender: Desk, recipient: Desk) -> Parts:
    made = outbox.make(sender, peers.find(sender, recipient.name))
    assert made is not None
    statement = opened_statement(made.sealed, recipient.keys)
    return Parts(read(statement, sender.keys.public, Bundle), statement, opened_content(made.sealed, recipient.keys))


def lie(two: Two, content_: bytes | None = None, **changed: object) -> bytes:
    """The next bundle from here, with another statement that its sender signs all the same."""
    true = parts(two.here, two.there)
    statement = signed(true.bundle.model_copy(update=changed), two.here.keys)
    return sealed(statement, true.content if content_ is None else content_, two.there.keys.public)


def replayed(two: Two) -> bytes:
    made = two.bundle()
    inbox.receive(two.there, made.sealed)
    return made.sealed


def out_of_order(two: Two) -> bytes:
    two.bundle()
    say(two.here, "second")
    return two.bundle().sealed


def unknown_sender(two: Two) -> bytes:
    peers.remove(two.there, "Washington")
    return two.bundle().sealed


def new_keys_not_told(two: Two) -> bytes:
    with Desk.open(new_ledger(two.folder / "again.ledger", "Washington")) as other:
        introduce(other, two.there)
        say(other, "x")
        made = outbox.make(other, peers.find(other, "Moscow"))
        assert made is not None
        return made.sealed


def for_someone_else(two: Two) -> bytes:
    """What Washington wrote to Geneva, sealed anew by Geneva to Moscow."""
    with two.third("Geneva") as geneva:
        introduce(two.here, geneva)
        true = parts(two.here, geneva)
        return sealed(true.statement, true.content, two.there.keys.public)


def sealed_to_someone_else(two: Two) -> bytes:
    with two.third("Geneva") as geneva:
        introduce(two.here, geneva)
        made = outbox.make(two.here, peers.find(two.here, "Geneva"))
        assert made is not None
        return made.sealed


def signed_anew(two: Two) -> bytes:
    """What Washington wrote, under the signature of another peer of Moscow."""
    with two.third("Geneva") as geneva:
        say(geneva, "x")
        own, other = parts(geneva, two.there), parts(two.here, two.there)
        statement = signed(own.bundle.model_copy(update={"entries": other.bundle.entries}), geneva.keys)
        return sealed(statement, other.content, two.there.keys.public)


def in_anothers_name(two: Two) -> bytes:
    with two.third("Geneva") as geneva:
        say(geneva, "x")
        own = parts(geneva, two.there)
        statement = signed(own.bundle.model_copy(update={"sender": "Washington"}), geneva.keys)
        return sealed(statement, own.content, two.there.keys.public)


def other_content(two: Two) -> bytes:
    entry = stated(Message(to="all", text="other"), author="Washington", recorded=now(), audience="GREEN")
    return lie(two, content.written([entry], {}))


def doubled_content(two: Two) -> bytes:
    true = parts(two.here, two.there)
    return sealed(true.statement, true.content * 2, two.there.keys.public)


def cut_off(two: Two) -> bytes:
    line, end, _ = two.bundle().sealed.partition(b"\n")
    return line + end


def last_line_open(two: Two) -> bytes:
    return two.bundle().sealed.rstrip(b"\n")


def unknown_field(two: Two) -> bytes:
    true = parts(two.here, two.there)
    statement = two.here.keys.sign(json.dumps({**json.loads(true.bundle.model_dump_json()), "priority": 1}).encode())
    return sealed(statement, true.content, two.there.keys.public)


def evidence_of_nothing(two: Two) -> bytes:
    true = parts(two.here, two.there)
    statement = signed(true.bundle.model_copy(update={"evidence": (SHA,)}), two.here.keys)
    return sealed(statement, true.content + content.written([], {SHA: PAGE}), two.there.keys.public)


def other_evidence(two: Two) -> bytes:
    two.here.ledger.append(
        [stated(report(PAGE), author="Washington", recorded=now(), audience="GREEN")], {SHA: PAGE})
    true = parts(two.here, two.there)
    *lines, _ = true.content.split(b"\n")[:-1]
    forged = b"".join(line + b"\n" for line in lines) + content.written([], {SHA: PAGE + b"!"})
    return sealed(true.statement, forged, two.there.keys.public)


def entry_of(line: bytes) -> Callable[[Two], bytes]:
    """A bundle with one entry, whatever its bytes are; the statement names it rightly."""
    return lambda two: lie(two, line + b"\n", entries=(id_of(line),))


def written(author: str, audience: Tlp, body: Payload) -> Callable[[Two], bytes]:
    return entry_of(stated(body, author=author, recorded=now(), audience=audience).canonical())


def zipped(two: Two) -> bytes:
    """A line that is compressed: small now, and 100 MB when opened."""
    key = OKPKey.import_key({"kty": "OKP", "crv": "X25519", "x": two.there.keys.public.sealing})
    registry = JWERegistry(algorithms=["ECDH-ES+A256KW", "A256GCM", "DEF"])
    header = {"alg": "ECDH-ES+A256KW", "enc": "A256GCM", "zip": "DEF"}
    bomb = encrypt_compact(header, b" " * 10_000_000, key, registry=registry)
    return sealed(parts(two.here, two.there).statement, b"", two.there.keys.public) + bomb.encode() + b"\n"


SHA = hashlib.sha256(PAGE).hexdigest()
REFUSED: dict[str, tuple[Callable[[Two], bytes], str]] = {
    "nothing": (lambda _: b"", "not whole"),
    "no bundle": (lambda _: b"hello\n", "not sealed"),
    "one line that never ends": (lambda _: b"a" * 10**6, "not whole"),
    "more than a bundle can be": (lambda two: two.bundle().sealed + b"\n" * LARGEST, "larger than"),
    "replayed": (replayed, "applied before"),
    "out of order": (out_of_order, "out of order"),
    "from nobody we know": (unknown_sender, "nobody whose key"),
    "from the same name with other keys": (new_keys_not_told, "nobody whose key"),
    "for someone else, opened and sealed anew": (for_someone_else, "for Geneva"),
    "sealed to someone else": (sealed_to_someone_else, "not sealed to us"),
    "signed anew by another peer": (signed_anew, "may only hand on its own"),
    "in another's name": (in_anothers_name, "in the name of"),
    "for an organisation of the same name": (lambda two: lie(two, recipient_key="a" * 43), "not for us"),
    "of another version": (lambda two: lie(two, form="truceline/bundle/2"), "another version"),
    "with what this version does not know": (unknown_field, "priority"),
    "with another entry than it names": (other_content, "is not what the statement names"),
    "with more than it names": (doubled_content, "other entries than"),
    "with less than it names": (cut_off, "other entries than"),
    "cut off in its last line": (last_line_open, "not whole"),
    "with evidence of no report": (evidence_of_nothing, "evidence of no report"),
    "with other evidence than it names": (other_evidence, "evidence"),
    "a report's evidence twice": (lambda two: lie(two, evidence=(SHA, SHA)), "other entries than"),
    "compressed": (zipped, "not sealed as this version"),
    "an entry twice": (lambda two: lie(two, entries=("0" * 64, "0" * 64)), "twice"),
    "an entry of a third": (written("Geneva", "GREEN", Message(to="all")), "may only hand on its own"),
    "an entry of ours": (written("Moscow", "GREEN", Message(to="all")), "may only hand on its own"),
    "an entry that is not for us": (written("Washington", "AMBER", Message(to="all")), "is not for Moscow"),
    "the keys of a peer": (written("Washington", "GREEN", Peer(name="X", signing="a" * 43, sealing="b" * 43)),
                           "is not for Moscow"),
    "no entry": (entry_of(b"hello"), "no entry that"),
    "nested without end": (entry_of(b"[" * 200_000), "too deep"),
    "no number": (entry_of(b'{"author":"Washington","body":{"claim":"c","fields":{"a":NaN},"kind":"judgement",'
                           b'"says":"corrected"},"recorded":"2026-01-01T00:00:00.000000Z"}'), "NaN"),
    "an entry in another spelling": (entry_of(b'{ "author":"Washington","body":{"kind":"message","to":"all"},'
                                              b'"recorded":"2026-01-01T00:00:00.000000Z"}'), "canonical"),
    "no checkpoint": (lambda two: lie(two, checkpoint="x"), "checkpoint"),
    "the checkpoint of another": (
        lambda two: lie(two, checkpoint=checkpoints.sign(two.there.ledger, two.there.keys)), "not of Washington"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_whole(two: Two, name: str) -> None:
    make, reason = REFUSED[name]
    say(two.here, "hello")
    envelope = make(two)
    before = state(two.there)
    with pytest.raises(ExchangeError, match=reason):
        inbox.receive(two.there, envelope)
    assert state(two.there) == before


# ------------------------------------------------------------------ what cannot both be true

def conflicts(desk: Desk) -> list[str]:
    with desk.ledger.database.reading() as connection:
        return [row.reason for row in connection.execute(tables.conflicts.select())]


def another_of_the_same_number(two: Two) -> bytes:
    true = parts(two.here, two.there)
    inbox.receive(two.there, sealed(true.statement, true.content, two.there.keys.public))
    changed = true.bundle.model_copy(update={"made": now()})
    return sealed(signed(changed, two.here.keys), true.content, two.there.keys.public)


def another_before_it(two: Two) -> bytes:
    inbox.receive(two.there, two.bundle().sealed)
    say(two.here, "second")
    return lie(two, previous="0" * 64)


def another_ledger(two: Two) -> bytes:
    """Its checkpoint says so many entries as before, and others."""
    inbox.receive(two.there, two.bundle().sealed)
    say(two.here, "second")
    true = parts(two.here, two.there)
    before = checkpoints.read(true.bundle.checkpoint)
    other = before.model_copy(update={"ledger": "other"})
    shown = two.here.keys.sign(other.model_dump_json().encode())
    statement = signed(true.bundle.model_copy(update={"checkpoint": shown}), two.here.keys)
    return sealed(statement, true.content, two.there.keys.public)


def took_what_we_never_made(two: Two) -> bytes:
    return lie(two, taken=Taken(number=7, sha256="0" * 64))


def saw_what_we_never_were(two: Two) -> bytes:
    """It shows a checkpoint that we signed, of a ledger that ours was before it was turned back."""
    true = checkpoints.read(checkpoints.sign(two.there.ledger, two.there.keys))
    later = true.model_copy(update={"size": true.size + 5, "root": "0" * 64})
    return lie(two, seen=two.there.keys.sign(later.model_dump_json().encode()))


@pytest.mark.parametrize(("make", "reason"), [
    (another_of_the_same_number, "two different bundles"),
    (another_before_it, "follows another bundle"),
    (another_ledger, "another ledger than before"),
    (took_what_we_never_made, "did not make"),
    (saw_what_we_never_were, "knows nothing of"),
])
def test_a_conflict_is_refused_and_kept_to_be_shown(
        two: Two, make: Callable[[Two], bytes], reason: str) -> None:
    say(two.here, "hello")
    envelope = make(two)
    before = state(two.there)
    for _ in range(2):
        with pytest.raises(ConflictError, match=reason):
            inbox.receive(two.there, envelope)
    assert state(two.there) == before
    assert len(conflicts(two.there)) == 1


# ------------------------------------------------------------------ receipts

def test_each_side_holds_what_the_other_signed(two: Two) -> None:
    say(two.here, "hello")
    two.carry()
    say(two.there, "hello back")
    two.back().carry()
    with two.there.ledger.database.reading() as connection:
        row = connection.execute(tables.received.select()).one()
    bundle = read(row.statement, two.here.keys.public, Bundle)
    assert checkpoints.read(bundle.checkpoint).size == 2
    with two.here.ledger.database.reading() as connection:
        answered = read(connection.execute(tables.received.select()).one().statement, two.there.keys.public, Bundle)
    assert answered.taken == Taken(number=1, sha256=row.sha256)
    assert answered.seen
    assert checkpoints.read(answered.seen).organisation == "Washington"


def test_a_bundle_acknowledges_what_came(two: Two) -> None:
    say(two.here, "hello")
    inbox.receive(two.there, two.bundle().sealed)
    peer = peers.find(two.here, "Moscow")
    assert outbox.oldest(two.here, peer) is not None
    inbox.receive(two.here, two.back().bundle(even_empty=True).sealed)
    assert outbox.oldest(two.here, peer) is None
    assert outbox.make(two.here, peer, even_empty=True) is None  # no word about a word


def test_a_receipt_of_another_or_for_another_is_refused(two: Two) -> None:
    say(two.here, "hello")
    applied = inbox.receive(two.there, two.bundle().sealed)
    receipt = inbox.receipt(two.there, applied.arrived)
    peer = peers.find(two.here, "Moscow")
    with pytest.raises(ExchangeError, match="not signed"):
        outbox.take_receipt(two.here, peers.Known("Moscow", two.here.keys.public, "", peer.entry), receipt)
    with pytest.raises(ExchangeError, match="not sealed to us"):
        outbox.take_receipt(two.there, peers.find(two.there, "Washington"), receipt)
    with pytest.raises(ExchangeError, match="another version or kind"):
        outbox.take_receipt(two.here, peer, lie(two.back()) if say(two.there, "x") else b"")
    assert outbox.oldest(two.here, peer) is not None


def test_a_receipt_for_another_bundle_than_we_made_is_a_conflict(two: Two) -> None:
    say(two.here, "hello")
    applied = inbox.receive(two.there, two.bundle().sealed)
    lied = inbox.Arrived(applied.arrived.peer, "another", applied.arrived.bundle)
    with pytest.raises(ConflictError, match="did not make"):
        outbox.take_receipt(two.here, peers.find(two.here, "Moscow"), inbox.receipt(two.there, lied))


def test_with_new_keys_numbers_begin_anew_and_all_goes_again(two: Two) -> None:
    say(two.here, "before")
    two.carry()
    with Desk.open(new_ledger(two.folder / "again.ledger", "Moscow")) as there:
        introduce(there, two.here)
        introduce(two.here, there)
        say(two.here, "after")
        assert Two(two.here, there, two.folder).carry() == 1
        assert texts(there, "Washington") == ["before", "after"]
