"""Two running nodes, killed at random points of an exchange: nothing lost, nothing doubled, all in order.

The variable TRUCELINE_KILLS (messages x kills, 200x50) makes it long.
"""

import os
import random
import time
from pathlib import Path

import pytest

from truceline.exchange import peers
from truceline.exchange.desk import Desk
from truceline.exchange.status import standing
from truceline.ledger.verify import verify

from .conftest import NAMES, say, texts
from .nodes import Node, eventually, two_nodes

MESSAGES, KILLS = (int(part) for part in os.environ.get("TRUCELINE_KILLS", "24x4").split("x"))
LONGEST_S = 0.3  # from when messages were entered until a node is killed: in this time they go


@pytest.mark.parametrize("seed", [2016])
def test_nothing_is_lost_or_doubled_when_nodes_are_killed(introduced: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 nothing secret: the same points again
    with two_nodes(introduced, tmp_path) as nodes:
        for node in nodes:
            node.start()
        said = exchanged(nodes, chance)
        for node in nodes:
            node.wait()
        for _ in eventually():
            if all(is_done(node, said) for node in nodes):
                break
        for node in nodes:
            node.kill()
            check(node, said)


def exchanged(nodes: tuple[Node, Node], chance: random.Random) -> dict[str, list[str]]:
    """Messages are entered on both sides, and while they go one node is killed and started again; what was entered."""
    said: dict[str, list[str]] = {name: [] for name in NAMES}
    for kill in range(KILLS):
        victim = chance.choice(nodes)
        victim.wait()
        for n in range(MESSAGES * kill // KILLS, MESSAGES * (kill + 1) // KILLS):
            with Desk.open(chance.choice(nodes).ledger) as desk:
                say(desk, f"message {n}")
                said[desk.name].append(f"message {n}")
        time.sleep(chance.uniform(0, LONGEST_S))
        victim.kill()
        victim.start()
    return said


def is_done(node: Node, said: dict[str, list[str]]) -> bool:
    """Whether all came, and all that went is acknowledged."""
    with Desk.open(node.ledger) as desk:
        waiting = sum(standing(desk, peer).waiting for peer in peers.known(desk).values())
        return not waiting and all(len(texts(desk, name)) >= len(of) for name, of in said.items())


def check(node: Node, said: dict[str, list[str]]) -> None:
    """Each message is there once, in the order in which it was entered, and the ledger is whole."""
    with Desk.open(node.ledger) as desk:
        assert {name: texts(desk, name) for name in NAMES} == said, node.log.read_text("utf-8")
        found = verify(desk.ledger)
        assert not found.faults
        assert found.size == len(list(desk.ledger.entries()))
        for peer in peers.known(desk).values():
            told = standing(desk, peer)
            assert (told.waiting, told.conflicts) == (0, ())


def test_a_node_stops_when_it_is_told_to(introduced: Path, tmp_path: Path) -> None:
    with two_nodes(introduced, tmp_path) as (node, _):
        node.start()
        node.wait()
        assert node.stop() in {0, -15}
        assert "Traceback" not in node.log.read_text("utf-8")
