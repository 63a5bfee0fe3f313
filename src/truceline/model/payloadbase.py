"""What all payloads share, and the kinds of values that they hold."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from truceline.model.base import Record


def _there_is(instant: str) -> str:
    """The instant; ValueError where no calendar or clock has it."""
    datetime.fromisoformat(instant)
    return instant


Utc = Annotated[str, Field(pattern=r"^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$"), AfterValidator(_there_is)]
"""An instant of a clock, in UTC to the microsecond: as text it sorts by time."""

EntryId = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Reference = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
"""The id of an entry, or empty."""

Sha256 = EntryId
People = Annotated[int, Field(ge=0, lt=10**10)]
"""A number of people; there are not more."""

KeyText = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{43}$")]
"""A public key of 32 bytes as a JWK has it: base64url without padding."""

Knows = Literal["saw", "heard", "told"]
Code = Literal["original", "recall", "update", "add", "discontinue", "relate", "confirm", "acknowledge", "comply",
               "reject"]
"""Whiteflag's reference codes 0 to 9: acknowledge says received, confirm says true."""
Step = Literal["open", "ask", "respond", "dispute", "agree", "find", "refer", "close"]


class PayloadBase(Record):
    """What all payloads share."""

    def refers(self) -> tuple[str, ...]:
        """The entries that this one is about."""
        return ()

    def key(self) -> str:
        """What makes a second one of this kind the same thing said again; empty where each is one of its own."""
        return ""

    def words(self) -> tuple[str, ...]:
        """The words by which it is found."""
        return ()
