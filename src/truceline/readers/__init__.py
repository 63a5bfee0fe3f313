"""Readers beside the rules: a language model that the user names, whose every statement is shown by the report's words.

They stand beside ``engine``, above the flow: each is a ``Reader`` that the flow is given, so that no stage knows who
read. Nothing is asked of any host unless the user asks for this reader and gives the address.
"""

from collections.abc import Mapping
from pathlib import Path

from truceline.flow import Reader
from truceline.readers.cache import Cache, usual_folder
from truceline.readers.reader import ModelReader, Tell
from truceline.readers.settings import read_settings

__all__ = ["ModelReader", "model_reader"]


def model_reader(environment: Mapping[str, str], rules: Reader, tell: Tell, cache: Path | None = None, *,
                 beside: bool = False) -> ModelReader:
    """The reader that the variables TRUCELINE_LLM_... describe; SourceError where one is missing or wrong.

    ``rules`` reads what the model does not, and with ``beside`` everything. Answers are kept in ``cache``.
    """
    settings = read_settings(environment)
    return ModelReader(settings, rules, Cache(cache or usual_folder(environment)), tell, beside=beside)
