"""A language model of our own on this machine: it answers as each test says, and remembers what it was asked."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import sleep

import pytest

from truceline.collect import collect
from truceline.engine import read_all
from truceline.knowledge.knowledge import Knowledge, load_knowledge
from truceline.model.report import Report
from truceline.readers import ModelReader, model_reader

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
ANSWERS = Path(__file__).parent / "answers"
FILES = {"ostrel": "3-conflicting-tolls/10-ostrel.txt", "conditions": "1-before/03-conditions.txt",
         "merrin": "2-in-force/06-merrin.txt"}
NOTHING = "{}"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: its headers, its JSON, and the report's text between the marks."""

    headers: dict[str, str]
    body: dict[str, Json]
    system: str
    user: str

    @property
    def text(self) -> str:
        return "\n".join(self.user.splitlines()[1:-1])


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server sends back; ``pause`` is before it, ``drip`` between each of its bytes."""

    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    pause: float = 0
    drip: float = 0


Answerer = Callable[[Asked], Reply]


def said(content: str | None, finish: str = "stop") -> Reply:
    """A chat completion with this content, as endpoints wrap it."""
    return Reply(json.dumps({"id": "x", "object": "chat.completion", "usage": {"total_tokens": 9}, "choices": [
        {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content}}]}).encode())


def answer_of(name: str) -> str:
    """The kept good answer about one of our own example reports."""
    return (ANSWERS / f"{name}.json").read_text(encoding="utf-8")


def well(asked: Asked) -> Reply:
    """Answers well about each of the three reports, and has nothing to say of others."""
    first = {"Blast at ferry": "ostrel", "Highland Council says yes": "conditions", "Council accuses": "merrin"}
    name = next((name for words, name in first.items() if asked.text.startswith(words)), "")
    return said(answer_of(name) if name else NOTHING)


@dataclass(slots=True)
class Server:
    """The server's address, what it was asked, and how it answers."""

    url: str = ""
    answer: Answerer = well
    asked: list[Asked] = field(default_factory=list)

    def replies(self, *replies: Reply) -> None:
        """Answers with these in turn, the last one for good."""
        left = list(replies)
        self.answer = lambda _: left.pop(0) if len(left) > 1 else left[0]


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on the loopback, for one test."""
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = _asked(self)
            state.asked.append(asked)
            try:
                _send(self, state.answer(asked))
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # who asked had heard enough

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    httpd.block_on_close = False
    state.url = f"http://127.0.0.1:{httpd.server_address[1]}/v1"
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield state
    httpd.shutdown()
    thread.join()
    httpd.server_close()


def _asked(handler: BaseHTTPRequestHandler) -> Asked:
    body = json.loads(handler.rfile.read(int(handler.headers["Content-Length"])))
    system, user = (message["content"] for message in body["messages"])
    return Asked({**dict(handler.headers), "path": handler.path}, body, system, user)


def _send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    sleep(reply.pause)
    handler.send_response(reply.status)
    handler.send_header("Connection", "close")
    for name, value in reply.headers:
        handler.send_header(name, value)
    handler.end_headers()
    for at in range(len(reply.body) if reply.drip else 0):
        handler.wfile.write(reply.body[at:at + 1])
        sleep(reply.drip)
    handler.wfile.write(b"" if reply.drip else reply.body)


@pytest.fixture(scope="session")
def sorvane() -> Knowledge:
    """What ships, and the invented country of our examples."""
    return load_knowledge(EXAMPLES / "data")


@pytest.fixture(scope="session")
def reports() -> tuple[Report, ...]:
    """Three reports of our examples: a bombing, conditions for a truce, an alleged breach."""
    return collect([EXAMPLES / "reports" / FILES[name] for name in ("ostrel", "conditions", "merrin")]).reports


Make = Callable[..., ModelReader]


@dataclass(slots=True)
class Heard:
    """What a reader told in one line each."""

    lines: list[str] = field(default_factory=list)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def make(server: Server, heard: Heard, tmp_path: Path) -> Make:
    """A reader that asks the server; settings by name, and so quick that no test waits."""

    def made(*, beside: bool = False, **settings: float | str) -> ModelReader:
        said = {f"TRUCELINE_LLM_{name.upper()}": str(value) for name, value in {"pause": 0.01, **settings}.items()}
        environment = {"TRUCELINE_LLM_URL": server.url, "TRUCELINE_LLM_MODEL": "tiny", **said}
        return model_reader(environment, read_all, heard.lines.append, tmp_path / "answers", beside=beside)

    return made
