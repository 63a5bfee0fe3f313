"""What words of time mean: sentences of many conflicts and years, the day they were written, and the days meant."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.anchor.clock import Read, Writing, read_time, settled_midnight
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.timewords import find_times
from truceline.model.time import Bound, DayPart, Period, SaidTime, Tense, Unit

# sentence, day of writing (or first/last), tense, days meant, precision
MEANT: list[tuple[str, str, Tense, str, str]] = [
    # weekdays: the last such day, the day of writing included
    ("Two shells hit the market on Sunday.", "2016-02-21", "past", "2016-02-21", "day"),
    ("Two shells hit the market on Sunday.", "2016-02-22", "past", "2016-02-21", "day"),
    ("Gunmen stormed the village on Saturday.", "2014-10-20", "past", "2014-10-18", "day"),
    ("The convoy was stopped Thursday.", "2015-02-18", "past", "2015-02-12", "day"),
    ("Monday, the envoy called the draft promising.", "2003-06-30", "past", "2003-06-30", "day"),
    ("The bridge fell late Friday.", "1992-05-24", "past", "1992-05-22", "day"),
    ("A drone struck the depot on Tuesday night.", "2022-09-01", "past", "2022-08-30", "day"),
    ("Earlier on Wednesday, both armies had agreed.", "2020-11-11", "past", "2020-11-11", "day"),
    # weekdays ahead: the next such day
    ("Talks will resume on Monday.", "2014-10-19", "future", "2014-10-20", "day"),
    ("The pause will start on Friday.", "2023-11-22", "future", "2023-11-24", "day"),
    ("The ceasefire takes effect on Sunday.", "2015-02-12", "future", "2015-02-15", "day"),
    ("The guns are to fall silent Friday.", "2023-11-24", "future", "2023-11-24", "day"),
    # this, last, next
    ("The cessation begins this Saturday.", "2016-02-22", "future", "2016-02-27", "day"),
    ("The first attempt failed last Friday.", "2016-02-22", "past", "2016-02-19", "day"),
    ("He was shot last Wednesday.", "2008-01-11", "past", "2008-01-02/2008-01-09", "days"),
    ("The sides will meet next Thursday.", "2018-06-16", "future", "2018-06-21", "day"),
    ("The sides will meet next Friday.", "2018-06-12", "future", "2018-06-15/2018-06-22", "days"),
    ("The island was raided over the weekend.", "2012-07-17", "past", "2012-07-14/2012-07-15", "days"),
    ("The island was raided over the weekend.", "2012-07-15", "past", "2012-07-14/2012-07-15", "days"),
    ("Dozens died last weekend.", "2012-07-19", "past", "2012-07-14/2012-07-15", "days"),
    ("The army will withdraw this weekend.", "2012-07-18", "future", "2012-07-21/2012-07-22", "days"),
    # days counted from the day of writing
    ("The statement was released today.", "2016-02-22", "past", "2016-02-22", "day"),
    ("A mine killed a farmer yesterday.", "2007-03-01", "past", "2007-02-28", "day"),
    ("A mine killed a farmer the day before yesterday.", "2008-03-01", "past", "2008-02-28", "day"),
    ("The truce begins tomorrow.", "1999-12-31", "future", "2000-01-01", "day"),
    ("Five days ago the dam was shelled.", "2023-06-11", "past", "2023-06-06", "day"),
    ("The chamber voted last night.", "1989-12-06", "past", "1989-12-05/1989-12-06", "days"),
    ("Positions were shelled overnight.", "2017-01-30", "past", "2017-01-29/2017-01-30", "days"),
    ("Two blasts were heard this morning.", "2004-03-11", "past", "2004-03-11", "day"),
    ("An hour ago the shelling resumed.", "2014-07-17", "past", "2014-07-17", "day"),
    ("Minutes ago a blast shook the city.", "1989-12-06", "past", "1989-12-06", "day"),
    ("The truce could begin within days.", "2016-02-21", "future", "2016-02-21/2016-02-25", "days"),
    ("Aid will come in the coming days.", "2016-02-21", "future", "2016-02-21/2016-02-25", "days"),
    # weeks, months, years: the calendar's where one is counted, about so many where more are
    ("Militants took the town last week.", "2014-11-01", "past", "2014-10-20/2014-10-26", "week"),
    ("Militants took the town last week.", "2014-11-02", "past", "2014-10-20/2014-11-01", "days"),
    ("The group said this week that it would fight on.", "2014-10-30", "past", "2014-10-27/2014-10-30", "week"),
    ("Talks continue next week.", "2014-10-18", "future", "2014-10-20/2014-10-26", "week"),
    ("The deal was announced two weeks ago.", "2014-11-01", "past", "2014-10-14/2014-10-22", "week"),
    ("Approximately 2 weeks ago an airliner exploded.", "1989-12-07", "past", "1989-11-15/1989-12-01", "week"),
    ("Suicide attacks last month killed 60.", "2016-02-21", "past", "2016-01-01/2016-01-31", "month"),
    ("Last month the port was mined.", "1984-01-03", "past", "1983-12-01/1983-12-31", "month"),
    ("The girls were taken six months ago.", "2014-10-17", "past", "2014-03-27/2014-05-08", "month"),
    ("The prison was stormed five years ago.", "2009-03-10", "past", "2003-09-09/2004-09-09", "year"),
    ("Forty were killed this month.", "2019-08-14", "past", "2019-08-01/2019-08-14", "month"),
    ("Its leader was killed a year ago.", "2014-11-01", "past", "2013-01-01/2013-12-31", "year"),
    ("Attacks have doubled this year.", "2014-10-20", "past", "2014-01-01/2014-10-20", "year"),
    ("An election is due next year.", "2014-10-17", "future", "2015-01-01/2015-12-31", "year"),
    ("Fighting grew in recent weeks.", "2016-02-21", "past", "2016-01-24/2016-02-21", "days"),
    # months and dates without their year: the nearest behind, or ahead
    ("The girls were seized in April.", "2014-10-17", "past", "2014-04-01/2014-04-30", "month"),
    ("Air strikes were launched in September.", "2016-02-21", "past", "2015-09-01/2015-09-30", "month"),
    ("A car bomb was foiled last May.", "1989-12-08", "past", "1989-05-01/1989-05-31", "month"),
    ("They fought in early August.", "2014-10-19", "past", "2014-08-01/2014-08-10", "days"),
    ("They fought in mid-April.", "2014-10-19", "past", "2014-04-11/2014-04-20", "days"),
    ("Hostages were freed on 11 October.", "2014-10-20", "past", "2014-10-11", "day"),
    ("A toll was given on 28 December.", "1993-01-03", "past", "1992-12-28", "day"),
    ("A referendum is planned for 21 January.", "1989-12-06", "future", "1990-01-21", "day"),
    ("He will return on 9 December.", "1989-12-07", "future", "1989-12-09", "day"),
    ("They were held in May and July.", "2014-10-20", "past", "2014-05-01/2014-07-31", "days"),
    # full dates and years
    ("The war began on 24 February 2022.", "2023-02-20", "past", "2022-02-24", "day"),
    ("Martial law was imposed in May 2013.", "2014-10-20", "past", "2013-05-01/2013-05-31", "month"),
    ("The accord was signed in 1995.", "2001-01-01", "past", "1995-01-01/1995-12-31", "year"),
    ("In early 1994 the airport was closed.", "2004-04-06", "past", "1994-01-01/1994-04-30", "days"),
    # what is open on one side
    ("They have fought since 2009.", "2014-10-17", "past", "2009-01-01/2014-10-17", "days"),
    ("They have attacked since Friday.", "2014-10-19", "past", "2014-10-17/2014-10-19", "days"),
    ("The road has been closed since last month.", "2021-05-10", "past", "2021-04-01/2021-05-10", "days"),
    ("The corridor will stay open until Sunday.", "2022-03-08", "future", "2022-03-08/2022-03-13", "days"),
    # from one time to another
    ("Eight soldiers died on Wednesday and Thursday.", "2014-10-17", "past", "2014-10-15/2014-10-16", "days"),
    ("Clashes raged from Saturday to Monday.", "2011-03-22", "past", "2011-03-19/2011-03-21", "days"),
    ("The lull held from 27 February to 3 March 2016.", "2016-04-01", "past", "2016-02-27/2016-03-03", "days"),
    ("The lull held on 3-5 March.", "2016-04-01", "past", "2016-03-03/2016-03-05", "days"),
    # reports whose date is known to some days only
    ("Two shells hit the market on Sunday.", "2016-02-21/2016-02-23", "past", "2016-02-21", "day"),
    ("The statement was released today.", "2016-02-21/2016-02-23", "past", "2016-02-21/2016-02-23", "days"),
    ("Suicide attacks last month killed 60.", "2016-02-21/2016-02-23", "past", "2016-01-01/2016-01-31", "month"),
    ("The cessation begins this Saturday.", "2016-02-21/2016-02-23", "future", "2016-02-27", "day"),
    # clocks
    ("A truck exploded at 7:35 a.m. on Wednesday.", "1989-12-08", "past", "1989-12-06T07:35", "minute"),
    ("They came around 5:00pm on Sunday.", "2014-10-20", "past", "2014-10-19T16:30/2014-10-19T17:30", "hour"),
    ("He lands at 0900 on 9 December.", "1989-12-07", "future", "1989-12-09T09:00", "minute"),
    ("It starts at midnight Friday.", "2016-02-22", "future", "2016-02-26T00:00/2016-02-27T00:00", "day"),
]


def writing(days: str, zone: ZoneInfo | None = None) -> Writing:
    first, _, last = days.partition("/")
    return Writing(date.fromisoformat(first), date.fromisoformat(last or first), zone)


def said(sentence: str, knowledge: Knowledge) -> SaidTime:
    found = find_times(sentence, knowledge.times)
    assert len(found) == 1, f"one time in {sentence!r}"
    return found[0]


@pytest.mark.parametrize(("sentence", "written", "tense", "days", "precision"), MEANT)
def test_words_of_time_mean_days(sentence: str, written: str, tense: Tense, days: str, precision: str,
                                 knowledge: Knowledge) -> None:
    period = read_time(said(sentence, knowledge), tense, writing(written)).period
    start, _, end = days.partition("/")
    assert period is not None
    assert (period.start, period.end, period.precision) == (start, end or start, precision)


COUNTED = [
    ("The raid came a month after the talks.", "2016-02-21", "2016-01-01/2016-01-31"),
    ("Two days later the bridge was blown up.", "1995-07-11", "1995-07-13"),
    ("The following day the town fell.", "1995-07-11", "1995-07-12"),
    ("Hours later a second bomb went off.", "2005-07-21", "2005-07-21"),
    ("A week earlier the same road was mined.", "2010-05-20", "2010-05-09/2010-05-17"),
    ("The same night the mosque was burned.", "1992-12-06", "1992-12-06"),
    ("The previous day a nurse was taken.", "2019-03-01", "2019-02-28"),
    ("The following Monday he resigned.", "2011-02-11", "2011-02-14"),
]


@pytest.mark.parametrize(("sentence", "base", "days"), COUNTED)
def test_some_words_count_from_another_event(sentence: str, base: str, days: str, knowledge: Knowledge) -> None:
    start, _, end = days.partition("/")
    told = Period(start=base, end=base, precision="day")
    period = read_time(said(sentence, knowledge), "past", writing("2020-01-01"), told).period
    assert period is not None
    assert (period.start, period.end) == (start, end or start)


def test_a_month_after_leaves_the_day_in_doubt(knowledge: Knowledge) -> None:
    words = said("It came exactly a month after the first.", knowledge)
    read = read_time(words, "past", writing("2016-02-21"), day("2016-02-21"))
    assert read.period is not None
    assert read.period.precision == "month"
    assert [d.candidates for d in read.doubts] == [("2016-01-21",)]


UNKNOWN = ["It began on Sunday.", "It began yesterday.", "It began last month.", "It began two days later.",
           "It began in April.", "It began at 7:35 a.m."]


@pytest.mark.parametrize("sentence", UNKNOWN)
def test_without_a_date_of_the_report_relative_words_stay_open(sentence: str, knowledge: Knowledge) -> None:
    read = read_time(said(sentence, knowledge), "past", Writing())
    assert read.period is None
    assert read.doubts[0].field == "time"


@pytest.mark.parametrize("sentence", ["It began in 1989.", "It began on 24 February 2022.", "In May 2013 it began."])
def test_full_dates_need_no_date_of_the_report(sentence: str, knowledge: Knowledge) -> None:
    assert read_time(said(sentence, knowledge), "past", Writing()).period is not None


def test_two_readings_of_last_friday_are_candidates(knowledge: Knowledge) -> None:
    read = read_time(said("It failed last Friday.", knowledge), "past", writing("2016-02-27"))
    assert read.doubts[0].candidates == ("2016-02-19", "2016-02-26")


# ------------------------------------------------------------------ zones and midnight

DAMASCUS, KATHMANDU = ZoneInfo("Asia/Damascus"), ZoneInfo("Asia/Kathmandu")
ZONED = [
    ("It starts at noon on 26 February 2016.", DAMASCUS, "2016-02-26T12:00+02:00"),
    ("It starts at noon on 26 March 2016.", DAMASCUS, "2016-03-26T12:00+03:00"),
    ("It was hit at 22:30 GMT on 3 May 2001.", KATHMANDU, "2001-05-04T04:15+05:45"),
    ("It was hit at 22:30 GMT on 3 May 2001.", None, "2001-05-03T22:30+00:00"),
    ("It was hit at 22:30 on 3 May 2001.", None, "2001-05-03T22:30"),
]


@pytest.mark.parametrize(("sentence", "zone", "moment"), ZONED)
def test_clocks_are_local(sentence: str, zone: ZoneInfo | None, moment: str, knowledge: Knowledge) -> None:
    period = read_time(said(sentence, knowledge), "past", writing("2016-04-01", zone)).period
    assert period is not None
    assert period.start == period.end == moment


def day(of: str) -> Period:
    return Period(start=of, end=of, precision="day")


SETTLED = [
    ([day("2016-02-27")], "2016-02-27T00:00+02:00"),                       # "this Saturday" is Friday's end
    ([day("2016-02-27"), day("2016-02-27")], "2016-02-27T00:00+02:00"),
    ([Period(start="2016-02-26T00:01+02:00", end="2016-02-26T00:01+02:00", precision="minute")],
     "2016-02-26T00:00+02:00"),
    ([day("2016-02-26")], None),                                           # "Friday" may mean its end as well
    ([day("2016-02-26"), day("2016-02-27")], None),
    ([day("2016-03-05")], None),
    ([], None),
]


@pytest.mark.parametrize(("others", "moment"), SETTLED)
def test_midnight_is_settled_by_other_reports(others: list[Period], moment: str | None, knowledge: Knowledge) -> None:
    words = said("It starts at midnight Friday.", knowledge)
    open_ = read_time(words, "future", writing("2016-02-22", DAMASCUS), point=True)
    assert open_.doubts[0].candidates == ("2016-02-26T00:00+02:00", "2016-02-27T00:00+02:00")
    read = settled_midnight(open_, others)
    if moment is None:
        assert read == open_
    else:
        assert read == Read(Period(start=moment, end=moment, precision="minute", said="at midnight Friday"))


@pytest.mark.parametrize(("sentence", "days"), [
    ("Hostilities were to end by last Friday.", "2016-02-19"), ("It holds beginning this Saturday.", "2016-02-27")])
def test_the_time_of_a_term_is_the_moment_itself(sentence: str, days: str, knowledge: Knowledge) -> None:
    period = read_time(said(sentence, knowledge), "past" if "last" in sentence else "future", writing("2016-02-22"),
                       point=True).period
    assert period is not None
    assert (period.start, period.end) == (days, days)


# ------------------------------------------------------------------ what always holds

UNITS: list[Unit] = ["hour", "day", "weekend", "week", "month", "year"]
BOUNDS: list[Bound] = ["at", "since", "after", "until", "by", "before"]
PARTS: list[DayPart] = ["", "early", "mid", "late", "morning", "night"]
TENSES: list[Tense] = ["past", "present", "future", "unknown"]
DAYS = st.dates(date(1950, 1, 1), date(2050, 1, 1))
SAID = st.builds(
    SaidTime, text=st.just("then"), start=st.just(0), end=st.just(4), year=st.none() | st.integers(1950, 2050),
    month=st.none() | st.integers(1, 12), day=st.none() | st.integers(1, 31), weekday=st.none() | st.integers(0, 6),
    shift=st.none() | st.integers(-30, 30), unit=st.sampled_from(UNITS), bound=st.sampled_from(BOUNDS),
    part=st.sampled_from(PARTS), clock=st.none() | st.sampled_from(["00:00", "07:35", "23:59", "24:00"]),
    about=st.booleans(), after=st.booleans())
RANGES = st.builds(lambda first, last: first.model_copy(update={"until": last}), SAID, SAID)


@given(words=SAID | RANGES, tense=st.sampled_from(TENSES), first=DAYS, width=st.integers(0, 9),
       base=st.none() | DAYS, point=st.booleans())
def test_a_period_never_ends_before_it_starts(words: SaidTime, tense: Tense, first: date, width: int,
                                              base: date | None, *, point: bool) -> None:
    told = day(base.isoformat()) if base else None
    read = read_time(words, tense, Writing(first, first + timedelta(days=width)), told, point=point)
    assert read.period is not None or read.doubts
    if read.period is not None:
        assert read.period.start <= read.period.end


@given(words=SAID, first=DAYS, width=st.integers(0, 9))
def test_what_lies_ahead_is_never_before_the_report(words: SaidTime, first: date, width: int) -> None:
    if words.after or words.year is not None or (words.shift or 0) < 0:
        return
    period = read_time(words, "future", Writing(first, first + timedelta(days=width)), point=True).period
    assert period is None or period.days()[1] >= first


@given(words=SAID, first=DAYS, width=st.integers(0, 9))
def test_what_is_past_is_never_after_the_report(words: SaidTime, first: date, width: int) -> None:
    if words.after or words.year is not None or (words.shift or 0) > 0 or words.clock == "24:00":
        return
    last = first + timedelta(days=width)
    period = read_time(words, "past", Writing(first, last)).period
    assert period is None or period.days()[0] <= last + timedelta(days=1)
