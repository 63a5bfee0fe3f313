"""Term and position claims + truce file -> truces and parties as of a time."""

from truceline.register.choice import TruceChoice
from truceline.register.compile import compile_register
from truceline.register.conditions import answer_conditions
from truceline.register.who import Standing, who

__all__ = ["Standing", "TruceChoice", "answer_conditions", "compile_register", "who"]
