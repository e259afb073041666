from onrecord.linking.terms import Lexicon, count_terms


def test_names_numbers_countries_and_words(known: Lexicon) -> None:
    found = count_terms("South Korea's envoy Bram Oostveld met 1,200 sailors in Utsira. Oostveld left on Friday.", known)
    assert found["n:oostveld"] == 2 and found["n:utsira"] == 1 and found["q:1200"] == 1 and found["c:KOR"] == 1
    assert found["w:sailor"] == 1 and "c:PRK" not in found and "n:south" not in found and "n:friday" not in found


def test_forms_of_a_country_are_one_term(known: Lexicon) -> None:
    assert count_terms("Finland, the Finns and a Finnish ship", known)["c:FIN"] == 3


def test_a_word_at_the_start_of_a_sentence_is_no_name_unless_it_is_unknown(known: Lexicon) -> None:
    found = count_terms("Ministers met. “Nobody spoke,” he said. Zarvanitsa flooded. Strike ends. A strike began.", known)
    assert {term for term in found if term.startswith("n:")} == {"n:zarvanitsa"}


def test_given_names_are_told_from_family_names(known: Lexicon) -> None:
    found = count_terms("the minister Maria Kovalzik", known)
    assert found["g:maria"] == 1 and found["n:kovalzik"] == 1


def test_no_text_no_terms(known: Lexicon) -> None:
    assert not count_terms("", known) and not count_terms(" \n“” … ", known)
