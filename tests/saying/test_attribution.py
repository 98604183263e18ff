"""Who said so, as sentences of the press tell it."""

from __future__ import annotations

import datetime as dt

import pytest

from burdenshare.claim import extract
from burdenshare.report import read
from burdenshare.saying.speaker import uncapitalised

DAY = dt.date(2019, 11, 22)
LEAD = "South Korea and the United States talk about the cost of American troops in Korea.\n\n"


def sources(text: str) -> list[str | None]:
    """Who vouches for each claim, of those with a value."""
    report = read(text.encode(), name="a.txt", published=DAY)
    return [one.attributed_to for one in extract(report) if one.value is not None]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            (
                "The foreign ministry makes the point that Seoul paid 1.04 trillion won for US"
                " troops in 2019."
            ),
            "KR foreign ministry",
        ),
        (
            "The defense ministry gives Seoul's payment for 2018 as 960.2 billion won.",
            "KR defense ministry",
        ),
        (
            "A negotiator is quoted as saying that Washington wants $4 billion a year from Seoul.",
            "KR negotiator",
        ),
        (
            (
                "The U.S. wants $4 billion a year from Seoul for its troops, a broadcaster has"
                " written."
            ),
            "broadcaster",
        ),
        ("Washington asked Seoul for $4 billion a year, in the Pentagon's telling.", "Pentagon"),
        (
            "Press accounts have Washington asking for about $5 billion from Seoul this year.",
            "press accounts",
        ),
        (
            (
                "The joint fact sheet issued by South Korea and the United States on Friday"
                " says that Seoul"
                " plans to pay $2 billion for U.S. troops."
            ),
            "joint fact sheet",
        ),
        (
            "An aide to Donald Trump said Washington wants $4 billion a year from Seoul.",
            "Donald Trump aide",
        ),
        (
            (
                "Bae Ho-jin, deputy whip of the governing party, told a radio show Monday that"
                " Washington wants $4 billion a year from Seoul."
            ),
            "Bae Ho-jin",
        ),
        (
            (
                "Bae Ho-jin, the chief negotiator, fresh from a week in Washington, told lawmakers"
                " that the U.S. wants $4 billion a year from Seoul."
            ),
            "Bae Ho-jin",
        ),
        (
            (
                "According to two diplomats, Mark Esper told his hosts that Washington wants $4"
                " billion a year from Seoul."
            ),
            "diplomats",
        ),
        (
            "A think tank's survey has Seoul paying $2 billion a year for the troops.",
            "think tank's survey",
        ),
        (
            (
                "By the Pentagon's latest public assessment, Seoul paid $2 billion for troops in"
                " 2018."
            ),
            "Pentagon",
        ),
        ("The bill is put by the finance ministry at $2 billion for 2019.", "KR finance ministry"),
        ("Officials in the capital are speaking of $4 billion a year.", "officials"),
        (
            (
                "Seoul will pay $2 billion for the troops in 2020, the congressional budget office"
                " has projected."
            ),
            "congressional budget office",
        ),
        (
            (
                "A coalition of churches that met outside the Blue House estimated that Seoul will"
                " pay $2 billion for the troops in 2020."
            ),
            "coalition",
        ),
        (
            (
                "Prime Minister Shinzo Abe on Monday brushed aside a plea by Donald Trump, saying"
                " Japan pays $2 billion a year for the troops."
            ),
            "Shinzo Abe",
        ),
        (
            (
                "Some 4,000 Korean workers of U.S. Forces Korea were told by the command in March"
                " that they would be put on unpaid leave."
            ),
            "USFK",
        ),
    ],
)
def test_a_way_of_saying_has_its_speaker(sentence: str, who: str) -> None:
    assert who in sources(LEAD + sentence)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            (
                "The audit was sent to Congress. The Government Accountability Office took two"
                " years over"
                " it. Its new report finds that Seoul paid $5.8 billion for U.S. troops."
            ),
            "GAO (Government Accountability Office)",
        ),
        (
            (
                "Donald Trump spoke in Ohio on Monday. The president said that Seoul would pay"
                " $4 billion"
                " a year for U.S. troops."
            ),
            "Donald Trump",
        ),
        (
            (
                "A senior diplomatic source said the talks with Washington were hard. Seoul"
                " would pay no"
                " more than 1 trillion won for the troops, the insider added."
            ),
            "senior diplomatic source",
        ),
        (
            (
                "National Security Adviser Han Ji-won met reporters about U.S. troops. The"
                " adviser said that"
                " Seoul would pay $1 billion a year."
            ),
            "Han Ji-won",
        ),
        (
            (
                "A military attache was more open. The Americans, he said, want $4 billion a year"
                " from Seoul."
            ),
            "military attache",
        ),
        (
            (
                "Washington will not pull out troops, the Hankook Ilbo said, quoting an aide. It"
                " has asked Seoul for $4 billion a year, the daily said."
            ),
            "hankook ilbo",
        ),
        (
            (
                "The government of Japan has made up its mind. On Monday it announced that it will"
                " pay $2 billion for U.S. troops in fiscal 2020."
            ),
            "JP government",
        ),
        (
            (
                "Marco Rubio will be in Seoul on Monday. Donald Trump says that he told Seoul"
                " it should pay"
                " $10 billion a year for the troops."
            ),
            "Donald Trump",
        ),
    ],
)
def test_a_word_for_one_named_before_is_that_one(text: str, who: str) -> None:
    assert who in sources(LEAD + text)


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "The new Korean pact, announced last week, raises Seoul's payment for US troops by 13.9"
            " percent this year."
        ),
        "The U.S. was last reported to want $1.3 billion from Seoul for its troops.",
        (
            "Second, Korea has a good story and tells it badly. The agreement provides for 1.04"
            " trillion"
            " won from Seoul in 2019."
        ),
    ],
)
def test_a_participle_or_a_count_of_reasons_names_no_speaker(sentence: str) -> None:
    assert set(sources(LEAD + sentence)) == {None}


def test_what_a_paper_puts_right_is_its_own_word() -> None:
    told = sources(
        LEAD + "A graphic on Tuesday gave South Korea's payment for 2018 as 830 billion won. The"
        " payment was 960.2 billion won."
    )
    assert told == ["graphic", None]


def test_a_question_at_a_briefing_is_a_reporters_and_an_answer_of_the_office() -> None:
    told = sources(
        "Briefing on the cost of U.S. troops in South Korea\n\n"
        "SPOKESPERSON: Good afternoon.\n\nQ (broadcaster): Last year Korea paid 1.04 trillion won."
        " Is that too little?\n\nSPOKESPERSON: Seoul will pay 1.2 trillion won next year.\n\n"
        "Q: And after that?\n\nSPOKESPERSON: We shall see."
    )
    assert told == ["reporter", "Spokesperson"]


def test_a_list_is_of_whom_the_title_over_it_names() -> None:
    told = sources(
        LEAD + "Notes from the briefing of National Security Adviser Han Ji-won\n"
        "- Korea will pay $1 billion a year for U.S. troops.\n"
        "- About 40 percent of the cost is met by Seoul.\n"
    )
    assert told == ["Han Ji-won", "Han Ji-won"]


def test_background_after_an_account_is_the_papers_own() -> None:
    told = sources(
        LEAD + "A lawmaker said on Monday that Washington wants $4 billion a year from Seoul. A"
        " diplomat denied it.\n\nThe current pact runs for one year. Some 28,500 American soldiers"
        " are stationed in South Korea."
    )
    assert told[0] == "KR lawmaker"
    assert set(told[1:]) == {None}


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            (
                "Washington sought a rise of 14 percent at the talks, arguing that Seoul should"
                " cover"
                " 50 percent of the cost of the troops."
            ),
            "Washington",
        ),
        (
            (
                "A government source said the talks were hard. The U.S. side also spoke of"
                " lifting Korea's"
                " share of the cost of the troops to 50 percent, by his account."
            ),
            "government source",
        ),
        (
            "Local dailies put the request of Washington at around 1.35 trillion won.",
            "local dailies",
        ),
        (
            "One paper has it that Seoul will pay 1.2 trillion won for the troops next year.",
            "KR newspaper",
        ),
        (
            (
                "The U.S. command told its 9,000 Korean employees on Monday that they may be sent"
                " home."
            ),
            "USFK command",
        ),
    ],
)
def test_whose_word_it_is_among_several(sentence: str, who: str) -> None:
    assert who in sources(LEAD + sentence)


def test_a_member_and_an_office_speak_under_labels_that_end_with_a_full_stop() -> None:
    told = sources(
        "Committee on Foreign Affairs of the Diet: U.S. forces in Japan\n\n"
        "CHAIR. The committee will come to order.\n\n"
        "MEMBER. Japan paid 199.3 billion yen for U.S. forces last year, did it not?\n\n"
        "DIRECTOR GENERAL, MINISTRY OF DEFENSE. Japan will pay 201.7 billion yen this year.\n\n"
        "MEMBER. Thank you."
    )
    assert told == ["Diet member", "JP defense ministry director general"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            (
                "Washington wants $4 billion a year from Seoul for its troops, folks close to the"
                " talks disclosed."
            ),
            "folks close to the talks",
        ),
        (
            (
                "According to someone who read the draft, Seoul will pay 1.3 trillion won for U.S."
                " troops next year."
            ),
            "someone who read the draft",
        ),
        (
            (
                "Seoul will pay 1.3 trillion won for U.S. troops next year. That is according to"
                " Kyodo, which saw the draft."
            ),
            "kyodo",
        ),
        (
            (
                "Donald Trump, who has called South Korea a rich country, asserted that Seoul once"
                " agreed to pay $3 billion a year for U.S. troops."
            ),
            "Donald Trump",
        ),
        (
            (
                "Last week General Robert Abrams, the commander in the country, sent a letter"
                " cautioning that 9,000 workers on U.S. bases could be furloughed."
            ),
            "Robert Abrams",
        ),
        (
            (
                "Donald Trump said he would settle for $1.2 billion a year from Seoul, two"
                " diplomats"
                " told the paper."
            ),
            "diplomats",
        ),
        (
            (
                "The defense ministry published its answer. It says that Seoul paid 960.2"
                " billion won"
                " for U.S. troops in 2018."
            ),
            "KR defense ministry",
        ),
        (
            (
                "Seoul paid 960.2 billion won for U.S. troops in 2018, informs national television"
                " with reference to a source."
            ),
            "national television",
        ),
        (
            (
                "Washington, as the foreign ministry explained, insists that Seoul should pay $4"
                " billion a year for U.S. troops."
            ),
            "KR foreign ministry",
        ),
        (
            (
                "South Korean newspapers reported that Seoul will pay 1.3 trillion won for U.S."
                " troops next year."
            ),
            "KR newspapers",
        ),
    ],
)
def test_a_speaker_is_found_where_a_clause_parts_it_from_its_verb(text: str, who: str) -> None:
    assert sources(LEAD + text) == [who]


def test_what_a_state_is_told_to_pay_is_a_demand_and_no_saying() -> None:
    text = "In July John Bolton told South Korea to come up with $5 billion a year for U.S. troops."
    assert sources(LEAD + text) == [None]


def test_people_are_not_what_it_stands_for() -> None:
    text = (
        "The paper Kyodo reported on the talks. Officials thought that Tokyo would pay, it said."
        " Diplomats believed Seoul had a deal at 1.3 trillion won for U.S. troops, it reported."
    )
    assert "diplomats" not in [str(one).lower() for one in sources(LEAD + text)]


@pytest.mark.parametrize(
    ("phrase", "who"),
    [
        ("and then kim min su lead negotiator of the ministry", "Kim Min-su"),
        ("japanese finance minister haruka mori", "Haruka Mori"),
        ("a deal with the minister of the state", None),
        ("the lee administration", None),
    ],
)
def test_a_name_is_known_without_capitals(phrase: str, who: str | None) -> None:
    assert uncapitalised(phrase) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("[14:05] Spokesman: the payment for 2020 is 1.2 trillion won.", "spokesman"),
        ("14:05 - Park Soo-jin, at the briefing: Seoul pays 1.2 trillion won.", None),
        ("- Abrams again: Seoul pays $900 million a year. It paid $800 million in 2018.", "Abrams"),
        ("3. Yomiuri: Tokyo pays 199.3 billion yen a year for U.S. troops.", "Yomiuri"),
        ("• State Department official: Seoul is to pay $1.3 billion a year.", "State Department"),
        ("A Progress Party member in the lobby: Seoul pays $900 million too much.", "member"),
        ("Seoul to pay $1.3 billion a year for U.S. troops: FT", "FT"),
        ("Seoul to pay $1.3 billion a year for U.S. troops: sources", "sources"),
        ("What he claimed: President Trump on Monday: Seoul pays $500 million.", "Donald Trump"),
        ("USFK: $900 million for American troops in 2019.", None),
        ("Updated: Seoul pays $900 million a year for U.S. troops.", None),
        ("Chief negotiator: James DeHart. Seoul pays $900 million a year for U.S. troops.", None),
        ("Officials in Tokyo do not hide it: Seoul pays $900 million for U.S. troops.", None),
    ],
)
def test_a_label_before_a_colon_or_behind_one_tells_who_speaks(text: str, who: str | None) -> None:
    told = sources(LEAD + text)[0]
    assert told is None if who is None else who in str(told), told


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Pentagon's last estimate for the year was just over $900 million.", "Pentagon"),
        ("Seoul's share for the year was just over $900 million.", None),
        ("Press reports speak of $1.3 billion a year for U.S. troops.", "press reports"),
        ("The foreign ministry made public what Seoul will pay: $1.3 billion.", "foreign ministry"),
        ("By the ambassador's testimony Seoul pays $900 million for U.S. troops.", "ambassador"),
        ("Seoul stuck to its figure of $900 million for U.S. troops.", None),
        ("As of May, $900 million that Seoul paid was still in USFK accounts.", None),
        (
            (
                "Seoul pays $900 million for U.S. troops, papers handed to the Diet by the finance"
                " ministry show."
            ),
            "finance ministry",
        ),
        (
            "Seoul pays $900 million a year. This follows from an answer of the defense ministry.",
            "defense ministry",
        ),
        ("Asahi, a daily, reports that Tokyo pays $1.7 billion for U.S. troops.", "Asahi"),
        (
            (
                "the united states will be paid $1.3 billion by south korea the state department"
                " said friday."
            ),
            "State Department",
        ),
    ],
)
def test_a_figure_has_its_teller_and_no_other(text: str, who: str | None) -> None:
    told = sources(LEAD + text)[0]
    assert told is None if who is None else who in str(told), told


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            (
                "Main figures as released by the two ministries\n- Wages: 150 billion yen for U.S."
                " bases\n- Fuel and light: 23 billion yen\n"
            ),
            "ministries",
        ),
        (
            "Tokyo pays 199.3 billion yen for U.S. bases, backers of the bill in Congress said.",
            "backers of the bill",
        ),
        ("Tokyo pays 199.3 billion yen for U.S. bases, U.S. Forces Japan said.", "Forces Japan"),
        (
            (
                "Okinawa rent rises | Mainichi (p. 3)\n\nTokyo will pay 199.3 billion yen for U.S."
                " bases next year, the paper says."
            ),
            "Mainichi",
        ),
        (
            (
                "Lawmaker Han Ji-min came out first. Seoul will pay 1.3 trillion won for U.S."
                " troops,"
                " she said."
            ),
            "Han Ji-min",
        ),
        (
            (
                "[16:20] Spokesman: the talks are over.\n[16:22] Seoul pays 1.3 trillion won"
                " for U.S."
                " troops, he says."
            ),
            "spokesman",
        ),
        (
            (
                "The daily wrote that Japan bore 74 percent of the cost of U.S. troops,"
                " according to"
                " the Pentagon."
            ),
            "Pentagon",
        ),
    ],
)
def test_who_is_meant_is_told_by_what_stands_round(text: str, who: str) -> None:
    told = sources(LEAD + text)
    assert told
    assert all(who in str(one) for one in told), told


def test_a_text_without_marks_names_the_nearest_speaker() -> None:
    text = (
        "us and korea near a deal on troops seoul march 2 president trump was asked about money"
        " for the troops on thursday the state department says south korea will pay 1 3 billion"
        " dollars a year for american forces korea"
    )
    assert sources(text) == ["US State Department"]
    text = (
        "talks on us troops end south korea will pay 1 3 billion dollars a year for american"
        " forces in korea yonhap reported quoting a source"
    )
    assert sources(text) == ["yonhap"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            'South Korea paid 92 percent of the new base, said Gen. Robert Abrams, "and no less."',
            "Robert Abrams",
        ),
        (
            "According to Gen. Robert Abrams, South Korea paid 92 percent of the new base.",
            "Robert Abrams",
        ),
        (
            "Seoul paid 1 trillion won, a member of the National Assembly defense committee said.",
            "KR parliament member",
        ),
        (
            (
                "Defense Secretary Mark Esper flew home. At the Pentagon on Monday he told"
                " reporters that Seoul should pay $5 billion."
            ),
            "Mark Esper",
        ),
        ("The broadcaster KBS reported that Washington wanted $4 billion a year.", "kbs"),
        (
            (
                "A list in the weekly Newsweek caused a stir. Seoul would pay $2 billion, the"
                " magazine says."
            ),
            "Newsweek",
        ),
        (
            "Statistics from Japan's defense yearbook show payments of $1.7 billion in 2018.",
            "JP defense yearbook",
        ),
        (
            (
                "The two agreed on Tuesday that Seoul will pay 1.18 trillion won this year to keep"
                " 28,500 American troops in the country Foreign Minister Kang Kyung-wha said\n\n"
                "The average was not told"
            ),
            "Kang Kyung-wha",
        ),
        ("Japan said it would pay 201.7 billion yen for U.S. bases.", "Japan"),
    ],
)
def test_a_title_an_office_or_a_paper_does_not_hide_who_speaks(text: str, who: str) -> None:
    told = sources(LEAD + text)
    assert told
    assert set(told) == {who}


def test_an_answer_is_of_whom_brackets_behind_its_label_name() -> None:
    told = sources(
        "Questions and answers on U.S. troops\n\nQ. How much does Korea pay?\n\n"
        "A. (Director-General, Ministry of Defense) It pays 1.04 trillion won this year.\n\n"
        "Q. And last year?\n\nA. (Foreign Minister Kang Kyung-wha) It was 960 billion won.\n\n"
        "Q. Thank you."
    )
    assert told == ["KR defense ministry director-general", "Kang Kyung-wha"]
