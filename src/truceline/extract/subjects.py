"""Subjects: who or what is told before a verb."""

import re
from collections.abc import Iterator

from truceline.extract.lines import Line
from truceline.extract.phrases import NOMINAL, WORDS_BEHIND, Phrase, ending_at, outer_noun, phrase_after

WHO = frozenset("YUPsuoN")
"""The letters of chunks that can head a noun phrase of people."""
WHO_OR_WHAT = WHO | {"Z", "i", "w", "X"}
_TELLING = frozenset("KVGJBHFSMET")  # words that tell something, so that no noun phrase has them
_BETWEEN = "aHtmB!v"  # what may stand between a subject and its verb
_BEGINS = frozenset("YUPsouZidwaN")
_OPENING = frozenset('"“')
_THOUGHT_ENDS = '.;"“”:'

# "the rector", "a deacon at the church", "Orvel headmaster": a subject whose noun no cue knows
_UNKNOWN_NOUN = re.compile(r"(?:^|[,c\"“:;.R(])[at]*(?P<noun>d[YwoaEZM']*[wX]|Y[w']*w|s'[wE]*w)(?:[pO][dwaoYX]+)*$")
# "the city council": the article belongs to words that tell a place
_LED_NOUN = re.compile(r"(?:^|[,c\"“:;.R(])[at]*(?P<noun>w{2,3})$")
# "the party to the accord, which", "[villagers] who fled": at the head of a thought, before a relative that has a verb
_BEFORE_RELATIVE = re.compile(
    r"(?:^|[\"“,c;:])[dwao]*(?P<noun>[YUPsouZ]|(?<=d)Yw|(?<=d)w)(?P<more>(?:[pO][dwaoYXsPU]+)*)R(?P<rest>(?:[^,;:\"“”S]|(?<=B)S)*)$")
_NO_VERB = frozenset("dYUuPso")  # what a relative that is no subject begins with: "[people] who the army [said]"
# "Monitors [attended the scene and counted]": the subject that a sentence begins with
_FIRST_SUBJECT = re.compile(r"[\"“at,]*d?[aw]*(?P<noun>[YUPuos])")
# what leads a relative clause: "the rebels, who deny it", "those who did it"
_RELATIVE = re.compile(r",?Ra*$")
# what stands between commas: "the mayor, on the other hand, blamed"
_ASIDE = re.compile(r",[pt][dwat]{0,5},$")
# a noun that no cue knows, behind "said" ("its forces were not") or "it was" ("dissidents who")
_PLAIN_NOUN = re.compile(r"(?:(?:^|[SB,R\"“])(?P<noun>d?[wX])(?:O[dw]{1,2})?)[aHtmB!v]*$")


def subject_before(line: Line, at: int) -> Phrase | None:
    """The noun phrase that is the subject of a verb at a chunk; of several joined ones the first."""
    subjects = subjects_before(line, at)
    return subjects[-1] if subjects else None


def subjects_before(line: Line, at: int) -> list[Phrase]:
    """The noun phrases joined as the subject of a verb at a chunk, the nearest first."""
    last = len(line.tags[:at].rstrip(_BETWEEN)) - 1
    if last < 0 or line.tags[last] in '"“”':
        return []
    if line.tags[last] == ",":
        return _before_apposition(line, last - 1)
    described = _before_relative(line, at)
    if described is not None:
        return [described]
    noun = _before_words(line, last)
    return _ending_with(line, noun, last) if line.tags[noun] in NOMINAL else _unknown_noun(line, last)


def subjects_of(line: Line, at: int, nouns: frozenset[str] = WHO_OR_WHAT) -> list[Phrase]:
    """The subjects of a verb; of a relative clause the noun before it, of a second verb those of the first."""
    skipped = _RELATIVE.search(line.tags, 0, at) or _ASIDE.search(line.tags, 0, at)
    at = skipped.start() if skipped is not None else at
    if at > 1 and line.tags[at - 1] in _OPENING and line.quoted[at] and not line.quoted[at - 2]:
        at -= 1  # "said the rebels “are behind it”"
    subjects = subjects_before(line, at) or _plain_noun(line, at) or first_subjects(line, at)
    return [subject for subject in subjects if line.tags[subject.head] in nouns]


def subject_of(line: Line, at: int, nouns: frozenset[str] = WHO_OR_WHAT) -> Phrase | None:
    """The subject of a verb, of several the first."""
    return next(iter(reversed(subjects_of(line, at, nouns))), None)


def _plain_noun(line: Line, at: int) -> list[Phrase]:
    """'[Said] its forces were not ...', '[it was] dissidents who ...': a noun that no cue knows."""
    match = _PLAIN_NOUN.search(line.tags, 0, at)
    return [Phrase(match.start("noun"), match.end("noun") - 1, match.end("noun") - 1)] if match is not None else []


def _ending_with(line: Line, noun: int, last: int) -> list[Phrase]:
    """The phrases of a noun known to cues, up to the last of the words that follow it."""
    between = set(line.tags[noun + 1:last + 1])
    if (line.tags[noun] in "YZUu" and between == {"w"}) or between == {"w", "'"}:
        while last > noun and line.chunks[last].cue("first", "revised", "previous") is not None:
            last -= 1  # "Orland's rector earlier said"
        is_owner = "'" in between and line.tags[noun] != "Y"
        return [Phrase(ending_at(line, noun).first, last, last if is_owner else noun)]
    if not between.isdisjoint("Op"):
        return [ending_at(line, noun)._replace(last=last)]  # "the head of the field clinic"
    return list(_joined(line, noun))


def first_subjects(line: Line, at: int) -> list[Phrase]:
    """'Monitors came and counted ...', 'leaders met, saying ...': the subject of a first verb is the second's too."""
    before = line.tags[:at].rstrip("a")
    joined = before.endswith("c") or (before.endswith(",") and line.chunks[at].cue("going on") is not None)
    match = _FIRST_SUBJECT.match(before) if len(before) > 1 and joined else None
    if match is None:
        return []
    noun = match.start("noun")
    named = phrase_after(line, noun) if line.tags[noun] == "o" else None  # "the head of the guard, Orsk, came and said"
    return [named or Phrase(noun, noun, noun)]


def _joined(line: Line, at: int) -> Iterator[Phrase]:
    """'The ministry and the police': the phrases that end at a noun and at those joined to it."""
    while at >= 0 and line.tags[at] in NOMINAL:
        phrase = ending_at(line, at)
        yield phrase
        neither = "!" in line.tags[:phrase.first] and line.means(phrase.first - 1, "conjunction", "or")
        if not (neither or line.means(phrase.first - 1, "conjunction", "and")):
            break
        at = phrase.first - 2


def _unknown_noun(line: Line, at: int) -> list[Phrase]:
    """'The rector said', 'a deacon at the church said': a subject whose noun no cue knows."""
    match = _UNKNOWN_NOUN.search(line.tags, 0, at + 1)
    if match is None:
        match = _LED_NOUN.search(line.tags, 0, at + 1)
        if match is not None and line.words(line.chunks[match.start("noun")])[0] not in line.leading:
            return []
    if match is None or line.tags[at] not in "wX":
        return []
    return [Phrase(match.start("noun"), match.end("noun") - 1, match.end("noun") - 1)]


def _before_words(line: Line, at: int) -> int:
    """The noun before words: 'the Valley Watch (VW) group', 'police in the city', 'the party which never answered'."""
    if line.tags[at] in NOMINAL:
        return at
    back = at
    while back >= 0 and at - back < WORDS_BEHIND and line.tags[back] in "wY()'":
        back -= 1
    outer = outer_noun(line, back + 1)
    if outer is not None:
        return outer
    name = line.tags.find("Y", back + 1, at + 1)
    if name >= 0:
        return name
    return back if back >= 0 and line.tags[back] in NOMINAL else at


def _before_relative(line: Line, at: int) -> Phrase | None:
    """'Villagers who fled the town [said]': the noun whose relative ends at a verb."""
    match = _BEFORE_RELATIVE.search(line.tags, 0, at)
    if match is None or match["rest"][:1] in _NO_VERB:
        return None
    noun = match.start("noun")
    return ending_at(line, noun)._replace(last=match.end("more") - 1)


def _before_apposition(line: Line, at: int) -> list[Phrase]:
    """'Lena Orsk, whose niece is among the captives, said': the first noun before words between commas.

    A name goes before it: "another resident, Lena Orsk, said".
    """
    found = list(_between_commas(line, at))
    named = [last for last in found if line.tags[last] == "Y" and "p" not in line.tags[line.since(last, ","):last]]
    closed = [last for last in found if last < at]
    if named or closed:
        return subjects_before(line, (named or closed)[0] + 1)
    comma = line.tags.rfind(",", 0, at)
    return subjects_before(line, comma) if comma > 0 else []


def _between_commas(line: Line, at: int) -> Iterator[int]:
    """The last chunks of those parts of a thought, between its commas, that may name somebody."""
    begin = line.since(at + 1, _THOUGHT_ENDS)
    while begin <= at:
        comma = line.tags.find(",", begin, at + 1)
        last = comma - 1 if comma > begin else at
        while begin < last and line.tags[begin] in "cat":
            begin += 1
        said = line.tags.rfind("SR", begin, last)
        begin = said + 2 if said >= 0 else begin  # "said that the rector, a poet, ..."
        telling = _TELLING & set(line.tags[begin:last])
        if line.tags[last] in NOMINAL and line.tags[begin] in _BEGINS and not telling:
            yield last
        begin = last + 2
