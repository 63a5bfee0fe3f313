"""Who says what in a sentence: the frames of speech, each with its speaker and the words it reaches over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from truceline.extract.lines import Line

NOMINAL = frozenset("YUPsouZiN")
_AROUND = frozenset("aHtmB!v")     # what may stand between a subject and its verb of saying
_BREAKS = frozenset('.;"“”:')
_TELLING = frozenset("KVGJBHFSMET")
_SUBJECT = frozenset("YUPsouZidwaN")
_TELLS = re.compile(r"[NhsKVJGDMTBHFELn]")
_TRAILS = re.compile(r"^[atdwpYUPZuios,()\"“”'O]*\.?[\"”)]*$")
_OPENS = re.compile(r"[\"“]?[dwa]*(?P<noun>[YUPsouZ])(?:[pO][dwaoYXsPU]+)*R")
_NAMED_BEHIND = re.compile(r"(?:O[dwaouYU']{1,6})?,(?P<name>[ow]*Y)(?=[,.\"”]|$|[SpR])")
_RELATIVE = re.compile(r",R[aH]*")
_OWNERS = NOMINAL | {"w"}
_NEAR = 4
_FINDS = 7
_HEAD = 5  # chunks that may name who says it before a colon
_WHO = re.compile(r"[dYwUuo']+")
_APPOSITION = 14  # chunks that may tell who a speaker is, before what it says
_SUBJECT_WORDS = re.compile(r"(?:^|[,c\"“:;.R(])[at]*(?P<noun>d[Ywoa']*w|[Y][w']*w)(?:[pO][dwaoYX]+)*$")
_FIRST_SUBJECT = re.compile(r"[\"“at,]*d?[aw]*(?P<noun>[YUPuos])")
_WORDS_BEHIND = 5
_BESIDE = frozenset({"as", "while", "after"})
_GOES_ON = re.compile(r"[YUPsouZi].*w")
_BEFORE_PHRASE = re.compile(r"(?:[UosPuZ]|Y(?=w))w?(?:[pO][dwaoY]*)+$")


@dataclass(slots=True)
class Frame:
    """A verb of saying (or "according to") at chunk ``at`` with its speakers, and the chunks it reaches over.

    ``heads`` are the chunks of the speakers' head words, ``noun_phrase`` the chunks (inclusive) of the first;
    ``cited`` are heads of whom the speaker cites.
    """

    at: int
    sense: str
    heads: list[tuple[int, int, int]]
    reach: list[tuple[int, int]] = field(default_factory=list)
    cited: list[tuple[int, int, int]] = field(default_factory=list)

    def covers(self, at: int) -> bool:
        """Whether a chunk is what the speaker says."""
        return any(first <= at <= last for first, last in self.reach)


def read_speech(line: Line) -> list[Frame]:
    """The frames of a sentence, in order."""
    frames: list[Frame] = []
    waiting: list[tuple[int, int, int]] = []
    for at, tag in enumerate(line.tags):
        frame = _said(line, at, frames) if tag == "S" else _according(line, at) if tag == "A" else None
        if at == len(line.tags) - 1 and tag in "UY" and not frames:
            frame = _headline(line, at)
        if tag == ":" and not frames:
            frame = _ahead(line, at)
        if tag == "Q":
            cited = _right(line, at + 1)
            frame = _quoting(line, at, cited) if not frames else None
            if frames:
                frames[-1].cited += cited
            elif frame is None:
                waiting = cited
        if frame is not None and frame.heads and not _own_words(line, frame):
            frame.cited, waiting = [*frame.cited, *waiting], []
            _reach(line, frame, frames)
            frames.append(frame)
    return frames


def _own_words(line: Line, frame: Frame) -> bool:
    """'"We counted 12 dead," she said': who says "we" inside a quotation is whom the quotation is from."""
    first = frame.heads[0][2]
    cue = line.chunks[first].cue("pronoun")
    return cue is not None and cue.sense == "we" and line.quoted[first]


def _said(line: Line, at: int, before: list[Frame]) -> Frame | None:
    """A verb of saying with its subject: before it, or behind it where nothing stands before; "adding" has the last one's."""
    cue = line.chunks[at].cue("speech")
    if cue is None:
        return None
    if before and before[-1].cited and at and line.words(line.chunks[at - 1]) == ("as",):
        return None  # "quoted police as saying that": the same speech
    if before and line.words(line.chunks[at])[0].endswith("ing"):
        return Frame(at, cue.sense, before[-1].heads)
    if cue.sense in {"said", "counted"} and _by_follows(line, at):
        return Frame(at, "by", _right(line, at + 2))
    if _is_other_use(line, at) or (cue.sense == "found" and not _finds_dead(line, at)):
        return None
    heads = _left(line, at - 1) or _of_the_clause(line, at - 1)
    if not heads and before and _RELATIVE.fullmatch(line.tags, before[-1].heads[0][1] + 1, at):
        heads = before[-1].heads  # "said the police, who later raised the toll"
    if not heads and (at == 0 or line.tags[at - 1] in ",\"”“'") and line.tags[at + 1:at + 2] in {*NOMINAL, "d"}:
        return Frame(at, "inverted" if at else cue.sense, _right(line, at + 1))
    return Frame(at, cue.sense, heads)


def _of_the_clause(line: Line, at: int) -> list[tuple[int, int, int]]:
    """'Monitors attended the scene and counted ...': the subject of the first verb is the second's too."""
    while at > 0 and line.tags[at] in "a":
        at -= 1
    match = _FIRST_SUBJECT.match(line.tags) if at > 0 and line.tags[at] == "c" else None
    if match is None:
        return []
    first, last = match.span("noun")
    return [(first, last - 1, last - 1)]


def subject_before(line: Line, at: int) -> tuple[int, int, int] | None:
    """The noun phrase that is the subject of a verb at a chunk: its first and last chunk, and its head's."""
    heads = _left(line, at - 1)
    return heads[-1] if heads else None


def subjects_before(line: Line, at: int) -> list[tuple[int, int, int]]:
    """The noun phrases joined as the subject of a verb at a chunk."""
    return _left(line, at - 1)


def phrase_after(line: Line, at: int) -> tuple[int, int, int] | None:
    """The noun phrase that begins at a chunk."""
    heads = _right(line, at)
    return heads[0] if heads else None


def _quoting(line: Line, at: int, cited: list[tuple[int, int, int]]) -> Frame | None:
    """'The agency quoted police as saying ...': the one who quotes has a subject before it, and no comma."""
    if at == 0 or line.tags[at - 1] == "," or not cited:
        return None
    return Frame(at, "citing", _left(line, at - 1), cited=cited)


def _ahead(line: Line, at: int) -> Frame | None:
    """'Sorvane doctors: 35 dead', 'INSEC: ...': who says it stands before a colon at the head of a line."""
    named = any(tag in "Uu" or _is_source(line, i) for i, tag in enumerate(line.tags[:at]))
    if not 0 < at <= _HEAD or not _WHO.fullmatch(line.tags[:at]) or not named or not _TELLS.search(line.tags[at:]):
        return None
    heads = _left(line, at - 1)
    return Frame(at, "said", heads) if heads else None


def _headline(line: Line, at: int) -> Frame | None:
    """A headline ends with its source: "Blast kills 32: police"."""
    source = line.chunks[at].name is not None and line.chunks[at].name.source is not None
    if not (source or line.tags[at] == "U") or at == 0:
        return None
    marks = ":-–—" if line.sentence.section != "headline" else "Nh:-–—"
    return Frame(at, "according", [(at, at, at)]) if line.tags[at - 1] in marks else None


def _by_follows(line: Line, at: int) -> bool:
    """'Three wounded, reported by the clinic', 'was told by the headman that'."""
    return at + 1 < len(line.chunks) and line.words(line.chunks[at + 1]) == ("by",)


def _finds_dead(line: Line, at: int) -> bool:
    """'Saw the bodies of two men', 'found at least 33 bodies': what is found counts dead."""
    behind = line.tags[at + 1:at + _FINDS]
    return bool({"M", "D"} & set(behind)) and bool({"N", "h"} & set(behind))


def _is_other_use(line: Line, at: int) -> bool:
    """'the attacks claimed by ...', 'the reported deal': no verb of saying with a subject of its own."""
    cue = line.chunks[at].cue("speech")
    if cue is not None and cue.sense == "recounted" and "T" not in line.tags[at + 1:at + _NEAR]:
        return True
    words = line.sentence.words
    following = words[line.chunks[at].end] if line.chunks[at].end < len(words) else ""
    if following in {"by", "of", "responsibility", "credit"}:
        return True
    before = at - 1
    while before >= 0 and line.tags[before] == "a":
        before -= 1
    return before >= 0 and line.tags[before] in "dB"  # "the reported deal"; "has been estimated at": nobody is its subject


def _according(line: Line, at: int) -> Frame:
    cue = line.chunks[at].cue("according")
    if cue is not None and cue.sense == "itself":
        return Frame(at, "according", [(at, at, at)])
    heads = _right(line, at + 1)
    if heads and line.tags[heads[0][2]] == "Z":
        heads = _publishers(line, heads[0][1] + 1) or heads
    return Frame(at, "according", heads)


def _publishers(line: Line, at: int) -> list[tuple[int, int, int]]:
    """'according to figures published by the Valley Watch': who stands behind a document."""
    for nominal in range(at, min(at + 5, len(line.tags))):
        if line.tags[nominal] in NOMINAL and line.tags[nominal - 1] in "pOdw":
            return _right(line, nominal)
        if line.tags[nominal] not in "pOdwS":
            break
    return []


def _left(line: Line, at: int) -> list[tuple[int, int, int]]:
    """The speakers whose words end at a chunk: (first, last, head) of each, the nearest first."""
    while at >= 0 and line.tags[at] in _AROUND:
        at -= 1
    if at < 0 or line.tags[at] in "\"“”":
        return []
    if line.tags[at] == ",":
        return _before_apposition(line, at - 1)
    end, at = at, _behind_words(line, at)
    if line.tags[at] not in NOMINAL:
        return _unknown_noun(line, end)
    if line.tags[at] == "Y" and set(line.tags[at + 1:end + 1]) in ({"w"}, {"w", "'"}):
        return [(at, end, at)]
    found = []
    while at >= 0 and line.tags[at] in NOMINAL:
        phrase = _phrase_left(line, at)
        found.append(phrase)
        joined = phrase[0] - 1
        if joined < 1 or line.tags[joined] != "c" or line.tags[joined - 1] not in NOMINAL or not _is_and(line, joined):
            break
        at = joined - 1
    return found


def _unknown_noun(line: Line, at: int) -> list[tuple[int, int, int]]:
    """'The rector said', 'a deacon at the church said': a subject whose noun no cue knows."""
    match = _SUBJECT_WORDS.search(line.tags, 0, at + 1)
    if match is None or line.tags[at] != "w":
        return []
    return [(match.start("noun"), match.end("noun") - 1, match.end("noun") - 1)]


def _behind_words(line: Line, at: int) -> int:
    """'The Valley Watch (VW) group', 'police in the city', 'the party which never answered': the noun before the words."""
    if at >= 0 and line.tags[at] in NOMINAL:
        return at
    back = at
    while back >= 0 and at - back < _WORDS_BEHIND and line.tags[back] in "wY()'":
        back -= 1
    outer = _outer_head(line, back + 1)
    if outer is not None:
        return outer
    name = line.tags.find("Y", back + 1, at + 1)
    if name >= 0:
        return name
    if back >= 0 and line.tags[back] in NOMINAL:
        return back
    opening = _OPENS.match(line.tags[:at + 1])
    return opening.end("noun") - 1 if opening else at


def _is_and(line: Line, at: int) -> bool:
    cue = line.chunks[at].cue("conjunction")
    return cue is not None and cue.sense == "and"


def _before_apposition(line: Line, at: int) -> list[tuple[int, int, int]]:
    """'Lena Orsk, whose niece is among the captives, said': the first name before words between commas."""
    start = at
    while start >= 0 and line.tags[start] not in '.;"”“:':
        start -= 1
    begin, found = start + 1, []
    while begin <= at:
        comma = line.tags.find(",", begin)
        last = comma - 1 if begin < comma <= at else at
        while begin < last and line.tags[begin] in "cat":
            begin += 1
        if line.tags[last] in NOMINAL and line.tags[begin] in _SUBJECT and not set(line.tags[begin:last]) & _TELLING:
            found.append((last, comma <= at))
        begin = last + 2
    named = next((last for last, _ in found if line.tags[last] == "Y"), None)  # "another resident, Lena Orsk, said"
    first = next((last for last, closed in found if closed), None)
    if named is not None and (first is None or line.tags[first] != "Y"):
        return [_phrase_left(line, named)]
    return [_phrase_left(line, first)] if first is not None else []


def _phrase_left(line: Line, at: int) -> tuple[int, int, int]:
    """The noun phrase that ends at a chunk: its first and last chunk, and its head's."""
    head = first = at
    while first > 0:
        before = line.tags[first - 1]
        if before == "'" and first > 1 and line.tags[first - 2] in _OWNERS:
            first -= 2
        elif before == "w" and first > 1 and line.tags[first - 2] in "UsPN" and _follows_noun(line, first - 1, head):
            if line.tags[head] == "Y":
                break  # "a resident named Yusuf"
            first = head = first - 2  # "a source close to the group"
        elif before in "oYw" and not _stands_alone(line, first - 1) and _joins(line, first - 1, first):
            first -= 1
        elif before == "d":
            first -= 1
            if line.tags[head] in "Uuo" and first and _is_source(line, first - 1):
                first = head = first - 1
                continue
            outer = _outer_head(line, first)
            if outer is None:
                break
            first = head = outer
        else:
            outer = _outer_head(line, first)
            if outer is None:
                break
            first = head = outer
    return first, at, head


def _is_source(line: Line, at: int) -> bool:
    """'The Valley Watch, a monitoring group' where the comma is lost: the name is the speaker."""
    name = line.chunks[at].name
    return name is not None and name.source is not None


def _joins(line: Line, before: int, first: int) -> bool:
    """Whether two neighbours make one phrase: "police commander Orsk", "Kesh residents"; not two names side by side."""
    if line.tags[before] == "w":
        return True
    name = line.chunks[first].name
    known = name is not None and (name.source is not None or name.actor is not None)
    return not (line.tags[before] == line.tags[first] == "Y" and known)


def _follows_noun(line: Line, word: int, head: int) -> bool:
    """A word that belongs to the noun before it, not to the one behind it."""
    return line.tags[head] == "Y" or line.chunks[word].cue("qualifier") is not None


def _stands_alone(line: Line, at: int) -> bool:
    """A word before which a clause ends: no part of the phrase behind it."""
    return line.tags[at] == "w" and not line.sentence.tokens[line.chunks[at].start].text[0].isalnum()


def _outer_head(line: Line, first: int) -> int | None:
    """'security sources in Orland': the noun before a preposition, whose phrase goes on to the left."""
    match = _BEFORE_PHRASE.search(line.tags, 0, first)
    if match is None:
        return None
    return match.start()


def _right(line: Line, at: int) -> list[tuple[int, int, int]]:
    """The speakers named from a chunk on: "according to medics and the Valley Watch"."""
    found: list[tuple[int, int, int]] = []
    while at < len(line.tags):
        start = at
        while at < len(line.tags) and line.tags[at] in "dwaot'n(" and not (line.tags[at] == "o" and _is_last(line, at)):
            at += 1
        if at >= len(line.tags) or line.tags[at] not in NOMINAL:
            if not found and at > start and line.tags[at - 1] in "wo":
                found.append((start, at - 1, at - 1))  # "according to the rector"
            break
        last = at
        while last + 1 < len(line.tags) and _goes_on(line, last + 1):
            last += 1
        apposed = _apposed(line, last + 1) if line.tags[at] in "oU" else None
        if apposed is not None:
            found.append(apposed)
            break
        head = _head_right(line, at, last)
        found.append((start, last, head))
        if last + 2 < len(line.tags) and line.tags[last + 1] == "c" and _is_and(line, last + 1):
            at = last + 2
            continue
        break
    return found


def _apposed(line: Line, at: int) -> tuple[int, int, int] | None:
    """'said the head of the guard, General Orsk': the name behind the office."""
    match = _NAMED_BEHIND.match(line.tags, at)
    if match is None:
        return None
    return match.start("name"), match.end("name") - 1, match.end("name") - 1


def _goes_on(line: Line, at: int) -> bool:
    """Whether a chunk still belongs to a noun phrase: names and offices, and words that lead to one."""
    if line.tags[at] in "oYUu'":
        return True
    words = at
    while words < min(at + _WORDS_BEHIND, len(line.tags)) and line.tags[words] == "w":
        words += 1
    return words > at and line.tags[words:words + 1] in {"o", "Y", "U", "u"}


def _is_last(line: Line, at: int) -> bool:
    return at + 1 >= len(line.tags) or line.tags[at + 1] not in "dwaoY'UPsn"


def _head_right(line: Line, first: int, last: int) -> int:
    """The noun that the phrase is about: behind a possessive the last one."""
    return last if "'" in line.tags[first:last] else first


def _reach(line: Line, frame: Frame, before: list[Frame]) -> None:
    """Sets the chunks that a frame reaches over: to its left, to its right, or both."""
    left_end = min((first for first, _, _ in frame.heads if first < frame.at), default=frame.at) - 1
    right_start = max([frame.at, *(last for _, last, _ in frame.heads)]) + 1
    left_start = _left_start(line, left_end, before)
    left, right = line.tags[max(left_start, 0):left_end + 1], line.tags[right_start:].partition(";")[0]
    leads = bool(_TELLS.search(right)) if _TELLS.search(left) else not _TRAILS.match(right) or bool(_GOES_ON.search(right))
    apart = left_end >= 0 and line.tags[left_end] in ',"”“'
    colon = line.tags.find(":", right_start)
    if frame.sense == "according":
        leads = left_end < 0 or not _TELLS.search(left) or (colon > 0 and bool(_TELLS.search(line.tags[colon:])))
    elif frame.sense == "inverted":
        leads = False
    elif frame.sense == "by":
        leads = bool(_TELLS.search(right))
    elif leads and apart and _TELLS.search(left) and right[:1] in {",", "p", "t"}:
        frame.reach.append((left_start, left_end))
    if leads:
        frame.reach.append((right_start, _right_end(line, right_start)))
    elif left_end >= left_start:
        frame.reach.append((left_start, left_end))
    for other in before:
        other.reach = [_cut(reach, frame, left_end) for reach in other.reach]


def _right_end(line: Line, start: int) -> int:
    """What a speaker says ends with the sentence, or where the report sets another clause beside it (", as bombs fell")."""
    for at in range(start + 1, len(line.tags) - 1):
        cue = line.chunks[at].cue("conjunction") if line.tags[at] == "c" and line.tags[at - 1] == "," else None
        if cue is not None and line.words(line.chunks[at])[0] in _BESIDE and not line.quoted[at]:
            return at - 1
    return len(line.tags) - 1


def _cut(reach: tuple[int, int], frame: Frame, left_end: int) -> tuple[int, int]:
    """An earlier frame ends where a later one begins to speak."""
    first, last = reach
    mine = min((start for start, _ in frame.reach), default=frame.at)
    stop = min(mine, left_end + 1)
    return (first, min(last, stop - 1)) if first < stop else reach


def _left_start(line: Line, left_end: int, before: list[Frame]) -> int:
    """Where the words before a speaker begin: behind an earlier frame that has said its own, else with the sentence."""
    start = 0
    for other in before:
        if all(last <= other.at for _, last in other.reach):
            start = max(start, other.at + 1)
        else:
            start = max(start, _clause_break(line, other.at, left_end))
    return start


def _clause_break(line: Line, at: int, end: int) -> int:
    """The last "and" or "while" between two speakers, behind which the second one's words begin."""
    breaks = [i for i in range(at + 1, end + 1) if line.tags[i] in "c;"]
    return breaks[-1] + 1 if breaks else end + 1


def speech_heads(frames: list[Frame]) -> Iterator[int]:
    """The chunks that name speakers."""
    for frame in frames:
        for first, last, _ in [*frame.heads, *frame.cited]:
            behind = frame.at if last < frame.at and frame.at - last <= _APPOSITION and not frame.covers(last + 1) else last + 1
            yield from range(first, behind)
