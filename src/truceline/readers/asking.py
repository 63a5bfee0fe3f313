"""Asking about many reports: each in a request of its own, several side by side, within what a run may spend."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic

from truceline.readers.answer import parse
from truceline.readers.endpoint import FORMS, Endpoint, opened
from truceline.readers.faults import AgainError, ClosedError, FormError, UnreadError
from truceline.readers.prompt import Prompt
from truceline.readers.settings import Limits, Settings

_LONGEST_WAIT = 60.0
Keep = Callable[[str, str], None]
"""Keeps an answer under its key."""


@dataclass(slots=True)
class Answers:
    """What came back, by key: answers in the form asked for, or why there is none; and how many requests were made."""

    good: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    requests: int = 0


def ask_all(texts: Mapping[str, str], settings: Settings, prompt: Prompt, keep: Keep) -> Answers:
    """The answers about some texts, by their keys; whatever the endpoint does, a text has an answer or a reason.

    ``keep`` is given each answer as it comes, so that a run that is stopped has not asked in vain.
    """
    if not texts:
        return Answers()
    return asyncio.run(_ask_all(texts, settings, prompt, keep))


async def _ask_all(texts: Mapping[str, str], settings: Settings, prompt: Prompt, keep: Keep) -> Answers:
    async with opened(settings, prompt) as endpoint:
        run = _Run(endpoint, settings.limits, keep)
        # By key, so that a budget that is too small reads the same reports whatever their order.
        await asyncio.gather(*(run.answer(key, texts[key]) for key in sorted(texts)))
        return run.answers


class _Run:
    """One run's requests: what they have spent, and what was learnt of the endpoint."""

    def __init__(self, endpoint: Endpoint, limits: Limits, keep: Keep) -> None:
        self.answers = Answers()
        self._keep = keep
        self._endpoint = endpoint
        self._limits = limits
        self._ends = monotonic() + limits.seconds
        self._free = asyncio.Semaphore(limits.side_by_side)
        self._form = 0
        self._closed = ""

    async def answer(self, key: str, text: str) -> None:
        """Asks about one text, again where that may help."""
        async with self._free:
            try:
                answer = await self._asked(text)
            except UnreadError as error:
                self.answers.failed[key] = str(error)
            else:
                self.answers.good[key] = answer
                self._keep(key, answer)

    async def _asked(self, text: str) -> str:
        attempt = 1
        while True:
            form = self._form
            try:
                return await self._once(text, form)
            except FormError as error:
                if form >= FORMS - 1:
                    raise self._close(str(error)) from error
                self._form = max(self._form, form + 1)
            except ClosedError as error:
                raise self._close(str(error)) from error
            except AgainError as error:
                if attempt >= self._limits.attempts:
                    raise (self._close(str(error)) if error.everywhere else error) from error
                await self._pause(attempt, error)
                attempt += 1

    async def _once(self, text: str, form: int) -> str:
        left = self._ends - monotonic()
        if self._closed:
            raise UnreadError(self._closed)
        if left <= 0:
            raise UnreadError("the time for all requests was spent")
        if self.answers.requests >= self._limits.requests:
            raise UnreadError("all requests were spent")
        self.answers.requests += 1
        content = await self._endpoint.ask(text, form, min(left, self._limits.timeout))
        if parse(content) is None:
            raise AgainError("the answer is not in the form asked for")
        return content

    async def _pause(self, attempt: int, error: AgainError) -> None:
        wait = max(self._limits.pause * 2 ** (attempt - 1), error.wait)
        if wait > min(_LONGEST_WAIT, self._ends - monotonic()):
            raise UnreadError(str(error)) from error
        await asyncio.sleep(wait)

    def _close(self, reason: str) -> UnreadError:
        """Asks nothing more: what failed so fails for every report."""
        self._closed = reason
        return UnreadError(reason)
