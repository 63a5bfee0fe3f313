"""The private keys of an organisation, in a file of their own beside the ledger that only its owner may read."""

import hashlib
import hmac
import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Literal

from joserfc import jwe, jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey
from pydantic import ValidationError

from truceline.errors import LedgerError
from truceline.ledger.database import on_server
from truceline.model.base import Record
from truceline.model.keys import PublicKeys
from truceline.model.names import fold
from truceline.model.payloadbase import KeyText

SIGNING, SEALING = "Ed25519", "ECDH-ES+A256KW"
_CIPHER = "A256GCM"
_LONGEST_HEADER = 500  # characters; ours has some 20 to sign, 200 to seal
_OTHERS = 0o077
_PUBLIC_ID = 8  # hex digits of the id by which a contact is shown


class _Pair(Record):
    """A private key with its public one."""

    x: KeyText
    d: KeyText


class _File(Record):
    """What the file of keys holds."""

    form: str = "truceline/keys/1"
    signing: _Pair
    sealing: _Pair


class Keys:
    """Signs, opens what is sealed to us, and gives contacts their public ids."""

    def __init__(self, held: _File) -> None:
        self._held = held
        self.public = PublicKeys(signing=held.signing.x, sealing=held.sealing.x)

    @classmethod
    def create(cls, path: Path) -> "Keys":
        """New keys in a new file; LedgerError where there is one already: keys are never overwritten."""
        held = _File(signing=_new("Ed25519"), sealing=_new("X25519"))
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(held.model_dump_json(indent=1) + "\n")
        except FileExistsError as error:
            raise LedgerError(f"{path}: holds keys already; they are never overwritten") from error
        except OSError as error:
            raise LedgerError(f"{path}: the keys cannot be written: {error.strerror}") from error
        return cls(held)

    @classmethod
    def load(cls, path: Path) -> "Keys":
        """The keys of a file; LedgerError where others may read it."""
        try:
            if path.stat().st_mode & _OTHERS:
                raise LedgerError(f"{path}: others may read these keys; make it yours alone (chmod 600)")
            return cls(_File.model_validate_json(path.read_bytes()))
        except OSError as error:
            raise LedgerError(f"{path}: the keys cannot be read: {error.strerror}") from error
        except ValidationError as error:
            raise LedgerError(f"{path}: holds no keys that this version knows") from error

    def sign(self, content: bytes) -> str:
        """The content with our signature, as a compact JWS."""
        key = _key("Ed25519", self._held.signing.x, self._held.signing.d)
        return jws.serialize_compact({"alg": SIGNING}, content, key, algorithms=[SIGNING])

    def unseal(self, sealed: str) -> bytes:
        """What was sealed to us; LedgerError where it was not, or was altered."""
        key = _key("X25519", self._held.sealing.x, self._held.sealing.d)
        try:
            _check_header(sealed)
            content = jwe.decrypt_compact(sealed, key, algorithms=[SEALING, _CIPHER]).plaintext
        except (JoseError, ValueError) as error:
            raise LedgerError("what is sealed is not sealed to us, or was altered") from error
        return content or b""

    def public_id(self, name: str) -> str:
        """The id by which a contact is shown: one for each name, and telling nothing of it without the keys."""
        secret = hashlib.sha256(b"truceline/contact/1" + self._held.sealing.d.encode()).digest()
        return f"contact-{hmac.new(secret, (fold(name) or name).encode(), hashlib.sha256).hexdigest()[:_PUBLIC_ID]}"


def seal(content: bytes, to: PublicKeys) -> str:
    """The content so that only the holder of these keys can read it, as a compact JWE."""
    header = {"alg": SEALING, "enc": _CIPHER}
    return jwe.encrypt_compact(header, content, _key("X25519", to.sealing), algorithms=[SEALING, _CIPHER])


def signed_content(signed: str, by: PublicKeys) -> bytes:
    """What was signed; LedgerError where the signature is not by these keys."""
    try:
        _check_header(signed)
        return jws.deserialize_compact(signed, _public("Ed25519", by.signing), algorithms=[SIGNING]).payload
    except (JoseError, ValueError) as error:
        raise LedgerError("not signed by the keys that it should be by, or altered since") from error


def _check_header(compact: str) -> None:
    """ValueError where a header is longer than ours: read before anybody knows whose it is, it must not nest deep."""
    if len(compact.partition(".")[0]) > _LONGEST_HEADER:
        raise ValueError("a header that is too long")


def key_file(ledger: str | Path) -> Path:
    """Where the keys of a ledger lie: TRUCELINE_KEYS (another disk, a stick), else beside its file."""
    named = os.environ.get("TRUCELINE_KEYS")
    if named:
        return Path(named)
    if on_server(ledger):
        raise LedgerError("a ledger on a server has its keys where TRUCELINE_KEYS says")
    return Path(f"{ledger}.keys")


def _new(curve: Literal["Ed25519", "X25519"]) -> _Pair:
    made = OKPKey.generate_key(curve, private=True).as_dict(private=True)
    return _Pair.model_validate({"x": made["x"], "d": made["d"]})


@lru_cache(maxsize=64)
def _public(curve: str, x: str) -> OKPKey:
    """A public key, made once: a ledger has as many signatures by it as checkpoints."""
    return _key(curve, x)


def _key(curve: str, x: str, d: str = "") -> OKPKey:
    fields: dict[str, str | list[str]] = {"kty": "OKP", "crv": curve, "x": x, **({"d": d} if d else {})}
    return OKPKey.import_key(json.loads(json.dumps(fields)))
