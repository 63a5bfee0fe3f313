"""Where the model is comes from the environment; what is wrong there is named before anything is read or sent."""

from pathlib import Path

import pytest

from truceline.errors import SourceError
from truceline.readers.cache import usual_folder
from truceline.readers.settings import read_settings

GOOD = {"TRUCELINE_LLM_URL": "https://models.example/v1", "TRUCELINE_LLM_MODEL": "tiny"}


@pytest.mark.parametrize(("url", "address"), [
    ("https://models.example/v1", "https://models.example/v1/chat/completions"),
    ("https://models.example/v1/", "https://models.example/v1/chat/completions"),
    ("https://models.example/v1/chat/completions", "https://models.example/v1/chat/completions"),
    ("http://127.0.0.1:8080", "http://127.0.0.1:8080/chat/completions"),
    ("http://[::1]:8080/v1", "http://[::1]:8080/v1/chat/completions"),
    ("https://models.example/tiny?version=2", "https://models.example/tiny/chat/completions?version=2"),
])
def test_the_address_may_leave_its_end_out(url: str, address: str) -> None:
    assert read_settings({**GOOD, "TRUCELINE_LLM_URL": url}).address == address


@pytest.mark.parametrize(("changed", "named"), [
    ({"TRUCELINE_LLM_URL": ""}, "TRUCELINE_LLM_URL is not set"),
    ({"TRUCELINE_LLM_MODEL": " "}, "TRUCELINE_LLM_MODEL is not set"),
    ({"TRUCELINE_LLM_URL": "models.example"}, "TRUCELINE_LLM_URL"),
    ({"TRUCELINE_LLM_URL": "file:///etc/passwd"}, "TRUCELINE_LLM_URL"),
    ({"TRUCELINE_LLM_URL": "https://me:word@models.example"}, "TRUCELINE_LLM_URL"),
    ({"TRUCELINE_LLM_URL": "https://models.example:port"}, "TRUCELINE_LLM_URL"),
    ({"TRUCELINE_LLM_URL": "https://models.example/v1\nHost: other"}, "TRUCELINE_LLM_URL"),
    ({"TRUCELINE_LLM_URL": "https://[::1"}, "TRUCELINE_LLM_URL"),
    ({"TRUCELINE_LLM_KEY": "a\nb"}, "TRUCELINE_LLM_KEY"),
    ({"TRUCELINE_LLM_REQUESTS": "many"}, "TRUCELINE_LLM_REQUESTS"),
    ({"TRUCELINE_LLM_TIMEOUT": "0"}, "TRUCELINE_LLM_TIMEOUT"),
    ({"TRUCELINE_LLM_URL": "http://models.example/v1", "TRUCELINE_LLM_KEY": "secret-word"}, "in clear"),
])
def test_what_is_missing_or_wrong_is_named_without_the_key(changed: dict[str, str], named: str) -> None:
    with pytest.raises(SourceError, match=named) as caught:
        read_settings({**GOOD, **changed})
    assert "secret-word" not in str(caught.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080/v1", "http://localhost:8080/v1", "https://models.example/v1"])
def test_a_key_is_kept_out_of_every_text(url: str) -> None:
    settings = read_settings({**GOOD, "TRUCELINE_LLM_URL": url, "TRUCELINE_LLM_KEY": "secret-word"})
    assert settings.key.get_secret_value() == "secret-word"
    assert "secret-word" not in f"{settings!r} {settings} {settings.model_dump_json()}"


def test_limits_are_set_one_by_one() -> None:
    limits = read_settings({**GOOD, "TRUCELINE_LLM_REQUESTS": "7", "TRUCELINE_LLM_SECONDS": "2.5"}).limits
    assert (limits.requests, limits.seconds, limits.attempts) == (7, 2.5, 3)


@pytest.mark.parametrize(("said", "folder"), [
    ("/somewhere", Path("/somewhere/truceline/llm")),
    ("", Path("/home/me/.cache/truceline/llm")),
    ("not/absolute", Path("/home/me/.cache/truceline/llm")),
])
def test_answers_are_kept_where_caches_are(said: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/me")
    assert usual_folder({"XDG_CACHE_HOME": said}) == folder
