"""Peers: other organisations by the keys that a person read back over the telephone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from pydantic import ValidationError

from truceline.errors import ExchangeError
from truceline.exchange.desk import Desk
from truceline.model.base import Record
from truceline.model.entry import Entry, now, stated
from truceline.model.keys import PublicKeys
from truceline.model.payload import Peer, Undo
from truceline.model.payloadbase import KeyText

LONGEST_NAME = 100


class _Jwk(Record):
    """A public key as RFC 8037 writes it."""

    kty: Literal["OKP"] = "OKP"
    crv: Literal["Ed25519", "X25519"]
    use: Literal["sig", "enc"]
    x: KeyText


class KeySet(Record):
    """What an organisation gives to those who are to know it: a JWK set with its name."""

    organisation: str
    keys: tuple[_Jwk, _Jwk]

    def public(self) -> PublicKeys:
        """Both keys; ExchangeError where it is not one of each."""
        by_use = {(key.crv, key.use): key.x for key in self.keys}
        try:
            return PublicKeys(signing=by_use["Ed25519", "sig"], sealing=by_use["X25519", "enc"])
        except KeyError as error:
            raise ExchangeError("a set of keys holds one to sign (Ed25519) and one to seal (X25519)") from error


@dataclass(frozen=True, slots=True)
class Known:
    """A peer as our ledger knows it."""

    name: str
    keys: PublicKeys
    address: str
    entry: Entry

    def pair(self, desk: Desk) -> str:
        """What numbers count for: our key and theirs. With new keys on either side they begin anew."""
        return f"{desk.keys.public.signing}.{self.keys.signing}"


def key_set(desk: Desk) -> str:
    """Our own public keys, one line of JSON."""
    public = desk.keys.public
    keys = (_Jwk(crv="Ed25519", use="sig", x=public.signing), _Jwk(crv="X25519", use="enc", x=public.sealing))
    content = KeySet(organisation=desk.name, keys=keys).model_dump(mode="json")
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def read_key_set(text: str) -> KeySet:
    """The keys of a text; ExchangeError where it holds none."""
    try:
        return KeySet.model_validate_json(text)
    except ValidationError as error:
        raise ExchangeError("no set of public keys: it is what `truceline peer mine` prints") from error


def known(desk: Desk) -> Mapping[str, Known]:
    """The peers that stand, by name: of two of one name the one added last."""
    own = [entry for entry in desk.ledger.standing("peer") if entry.author == desk.name]
    return {entry.body.name: _known(entry, entry.body) for entry in own
            if isinstance(entry.body, Peer) and entry.body.read_back}


def find(desk: Desk, name: str) -> Known:
    """The peer of this name; ExchangeError where there is none."""
    peers = known(desk)
    if name not in peers:
        there = ", ".join(sorted(peers)) or "none yet"
        raise ExchangeError(f"{name}: no such peer (there are: {there}); `truceline peer add` adds one")
    return peers[name]


def add(desk: Desk, name: str, keys: KeySet, address: str, by: str = "") -> Known:
    """A peer whose fingerprint a person has read back; it takes the place of one of the same name."""
    check(desk, name, keys, address)
    public = keys.public()
    body = Peer(name=name, signing=public.signing, sealing=public.sealing, address=address, read_back=True)
    entry = stated(body, author=desk.name, recorded=now(), by=by, audience="RED")
    desk.ledger.append([entry])
    return _known(entry, body)


def check(desk: Desk, name: str, keys: KeySet, address: str) -> None:
    """ExchangeError where these cannot be a peer's name, keys and address."""
    public = keys.public()
    if name != keys.organisation:
        raise ExchangeError(f"these are the keys of {keys.organisation!r}, not of {name!r}")
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise ExchangeError("a peer's name is a line that can be read")
    if name == desk.name or public.signing == desk.keys.public.signing:
        raise ExchangeError("these are our own name or keys")
    for other in known(desk).values():
        if other.name != name and other.keys.signing == public.signing:
            raise ExchangeError(f"these are the keys of {other.name} already")
    if address:
        check_address(address)


def check_address(address: str) -> None:
    """ExchangeError where this is no address of a node: https://host[:port][/path], nothing else in it."""
    try:
        parts = urlsplit(address)
        rest = parts.query or parts.fragment or "@" in parts.netloc or "\\" in address
        sound = parts.scheme in {"http", "https"} and parts.hostname and (parts.port or 1) and address.isprintable()
    except ValueError as error:
        raise ExchangeError(f"{address}: no address ({error})") from error
    if rest or not sound or " " in address:
        raise ExchangeError(f"{address}: no address of a node; write https://host:port")


def remove(desk: Desk, name: str, reason: str = "", by: str = "") -> None:
    """From now on nothing is taken from this peer, and nothing goes to it."""
    stand = [e for e in desk.ledger.standing("peer") if isinstance(e.body, Peer) and e.body.name == name
             and e.author == desk.name]
    if not stand:
        find(desk, name)
    desk.ledger.append([stated(Undo(of=entry.id, reason=reason), author=desk.name, recorded=now(), by=by,
                               audience="RED") for entry in stand])


def _known(entry: Entry, body: Peer) -> Known:
    return Known(body.name, PublicKeys(signing=body.signing, sealing=body.sealing), body.address, entry)
