"""Reports as they lie on the web, each block beside its kind; what no rule is sure of is body."""

from collections.abc import Callable

import pytest

from truceline.model.report import Report


def told(report: Report) -> list[tuple[str, str]]:
    """The kind and words of each section."""
    return [(s.kind, report.text[s.start:s.end]) for s in report.sections]


BODY = "The army said that two shells hit the market of Kesh on Monday and killed four people there."
MORE = "Nobody has claimed the attack so far, and the governor asked everybody to remain at home."
LAST = "The cessation began at midnight, after a week of talks between the two governments in Sudmark."

APART = {  # blocks with an empty line between
    "highlights, dateline alone, subheading, teaser, contribution": [
        ("headline", "Partial calm to start at midnight"),
        ("boilerplate", "Story highlights"),
        ("headline", "Norland and Sudmark brokered the calm"),
        ("headline", "The Black Lantern is not included"),
        ("dateline", "CNN —"),
        ("body", BODY),
        ("related", "READ: Farmers? Doubt it"),
        ("headline", "U.N., Norland to share information"),
        ("body", MORE),
        ("headline", "KESH AND TARN TO TALK"),
        ("body", LAST),
        ("boilerplate", "CNN’s Anna Rill and Bo Kern contributed to this report."),
    ],
    "caption with its credit, video": [
        ("headline", "Norland and Sudmark Agree on Terms"),
        ("caption", "PHOTO: Shelling in a residential area of Tarn, Feb. 18, 2031. PlayIlya Orn/Orbis/AP Photo"),
        ("related", "WATCH Norland and Sudmark Reach Terms of Agreement"),
        ("body", BODY),
        ("body", MORE),
        ("boilerplate", "Morning Post Foreign Correspondent, Anna Rill, contributed to this report."),
    ],
    "sidebar of other stories, each with a line below": [
        ("caption", "anna rill kesh.jpg"),
        ("caption", "Photograph: EPA/ANNA RILL"),
        ("body", BODY),
        ("body", MORE),
        ("related", "Related stories"),
        ("related", "Latest news"),
        ("related", "Minister points to promises kept, media fight"),
        ("related", "The minister said Thursday that he is keeping the promises he made."),
        ("related", "Ferry fares rise again"),
        ("related", "Passengers will pay more from Monday on, the port company of Kesh said."),
        ("related", "Spy chief charged with murder of opposition leader"),
        ("related", "The former head of the agency has been charged with the murder of a leader, killed in 2019."),
    ],
    "a sidebar in the midst of the text ends where the text goes on": [
        ("body", BODY),
        ("related", "Related stories"),
        ("related", "Ferry fares rise again"),
        ("body", MORE),
        ("body", LAST),
    ],
    "links": [
        ("body", BODY),
        ("related", "Who are the Black Lantern?"),
        ("related", "Who are the Black Lantern?"),
        ("related", "Profile: The man who leads it"),
        ("body", MORE),
        ("related", "Where are the missing boats?"),
        ("boilerplate", "Edited by Anna Rill"),
    ],
    "links at the end": [
        ("body", BODY), ("body", MORE), ("body", LAST),
        ("related", "Minister Denies Knowing Of Ferry Deal"),
        ("related", "Three Held Over Fire At Kesh Port"),
        ("related", "How The Valley Was Lost"),
    ],
    "old story, appeal for money": [
        ("boilerplate", "This story is over 5 years old."),
        ("headline", "Calm Is Closer Than Ever, as Bombs Kill 14 in One Day"),
        ("body", BODY),
        ("related", "Related: In Photos: The Aftermath of Twin Car Bombs"),
        ("body", MORE),
        ("boilerplate", "Support Morning Post"),
        ("boilerplate", "At Morning Post, we believe that everyone needs high-quality journalism, free for all."),
        ("boilerplate", "Whatever you come for, we appreciate you."),
        ("boilerplate", "Will you help keep our stories free for all?"),
        ("boilerplate", "Support Morning Post"),
    ],
    "a scene with its full date at the very end": [
        ("headline", "Doubts over calm in Kesh"), ("body", BODY), ("body", MORE),
        ("caption", "Women of Kesh march during a rally for the release of the fishermen, in Tarn October 17, 2031."),
    ],
    "byline and date": [
        ("headline", "Doubts over calm in Kesh"), ("boilerplate", "By Anna Rill and Bo Kern"),
        ("dateline", "Friday, 4 March 2031"), ("body", BODY), ("body", MORE),
    ],
}


@pytest.mark.parametrize("blocks", APART.values(), ids=APART)
@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n \n\n"])
def test_blocks_apart(blocks: list[tuple[str, str]], gap: str, read: Callable[..., Report]) -> None:
    assert told(read(gap.join(text for _, text in blocks))) == blocks


TIGHT = {  # blocks on lines of their own, as layouts leave them
    "deck, picture mark, caption, credit, gallery": [
        ("headline", "Deadly Bombings Kill Scores As Norland And Sudmark Talk"),
        ("", ""),
        ("body", "The Black Lantern took credit for the attack."),
        ("boilerplate", "|"),
        ("caption", "Open Image Modal"),
        ("caption", "Residents stand where several bombs went off behind the old shrine of Kesh on February 21."),
        ("caption", "ANNA RILL/Getty Images"),
        ("", ""),
        ("body", BODY),
        ("", ""),
        ("related", "Also on Morning Post:"),
        ("", ""),
        ("related", "Inside Norland's War"),
        ("caption", "(01 of30)"),
        ("caption", "Open Image Modal"),
        ("caption", "Pumps put out a fire in the town of Tarn, Norland March 10, 2031. (credit:Bo Kern / Reuters)"),
        ("caption", "(02 of30)"),
        ("caption", "A woman mourns the death of a relative killed in Tarn, March 9, 2031. (credit:Bo Kern / Reuters)"),
    ],
    "a caption between two lines of text": [
        ("headline", "Calm closer than ever"),
        ("", ""),
        ("body", "Bombings in two cities killed 14 people, as ministers reached a first deal on Sunday, ONA said."),
        ("caption", "A wounded child at a hospital in Kesh on February 21, 2031. Photo via ONA"),
        ("", ""),
        ("body", BODY),
        ("body", MORE + " " + LAST),
    ],
}


@pytest.mark.parametrize("lines", TIGHT.values(), ids=TIGHT)
def test_blocks_on_lines(lines: list[tuple[str, str]], read: Callable[..., Report]) -> None:
    assert told(read("\n".join(text for _, text in lines))) == [line for line in lines if line[1]]


def test_a_text_of_fixed_width_in_capitals(read: Callable[..., Report]) -> None:
    first = 'THE ARMY TODAY DENIED THAT GUERRILLAS ATTACKED THE "SAN PEDRO"\nFARM NEAR THE TOWN OF KESH, ON THE RIVER.'
    second = "TWO SOLDIERS WERE KILLED IN THE AMBUSH NEAR THE RIVER AND\nONE WAS WOUNDED, A SPOKESMAN SAID."
    report = read(f"   KESH, 4 FEB 90 (ACAN-EFE) -- [COMMUNIQUE] [TEXT] {first}\n\n   {second}")
    assert told(report) == [("dateline", "KESH, 4 FEB 90 (ACAN-EFE) --"), ("boilerplate", "[COMMUNIQUE]"),
                            ("boilerplate", "[TEXT]"), ("body", first), ("body", second)]
    assert (report.agency, report.place) == ("ACAN-EFE", "KESH")
    assert report.published is not None
    assert (report.published.earliest, report.published.basis) == ("1990-02-04", "stated")


def test_a_page_that_lost_its_layout(read: Callable[..., Report]) -> None:
    report = read("Date of publication 4 October 2031 At least 22 people were killed Monday the Valley Watch said. "
                  "Tags Norland Kesh Suicide Attack VDF Black Lantern A bomber killed at least 22 people Monday there.")
    assert told(report) == [
        ("dateline", "Date of publication 4 October 2031"),
        ("body", "At least 22 people were killed Monday the Valley Watch said."),
        ("boilerplate", "Tags Norland Kesh Suicide Attack VDF Black Lantern"),
        ("body", "A bomber killed at least 22 people Monday there."),
    ]


ALL_BODY = {
    "a daily list by place": "KESH - A car bomb killed three people near the port, police said.\n\n"
                             "TARN - Gunmen killed two soldiers at a checkpoint on Monday, the army said.",
    "a list of short lines": "Daily count\n\n- Kesh: 3 killed\n- Tarn: 5 wounded\n- Sarqa: nothing to report",
    "lines without marks": "two shells hit the market of Kesh on Monday and four people were killed there by them\n\n"
                           "a bomb went off in Tarn on the same day and nobody was hurt as the police said later",
    "a paragraph that ends with a notice": BODY + " " + MORE + " " + BODY + " " + MORE + " " + BODY + " " + MORE
                                           + " All rights reserved.",
    "a bulletin whose heading is a sidebar's elsewhere":
        f"Top stories\n\nKesh\n\n{BODY}\n\nTarn\n\n{MORE}\n\nSarqa\n\n{LAST}",
    "a text that names its agencies": f"{BODY}\n\nTwo more were killed in Tarn, officials said. AFP/Reuters",
    "sources that tell": f"{BODY}\n\nSources: Local doctors said three were killed.",
    "a last sentence with its date": f"{BODY}\n\n{MORE}\n\nTwo people were killed in Kesh on March 4, 2031.",
    "teaser words in a sentence": "Watch towers were built. Related: nothing.\n\nReaders said: it was calm in Kesh.",
    "questions of an interview": "[REPORTER] HOW MANY WERE KILLED?\n\n[MINISTER] THREE PERSONS WERE KILLED.\n\n"
                                 "[REPORTER] WHERE WERE THEY KILLED?",
}


@pytest.mark.parametrize("text", ALL_BODY.values(), ids=ALL_BODY)
def test_in_doubt_it_is_body(text: str, read: Callable[..., Report]) -> None:
    kinds = {kind for kind, _ in told(read(text))}
    assert kinds <= {"body", "headline"}
    assert "body" in kinds


def test_every_word_lies_in_one_section(read: Callable[..., Report]) -> None:
    for blocks in APART.values():
        report = read("\n\n".join(text for _, text in blocks))
        ends = [0]
        for section in report.sections:
            assert not report.text[ends[-1]:section.start].strip()
            ends.append(section.end)
        assert not report.text[ends[-1]:].strip()


@pytest.mark.parametrize("day", ["Published 31 February 2031", "Published February 2031", "Published 3 March"])
def test_a_day_that_is_none_is_not_stated(day: str, read: Callable[..., Report]) -> None:
    assert read(f"{day} {BODY}").published is None


@pytest.mark.parametrize(("text", "facts"), [
    (f"A calm begins\n\nKESH, Feb 21 (Orbis) - {BODY}\n\nSupport Morning Post",
     ("A calm begins", "Morning Post", "Orbis", "KESH")),
    (f"{BODY} dpa was not able to authenticate the claim.", ("", "", "dpa", "")),
    (f"{BODY} Police could not independently verify the claim.", ("", "", "", "")),
    (f"{BODY}\n\nCNN's Anna Rill contributed to this report.", ("", "CNN", "", "")),
    (f"{BODY} he told Orbis. Orbis could not independently verify this.", ("", "", "Orbis", "")),
])
def test_what_a_report_says_of_itself(text: str, facts: tuple[str, ...], read: Callable[..., Report]) -> None:
    report = read(text)
    assert (report.title, report.outlet, report.agency, report.place) == facts
    assert report.published is None, "a day without a year is left to the other reports"
