"""The whole product on one page: several reports in, one sourced brief out.

Each stage is a pure function over frozen records; only collect, the ledger and publish touch the world.
Only ``extract`` is costly, and it is one report at a time: that is what an engine runs on many cores.
"""

from collections.abc import Callable, Iterable, Sequence

from truceline import __version__
from truceline.anchor import anchor
from truceline.assess import assess
from truceline.extract import extract
from truceline.heed import heed_findings, heed_meaning, heed_reading, known_again
from truceline.knowledge.knowledge import Knowledge
from truceline.link import link
from truceline.model.brief import Brief
from truceline.model.claim import Draft
from truceline.model.judged import NOT_JUDGED, Judged
from truceline.model.report import Quarantined, Report
from truceline.publish.compose import compose
from truceline.reconcile import reconcile
from truceline.register import TruceChoice, answer_conditions, compile_register

Reader = Callable[[Iterable[Report], Knowledge], list[Draft]]


def read(reports: Iterable[Report], knowledge: Knowledge) -> list[Draft]:
    """What each report says, by itself."""
    return [extract(report, knowledge) for report in reports]


def brief(
    reports: Sequence[Report],
    knowledge: Knowledge,
    truce: TruceChoice,
    as_of: str | None = None,
    quarantined: tuple[Quarantined, ...] = (),
    reader: Reader = read,
    judged: Judged = NOT_JUDGED,
) -> Brief:
    """One brief from many reports.

    ``as_of`` is an ISO time that leaves out later reports and says when the register is asked;
    without it the latest report's date serves. ``reader`` runs ``extract``, on as many cores as it likes.
    ``judged`` is what persons said, which nothing here overrides.
    """
    drafts = reader(reports, knowledge)                                        # what each report says, by itself
    judged = known_again(judged, drafts)
    dossier = anchor(reports, heed_reading(drafts, judged), knowledge, as_of)  # when and where, copies found
    dossier = heed_meaning(dossier, judged)
    linkage = reconcile(link(dossier, knowledge, judged), dossier, knowledge)  # incidents; figures become ranges
    register = compile_register(dossier, linkage, truce, as_of, knowledge)     # who is bound, what the terms are
    dossier = answer_conditions(dossier, register)                             # do the terms meet what parties ask
    findings = assess(linkage.incidents, register, dossier, knowledge)         # each test with its reason
    return compose(
        Brief(as_of=register.as_of, version=__version__, knowledge=knowledge.version, dossier=dossier,
              linkage=linkage, register=register, findings=heed_findings(findings, linkage, judged),
              quarantined=quarantined, judged=judged),
        knowledge,
    )
