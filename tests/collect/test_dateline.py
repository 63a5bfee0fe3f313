"""What opens a report: the place, the agency and the day of its dateline, or the stamp of a site."""

import pytest

from truceline.collect.cues import section_cues
from truceline.collect.dateline import read_dateline, read_stamp

DATELINES = [
    # text, what is cut off, place, agency, words of the date
    ("KESH/TARN, Feb 21 (Orbis) - Ministers met", "KESH/TARN, Feb 21 (Orbis) -", "KESH/TARN", "Orbis", "Feb 21"),
    ("(CNN) -- Gunmen came", "(CNN) --", "", "CNN", ""),
    ("(Reuters) - Gunmen came", "(Reuters) -", "", "Reuters", ""),
    ("(Kesh) – The group said", "(Kesh) –", "Kesh", "", ""),
    ("CNN —", "CNN —", "", "CNN", ""),
    ("KESH — A wave of violence", "KESH —", "KESH", "", ""),
    ("KESH: The army said", "KESH:", "KESH", "", ""),
    ("Kesh (AFP) – The army said", "Kesh (AFP) –", "Kesh", "AFP", ""),
    ("KESH, Norland — The army said", "KESH, Norland —", "KESH", "", ""),
    ("KESH, 6 DEC 89 (RADIO NORLAND)", "KESH, 6 DEC 89 (RADIO NORLAND)", "KESH", "RADIO NORLAND", "6 DEC 89"),
    ("KESH (NORLAND), 6 DEC 89 (DPA) -- [TEXT] THE", "KESH (NORLAND), 6 DEC 89 (DPA) --", "KESH", "DPA", "6 DEC 89"),
    ("KESH, Norland, Sept. 5, 2031 (Xinhua) -- The", "KESH, Norland, Sept. 5, 2031 (Xinhua) --", "KESH", "Xinhua",
     "Sept. 5, 2031"),
    ("Old Kesh, 21 February 2031 - The envoy", "Old Kesh, 21 February 2031 -", "Old Kesh", "", "21 February 2031"),
    ("Kesh, SANA- Gunmen", "Kesh, SANA-", "Kesh", "SANA", ""),
    ("By Anna Rill KESH, Nov 1 (Orbis) - A man", "KESH, Nov 1 (Orbis) -", "KESH", "Orbis", "Nov 1"),
]


@pytest.mark.parametrize(("text", "cut", "place", "agency", "date"), DATELINES)
def test_a_dateline_is_read(text: str, cut: str, place: str, agency: str, date: str) -> None:
    found = read_dateline(text, section_cues(), shouted=False)
    assert found is not None
    assert (text[found.start:found.end], found.place, found.agency) == (cut, place, agency)
    assert (found.date.text if found.date else "") == date


@pytest.mark.parametrize("text", [
    "He said - and nobody else did - that the road was open",
    "Norland's army — backed by Sudmark — took the town",
    "Kesh — once the largest city — fell",
    "The truce (the second this year) - was broken",
    "BREAKING - the road is open",
    "U.S. - backed forces came",
    "Donetsk region: 3 killed",
])
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert read_dateline(text, section_cues(), shouted=False) is None


@pytest.mark.parametrize(("text", "cut", "agency"), [
    ("3 Oct 2031 At least 20 people were killed", "3 Oct 2031", ""),
    ("Date of publication 4 October 2031 The bomber came late", "Date of publication 4 October 2031", ""),
    ("Published: October 4, 2031", "Published: October 4, 2031", ""),
    ("Attack kills 32 AFP Monday 3 Oct 2031 A bomber struck", "AFP Monday 3 Oct 2031", "AFP"),
    ("Friday, 4 March 2031", "Friday, 4 March 2031", ""),
    ("20 September 2031 – The envoy condemned it", "20 September 2031 –", ""),
    ("Daily Report 59/2031 issued on 12 March 2031", "issued on 12 March 2031", ""),
])
def test_a_stamp_is_read(text: str, cut: str, agency: str) -> None:
    found = read_stamp(text, section_cues())
    assert found is not None
    assert (text[found.start:found.end], found.agency) == (cut, agency)


@pytest.mark.parametrize("text", [
    "A child in a hospital on February 21, 2031. It was hurt.",
    "The truce of 27 February 2031 holds",
    "On 4 March 2031 the army came",
    "The army came. 4 March 2031 The rebels left.",
])
def test_the_date_of_a_sentence_is_no_stamp(text: str) -> None:
    assert read_stamp(text, section_cues()) is None
