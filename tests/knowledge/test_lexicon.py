"""Every cue of the lexicon against its own example and counter-example."""

import pytest

from truceline.knowledge.files import data_folder
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.lexicon import LISTED, Cue, Role, load_lexicon
from truceline.knowledge.words import plain_words

LEXICON = load_lexicon(data_folder() / "lexicon" / "en")

# Roles whose cues are told by their form; of the others only the sentence tells whether the word means it.
TOLD_BY_FORM: frozenset[Role] = frozenset({
    "abbreviation", "adverb", "authentication", "be", "citing", "conjunction", "count", "demonstrative", "described",
    "determiner", "document", "first", "going on", "have", "hedge", "if", "including", "leading", "modal",
    "name article", "name inner", "negation", "of", "office", "part",
    "person", "place noun", "place relation", "preposition", "previous", "pronoun", "relative", "revised", "scale",
    "several", "sum", "thing", "title", "verb", "war", "weapon",
})
BY_FORM = [cue for cue in LEXICON.cues if cue.role in TOLD_BY_FORM]


def found(cue: Cue, text: str) -> bool:
    words = plain_words(text)
    if cue.role in LISTED:  # a form that ends with a hyphen begins a word
        starts = tuple(form for form in cue.forms if form.endswith("-"))
        return any(word in cue.forms or word.startswith(starts) for word in words)
    return any(f.cue is cue for f in LEXICON.find(words))


@pytest.mark.parametrize("cue", LEXICON.cues, ids=lambda cue: cue.id)
def test_a_cue_is_found_in_its_example(cue: Cue) -> None:
    assert found(cue, cue.example)


@pytest.mark.parametrize("cue", BY_FORM, ids=lambda cue: cue.id)
def test_a_cue_is_not_found_in_its_counter(cue: Cue) -> None:
    assert cue.counter
    assert not found(cue, cue.counter)


@pytest.mark.parametrize("cue", LEXICON.cues, ids=lambda cue: cue.id)
def test_a_cue_has_a_counter_and_its_forms_are_written_once(cue: Cue) -> None:
    assert cue.counter
    forms = [plain_words(form) for form in cue.forms]
    assert all(forms)
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize("word", sorted({form for cue in LEXICON.cues
                                         if cue.role not in LISTED for form in cue.forms if " " in form})[::25])
def test_the_longest_phrase_is_taken(word: str) -> None:
    words = plain_words(word)
    assert any(f.start == 0 and f.end == len(words) for f in LEXICON.find(words))


def test_the_lexicon_of_the_package_is_this_one(knowledge: Knowledge) -> None:
    assert knowledge.lexicon.cues == LEXICON.cues
