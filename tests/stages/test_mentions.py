"""Which words stand for which party, on invented reports."""

from functools import cache

import pytest
from tests.stages.reading import mentions_of

from onrecord.model import Report, Span, When
from onrecord.parse import parse
from onrecord.values import Reference
from onrecord.vocabulary.parties import Parties, read_parties


@cache
def parties() -> Parties:
    return read_parties()


def read(text: str, published: str | None = None, dateline: str | None = None) -> list[tuple[str, Reference]]:
    """Every reference with the text of its head token."""
    when = When(text="", edtf=published) if published else None
    span = Span(start=0, end=len(dateline), text=dateline) if dateline else None
    report = Report(id="r", source_id="r", text=text, sha256="", published=when, dateline=span)
    tree = parse(text)
    return [(tree.tokens[ref.head].text, ref) for ref in mentions_of(report, tree, parties())]


def named(text: str, head: str, published: str | None = None) -> list[str]:
    """The parties for which the words headed by `head` stand, in order."""
    return [ref.mention.party for word, ref in read(text, published) if word == head]


# Each case: the text, then "head: party" for what must be found; a party after a second "|" is that of the second such head.
CASES: list[tuple[str, dict[str, str]]] = [
    # who is made to act, whom speech is about, and parts of states under their own names
    ("Peru sheltered two ministers, prompting Chile to recall its ambassador.", {"its": "CHL"}),
    ("California sued Ohio.", {"California": "USA/california", "Ohio": "USA/ohio"}),
    # states, people, capitals and seats
    ("Kenya and Chile signed a treaty.", {"Kenya": "KEN", "Chile": "CHL"}),
    ("Israel is against talks that Iraq is for.", {"Israel": "ISR", "Iraq": "IRQ"}),
    ("Côte d'Ivoire thanked Guinea-Bissau.", {"d'Ivoire": "CIV", "Bissau": "GNB"}),
    ("The U.S. and the UK condemned the DPRK.", {"U.S.": "USA", "UK": "GBR", "DPRK": "PRK"}),
    ("N.Korean diplomats left. N. Korea protested.", {"N.Korean": "PRK", "Korea": "PRK"}),
    ("Talks between North and South Korea failed.", {"North": "PRK", "Korea": "KOR"}),
    ("North Korea fired a missile. The North called it a satellite.", {"North": "PRK"}),
    ("Burma protested. Myanmar protested too.", {"Burma": "MMR", "Myanmar": "MMR"}),
    ("The Dutch and the French agreed.", {"Dutch": "NLD", "French": "FRA"}),
    ("Tokyo urged restraint.", {"Tokyo": "JPNGOV"}),
    ("Peru lodged a protest with Madrid.", {"Madrid": "ESPGOV"}),
    ("Lagos watched as Abuja's patience ran out.", {"Abuja": "NGAGOV"}),
    ("The Kremlin denied it, and the White House and Downing Street waited.",
     {"Kremlin": "RUSGOV", "House": "USAGOV", "Street": "GBRGOV"}),
    ("The Blue House and the Kantei exchanged notes.", {"House": "KORGOV", "Kantei": "JPNGOV"}),
    ("The Soviet Union warned East Germany.", {"Union": "SUN", "Germany": "DDR"}),
    ("Japanese missions closed.", {"Japanese": "JPN", "missions": "JPNGOV/mission"}),
    ("The South Korean embassy closed.", {"Korean": "KOR", "embassy": "KORGOV/embassy"}),
    ("Chechen rebels met Aceh's governor.", {"rebels": "RUS:chechen-rebels", "governor": "IDNGOV/governor"}),
    ("The Moro Coast Front signed.", {"Front": "moro-coast-front"}),
    # heads of state named without a state: only a stated reason, or the list of holders, gives them one
    ("The Kenyan commander held talks with President Tomas Orvel.", {"Orvel": "GOV/tomas-orvel"}),
    ("Peru accused Chile. President Tomas Orvel denied it.", {"Orvel": "GOV/tomas-orvel"}),
    ("President Tomas Orvel arrived in Chile.", {"Orvel": "GOV/tomas-orvel"}),
    ("The Peruvian parliament passed a bill. President Tomas Orvel will sign it.", {"Orvel": "PERGOV/tomas-orvel"}),
    ("Chancellor Angela Merkel met King Hussein.", {"Merkel": "DEUGOV/angela-merkel", "Hussein": "JORGOV/hussein"}),
    ("Merkel wrote to Kofi Annan. The Merkel government waited.",
     {"Merkel": "DEUGOV/merkel", "Annan": "IGOUNO/kofi-annan", "government": "DEUGOV/merkel-government"}),
    ("Judge Angela Kohl spoke.", {"Kohl": "JUD/angela-kohl"}),
    # armed men belong to where they fight before they belong to whom they fight
    ("The Dutch army bombed rebel camps in Mali.", {"rebel": "MLI:rebel"}),
    # pairs, possessors named later in the order of reading, and whose leader it is
    ("India and Pakistan met. Both sides agreed. Neither side spoke.", {"sides": "IND|PAK"}),
    ("Kari Berg, Norway's prime minister, left.", {"Berg": "NORGOV/kari-berg"}),
    ("Sweden fell silent. Ruritania's president spoke.", {"president": "president"}),
    ("Peruvian Foreign Minister Ana Lima met Chilean envoy Luis Soto. The two diplomats left.",
     {"diplomats": "PERGOV/ana-lima|CHLGOV/luis-soto"}),
    ("Chadian rebels fled. Their leader, Idris Mahat, stayed.", {"Mahat": "TCDREB/idris-mahat"}),
    ("Danish envoy Ida Holm met Peruvian envoy Luis Prado. The Peruvian left.", {"Peruvian": "PER|PERGOV/luis-prado"}),
    ("The Democratic Party of Koriana lost. The Democratic Party won.",
     {"Party": "democratic-party-of-koriana|democratic-party"}),
    # bodies that many states have
    ("Paraguay's Senate voted.", {"Senate": "PRYLEG/senate"}),
    ("The Brazilian Senate voted. The US Senate did not.", {"Senate": "BRALEG/senate|USALEG/senate"}),
    ("The National Assembly of Kuwait met.", {"Assembly": "KWTLEG/national-assembly"}),
    ("Peru protested. Congress will meet today.", {"Congress": "PERLEG/congress"}),
    ("Congress will meet today.", {"Congress": "USALEG/congress"}),
    ("China's People's Liberation Army fired.", {"Army": "CHNMIL/peoples-liberation-army"}),
    # offices and the people who hold them
    ("Polish Foreign Minister Jan Kowal resigned.", {"Kowal": "POLGOV/jan-kowal"}),
    ("Anna Weber, the German foreign minister, left. The minister was ill.",
     {"Weber": "DEUGOV/anna-weber", "minister": "DEUGOV/anna-weber|DEUGOV/anna-weber"}),
    ("The Peruvian envoy, Luis Prado, protested. Prado left. Mr. Prado was tired.",
     {"envoy": "PERGOV/luis-prado", "Prado": "PERGOV/luis-prado|PERGOV/luis-prado|PERGOV/luis-prado"}),
    ("Berg meets king\n\nNorway's Prime Minister Kari Berg met the king.", {"Berg": "NORGOV/kari-berg|NORGOV/kari-berg"}),
    ("Anna Weber met her Polish counterpart, Jan Kowal, in Warsaw.",
     {"counterpart": "POLGOV/jan-kowal", "Kowal": "POLGOV/jan-kowal"}),
    ("Secretary of State Mary Brown spoke.", {"Secretary": "USAGOV/mary-brown", "Brown": "USAGOV/mary-brown"}),
    ("Former President Carlos Ruiz of Chile was there.", {"Ruiz": "CHLELI/carlos-ruiz"}),
    ("Sudanese army spokesman Col. Adam Deng blamed the rain.", {"Deng": "SDNMIL/adam-deng"}),
    ("IAEA Director General Tomo Arai visited Iran.", {"Arai": "IGOUNOIAE/tomo-arai"}),
    ("The spokesman for Hungary's government, Pal Toth, declined.", {"Toth": "HUNGOV/pal-toth"}),
    ("Indian Prime Minister-designate Ravi Rao thanked President-elect Ana Sosa of Uruguay.",
     {"Rao": "INDGOV/ravi-rao", "Sosa": "URYGOV/ana-sosa"}),
    ("Chinese Premier Wu Lanfang left. Wu had been ill.", {"Wu": "CHNGOV/wu-lanfang"}),
    ("The president of Armenia met the king of Jordan.", {"president": "ARMGOV/president", "king": "JORGOV/king"}),
    ("Chilean opposition leader Eva Soto was jailed.", {"Soto": "CHLOPP/eva-soto"}),
    ("Thai rebel commander Somsak Dee was jailed.", {"Dee": "THAREB/somsak-dee"}),
    ("Canadian Sen. Paul Roy and British lawmaker Joan Hart met.", {"Roy": "CANLEG/paul-roy", "Hart": "GBRLEG/joan-hart"}),
    # bodies
    ("Chinese police surrounded the Peruvian embassy.", {"police": "CHNCOP", "embassy": "PERGOV/embassy"}),
    ("The Japanese government and the German parliament agreed.", {"government": "JPNGOV", "parliament": "DEULEG"}),
    ("Chile's foreign ministry was ready; the ministry gave no date.",
     {"ministry": "CHLGOV/foreign-ministry|CHLGOV/foreign-ministry"}),
    ("Knesset members and the Bundestag agreed.", {"Bundestag": "DEULEG/bundestag", "Knesset": "ISRLEG/knesset"}),
    ("The Japanese opposition Liberal Democratic Party said it was true. The LDP insisted.",
     {"Party": "liberal-democratic-party", "LDP": "liberal-democratic-party"}),
    ("The ruling Justice Party accused the opposition Unity Party. The party denied it.",
     {"Party": "justice-party|unity-party", "party": "unity-party"}),
    ("The U.N. Security Council met. The council adjourned.",
     {"Council": "un-security-council", "council": "un-security-council"}),
    ("The UNHCR asked Greece for calm. The agency was worried.", {"UNHCR": "unhcr", "agency": "unhcr"}),
    ("NATO and the European Union warned Russia. The bloc was angry.", {"NATO": "nato", "bloc": "european-union"}),
    ("Amnesty International criticised Chad. The group named no victims.",
     {"International": "amnesty-international", "group": "amnesty-international"}),
    ("The ECOWAS bloc sent monitors.", {"bloc": "ecowas"}),
    ("The Movement for a Free Coast, a rebel group, attacked. The group fled.",
     {"Movement": "movement-for-a-free-coast", "group": "movement-for-a-free-coast|movement-for-a-free-coast"}),
    ("The Holdfast Corp. signed a deal with Peru Airlines.", {"Corp.": "holdfast-corp", "Airlines": "peru-airlines"}),
    ("The Quarry Workers Union (QWU) struck. QWU leaders were jailed.", {"Union": "quarry-workers-union"}),
    ("The University of Oslo closed.", {"University": "university-of-oslo"}),
    ("The Gambian army convoy was hit.", {"army": "GMBMIL"}),
    ("The Swedish foreign and defence ministers met. The Thai and Lao prime ministers met.",
     {"ministers": "SWE:swedish-foreign-and-defence-ministers|THA:thai-and-lao-prime-ministers|"
                   "LAO:thai-and-lao-prime-ministers"}),
    # outlets
    ("The Ruritania Herald, a weekly, reported it. The newspaper named no source.",
     {"Herald": "ruritania-herald", "weekly": "ruritania-herald", "newspaper": "ruritania-herald"}),
    ("Radio Borduria reported a fire. The station had a witness.", {"Borduria": "radio-borduria", "station": "radio-borduria"}),
    ("Xinhua said it was raining. The agency gave no reason.", {"Xinhua": "xinhua", "agency": "xinhua"}),
    ("The Yomiuri Shimbun reported it. The daily cited nobody.", {"Shimbun": "yomiuri-shimbun", "daily": "yomiuri-shimbun"}),
    # groups
    ("Five North Koreans fled to Mongolia. The five were fed.",
     {"Koreans": "PRK:five-north-koreans", "five": "PRK:five-north-koreans"}),
    ("Five Cubans left in May. Another five Cubans left in June.", {"Cubans": "CUB:five-cubans|CUB:five-cubans-2"}),
    ("Syrian refugees reached Greece. The refugees were fed.", {"refugees": "SYR:syrian-refugees|SYR:syrian-refugees"}),
    ("Dozens of Syrian refugees fled.", {"Dozens": "SYR:syrian-refugees", "refugees": "SYR:syrian-refugees"}),
    ("Rebels in Chad attacked; the rebels fled.", {"Rebels": "TCD:rebels", "rebels": "TCD:rebels"}),
    ("They were refugees from Liberia.", {"refugees": "LBR:refugees"}),
    ("Four Iranian students and an Iraqi sought refuge in the embassy.",
     {"students": "IRN:four-iranian-students", "Iraqi": "IRQ:iraqi"}),
    # unnamed sources
    ("A diplomatic source denied it. The source was sure.", {"source": "unnamed:1|unnamed:1"}),
    ("A senior South Korean official agreed. Two people familiar with the matter did not. The official left.",
     {"official": "unnamed:1|unnamed:1", "people": "unnamed:2"}),
    ("Witnesses said so. U.S. officials said so. The officials gave no names.",
     {"Witnesses": "unnamed:1", "officials": "unnamed:2|unnamed:2"}),
    ("A spokesman for the UNHCR spoke. The spokesman was brief.", {"spokesman": "unnamed:1|unnamed:1"}),
    # pronouns and other short words
    ("Angola said it would wait.", {"it": "AGO"}),
    ("Tokyo has helped refugees since 2006, when it enacted a law.", {"it": "JPNGOV"}),
    ("Italy recalled its ambassador.", {"its": "ITA", "ambassador": "ITAGOV/ambassador"}),
    ("Foreign Minister Ana Lima of Brazil spoke. She said she was sure.", {"She": "BRAGOV/ana-lima", "she": "BRAGOV/ana-lima"}),
    ("Mr. Olsen met Mrs. Prado. He thanked her.", {"He": "olsen", "her": "prado"}),
    ("Marin's spokeswoman, Lucie Roy, said Paul Marin was ill. She said he slept.",
     {"She": "GOV/lucie-roy", "he": "paul-marin"}),
    ("Turkey recalled its envoy. Greece was calm. Turkey was not. Chad watched. The two countries are rivals.",
     {"countries": "TUR|GRC"}),
    ("Japan and China met, and they agreed.", {"they": "JPN|CHN"}),
    ("A Kenyan Senate committee met.", {"committee": "KENLEG/committee"}),
    ("Peacekeepers from Rwanda left.", {"Peacekeepers": "RWA:peacekeepers"}),
    ("Turkey and Greece met; both countries signed.", {"countries": "TUR|GRC"}),
    ("Three Cubans hid because they were afraid.", {"they": "CUB:three-cubans"}),
    ("Chad's president said his country would refuse.", {"country": "TCD", "his": "TCDGOV/president"}),
    ("Spain is Peru's ally and fears war in the mountainous country.", {"country": "PER"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_finds_the_party_that_each_head_stands_for(text: str, expected: dict[str, str]) -> None:
    found = {head: "|".join(named(text, head)) for head in expected}
    assert found == expected


SILENT = [
    ("I ate a turkey sandwich.", "turkey"),
    ("Turkey sandwiches were sold.", "Turkey"),
    ("She bought a China vase.", "China"),
    ("She flew from Atlanta across Georgia.", "Georgia"),
    ("Paris Hilton was late.", "Paris"),
    ("They met in Tokyo.", "Tokyo"),
    ("He visited Tokyo and left London.", "Tokyo"),
    ("He flew to Nairobi.", "Nairobi"),
    ("The mayor of Lima sang.", "Lima"),
    ("He returned from Quito.", "Quito"),
    ("The Beijing Olympics ended.", "Beijing"),
    ("The South China Sea is deep.", "China"),
    ("The Jordan River is low.", "Jordan"),
    ("The Vietnam War ended.", "Vietnam"),
    ("It is unlikely that Chad will agree.", "It"),
    ("It was reported that Chad had agreed.", "It"),
    ("The plan is bold. It has many friends.", "It"),
    ("On Monday the Treaty of Rome was signed.", "Rome"),
    ("They went to Heathrow Airport.", "Airport"),
    ("The space mission failed.", "mission"),
    ("The price rose to US $3.", "US"),
]


@pytest.mark.parametrize(("text", "head"), SILENT, ids=[f"{head} in {text[:40]}" for text, head in SILENT])
def test_is_silent_where_the_word_is_a_place_a_thing_or_nothing(text: str, head: str) -> None:
    assert named(text, head) == []


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [("Michael Jordan won.", "Jordan", "Michael Jordan"), ("Mr. Chad met Ms. Israel.", "Chad", "Chad")],
)
def test_a_country_name_after_a_given_name_or_title_is_a_surname(text: str, head: str, name: str) -> None:
    mention = next(ref.mention for word, ref in read(text) if word == head)
    assert (mention.kind, mention.name, mention.country) == ("person", name, None)


@pytest.mark.parametrize(
    ("text", "head", "kind", "code", "country"),
    [
        ("Chinese police left.", "police", "organisation", "CHNCOP", "CHN"),
        ("Seoul agreed.", "Seoul", "government", "KORGOV", "KOR"),
        ("North Korean refugees fled.", "refugees", "group", "PRKREF", "PRK"),
        ("Five North Koreans fled.", "Koreans", "group", "PRKCVL", "PRK"),
        ("The Palestinians agreed.", "Palestinians", "group", "PSE", "PSE"),
        ("The Japanese opposition Liberal Democratic Party agreed.", "Party", "party", "JPNOPP", "JPN"),
        ("Turkish prosecutors agreed.", "prosecutors", "group", "TURJUD", "TUR"),
        ("UN peacekeepers agreed.", "peacekeepers", "group", "IGOUNOMIL", None),
        ("Reuters reported it.", "Reuters", "outlet", "GBRMED", "GBR"),
        ("A senior South Korean official agreed.", "official", "unnamed", "KORGOV", "KOR"),
        ("Brazilian rights groups agreed.", "groups", "organisation", "BRAHRI", "BRA"),
        ("Hamas agreed.", "Hamas", "organisation", "PSEREB", "PSE"),
        ("Romanian ministers agreed.", "ministers", "group", "ROMGOV", "ROU"),
        ("Supporters of Romania's Senate agreed.", "Supporters", "group", "ROMLEG", "ROU"),
        ("Opponents of Romania's Senate agreed.", "Opponents", "group", "ROMOPP", "ROU"),
        ("The chairman of the Romanian Rice Board agreed.", "chairman", "office", "ROM", "ROU"),
        ("Congress asked President Barack Obama to help Iran.", "Congress", "organisation", "USALEG", "USA"),
        ("Egyptian rebel soldiers agreed.", "soldiers", "group", "EGYREB", "EGY"),
        ("The Taliban and Afghan forces agreed.", "forces", "organisation", "AFGMIL", "AFG"),
    ],
)
def test_gives_kind_code_and_country(text: str, head: str, kind: str, code: str, country: str | None) -> None:
    mention = next(ref.mention for word, ref in read(text) if word == head)
    assert (mention.kind, mention.code, mention.country) == (kind, code, country)


def test_a_movement_that_rules_is_a_government_only_while_it_rules() -> None:
    codes = [
        {ref.mention.code for _, ref in read("The Taliban agreed.", day)}
        for day in (None, "1995-01-01", "2000-01-01", "2010-05-05", "2022-02-02")
    ]
    assert codes == [{"AFGREB"}, {"AFGREB"}, {"AFGGOV"}, {"AFGREB"}, {"AFGGOV"}]


def test_a_guessed_country_is_marked_as_a_guess() -> None:
    text = "Mali protested. Foreign Minister Amara Keita said the army was ready."
    found = {word: ref.mention for word, ref in read(text)}
    assert (found["Keita"].party, found["Keita"].inferred) == ("MLIGOV/amara-keita", True)
    assert (found["army"].code, found["army"].inferred) == ("MLIMIL", True)
    assert not found["Mali"].inferred


def test_no_country_is_guessed_for_diplomats_or_for_bodies_in_unknown_towns() -> None:
    found = {word: ref.mention for word, ref in read("Kenya expelled two diplomats. Police in Ruritown watched.")}
    assert found["diplomats"].country is None
    assert found["Police"].country is None


def test_a_dateline_names_a_host_and_no_party() -> None:
    text = "NAIROBI, May 4\n\nPolice arrested a man."
    found = {word: ref.mention for word, ref in read(text, dateline="NAIROBI, May 4")}
    assert "NAIROBI" not in found
    assert (found["Police"].code, found["Police"].inferred) == ("KENCOP", True)


@pytest.mark.parametrize(
    ("text", "head", "reason"),
    [
        ("Tokyo agreed.", "Tokyo", "metonym: capital"),
        ("The Kremlin agreed.", "Kremlin", "metonym: seat"),
        ("Japanese missions closed.", "Japanese", "demonym"),
        ("Polish Foreign Minister Jan Kowal left. Kowal slept.", "Kowal", "name"),
        ("Chile's foreign ministry agreed. The ministry slept.", "ministry", "role"),
        ("Angola said it agreed.", "it", "pronoun"),
        ("Five Cubans hid. The five slept.", "five", "count: five"),
    ],
)
def test_says_how_the_words_led_to_the_party(text: str, head: str, reason: str) -> None:
    assert next(ref.mention.reason for word, ref in read(text) if word == head) == reason


def test_says_that_a_surname_or_a_description_was_taken_up() -> None:
    found = read("Polish Foreign Minister Jan Kowal left. Kowal slept. The minister ate.")
    reasons = [ref.mention.reason for word, ref in found if word in ("Kowal", "minister")]
    assert reasons == ["name", "surname", "definite: minister"]


def test_spans_stand_in_the_text_and_leave_out_relative_clauses() -> None:
    text = "The rebels, who had fled, attacked the president of Armenia, an old man."
    found = {word: ref.mention.span for word, ref in read(text)}
    assert all(span is not None and text[span.start : span.end] == span.text for span in found.values())
    spans = {word: span.text for word, span in found.items() if span is not None}
    assert spans["rebels"] == "The rebels"
    assert spans["president"] == "the president of Armenia"


def test_the_host_of_an_embassy_does_not_own_it() -> None:
    text = "Two Cubans hid in the Peruvian embassy. The embassy in Havana was watched. A general in Havana was jailed."
    assert named(text, "embassy") == ["PERGOV/embassy", "PERGOV/embassy"]


def test_an_envoy_named_without_a_country_has_that_of_the_office_named_before() -> None:
    text = "Portugal summoned the ambassador of Angola. Ambassador Domingos Kapa left."
    found = {word: ref.mention for word, ref in read(text)}
    assert (found["Kapa"].code, found["Kapa"].inferred) == ("AGOGOV", True)


def test_a_ministry_spokesman_belongs_to_the_ministry_named_before() -> None:
    text = "Ghana's Interior Ministry met the Togolese. A ministry official was silent."
    mention = next(ref.mention for word, ref in read(text) if word == "official")
    assert (mention.code, mention.inferred) == ("GHAGOV", True)


def test_a_name_that_is_a_town_elsewhere_in_the_report_is_no_organisation() -> None:
    assert named("Rain fell in Ruritown. Ruritown said nothing.", "Ruritown") == []


def test_an_empty_text_names_nobody() -> None:
    assert read("") == []


def test_an_organisation_is_called_as_the_report_spells_it_out() -> None:
    names = {ref.mention.name for _, ref in read("The IAEA left Iran. The International Atomic Energy Agency did not say why.")}
    assert names == {"International Atomic Energy Agency", "Iran"}
    assert {ref.mention.name for _, ref in read("The U.N. refugee agency left.")} == {"UNHCR"}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Chad will let convoys into the town, its envoy said. The rebels called it a trick.", "TCD"),
        ("Convoys will be let in. The interior ministry called it a trick.", "KEN"),
    ],
)
def test_where_a_report_is_filed_is_not_always_what_it_is_about(text: str, country: str) -> None:
    filed = "NAIROBI, Kenya -- "
    found = {words: reference.mention.country for words, reference in read(filed + text, None, filed.strip())}
    assert country in (found.get("rebels"), found.get("ministry"))
