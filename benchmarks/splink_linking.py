"""Splink over a table of mentions: trained on them, every pair that shares a block scored, clusters at thresholds.

    python splink_linking.py MENTIONS.csv OUTPUT.json

Blocks overlap in place and time, so that nothing falls between two. It runs in the environment of benchmarks alone.
"""

import json
import logging
import sys
import time
from pathlib import Path

import duckdb
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.comparison_library import (
    AbsoluteDateDifferenceAtThresholds,
    DistanceInKMAtThresholds,
    ExactMatch,
)

THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
PAIRS = 2e6       # sampled to learn how often two that are not one agree by chance
PRIOR_RECALL = 0.6  # of the rule that any two of one place, day and kind are one
MENTIONS = """
    SELECT *, id AS unique_id, number // 2 AS days, (number + 1) // 2 AS half_days,
           floor(lat * 2) || ' ' || floor(lon * 2) AS cell,
           floor(lat * 2 + .5) || ' ' || floor(lon * 2 + .5) AS half_cell
    FROM (SELECT *, date_diff('day', DATE '2000-01-01', day) AS number
          FROM read_csv(?, header = true, types = {'day': 'DATE', 'lat': 'DOUBLE', 'lon': 'DOUBLE'}))
"""
SETTINGS = SettingsCreator(
    link_type="dedupe_only",
    blocking_rules_to_generate_predictions=[
        block_on("place", "days"), block_on("place", "half_days"), block_on("cell", "days"),
        block_on("half_cell", "half_days"), block_on("killed", "days"),
    ],
    comparisons=[
        DistanceInKMAtThresholds("lat", "lon", [2, 15]),
        AbsoluteDateDifferenceAtThresholds("day", input_is_string=False, metrics=["day", "day"], thresholds=[0.5, 1]),
        ExactMatch("kind"), ExactMatch("weapon"), ExactMatch("scene"), ExactMatch("killed"), ExactMatch("injured"),
    ])


def main(mentions: str, output: Path) -> None:
    """Links the mentions and writes how long it took, and the cluster of each at every threshold."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    table = duckdb.execute(MENTIONS, [mentions]).to_arrow_table()
    started, used = time.perf_counter(), time.process_time()
    linker = Linker(DuckDBAPI().register(table), SETTINGS)
    linker.training.estimate_probability_two_random_records_match([block_on("place", "day", "kind")], PRIOR_RECALL)
    linker.training.estimate_u_using_random_sampling(max_pairs=PAIRS, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("place", "days"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("cell", "days"))
    trained = time.perf_counter() - started
    scored = linker.inference.predict(threshold_match_probability=min(THRESHOLDS))
    found = {threshold: linker.clustering.cluster_pairwise_predictions_at_threshold(scored, threshold)
             for threshold in THRESHOLDS}
    seconds, cpu = time.perf_counter() - started, time.process_time() - used
    clusters = {threshold: {row["unique_id"]: row["cluster_id"] for row in frame.as_record_list()}
                for threshold, frame in found.items()}
    output.write_text(json.dumps({
        "training": trained, "seconds": seconds, "cpu": cpu,
        "clusters": {threshold: [by_id[id_] for id_ in sorted(by_id)] for threshold, by_id in clusters.items()},
    }), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
