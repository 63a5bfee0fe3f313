"""Which reports tell of the same news: by the rare words that they share."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from truceline.model.report import Report

_WORD = re.compile(r"[^\W_]{4,}")
_READ = frozenset({"headline", "dateline", "body"})
_COMMON = 200      # a word of more reports than this tells nothing
_NEAREST = 12
_LEAD = 120        # the first so many words tell what is new, the rest its background
_LEAD_WEIGHT = 3


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another report and how alike it is, 0 to 1."""

    report: str
    likeness: float


def nearest(reports: Sequence[Report], wanted: Sequence[str]) -> dict[str, list[Neighbour]]:
    """For each wanted report the others most like it, the most alike first.

    Cosine of word counts weighed by rarity among the reports. The work grows with the text of the reports,
    for words that many of them have are left out.
    """
    vectors = _vectors(reports)
    index: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for id_, vector in vectors.items():
        for word, weight in vector.items():
            index[word].append((id_, weight))
    return {id_: _neighbours(id_, vectors[id_], index) for id_ in wanted}


def _neighbours(id_: str, vector: Mapping[str, float], index: Mapping[str, list[tuple[str, float]]]) -> list[Neighbour]:
    scores: dict[str, float] = defaultdict(float)
    for word, weight in vector.items():
        for other, its in index[word]:
            if other != id_:
                scores[other] += weight * its
    ranked = sorted(scores.items(), key=lambda score: (-round(score[1], 9), score[0]))
    return [Neighbour(other, likeness) for other, likeness in ranked[:_NEAREST]]


def _vectors(reports: Sequence[Report]) -> dict[str, dict[str, float]]:
    counts = {report.id: _counted(_words(report)) for report in sorted(reports, key=lambda r: r.id)}
    spread = Counter(word for count in counts.values() for word in count)
    total = len(counts)
    return {id_: _weighed(count, spread, total) for id_, count in counts.items()}


def _words(report: Report) -> list[str]:
    parts = (report.text[s.start:s.end] for s in report.sections if s.kind in _READ)
    return [word for part in parts for word in _WORD.findall(part.casefold())]


def _counted(words: Sequence[str]) -> Counter[str]:
    """How often each word stands, those of the lead some times over."""
    return Counter(words) + Counter(list(words[:_LEAD]) * (_LEAD_WEIGHT - 1))


def _weighed(count: Mapping[str, int], spread: Mapping[str, int], total: int) -> dict[str, float]:
    """Unit length; a word weighs by its count's logarithm and by how few reports have it."""
    weights = {word: (1 + math.log(n)) * math.log((total + 1) / spread[word])
               for word, n in sorted(count.items()) if spread[word] <= _COMMON}
    length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items() if weight}
