"""What the commands of a ledger say: lines on standard output, and the id of what was entered."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from truceline.ledger import Noted


def tell(lines: Iterable[str]) -> None:
    """Lines of ours, in which nothing of others' hides or steers the terminal."""
    from truceline.publish.delivery import to_terminal
    from truceline.publish.untrusted import visible

    to_terminal("".join(f"{visible(line)}\n" for line in lines))


def entered(noted: "Noted | None") -> None:
    """Says what was entered; nothing where it stood already."""
    from truceline.publish.entries import line

    tell([line(noted) if noted else "it stands already; nothing was entered"])
