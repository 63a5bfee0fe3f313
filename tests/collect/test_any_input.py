"""What must hold for every input: no text breaks reading, and its sections hold each word once, in order."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from truceline.collect import collect
from truceline.collect.blocks import cut_blocks
from truceline.collect.cues import section_cues
from truceline.collect.sections import tell_sections
from truceline.collect.tree import cut_page
from truceline.errors import SourceError

LINES = (
    "", " ", "Related stories", "Latest news", "READ: Ferry sinks", "(01 of30)", "Open Image Modal", "Support Post",
    "Story highlights", "By Anna Rill", "KESH, Feb 21 (Orbis) - Two were killed.", "CNN —", "3 Oct 2031 At least two",
    "a.jpg", "REUTERS/Bo Kern", "Who is it?", "Calm Returns To Kesh", "- Kesh: 3", "[TEXT]", "© 2031", "|",
    "The army said that two shells hit the market of Kesh on Monday and killed four people there.",
    "Tags Kesh Tarn Norland Ferry A bomb", "---", "title: A", "\ufeff", "PHOTO: a boy", "Published 4 March 2031",
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(LINES), max_size=25).map("\n".join),
                  st.lists(st.sampled_from(LINES) | st.text(max_size=8), max_size=25).map("\r\n".join))


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_sections_hold_every_word_once(text: str) -> None:
    sections, _ = tell_sections(text, cut_blocks(text), section_cues())
    end = 0
    for section in sections:
        assert section.start < section.end
        assert not text[end:section.start].strip()
        end = section.end
    assert not text[end:].strip()


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.one_of(st.binary(max_size=200), TEXTS.map(str.encode)),
       name=st.sampled_from(["a.txt", "a.jsonl", "a.json"]))
def test_every_file_is_a_report_or_has_its_reason(content: bytes, name: str, tmp_path: Path) -> None:
    for old in tmp_path.iterdir():
        old.unlink()
    (tmp_path / name).write_bytes(content)
    found = collect([tmp_path])
    assert found.reports or found.quarantined
    assert all(q.reason for q in found.quarantined)
    assert all(section.end <= len(report.text) for report in found.reports for section in report.sections)


TAGS = st.sampled_from((
    "<p>", "</p>", "<div>", "</div>", "<b>", "<li>", "<ul>", "</ul>", "<script>", "</script>", "<br>", "<!--", "-->",
    "<table>", "<td>", "<aside>", "</aside>", "<", "&amp;", "four killed", " ",
))


@settings(max_examples=200, deadline=None)
@given(page=st.lists(TAGS, max_size=60).map("".join))
def test_no_page_breaks_the_cutting(page: str) -> None:
    try:
        passages = cut_page(page)
    except SourceError:
        return
    assert all(p.text == " ".join(p.text.split()) and p.text for p in passages)
