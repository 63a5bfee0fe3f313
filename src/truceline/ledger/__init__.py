"""Append-only entries of one organisation, and the state that they come to: docs/ledger.md is the contract."""

from truceline.ledger.standing import standing
from truceline.ledger.state import State, state_of
from truceline.ledger.store import Ledger
from truceline.ledger.writing import Noted

__all__ = ["Ledger", "Noted", "State", "standing", "state_of"]
