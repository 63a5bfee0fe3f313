"""Every entry of sections.yaml and languages.yaml does what its own example says."""

import pytest

from truceline.collect.cues import SectionCue, section_cues
from truceline.collect.language import Language, languages, tell_language


@pytest.mark.parametrize("cue", section_cues().cues, ids=lambda cue: f"{cue.use} {cue.forms[0]}")
def test_a_cue_is_found_in_its_example_and_not_in_its_counter(cue: SectionCue) -> None:
    assert cue.find(cue.example)
    assert not cue.find(cue.counter)


@pytest.mark.parametrize("language", languages(), ids=lambda language: language.code)
def test_a_language_is_told_by_its_example(language: Language) -> None:
    assert tell_language(language.example) == language.code
    assert tell_language(language.counter) != language.code


@pytest.mark.parametrize("text", [
    "THE ARMY SAID THAT TWO SOLDIERS WERE KILLED IN AN AMBUSH SET BY GUERRILLAS NEAR THE RIVER, AND ONE WAS WOUNDED.",
    "Two shells hit the market.",
    "Shelling near Tarn: three dead, nine injured.",
    "3 killed, 5 hurt",
    "The minister, Señor Peña, said « nous ne savons pas » and left.",
    "Tarn 14:05-14:25 three explosions, 4 km NW; 14:30 two bursts of heavy machine gun fire, 1 km SW of the station.",
])
def test_short_loud_and_broken_english_is_english(text: str) -> None:
    assert tell_language(text) == "en"
