"""The public keys of an organisation: one by which its word is known, one to which what is for it alone is sealed."""

import hashlib
import json

from truceline.model.base import Record
from truceline.model.payloadbase import KeyText

_READ_BACK = 40  # hex digits: 160 bits, ten groups of four to read over a telephone


class PublicKeys(Record):
    """An Ed25519 key for signatures and an X25519 key for sealing, as a JWK writes them."""

    signing: KeyText
    sealing: KeyText

    def fingerprint(self) -> str:
        """What two people read to one another: a hash of both keys, in groups of four."""
        text = json.dumps(["truceline/keys/1", self.signing, self.sealing])
        digits = hashlib.sha256(text.encode()).hexdigest()[:_READ_BACK]
        return " ".join(digits[at:at + 4] for at in range(0, _READ_BACK, 4))
