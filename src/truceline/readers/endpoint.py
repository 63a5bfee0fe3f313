"""One question to the endpoint, one answer: bounded in time and size, nothing followed, nothing trusted."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

import httpx
from pydantic import BaseModel, ConfigDict, ValidationError

from truceline.readers.faults import AgainError, ClosedError, FormError, UnreadError
from truceline.readers.prompt import Prompt
from truceline.readers.settings import Settings

FORMS = 3
"""Forms of a request, each plainer than the one before: with the schema, with "JSON" only, with the chat alone."""
_CUT_OFF = "length"
_PASSING = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.CONFLICT, HTTPStatus.TOO_MANY_REQUESTS})
_OTHER_FORM = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY})


class _Loose(BaseModel):
    """The envelope of an answer, of which every endpoint has its own version."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class _Message(_Loose):
    content: str | None = None


class _Choice(_Loose):
    message: _Message
    finish_reason: str | None = None


class _Completion(_Loose):
    choices: tuple[_Choice, ...]


class Endpoint:
    """The address that the user gave; no proxy, no redirection, no other host."""

    def __init__(self, settings: Settings, prompt: Prompt, client: httpx.AsyncClient) -> None:
        self._settings = settings
        self._prompt = prompt
        self._client = client

    async def ask(self, text: str, form: int, seconds: float) -> str:
        """What the model says of one report's text; UnreadError with the reason where it says nothing of use."""
        try:
            async with asyncio.timeout(seconds):
                return _content(await self._posted(self._body(text, form)))
        except TimeoutError as error:
            raise AgainError("no answer in time") from error
        except httpx.ConnectError as error:
            raise AgainError("the endpoint cannot be reached", everywhere=True) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise AgainError("the connection broke off") from error

    async def _posted(self, body: bytes) -> bytes:
        async with self._client.stream("POST", self._settings.address, content=body) as response:
            _check(response)
            received = bytearray()
            async for part in response.aiter_raw():
                received += part
                if len(received) > self._settings.limits.bytes:
                    raise UnreadError("the answer is too long")
            return bytes(received)

    def _body(self, text: str, form: int) -> bytes:
        asked: dict[str, object] = {"model": self._settings.model,
                                    "messages": self._prompt.messages(text, with_schema=form > 0)}
        if form < FORMS - 1:
            asked |= {"temperature": 0, "max_tokens": self._settings.limits.tokens,
                      "response_format": self._format(form)}
        return json.dumps(asked).encode()

    def _format(self, form: int) -> dict[str, object]:
        if form:
            return {"type": "json_object"}
        return {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": self._prompt.schema}}


@asynccontextmanager
async def opened(settings: Settings, prompt: Prompt) -> AsyncIterator[Endpoint]:
    """The endpoint with its connections, which are closed behind it."""
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
    if key := settings.key.get_secret_value():
        headers["Authorization"] = f"Bearer {key}"
    # trust_env would let variables meant for others send the reports through a proxy.
    async with httpx.AsyncClient(headers=headers, timeout=settings.limits.timeout, follow_redirects=False,
                                 trust_env=False, verify=ssl.create_default_context()) as client:
        yield Endpoint(settings, prompt, client)


def _check(response: httpx.Response) -> None:
    """Says by its status what is wrong; no word of the endpoint's own goes into the reason."""
    status = response.status_code
    if status == HTTPStatus.OK:
        return
    reason = f"the endpoint answered with status {status}"
    if status in _PASSING or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise AgainError(reason, _wait(response.headers.get("Retry-After", "")))
    if status in _OTHER_FORM:
        raise FormError(reason)
    raise ClosedError(reason)


def _wait(said: str) -> float:
    """The seconds that an endpoint asks to wait; a date is not read, the usual pause serves."""
    return float(said) if said.isascii() and said.isdigit() else 0


def _content(body: bytes) -> str:
    try:
        completion = _Completion.model_validate_json(body)
    except ValidationError as error:
        raise AgainError("the endpoint's answer is no chat completion") from error
    choice = next(iter(completion.choices), None)
    if choice is None or not choice.message.content:
        raise AgainError("the answer is empty")
    if choice.finish_reason == _CUT_OFF:
        raise UnreadError("the answer was cut off at its limit")
    return choice.message.content
