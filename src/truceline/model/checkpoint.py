"""Checkpoints: how many entries a ledger held at an instant, and the head of their tree."""

from typing import Annotated, Literal

from pydantic import Field

from truceline.model.base import Record
from truceline.model.keys import PublicKeys
from truceline.model.payloadbase import Sha256, Utc


class Checkpoint(Record):
    """What an organisation signs of its ledger. ``marks`` is the hash of the entries' marks, where they go with it."""

    form: Literal["truceline/checkpoint/1"] = "truceline/checkpoint/1"
    organisation: str
    keys: PublicKeys
    ledger: str
    size: Annotated[int, Field(ge=0)]
    root: Sha256
    at: Utc
    marks: str = ""
