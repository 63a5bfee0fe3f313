"""The steps of the large benchmark, each a process of its own, so that its time and its memory are its alone.

    python benchmarks/steps.py STEP WORK ARGUMENT...

Each prints one line of JSON. WORK holds the data folder of the invented country and the files of reports.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from math import ceil
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from statistics import median

from invented import Happened, Town, incidents, reports, towns, words, write_data
from mentions import Mention, clusters_of, mentions_of, read_mentions, write_mentions
from sqlalchemy import func, select

from truceline.engine.intake import ingest
from truceline.knowledge.knowledge import load_knowledge
from truceline.ledger import Ledger, tables
from truceline.ledger.verify import verify
from truceline.model.claim import Party
from truceline.model.entry import Entry, now, stated
from truceline.model.payload import HandClaim, HandFigure, Pledge
from truceline.model.place import Place
from truceline.model.time import Period
from truceline.operations.asking import who
from truceline.operations.choosing import choice
from truceline.operations.desk import brief_at_hand, new_ledger, seal_off
from truceline.publish import in_parts
from truceline.publish.delivery import all_to_file

Result = dict[str, float | int | str]
ORGANISATION, DESK = "Ostavia Watch", "the desk"
BATCH = 5000      # claims by hand to a transaction
PLEDGES = 500     # in the register
CONTACTS = 400
LOOKUPS, SEARCHES, FOUND, LOG = 60, 240, 20, 50
MENTIONED = "mentions.csv"


def write_reports(work: Path, blocks: str, size: str) -> Result:
    """The country's data and its reports, in files of a block each; of each what it truly tells lies beside."""
    write_data(work / "data")
    told = reports()
    for number in range(int(blocks)):
        block = list(islice(told, int(size)))
        block_of(work, number).write_text("".join(f"{r.record()}\n" for r in block), encoding="utf-8")
        truth_of(work, number).write_text(json.dumps([r.told for r in block]), encoding="utf-8")
    return {"reports": int(blocks) * int(size)}


def block_of(work: Path, number: int) -> Path:
    """The file of a block of reports."""
    return work / f"reports-{number:05}.jsonl"


def truth_of(work: Path, number: int) -> Path:
    """The file that says which incident each paragraph of a block tells."""
    return work / f"truth-{number:05}.json"


def fill(work: Path, ledger: str, first: str, last: str) -> Result:
    """Takes blocks of reports in, as ``truceline ingest`` does; the seconds are those of taking in alone."""
    path, knowledge = work / ledger, load_knowledge(work / "data")
    if not path.exists():
        new_ledger(path, ORGANISATION)
    with Ledger.open(path) as at_hand:
        started, used = time.perf_counter(), time.process_time()
        for number in range(int(first), int(last)):
            ingest(at_hand, [block_of(work, number)], knowledge, by=DESK)
            seal_off(at_hand)
        return {"seconds": time.perf_counter() - started, "cpu": time.process_time() - used, "entries": len(at_hand)}


def enter_claims(work: Path, ledger: str, until: str) -> Result:
    """Fills a ledger up with pledges and claims by hand, many to a transaction; this is not timed against a bar."""
    with Ledger.open(work / ledger) as at_hand:
        waiting, started = _by_hand(), time.perf_counter()
        while (missing := int(until) - len(at_hand)) > 0:
            at_hand.append(list(islice(waiting, min(BATCH, missing))))
        seal_off(at_hand)
        return {"seconds": time.perf_counter() - started, "entries": len(at_hand)}


def _by_hand() -> Iterator[Entry]:
    """Pledges of as many groups as a register may have, then what contacts tell, without end."""
    w, chance = words(), Random(2)  # noqa: S311 - nothing here is secret
    for number in range(PLEDGES):
        named = (*w.parties, w.busy_party)
        name = named[number] if number < len(named) else f"Council of {towns()[number % len(towns())].name} {number}"
        pledge = Pledge(party=Party(name=name), told_to="Northland", since="2031-01-01")
        yield stated(pledge, ORGANISATION, now(), by=DESK)
    for incident in incidents(chance):
        yield stated(_claim(incident, chance), ORGANISATION, now(), by=DESK)


def _claim(incident: Happened, chance: Random) -> HandClaim:
    town, day = incident.town, incident.day.isoformat()
    said = chance.choice(incident.kind.leads).format(
        killed=incident.killed, injured=incident.injured, town=town.name, scene=incident.scene,
        weekday=f"{incident.day:%A}", speaker=f"neighbour {incident.number}")
    return HandClaim(contact=f"contact-{chance.randrange(CONTACTS)}", knows="saw", said=said, language="en",
                     when=Period(start=day, end=day, precision="day"), place=_place(town),
                     figures=(HandFigure(metric="killed", low=incident.killed, high=incident.killed),))


def _place(town: Town) -> Place:
    return Place(name=town.name, lat=town.lat, lon=town.lon, precision="town", within=(town.province, words().country))


def ask(work: Path, ledger: str) -> Result:
    """How long look-ups and searches take, each a call as its command makes it, starting up left out."""
    knowledge, chance = load_knowledge(work / "data"), Random(3)  # noqa: S311
    truce, parties = choice("none"), [words().busy_party, *words().parties, "Nobody We Know"]
    with Ledger.open(work / ledger) as at_hand:
        claims = _claims_in(at_hand)
        lookups = [_seconds(partial(who, at_hand, name, knowledge, truce, None, DESK))
                   for name in chance.choices(parties, k=LOOKUPS)]
        log = _seconds(partial(at_hand.newest, LOG))
        searches = [_seconds(partial(at_hand.search, asked, FOUND)) for asked in _asked(chance)]
    return {"claims": claims, "who p95": _p95(lookups), "who median": median(lookups), "search p95": _p95(searches),
            "search median": median(searches), "log": log}


def _asked(chance: Random) -> Iterator[str]:
    """What people look for: a town, a kind of incident somewhere, a whole phrase, a word of every report, nothing."""
    w = words()
    for number in range(SEARCHES):
        town, kind, scene = chance.choice(towns()).name, chance.choice(w.kinds).id, chance.choice(w.scenes)
        yield (town, f"{kind} {town}", f'"a {scene} in {town}"', f"{kind} {scene}", f"{w.busy_party} truce",
               "no such words")[number % 6]


def _seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def _p95(seconds: Sequence[float]) -> float:
    return sorted(seconds)[ceil(0.95 * len(seconds)) - 1]


def _claims_in(ledger: Ledger) -> int:
    """The claims of reports and those entered by hand."""
    with ledger.database.reading() as connection:
        told = connection.execute(select(func.count()).select_from(tables.told)).scalar_one()
        by_hand = connection.execute(select(func.count()).where(tables.entries.c.kind == "claim")).scalar_one()
    return int(told) + int(by_hand)


def check(work: Path, ledger: str) -> Result:
    """How long it takes to verify the ledger, and whether it is whole."""
    with Ledger.open(work / ledger) as at_hand:
        started = time.perf_counter()
        found = verify(at_hand)
    return {"seconds": time.perf_counter() - started, "entries": found.size, "faults": len(found.faults)}


def brief(work: Path, ledger: str) -> Result:
    """How long the brief of all reports takes, when they were read already, and to give it out as JSON."""
    knowledge = load_knowledge(work / "data")
    with Ledger.open(work / ledger) as at_hand:
        started = time.process_time()
        found = brief_at_hand(at_hand, knowledge, choice("none"))
    made = time.process_time()
    all_to_file(work / f"{ledger}.json", in_parts("json", found))
    return {"cpu": made - started, "given out": time.process_time() - made, "reports": len(found.dossier.reports)}


def mention(work: Path, blocks: str, most: str) -> Result:
    """Mentions of incidents as truceline reads them, written for both linkers."""
    return {"mentions": write_mentions(work / MENTIONED, _mentioned(work, int(blocks), int(most)))}


def _mentioned(work: Path, blocks: int, most: int) -> Iterator[Sequence[Mention]]:
    """The mentions of each block of reports, until there are so many."""
    knowledge = load_knowledge(work / "data")
    for number in range(blocks):
        told = json.loads(truth_of(work, number).read_text(encoding="utf-8"))
        yield (found := mentions_of(block_of(work, number), told, knowledge)[:most])
        most -= len(found)
        if not most:
            return


def link(work: Path) -> Result:
    """How long truceline links the mentions, and what they alone take of memory."""
    mentions = read_mentions(work / MENTIONED)
    held = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    used, started = time.process_time(), time.perf_counter()
    ours = clusters_of(mentions)
    took = {"seconds": time.perf_counter() - started, "cpu": time.process_time() - used}
    (work / "linked.json").write_text(json.dumps({
        "truth": [mention.incident for mention in mentions], "truceline": ours}), encoding="utf-8")
    return {**took, "mentions": len(mentions), "held": held}


STEPS: Mapping[str, Callable[..., Result]] = {
    "reports": write_reports, "fill": fill, "claims": enter_claims, "ask": ask, "verify": check, "brief": brief,
    "mention": mention, "link": link,
}

if __name__ == "__main__":
    step, work_, *arguments = sys.argv[1:]
    print(json.dumps(STEPS[step](Path(work_), *arguments)))
