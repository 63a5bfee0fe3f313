"""The brief: everything one run knows, as records; the exports are views of it."""

import warnings

from truceline.model.base import Record
from truceline.model.claim import Anchored, Party
from truceline.model.incident import Incident, Linked, Total
from truceline.model.judged import NOT_JUDGED, Judged
from truceline.model.report import Copy, Quarantined, Report
from truceline.model.time import Moment
from truceline.model.truce import Finding, Register

# The name is the field's word; what it shadows is ABCMeta's way to adopt classes, which no record uses.
warnings.filterwarnings("ignore", message='Field name "register" in "Brief" shadows')


class Dossier(Record):
    """All reports together: each dated, their claims anchored, their shared paragraphs found."""

    reports: tuple[Report, ...]
    claims: tuple[Anchored, ...]
    copies: tuple[Copy, ...] = ()


class Linkage(Record):
    """Incidents, which claims belong to which, and the totals that belong to none alone."""

    incidents: tuple[Incident, ...]
    links: tuple[Linked, ...]
    totals: tuple[Total, ...] = ()


class Hits(Record):
    """One cell of who hits whom: null is unknown, and a row of its own."""

    actor: Party | None
    target: Party | None
    stated_by: tuple[str, ...]
    basis: str
    incidents: tuple[str, ...]


class Lead(Record):
    """What a caption or sidebar tells, to be checked by a person; it feeds no incident."""

    report: str
    section: int
    start: int
    end: int
    quote: str
    why: str


class Sentence(Record):
    """One line of the brief with the claims it rests on."""

    text: str
    claims: tuple[str, ...] = ()
    when: str = ""


class OwnOutline(Record):
    """The outline of a country that no atlas has: rings of (longitude, latitude) in degrees."""

    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


class Brief(Record):
    """Several reports in, one sourced brief out.

    ``sides`` says whose side a party is, a minister that of its government, by the one name of that side. Its
    keys are the ids of parties, or their folded names.
    """

    as_of: Moment
    version: str
    knowledge: str
    dossier: Dossier
    linkage: Linkage
    register: Register
    findings: tuple[Finding, ...] = ()
    who_hits_whom: tuple[Hits, ...] = ()
    leads: tuple[Lead, ...] = ()
    chronology: tuple[Sentence, ...] = ()
    summary: tuple[Sentence, ...] = ()
    disagreements: tuple[Sentence, ...] = ()
    left_out: tuple[Sentence, ...] = ()
    quarantined: tuple[Quarantined, ...] = ()
    outlines: tuple[OwnOutline, ...] = ()
    judged: Judged = NOT_JUDGED
    sides: dict[str, Party] = {}
