"""Term and position claims + truce file -> truces and parties as of a time."""

from truceline.register.choice import TruceChoice
from truceline.register.compile import compile_register
from truceline.register.who import Standing, who

__all__ = ["Standing", "TruceChoice", "compile_register", "who"]
