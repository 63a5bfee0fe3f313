"""The reader that asks a language model: drafts like those of the rules, which read what the model does not."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from truceline.flow import Reader
from truceline.knowledge.knowledge import Knowledge
from truceline.model.base import Doubt
from truceline.model.claim import Draft
from truceline.model.report import Report
from truceline.readers.answer import parse
from truceline.readers.asking import Answers, Keep, ask_all
from truceline.readers.cache import Cache, Kept
from truceline.readers.faults import fallen_back
from truceline.readers.merge import merged
from truceline.readers.passages import Passages
from truceline.readers.prompt import Prompt, load_prompt
from truceline.readers.settings import Settings
from truceline.readers.verify import verified

Tell = Callable[[str], None]
NOTHING_HELD = "none of what it said is in the report"
_TOO_LONG = "the report is longer than what is sent"


@dataclass(frozen=True, slots=True)
class ModelReader:
    """Reads with a language model: alone, or (``beside``) beside the rules, which then stand where both read a thing.

    ``rules`` is the default reader. ``tell`` is told in one line what was asked and what came of it.
    """

    settings: Settings
    rules: Reader
    cache: Cache
    tell: Tell
    beside: bool = False

    def __call__(self, reports: Iterable[Report], knowledge: Knowledge) -> list[Draft]:
        """One draft for each report, in their order; no report is ever lost."""
        waiting, prompt = list(reports), load_prompt(knowledge)
        texts = [Passages(report).text for report in waiting]
        keys = [prompt.key(text, self.settings.model) for text in texts]
        answers, kept = self._answers(dict(zip(keys, texts, strict=True)), prompt)
        drafts = [_draft(report, key, answers, knowledge) for report, key in zip(waiting, keys, strict=True)]
        self._account(drafts, answers, kept)
        return self._with_rules(waiting, drafts, knowledge)

    def _answers(self, texts: dict[str, str], prompt: Prompt) -> tuple[Answers, int]:
        """The answers by key, those kept from before among them, and how many those are."""
        kept = {key: answer for key in texts if (answer := self.cache.get(key)) and parse(answer) is not None}
        longest = self.settings.limits.characters
        long = {key: _TOO_LONG for key, text in texts.items() if len(text) > longest and key not in kept}
        new = ask_all({k: text for k, text in texts.items() if text and k not in kept and k not in long},
                      self.settings, prompt, self._keeping(prompt))
        return Answers({**kept, **new.good}, {**long, **new.failed}, new.requests), len(kept)

    def _keeping(self, prompt: Prompt) -> Keep:
        """Keeps answers as they come; that it cannot is told once and stops nothing."""
        told: list[str] = []

        def keep(key: str, answer: str) -> None:
            try:
                self.cache.put(Kept(key=key, model=self.settings.model, prompt=prompt.version, answer=answer))
            except OSError as error:
                if not told:
                    told.append(f"the answers of the language model cannot be kept: {error.strerror or error}")
                    self.tell(told[0])

        return keep

    def _with_rules(self, reports: Sequence[Report], drafts: Sequence[Draft | str],
                    knowledge: Knowledge) -> list[Draft]:
        """The model's drafts joined with the rules' where those are needed."""
        needed = [self.beside or isinstance(draft, str) or not draft.claims for draft in drafts]
        theirs = {draft.report: draft for draft in self.rules(
            [report for report, need in zip(reports, needed, strict=True) if need], knowledge)}
        return [self._joined(draft, theirs.get(report.id)) for report, draft in zip(reports, drafts, strict=True)]

    def _joined(self, draft: Draft | str, theirs: Draft | None) -> Draft:
        if isinstance(draft, str):
            rules = theirs or Draft(report="", claims=())
            return rules.model_copy(update={"doubts": (*rules.doubts, fallen_back(draft))})
        if theirs is None or (not self.beside and not theirs.claims):
            return draft
        return merged(theirs, draft) if self.beside else _silent(draft, theirs)

    def _account(self, drafts: Sequence[Draft | str], answers: Answers, kept: int) -> None:
        """Tells what was asked of the endpoint, and what came of it."""
        failed = Counter(draft for draft in drafts if isinstance(draft, str))
        doubted = sum(bool(draft.doubts) for draft in drafts if not isinstance(draft, str))
        parts = [f"reports read by the language model: {len(drafts) - failed.total()} of {len(drafts)}",
                 f"requests: {answers.requests}", f"answers kept from before: {kept}"]
        parts += [f"reports with statements left out: {doubted}"] if doubted else []
        parts += [f"read by the rules, since {reason}: {count}" for reason, count in sorted(failed.items())]
        self.tell("; ".join(parts))


def _draft(report: Report, key: str, answers: Answers, knowledge: Knowledge) -> Draft | str:
    """What the model says of a report, or why the rules must read it."""
    content = answers.good.get(key)
    answer = parse(content) if content is not None else None
    if answer is None:
        reason = answers.failed.get(key)
        return reason if reason is not None else Draft(report=report.id, claims=())  # no text, so nothing was asked
    draft = verified(answer, report, knowledge)
    return NOTHING_HELD if draft.doubts and not draft.claims else draft


def _silent(draft: Draft, theirs: Draft) -> Draft:
    """A report in which the model found nothing stays so; that the rules would have found something is told."""
    reason = f"the language model found nothing here; the rules would have made claims ({len(theirs.claims)})"
    doubt = Doubt(field="claims", reason=reason)
    return draft.model_copy(update={"doubts": (*draft.doubts, doubt)})
