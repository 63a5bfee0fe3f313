"""Which language model is asked, and how much of it: from the environment, checked before any report is read."""

from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit, urlunsplit

from pydantic import Field, SecretStr, ValidationError

from truceline.errors import SourceError
from truceline.model.base import Record

PREFIX = "TRUCELINE_LLM_"
_PATH = "/chat/completions"


class Limits(Record):
    """What one run may spend.

    ``seconds`` are for all requests and ``timeout`` for one, ``pause`` is before the second attempt and doubles;
    ``characters`` are those of one report that is sent, ``tokens`` and ``bytes`` those of one answer.
    """

    requests: int = Field(200, ge=1)
    seconds: float = Field(900, gt=0)
    timeout: float = Field(120, gt=0)
    attempts: int = Field(3, ge=1, le=10)
    pause: float = Field(1, ge=0, le=60)
    side_by_side: int = Field(4, ge=1, le=64)
    characters: int = Field(40_000, ge=1)
    tokens: int = Field(16_000, ge=1)
    bytes: int = Field(2_000_000, ge=1)


class Settings(Record):
    """Where the model answers (the whole address), its name there, and the key, which no text ever shows."""

    address: str
    model: str
    key: SecretStr = SecretStr("")
    limits: Limits = Limits()


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings that the variables TRUCELINE_LLM_... give; SourceError names the one that is missing or wrong."""
    address = _address(_needed(environment, "URL"))
    key = environment.get(f"{PREFIX}KEY", "")
    if key and address.startswith("http:") and not _on_this_host(address):
        raise SourceError(f"{PREFIX}KEY would go to {urlsplit(address).hostname} in clear: "
                          "give an https address, or no key")
    if not (key.isascii() and key.isprintable()):
        raise SourceError(f"{PREFIX}KEY: holds what no key may")
    return Settings(address=address, model=_needed(environment, "MODEL"), key=SecretStr(key),
                    limits=_limits(environment))


def _needed(environment: Mapping[str, str], name: str) -> str:
    said = environment.get(f"{PREFIX}{name}", "").strip()
    if not said:
        raise SourceError(f"{PREFIX}{name} is not set: --reader llm needs an address and a model (docs/llm-reader.md)")
    return said


def _address(said: str) -> str:
    """The address that is posted to: ``.../chat/completions``, which may be left out."""
    try:
        parts = urlsplit(said)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        good = False
    if not good or parts.username or parts.fragment or not said.isascii() or not said.isprintable():
        raise SourceError(f"{PREFIX}URL: no address of an endpoint; write https://host/v1")
    path = parts.path.rstrip("/")
    whole = path if path.endswith(_PATH) else path + _PATH
    return urlunsplit(SplitResult(parts.scheme, parts.netloc, whole, parts.query, ""))


def _on_this_host(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _limits(environment: Mapping[str, str]) -> Limits:
    said = {name: environment[variable] for name in Limits.model_fields
            if (variable := f"{PREFIX}{name.upper()}") in environment}
    try:
        return Limits.model_validate(said)
    except ValidationError as error:
        fault = error.errors()[0]
        raise SourceError(f"{PREFIX}{str(fault['loc'][0]).upper()}: {fault['msg']}") from error
