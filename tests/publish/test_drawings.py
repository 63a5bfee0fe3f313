"""The drawings: bars, map and timeline give what a template draws, and say it in words too."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.publish.factory import brief, incidents
from truceline.errors import DataError
from truceline.model.incident import OriginFigure, Range
from truceline.publish.html.bars import bars_of
from truceline.publish.html.canvas import Rect, clip, contains, place_label
from truceline.publish.html.map import draw, sites_of
from truceline.publish.html.timeline import timeline_of
from truceline.publish.joins import view_of
from truceline.publish.outlines import Box, around, load_outlines, own_outlines

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
FEATURE = {"type": "Feature", "properties": {"name": "Orland"},
           "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}}


def test_every_origin_has_its_line_and_replaced_figures_their_mark() -> None:
    bars = bars_of(incidents()[0].figures["killed"])
    assert bars
    assert [line.name for line in bars.lines] == ["ONA", "Valley Watch", "beside: no source named"]
    assert [(m.standing, m.open_right) for m in bars.lines[1].marks] == [("superseded", False), ("current", True)]
    assert bars.band_open
    assert bars.told == "ONA: 32; Valley Watch: At least 59; beside: no source named: dozens"


@given(low=st.none() | st.integers(0, 10**7), high=st.none() | st.integers(0, 10**7))
def test_no_mark_lies_outside_its_drawing(low: int | None, high: int | None) -> None:
    origin = OriginFigure(name="Watch", identified=True, low=low, high=high, words="some", claims=())
    bars = bars_of(Range(low=low, high=high, words="", rule="range", reason="", status="single origin",
                         origins=(origin,)))
    assert (bars is None) == (not low and not high)
    for line in bars.lines if bars else ():
        assert all(0 <= x <= bars.width for mark in line.marks for x in (mark.x1, mark.x2) if bars)


def test_the_map_draws_every_incident_with_a_point_and_tells_it() -> None:
    drawn, unplaced = sites_of(view_of(brief()))
    found = draw(drawn, None, 720, 440)
    assert found
    assert unplaced == []
    assert {symbol.site.number for symbol in found.symbols if symbol.site.number} == {1, 2, 3}
    assert all(0 <= s.x <= 720 and 0 <= s.y <= 440 for s in found.symbols)
    assert found.named.startswith("1: Old Port, Kesh, 32 or more killed")
    assert draw([], None, 720, 440) is None


def test_the_timeline_has_its_lanes_and_the_start_of_the_truce() -> None:
    line = timeline_of(view_of(brief()))
    assert line
    assert [name for name, _, _ in line.lanes] == ["Published", "Said, decided", "Happened"]
    assert [limit.kind for limit in line.limits] == ["as-of", "start"]
    assert line.band
    assert any(head.fold for head in line.heads), "empty weeks are folded"


@pytest.mark.parametrize(("frame", "corners"), [
    (Rect(-1, -1, 11, 11), 4), (Rect(5, 5, 20, 20), 4), (Rect(20, 20, 30, 30), 0),
])
def test_a_polygon_is_cut_to_its_frame(frame: Rect, corners: int) -> None:
    cut = clip(SQUARE, frame)
    assert len(cut) == corners
    assert all(frame.left <= x <= frame.right and frame.top <= y <= frame.bottom for x, y in cut)


def test_a_label_keeps_off_what_is_there() -> None:
    right = place_label(["Tarn"], (50, 50), 5, 12, [], Rect(0, 0, 100, 100))
    assert right.anchor == "start"
    assert place_label(["Tarn"], (50, 50), 5, 12, [right.box], Rect(0, 0, 100, 100)).box.overlap(right.box) == 0
    assert contains(SQUARE, (5, 5))
    assert not contains(SQUARE, (15, 5))


def test_a_folder_of_the_users_gives_outlines(tmp_path: Path) -> None:
    (tmp_path / "outlines.json").write_text(json.dumps({"type": "FeatureCollection", "features": [FEATURE]}))
    found = own_outlines(tmp_path)
    assert [(outline.name, len(outline.rings)) for outline in found] == [("Orland", 1)]
    assert own_outlines(None) == ()
    assert [land.name for land in around(Box(0, 0, 1, 1), {o.name: o.rings for o in found})] == ["Orland"]


@pytest.mark.parametrize(("content", "told"), [
    ("", "no GeoJSON"), ("{}", "features"), ('{"features": [{"properties": {}, "geometry": {}}]}', "name"),
])
def test_a_file_that_is_no_outline_is_named(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "outlines.json").write_text(content)
    with pytest.raises(DataError, match=rf"outlines\.json: .*{told}"):
        load_outlines(tmp_path / "outlines.json")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.json: cannot be read"):
        load_outlines(tmp_path / "none.json")
