"""Cutting a line into clauses: each tells one thing, at one place and time."""

from truceline.extract.lines import Line

_VERBS = frozenset("KVJGFSB")
_STARTS = frozenset("dNhnsYUPEiwupt")
_LEAST = 3
_SUBJECT = 9  # chunks that the subject of a clause may have
_EVENTS = frozenset("EFKVG")
_AFTER = frozenset({"after", "following", "before"})


def clauses(line: Line) -> list[tuple[int, int]]:
    """The first and last chunk of each clause, in order."""
    cuts, start = [], 0
    for at in range(1, len(line.tags) - 1):
        if at - start >= _LEAST and _is_break(line, start, at):
            cuts.append((start, at - 1))
            start = at
    cuts.append((start, len(line.tags) - 1))
    return cuts


def _is_break(line: Line, start: int, at: int) -> bool:
    """Whether a new clause begins at a conjunction or semicolon: a subject and a verb must follow, and a verb come before."""
    tag = line.tags[at]
    if tag == ";" or _is_other_event(line, start, at) or _is_where(line, at):
        return True
    if tag == "c" and line.words(line.chunks[at]) == ("since",) and _has_verb(line.tags[start:at]):
        return True
    if tag != "c" or line.tags[at + 1] not in _STARTS:
        return False
    before, after = line.tags[start:at], line.tags[at + 1:]
    return _has_verb(before) and _has_verb(after) and _own_subject(after)


def _is_other_event(line: Line, start: int, at: int) -> bool:
    """'... a month after previous attacks that ...', 'following a raid that ...': another event begins."""
    if not _EVENTS & set(line.tags[start:at]) or line.words(line.chunks[at])[-1] not in _AFTER:
        return False
    noun = at + 1
    while noun < len(line.tags) - 1 and line.tags[noun] in "dwan":
        noun += 1
    return line.tags[noun] == "E" and line.tags[noun + 1] in "RKFp"


def _is_where(line: Line, at: int) -> bool:
    """'on a road near where a chief was killed in May': another event, at the same place."""
    return line.tags[at] == "R" and line.words(line.chunks[at]) == ("where",) and _has_verb(line.tags[at:])


def _has_verb(tags: str) -> bool:
    return bool(_VERBS & set(tags))


def _own_subject(after: str) -> bool:
    """Whether the words behind the conjunction begin with a subject that has a verb of its own."""
    verb = next((i for i, tag in enumerate(after) if tag in _VERBS), len(after))
    return verb > 0 and after[verb:verb + 1] != "G" and verb <= _SUBJECT and not {";", "R", ",", "c"} & set(after[:verb])
