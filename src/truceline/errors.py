"""Every error of truceline, as a tree.

    TrucelineError
    ├── DataError      our own data files are wrong: fails at load, naming file and line
    ├── SourceError    the outside world is wrong: that report is quarantined with its reason, the rest goes on
    ├── ExchangeError  a bundle or message is refused whole
    └── LedgerError    the transaction is aborted

A person's slip on the command line is a ``SourceError`` too: what was asked for is not there.
They are caught by type in one place, the command line, and never reach a user as a traceback.
"""


class TrucelineError(Exception):
    """Something that truceline can name; its text is shown to people as it is."""


class DataError(TrucelineError):
    """One of our data files, or a truce file of the user's, does not fit its schema."""


class SourceError(TrucelineError):
    """A report or path that cannot be read; the reason is kept beside its path."""


class ExchangeError(TrucelineError):
    """A bundle or message that must be refused whole."""


class LedgerError(TrucelineError):
    """An entry that must not be written."""
