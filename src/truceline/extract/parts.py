"""Parts of a toll told by a sentence of their own: "A bomb killed nine. They included two guards."."""

from collections.abc import Iterator, Sequence

from truceline.extract.figures import COUNTED, Figure
from truceline.extract.lines import Line
from truceline.knowledge.patterns import Pattern


def read_parts(line: Line, told: Sequence[Figure], before: Sequence[Figure], patterns: Sequence[Pattern],
               ) -> Iterator[Figure]:
    """The numbers of a sentence, but for the ``told``, that are parts of a toll of the sentence before."""
    whole = _whole(before)
    if whole is None:
        return
    taken = {figure.at for figure in told}
    for at, chunk in enumerate(line.chunks):
        number = chunk.number
        if number is None or chunk.tag not in COUNTED or at in taken or (number.high or 0) > (whole.number.high or 0):
            continue
        tags = f"{line.tags[:at]}@{line.tags[at + 1:]}"
        pattern = next((pattern for pattern in patterns if pattern.expression.match(tags)), None)
        if pattern is not None:
            yield Figure(at, at, whole.metric, number, chunk.head, f"figure.{pattern.id}", subset=True, part_of=whole)


def _whole(before: Sequence[Figure]) -> Figure | None:
    """The toll that "they" are: the dead, where a sentence tells dead and wounded; of a part the whole it is of."""
    first = next((figure for figure in before if figure.metric == "killed"), next(iter(before), None))
    return first if first is None else first.part_of or first
