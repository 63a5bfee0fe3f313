"""Our own sets: every mark well formed and in its place, large enough, and the test split as it was fixed."""

from pathlib import Path

import pytest

from quality.gold import OWN, Gold, cluster_folders, digest, read_cluster, sentence_files
from quality.marks import MarkError
from quality.own import SPLITS

FILES = [gold for split in SPLITS for gold in sentence_files(split)]
CLUSTERS = [read_cluster(folder) for split in SPLITS for folder in cluster_folders(split)]


def test_nobody_changed_the_test_split() -> None:
    assert digest("test") == (OWN / "TEST_SPLIT.sha256").read_text().strip()


def test_the_sets_are_large_enough() -> None:
    assert sum(len(gold.texts) for gold in FILES) >= 220
    assert len(CLUSTERS) == 12
    assert {len(cluster_folders(split)) for split in SPLITS} == {6}


@pytest.mark.parametrize("gold", [*FILES, *CLUSTERS], ids=lambda gold: gold.name)
def test_marks_quote_their_text(gold: Gold) -> None:
    marks = [(f.report, f.start, f.end, f.words) for f in gold.figures]
    marks += [(s.report, s.start, s.end, s.words) for s in gold.statements]
    assert all(gold.texts[report][start:end] == words for report, start, end, words in marks)
    assert not any(set("{}") & set(text) for text in gold.texts.values())


@pytest.mark.parametrize("gold", CLUSTERS, ids=lambda gold: gold.name)
def test_clusters_are_small_and_whole(gold: Gold) -> None:
    assert 3 <= len(gold.texts) <= 6
    assert all(50 <= len(text.split()) <= 200 for text in gold.texts.values())
    assert {name for figure in gold.figures for name in figure.incidents} == set(gold.incidents)
    current = [figure for figure in gold.figures if figure.scope in {"incident", "subset"} and not figure.optional]
    assert all(figure.incidents for figure in current)


def test_a_count_that_the_words_do_not_give_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dev").mkdir()
    file = tmp_path / "dev" / "sentences_wrong.yaml"
    for mark in ("{the mayor|killed}", "{12|killed|low=13|high=13}", "{12|wounded}", "{12|killed|wrong=yes}"):
        file.write_text(f'- {{id: one, about: nowhere, text: "They shot {mark}."}}\n')
        with pytest.raises(MarkError):
            sentence_files("dev", tmp_path)
