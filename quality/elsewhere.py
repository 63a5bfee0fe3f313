"""Sets that others made, measured where they lie beside the project: MUC-4, LGL and GeoWebNews, with their anchors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quality import geoparsing, muc4
from truceline.knowledge.knowledge import Knowledge

Rows = Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """Figures under their columns, and the words that explain them."""

    title: str
    words: str
    columns: tuple[str, ...]
    rows: Rows

    def plain(self) -> str:
        """The table for a terminal."""
        widths = [max(map(len, column)) for column in zip(self.columns, *self.rows, strict=True)]
        lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
                 for row in (self.columns, *self.rows))
        return "\n".join((self.title, *lines))


SLOT_WORDS = """Our incidents as MUC-4's templates, by the scorer beside its keys: per cent of the n values asked for
that are exactly right; Acc is that of the templates of ours that could be aligned with one of the key. An event that
no place is told of makes no incident of ours and still a template. The floor is what the commonest value of the
training keys reaches of all templates; GTT, a trained reader, gives weapons only. Rules are mended on TST1 and TST2,
never on TST3."""
PART_WORDS = """The same templates by type, and by who did it to whom with what, beside the published predictions of GTT
(Du, Rush and Cardie, 2021), which was trained on MUC-4. We read no buildings as targets and no victims by name. Micro
is over all parts."""
PLACE_WORDS = """Given the place names of an article, in how many per cent the gazetteer gives the very entry of
GeoNames, or one within 161 km. The *reach* is what any choice among its candidates could get: an entry that it has not
is out of reach. Anchors, Mordecai 3's own figures: LGL 79.4 and 82.7, GeoWebNews 90.1 and 94.1; its test leaves out
names that its parser does not see as places or whose entry is not among its candidates, so the share of the reach is
the nearest to compare."""


def measure_muc4(folder: Path, knowledge: Knowledge) -> list[Table]:
    """The tables of MUC-4."""
    scores = muc4.measure(folder / muc4.FOLDER, knowledge)
    slots = ("set", "slot", "n", "aligned", "Acc", "P", "R", "F1", "floor", "GTT")
    parts = ("set", "part", "n", "P", "R", "F1", "GTT's F1")
    return [Table("MUC-4, slots", SLOT_WORDS, slots, list(_slots(scores))),
            Table("MUC-4, templates", PART_WORDS, parts, list(_parts(scores)))]


def measure_places(folder: Path, knowledge: Knowledge) -> list[Table]:
    """The table of LGL and GeoWebNews."""
    scores = list(geoparsing.measure(folder / geoparsing.FOLDER, knowledge.gazetteer))
    return [Table("Places, LGL and GeoWebNews", PLACE_WORDS, geoparsing.COLUMNS, list(geoparsing.cells(scores)))]


MEASURES = {"muc4": measure_muc4, "places": measure_places}
"""The tasks of the command, and what each measures in the folder beside the project."""


def present(folder: Path) -> bool:
    """Whether the sets lie there."""
    return all((folder / each).is_dir() for each in (muc4.FOLDER, geoparsing.FOLDER))


def _slots(scores: muc4.Measured) -> Iterator[tuple[str, ...]]:
    for split, name in muc4.SPLITS.items():
        for slot in muc4.SLOTS:
            ours, theirs = scores.ours[split]["extra"][slot], scores.gtt["extra"][slot]
            anchored = split == muc4.ANCHORED
            floor = f"{muc4.FLOORS[slot]:.1f}" if anchored and slot in muc4.FLOORS else "-"
            gtt = _cent(theirs["accuracy"]) if anchored and theirs["pred"] else "-"
            counts = (f"{ours[what]:.0f}" for what in ("gold", "aligned"))
            yield (name, slot, *counts, _cent(ours["accuracy"]), *_prf(ours), floor, gtt)


def _parts(scores: muc4.Measured) -> Iterator[tuple[str, ...]]:
    for split, name in muc4.SPLITS.items():
        for part, ours in scores.ours[split]["roles"].items():
            gtt = _cent(scores.gtt["roles"][part]["f1"]) if split == muc4.ANCHORED else "-"
            yield (name, part, f"{ours['rd']:.0f}", *_prf(ours), gtt)


def _prf(part: muc4.Part) -> tuple[str, str, str]:
    return _cent(part["p"]), _cent(part["r"]), _cent(part["f1"])


def _cent(share: float) -> str:
    return f"{100 * share:.1f}"
