"""Who says what in a sentence: each verb of saying, "according to" or colon is a frame with its speakers."""

import re
from collections.abc import Callable, Mapping, Sequence

from truceline.extract.documents import by_authors, read_document
from truceline.extract.frames import TELLS, Frame, reach_over
from truceline.extract.lines import Line
from truceline.extract.phrases import NOMINAL, Phrase, ending_at, is_source, phrases_after
from truceline.extract.subjects import first_subjects, subjects_before

_NEAR = 4  # chunks between "raised" and the toll
_FINDS = 7  # chunks between "found" and the dead
_HEAD = 6  # chunks that may name who says it before a colon
_OBJECT = 4  # chunks of a deed and whom it struck
_QUOTATION = frozenset('"”')

# what may make a frame: most chunks do not
_MAY_SPEAK = re.compile("[SA):QZUY]")
# "20 killed [says the mayor]", "we killed two guards [says Brask]": a comma was lost before who said it
_LOST_COMMA = re.compile(r"(?P<deed>[KD](?:[dw]*[NPs])?)Sd?[oUYu]{1,3}(?:[.;R]|$)")
# "Sorvane doctors", "the army's spokesman", "1130H - Vell police": nothing but when and who says it
_ONLY_WHO = re.compile(r"(?:(?:[Yw]{0,2}t|h)w?[-–—,]?)?[dYwUuo'O]+")
# ", said [provincial police chief Lena Orsk]": whoever may stand behind a verb that its speaker follows
_BEHIND = re.compile(rf"d|w{{0,2}}[{''.join(sorted(NOMINAL))}]")
# "reported [by] the clinic", "confirmed to Meridian Press [by] a nurse": what stands behind the verb
_BY = (re.compile(r"a?p"), re.compile(r"a?p[dwYUoPsuihN]{1,3}p"))
# ", it found.", ", the team found.": what is told before
_AFTERTHOUGHT = re.compile(r",[dwa]*[iYUuZ]S\.$")
# "(interior ministry", "(Valley Watch": somebody in brackets, and what may stand behind these
_IN_BRACKETS = re.compile(r"\(d?[wa]{0,2}(?P<noun>[YUu])[wYUuO']*$")
_CLOSES = re.compile(r"[:;]|,[hN]|\.?$")
_ENDS = re.compile(r"(?:p[dw]?Y)?$")  # "Blast kills 32: [police in Kesh]"
# "the police, who later", "a digger, Ivo Brask, who": a relative right behind a noun; not "it was Brask who"
_RELATIVE = re.compile(r"(?<!iB)(?P<noun>[YUPsou])(?P<more>(?:[pO][dwaoY]+)*),?R[aHB]*$")
# "[..., said] the guard's commander, Orsk.": nothing but who says it, up to the end
_SAID_BY = re.compile(r"[dwaOYUou']*[UYou][w]{0,2}(?:,[dwaOYUou']+)*\.?$")
# what an attack claims: "14 lives"
_LIVES = re.compile(r"[ad]*hM")
# an act as the object of a verb: "the attack", "Sunday's bombing"
_ITS_ACT = re.compile(r"(?:d|t')w{0,2}[EFM]")


def read_speech(line: Line) -> list[Frame]:
    """The frames of a sentence, in order."""
    frames: list[Frame] = []
    waiting: list[Phrase] = []  # whom somebody cites who is told later: "quoting medics, the agency said"
    for match in _MAY_SPEAK.finditer(line.tags):
        at, tag = match.start(), match[0]
        frame = _frame(line, at, tag, frames)
        if tag == "Q" and frames:
            _cite(line, at, frames[-1])
        elif tag == "Q" and frame is None:
            waiting = by_authors(line, phrases_after(line, at + 1))
        if frame is not None and frame.heads and not _own_words(line, frame):
            frame.cited, waiting = [*frame.cited, *waiting], []
            reach_over(line, frame, frames)
            frames.append(frame)
    return frames


def _cite(line: Line, at: int, frame: Frame) -> None:
    """'The agency said, citing medics'; "according to medics interviewed by the agency"."""
    phrases = by_authors(line, phrases_after(line, at + 1))
    if line.means(at, "citing", "by"):
        frame.cited, frame.heads = frame.cited + frame.heads, phrases or frame.heads
    else:
        frame.cited += phrases


def _frame(line: Line, at: int, tag: str, before: list[Frame]) -> Frame | None:
    """The frame that a chunk makes; some only where nobody has spoken before."""
    if tag == "S":
        return _said(line, at, before)
    if tag == "A":
        return _according(line, at)
    if tag == ")":
        return _bracketed(line, at, before)
    if before:
        return None
    if tag in _FIRST:
        return _FIRST[tag](line, at)
    return _source_at_end(line, at) if tag in "UY" else None


def _own_words(line: Line, frame: Frame) -> bool:
    """'"We counted 12 dead," she said': who says "we" inside a quotation is whom the quotation is from."""
    head = frame.heads[0].head
    return line.means(head, "pronoun", "we") and line.quoted[head]


# ---------------------------------------------------------------- verbs of saying


def _said(line: Line, at: int, before: list[Frame]) -> Frame | None:
    """A verb of saying with its speakers; "adding" has those of the verb before it."""
    cue = line.chunks[at].cue("speech")
    last = before[-1] if before else None
    if cue is None or (last is not None and last.cited and _is_same_speech(line, at, last)):
        return None
    if last is not None and line.chunks[at].cue("going on") is not None:
        return Frame(at, cue.sense, last.heads)
    by = _by(line, at + 1)
    if by and cue.sense in {"said", "counted", "found"}:
        return Frame(at, "by", by)
    heads = [] if _is_inverted(line, at) else (
        subjects_before(line, at) or first_subjects(line, at) or _subject_of_relative(line, at))
    if _is_other_use(line, at, cue.sense, heads):
        return None
    heads = by_authors(line, heads)
    inverted = line.tags[:at][-1:] in {"", *",\"”“'"} or _lost_comma(line, at)
    if not heads and inverted and _BEHIND.match(line.tags, at + 1):
        return Frame(at, "inverted" if at else cue.sense, by_authors(line, phrases_after(line, at + 1)))
    return Frame(at, cue.sense, heads)


def _is_inverted(line: Line, at: int) -> bool:
    """'..., in which two soldiers died, said Captain Vell.'; not "Lena Orsk, a nurse, told Meridian Press."."""
    if line.chunks[at].cue("addressing") is not None:
        return False
    return (line.tags[:at].endswith(",") and bool(_SAID_BY.match(line.tags, at + 1))) or _lost_comma(line, at)


def _lost_comma(line: Line, at: int) -> bool:
    """'Killed two soldiers said Captain Vell': whether whom a deed struck stands right before the verb."""
    return any(match.end("deed") == at for match in _LOST_COMMA.finditer(line.tags, max(0, at - _OBJECT)))


def _is_same_speech(line: Line, at: int, last: Frame) -> bool:
    """'Quoted police as [saying]', 'an officer quoted by the agency [said]': the verb adds nobody to who is cited."""
    return line.means(at - 1, "conjunction", "beside") or (last.sense == "citing" and last.right_start == at)


def _by(line: Line, at: int) -> list[Phrase]:
    """'Reported by [the clinic]', 'confirmed to Meridian Press by [a nurse]'; not "said by telephone"."""
    found = (match.end() for match in (form.match(line.tags, at) for form in _BY) if match is not None)
    behind = next((end for end in found if line.means(end - 1, "preposition", "by")), 0)
    heads = by_authors(line, phrases_after(line, behind)) if behind else []
    return [head for head in heads if line.tags[head.head] != "Z"]


def _subject_of_relative(line: Line, at: int) -> list[Phrase]:
    """'Said the police, who later raised the toll', 'a digger, who buried 35': the noun before the relative."""
    match = _RELATIVE.search(line.tags, 0, at)
    if match is None or not line.means(line.tags.rindex("R", 0, at), "relative", ""):
        return []
    return [ending_at(line, match.start("noun"))._replace(last=match.end("more") - 1)]


def _is_other_use(line: Line, at: int, sense: str, heads: Sequence[Phrase]) -> bool:
    """'The attacks claimed by ...', 'the reported deal': no verb of saying with a subject of its own."""
    quotes = not _QUOTATION.isdisjoint(line.tags[:at])  # "'It was not us,' he said of the raid"
    if _by(line, at + 1) or (line.tags[at + 1:at + 2] == "O" and not quotes):
        return True
    if line.means(at, "avowal", "claims") and _LIVES.match(line.tags, at + 1):
        return True  # "the attack claimed 14 lives"
    if line.chunks[at].cue("avowal") is not None and _ITS_ACT.match(line.tags, at + 1):
        return True  # "admitted the attack in which two died, according to the police"
    if line.tags[:at].rstrip("a")[-1:] in {"d", "B"}:
        return True  # "the reported deal"; "has been estimated at": nobody is its subject
    if sense == "recounted":
        return "T" not in line.tags[at + 1:at + _NEAR]
    tells = _finds_dead(line, at) or any(line.tags[head.head] == "Z" for head in heads)
    return sense == "found" and not (tells or _AFTERTHOUGHT.search(line.tags[:at + 2]))


def _finds_dead(line: Line, at: int) -> bool:
    """'Saw the bodies of two men', 'found 33 bodies', 'found that': what is found is told, or counts dead."""
    if line.means(at + 1, "relative", "that"):
        return True
    behind = set(line.tags[at + 1:at + _FINDS])
    return bool(behind & {"M", "D"}) and bool(behind & {"N", "h"})


# ---------------------------------------------------------------- other frames


def _stands_apart(line: Line, at: int) -> bool:
    """'Officially, 12 died', 'it was officially confirmed'."""
    before, behind = line.tags[:at][-1:], line.tags[at + 1:at + 2]
    return before in {"", ",", ";", "("} or behind in {"S", ","}


def _according(line: Line, at: int) -> Frame | None:
    """'According to medics'; "officially" is its own speaker."""
    if line.means(at, "according", "itself"):
        if line.chunks[at].cue("adverb") is not None and not _stands_apart(line, at):
            return None  # "they were officially at war"
        return Frame(at, "according", [Phrase(at, at, at)])
    return Frame(at, "according", by_authors(line, phrases_after(line, at + 1)))


def _quoting(line: Line, at: int) -> Frame | None:
    """'The agency quoted police as saying ...': the one who quotes has a subject before it, and no comma."""
    if line.means(at, "citing", "by"):  # "an officer quoted by the agency"
        return Frame(at, "citing", phrases_after(line, at + 1), cited=subjects_before(line, at))
    cited = by_authors(line, phrases_after(line, at + 1))
    if at == 0 or line.tags[at - 1] == "," or not cited:
        return None
    return Frame(at, "citing", subjects_before(line, at), cited=cited)


def _ahead(line: Line, at: int) -> Frame | None:
    """'Sorvane doctors: 35 dead', 'INSEC: ...': who says it stands before a colon at the head of a line."""
    if line.means(0, "preposition", "from") and (TELLS.search(line.tags, at) or _opens_list(line, at)):
        return Frame(at, "said", [phrase for phrase in phrases_after(line, 1) if line.tags[phrase.head] in NOMINAL])
    if not 0 < at <= _HEAD or not _ONLY_WHO.fullmatch(line.tags, 0, at):
        return None
    if not TELLS.search(line.tags, at) and not _opens_list(line, at):
        return None
    named = any(line.tags[i] in "Uu" or is_source(line, i) for i in range(at))
    return Frame(at, "said", subjects_before(line, at)) if named else None


def _opens_list(line: Line, at: int) -> bool:
    """Whether a colon ends the line: what it leads to are the items below."""
    return at == len(line.tags) - 1


def _source_at_end(line: Line, at: int) -> Frame | None:
    """A headline ends with its source: "Blast kills 32: police"."""
    if at == 0 or not _ENDS.match(line.tags, at + 1) or not (line.tags[at] == "U" or is_source(line, at)):
        return None
    marks = "Nh:-–—" if line.sentence.section == "headline" else ":-–—"
    return Frame(at, "according", [Phrase(at, len(line.tags) - 1, at)]) if line.tags[at - 1] in marks else None


def _bracketed(line: Line, at: int, before: Sequence[Frame]) -> Frame | None:
    """'Toll (interior ministry): 12 dead', '12 dead (police); 15 dead (medics)'."""
    match = _IN_BRACKETS.search(line.tags, 0, at)
    if match is None or not _CLOSES.match(line.tags, at + 1):
        return None
    noun, opening = match.start("noun"), match.start()
    if any(frame.right_start == opening for frame in before) or not _may_sign(line, noun):
        return None
    return Frame(at, "according", phrases_after(line, opening + 1))


def _may_sign(line: Line, at: int) -> bool:
    """Whether a name in brackets is a source: no place, no agency that signs its report, no letters for a name."""
    name = line.chunks[at].name
    if name is None or name.common:
        return True
    if name.source is not None:
        return name.source.kind != "agency"
    return not name.place and not all(t.text.isupper() for t in line.sentence.tokens[name.start:name.end])


_FIRST: Mapping[str, Callable[[Line, int], Frame | None]] = {
    ":": _ahead, "Q": _quoting, "Z": read_document,
}
"""What chunks make a frame where nobody has spoken before, by their letters."""
