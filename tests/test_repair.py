"""Repairs: trees with the usual errors of small parsers, built by hand, and what they become."""

from onrecord.repair import repair
from onrecord.syntax import Token, Tree, plant
from onrecord.vocabulary.grammar import read_grammar

Row = tuple[str, str, str, str, str, int]  # text, lemma, pos, tag, dependency, head


def planted(rows: list[Row]) -> Tree:
    text, tokens = "", []
    for i, (word, lemma, pos, tag, dep, head) in enumerate(rows):
        start = len(text) + (1 if text else 0)
        text = f"{text} {word}".strip()
        tokens.append(Token(i, word, lemma, pos, tag, dep, head, start, start + len(word), 0))
    return plant(text, tuple(tokens), (0,))


def head_and_dep(rows: list[Row], i: int) -> tuple[str, str]:
    tree = repair(planted(rows), read_grammar())
    return tree.tokens[tree.tokens[i].head].text, tree.tokens[i].dep


def test_an_object_before_a_finite_clause_is_its_subject() -> None:
    rows: list[Row] = [
        ("Kenya", "kenya", "PROPN", "NNP", "nsubj", 1), ("pledged", "pledge", "VERB", "VBD", "ROOT", 1),
        ("ships", "ship", "NOUN", "NNS", "dobj", 1), ("will", "will", "AUX", "MD", "aux", 4),
        ("leave", "leave", "VERB", "VB", "ccomp", 1),
    ]  # fmt: skip
    assert head_and_dep(rows, 2) == ("leave", "nsubj")


def test_an_object_before_an_infinitive_stays_an_object() -> None:
    rows: list[Row] = [
        ("Kenya", "kenya", "PROPN", "NNP", "nsubj", 1), ("asked", "ask", "VERB", "VBD", "ROOT", 1),
        ("ships", "ship", "NOUN", "NNS", "dobj", 1), ("to", "to", "PART", "TO", "aux", 4),
        ("leave", "leave", "VERB", "VB", "ccomp", 1),
    ]  # fmt: skip
    assert head_and_dep(rows, 2) == ("asked", "dobj")


def test_a_verb_is_coordinated_with_the_verb_above_the_noun() -> None:
    rows: list[Row] = [
        ("respect", "respect", "VERB", "VB", "ROOT", 0), ("laws", "law", "NOUN", "NNS", "dobj", 0),
        ("and", "and", "CCONJ", "CC", "cc", 1), ("refrain", "refrain", "VERB", "VB", "conj", 1),
    ]  # fmt: skip
    assert head_and_dep(rows, 3) == ("respect", "conj")
    assert head_and_dep(rows, 2) == ("respect", "cc")


def _goes_on(inner_tag: str, lemma: str) -> list[Row]:
    return [
        ("Kenya", "kenya", "PROPN", "NNP", "nsubj", 1), ("said", "say", "VERB", "VBD", "ROOT", 1),
        ("remarks", "remark", "NOUN", "NNS", "nsubj", 3), ("confirm", "confirm", "VERB", inner_tag, "ccomp", 1),
        ("and", "and", "CCONJ", "CC", "cc", 3), (lemma + "ed", lemma, "VERB", "VBD", "conj", 3),
    ]  # fmt: skip


def test_a_speaker_goes_on_after_a_clause_of_another_tense() -> None:
    assert head_and_dep(_goes_on("VBP", "insist"), 5) == ("said", "conj")


def test_a_plain_verb_stays_in_the_clause() -> None:
    assert head_and_dep(_goes_on("VBP", "jump"), 5) == ("confirm", "conj")
    assert head_and_dep(_goes_on("VBD", "insist"), 5) == ("confirm", "conj")


def test_citing_after_a_comma_is_the_speakers() -> None:
    rows: list[Row] = [
        ("Kenya", "kenya", "PROPN", "NNP", "nsubj", 1), ("said", "say", "VERB", "VBD", "ROOT", 1),
        ("it", "it", "PRON", "PRP", "nsubj", 3), ("left", "leave", "VERB", "VBD", "ccomp", 1),
        (",", ",", "PUNCT", ",", "punct", 1), ("citing", "cite", "VERB", "VBG", "advcl", 3),
        ("rain", "rain", "NOUN", "NN", "dobj", 5),
    ]  # fmt: skip
    assert head_and_dep(rows, 5) == ("said", "advcl")


def test_letting_the_three_go() -> None:
    rows: list[Row] = [
        ("letting", "let", "VERB", "VBG", "ROOT", 0), ("the", "the", "DET", "DT", "det", 3),
        ("three", "three", "NUM", "CD", "nummod", 3), ("go", "go", "NOUN", "NN", "dobj", 0),
    ]  # fmt: skip
    tree = repair(planted(rows), read_grammar())
    assert (tree.tokens[3].pos, tree.tokens[3].dep, tree.tokens[2].dep, tree.tokens[1].head) == ("VERB", "ccomp", "nsubj", 2)


def test_a_sound_tree_is_returned_as_it_is() -> None:
    tree = planted([("Kenya", "kenya", "PROPN", "NNP", "nsubj", 1), ("left", "leave", "VERB", "VBD", "ROOT", 1)])
    assert repair(tree, read_grammar()) is tree


def test_the_day_between_the_verb_and_the_clause_is_the_speakers() -> None:
    rows: list[Row] = [
        ("Kenya", "kenya", "PROPN", "NNP", "nsubj", 1), ("said", "say", "VERB", "VBD", "ROOT", 1),
        ("on", "on", "ADP", "IN", "prep", 6), ("Monday", "monday", "PROPN", "NNP", "pobj", 2),
        ("it", "it", "PRON", "PRP", "nsubj", 6), ("would", "would", "AUX", "MD", "aux", 6),
        ("leave", "leave", "VERB", "VB", "ccomp", 1),
    ]  # fmt: skip
    assert head_and_dep(rows, 2) == ("said", "prep")


def test_names_in_a_list_are_coordinated() -> None:
    rows: list[Row] = [
        ("Chad", "chad", "PROPN", "NNP", "nsubj", 6), (",", ",", "PUNCT", ",", "punct", 0),
        ("Togo", "togo", "PROPN", "NNP", "appos", 0), (",", ",", "PUNCT", ",", "punct", 2),
        ("and", "and", "CCONJ", "CC", "cc", 2), ("Benin", "benin", "PROPN", "NNP", "conj", 2),
        ("met", "meet", "VERB", "VBD", "ROOT", 6),
    ]  # fmt: skip
    assert head_and_dep(rows, 2) == ("Chad", "conj")
    alone = [*rows[:4], ("of", "of", "ADP", "IN", "prep", 2), ("Benin", "benin", "PROPN", "NNP", "pobj", 4), rows[6]]
    assert head_and_dep(alone, 2) == ("Chad", "appos")


def test_a_comma_in_a_headline_stands_for_and() -> None:
    rows: list[Row] = [
        ("Chad", "chad", "PROPN", "NNP", "npadvmod", 3), (",", ",", "PUNCT", ",", "punct", 3),
        ("Togo", "togo", "PROPN", "NNP", "nsubj", 3), ("sign", "sign", "VERB", "VBP", "ROOT", 3),
        ("deal", "deal", "NOUN", "NN", "dobj", 3),
    ]  # fmt: skip
    assert [head_and_dep(rows, i) for i in (0, 2)] == [("sign", "nsubj"), ("Chad", "conj")]
    rows[3] = ("signs", "sign", "VERB", "VBZ", "ROOT", 3)
    assert head_and_dep(rows, 0) == ("signs", "npadvmod")


def test_a_past_tense_after_an_apposition_is_the_main_verb() -> None:
    rows: list[Row] = [
        ("Chad", "chad", "PROPN", "NNP", "ROOT", 0), (",", ",", "PUNCT", ",", "punct", 0),
        ("member", "member", "NOUN", "NN", "appos", 0), (",", ",", "PUNCT", ",", "punct", 2),
        ("accused", "accuse", "VERB", "VBN", "acl", 2), ("Togo", "togo", "PROPN", "NNP", "dobj", 4),
    ]  # fmt: skip
    assert [head_and_dep(rows, i) for i in (0, 4)] == [("accused", "nsubj"), ("accused", "ROOT")]
    assert head_and_dep(rows[:5], 4) == ("member", "acl")


def test_a_finite_verb_goes_on_with_the_finite_verb() -> None:
    rows: list[Row] = [
        ("Kenya", "kenya", "PROPN", "NNP", "nsubj", 1), ("urged", "urge", "VERB", "VBD", "ROOT", 1),
        ("Chad", "chad", "PROPN", "NNP", "dobj", 1), ("to", "to", "PART", "TO", "aux", 4),
        ("leave", "leave", "VERB", "VB", "xcomp", 1), ("and", "and", "CCONJ", "CC", "cc", 4),
        ("offered", "offer", "VERB", "VBD", "conj", 4), ("help", "help", "NOUN", "NN", "dobj", 6),
    ]  # fmt: skip
    assert [head_and_dep(rows, i) for i in (5, 6)] == [("urged", "cc"), ("urged", "conj")]
    rows[6] = ("offer", "offer", "VERB", "VB", "conj", 4)
    assert head_and_dep(rows, 6) == ("leave", "conj")


def _promised(before: str, verb: str = "promise") -> list[Row]:
    return [
        ("Kenya", "kenya", "PROPN", "NNP", "nsubj", 1), ("promised", verb, "VERB", "VBD", "ROOT", 1),
        ("in", "in", "ADP", "IN", "prep", 1), (before, before, "NOUN", "NN", "pobj", 2),
        ("to", "to", "PART", "TO", "aux", 5), ("leave", "leave", "VERB", "VB", "advcl", 1),
    ]  # fmt: skip


def test_what_is_promised_behind_an_aside_is_its_content() -> None:
    assert head_and_dep(_promised("return"), 5) == ("promised", "xcomp")
    assert head_and_dep(_promised("order"), 5) == ("promised", "advcl")
    assert head_and_dep(_promised("return", "land"), 5) == ("promised", "advcl")


def test_foreign_words_are_one_complement_of_the_person_before_them() -> None:
    rows: list[Row] = [
        ("Kenya", "kenya", "PROPN", "NNP", "nsubj", 1), ("named", "name", "VERB", "VBD", "ROOT", 1),
        ("the", "the", "DET", "DT", "det", 4), ("envoy", "envoy", "NOUN", "NN", "compound", 4),
        ("persona", "persona", "NOUN", "NN", "dobj", 1), ("non", "non", "NOUN", "NNS", "compound", 6),
        ("grata", "grata", "NOUN", "NN", "dobj", 1), ("on", "on", "ADP", "IN", "prep", 6),
        ("Friday", "friday", "PROPN", "NNP", "pobj", 7),
    ]  # fmt: skip
    found = [head_and_dep(rows, i) for i in (2, 3, 4, 5, 6, 7)]
    assert found == [
        ("envoy", "det"), ("named", "dobj"), ("named", "oprd"), ("persona", "compound"), ("persona", "compound"),
        ("named", "prep"),
    ]  # fmt: skip


def test_a_noun_that_sums_up_is_no_object() -> None:
    rows: list[Row] = [
        ("Kenya", "kenya", "PROPN", "NNP", "nsubj", 1), ("freed", "free", "VERB", "VBD", "ROOT", 1),
        ("Ann", "ann", "PROPN", "NNP", "dobj", 1), (",", ",", "PUNCT", ",", "punct", 1), ("a", "a", "DET", "DT", "det", 5),
        ("step", "step", "NOUN", "NN", "dobj", 1), ("that", "that", "PRON", "WDT", "nsubj", 7),
        ("helped", "help", "VERB", "VBD", "relcl", 5),
    ]  # fmt: skip
    assert head_and_dep(rows, 5) == ("freed", "npadvmod")
    assert head_and_dep(rows[:6], 5) == ("freed", "dobj")


def test_what_is_counted_up_to_a_number_is_the_object() -> None:
    rows: list[Row] = [
        ("Kenya", "kenya", "PROPN", "NNP", "nsubj", 1), ("freed", "free", "VERB", "VBD", "ROOT", 1),
        ("up", "up", "ADP", "RP", "prt", 1), ("to", "to", "ADP", "IN", "prep", 2),
        ("16", "16", "NUM", "CD", "nummod", 5), ("men", "man", "NOUN", "NNS", "pobj", 3),
    ]  # fmt: skip
    assert head_and_dep(rows, 5) == ("freed", "dobj")
    assert head_and_dep(rows, 2) == ("16", "quantmod")


def test_the_day_after_a_name_is_the_verbs() -> None:
    rows: list[Row] = [
        ("She", "she", "PRON", "PRP", "nsubj", 1), ("met", "meet", "VERB", "VBD", "ROOT", 1),
        ("President", "president", "PROPN", "NNP", "compound", 4), ("Lima", "lima", "PROPN", "NNP", "compound", 4),
        ("Tuesday", "tuesday", "PROPN", "NNP", "dobj", 1),
    ]  # fmt: skip
    assert head_and_dep(rows, 3) == ("met", "dobj")
    assert head_and_dep(rows, 4) == ("met", "npadvmod")
    assert head_and_dep(rows, 2) == ("Lima", "compound")


def test_a_day_with_a_name_of_its_own_stays() -> None:
    rows: list[Row] = [
        ("She", "she", "PRON", "PRP", "nsubj", 1), ("marked", "mark", "VERB", "VBD", "ROOT", 1),
        ("Good", "good", "PROPN", "NNP", "compound", 3), ("Friday", "friday", "PROPN", "NNP", "dobj", 1),
    ]  # fmt: skip
    assert head_and_dep(rows, 2) == ("Friday", "compound")


def _freed(verb: str) -> list[Row]:
    return [
        ("Chad", "chad", "PROPN", "NNP", "nsubj", 1), (verb, verb, "VERB", "VBD", "ROOT", 1),
        ("five", "five", "NUM", "CD", "nummod", 3), ("men", "man", "NOUN", "NNS", "nsubj", 6),
        ("and", "and", "CCONJ", "CC", "cc", 3), ("Togo", "togo", "PROPN", "NNP", "conj", 3),
        ("released", "release", "VERB", "VBD", "ccomp", 1), ("two", "two", "NUM", "CD", "dobj", 6),
    ]  # fmt: skip


def test_who_stands_after_and_acts_in_the_next_clause() -> None:
    rows = _freed("free")
    assert head_and_dep(rows, 3) == ("free", "dobj")
    assert head_and_dep(rows, 5) == ("released", "nsubj")
    assert head_and_dep(rows, 6) == ("free", "conj")


def test_who_is_joined_in_what_is_said_acts_together() -> None:
    assert head_and_dep(_freed("say"), 3) == ("released", "nsubj")


def _crowd(after: str) -> list[Row]:
    return [
        ("Dozens", "dozen", "NOUN", "NNS", "ROOT", 0), ("of", "of", "ADP", "IN", "prep", 0),
        ("miners", "miner", "NOUN", "NNS", "pobj", 1), ("marched", "march", "VERB", "VBN", "acl", 0),
        ("and", "and", "CCONJ", "CC", "cc", 3), ("sang", "sing", "VERB", after, "conj", 3),
        (".", ".", "PUNCT", ".", "punct", 0),
    ]  # fmt: skip


def test_a_crowd_is_the_subject_of_the_past_tense_after_it() -> None:
    assert head_and_dep(_crowd("VBD"), 0) == ("marched", "nsubj")
    assert head_and_dep(_crowd("VBN"), 3) == ("Dozens", "acl")


def _files_of(verb: str, dep: str) -> list[Row]:
    return [
        ("Chad", "chad", "PROPN", "NNP", "nsubj", 1), ("gave", "give", "VERB", "VBD", "ROOT", 1),
        ("files", "file", "NOUN", "NNS", "dobj", 1), ("of", "of", "ADP", "IN", "prep", 2), ("11", "11", "NUM", "CD", "pobj", 3),
        (verb, verb, "VERB", "VBD", dep, 1), ("monks", "monk", "NOUN", "NNS", "dobj", 5), ("to", "to", "ADP", "IN", "prep", 5),
        ("Togo", "togo", "PROPN", "NNP", "pobj", 7),
    ]  # fmt: skip


def test_a_participle_between_a_number_and_its_noun_is_no_verb() -> None:
    rows = _files_of("detained", "conj")
    assert head_and_dep(rows, 6) == ("of", "pobj")
    assert head_and_dep(rows, 5) == ("monks", "amod")
    assert head_and_dep(rows, 7) == ("gave", "prep")
    assert head_and_dep(_files_of("detained", "dep"), 6) == ("detained", "dobj")


def test_a_crowd_does_both_where_only_the_second_verb_is_read_as_one() -> None:
    rows: list[Row] = [
        ("Dozens", "dozen", "NOUN", "NNS", "nsubj", 5), ("of", "of", "ADP", "IN", "prep", 0),
        ("miners", "miner", "NOUN", "NNS", "pobj", 1), ("marched", "march", "VERB", "VBN", "acl", 0),
        ("and", "and", "CCONJ", "CC", "cc", 0), ("sang", "sing", "VERB", "VBD", "ROOT", 5),
    ]  # fmt: skip
    assert head_and_dep(rows, 0) == ("marched", "nsubj")
    assert head_and_dep(rows, 3) == ("marched", "ROOT")
    assert head_and_dep(rows, 5) == ("marched", "conj")


def test_a_verb_before_the_last_noun_is_no_participle() -> None:
    rows: list[Row] = [
        ("Chad", "chad", "PROPN", "NNP", "nsubj", 1), ("dissolved", "dissolve", "VERB", "VBN", "amod", 2),
        ("parliament", "parliament", "NOUN", "NN", "ROOT", 2),
    ]  # fmt: skip
    assert head_and_dep(rows, 1) == ("dissolved", "ROOT")
    assert head_and_dep(rows, 0) == ("dissolved", "nsubj")
    assert head_and_dep(rows, 2) == ("dissolved", "dobj")


def test_a_verb_without_passive_is_no_participle() -> None:
    rows: list[Row] = [
        ("Thousands", "thousand", "NOUN", "NNS", "ROOT", 0), ("filed", "file", "VERB", "VBN", "acl", 0),
        ("through", "through", "ADP", "IN", "prep", 1), ("Lima", "lima", "PROPN", "NNP", "pobj", 2),
    ]  # fmt: skip
    assert head_and_dep(rows, 0) == ("filed", "nsubj")


def test_a_participle_with_a_passive_stays() -> None:
    rows: list[Row] = [
        ("Thousands", "thousand", "NOUN", "NNS", "ROOT", 0), ("arrested", "arrest", "VERB", "VBN", "acl", 0),
        ("in", "in", "ADP", "IN", "prep", 1), ("Lima", "lima", "PROPN", "NNP", "pobj", 2),
    ]  # fmt: skip
    assert head_and_dep(rows, 1) == ("Thousands", "acl")


def test_a_whole_sentence_has_a_verb_and_its_particle_no_object() -> None:
    rows: list[Row] = [
        ("Militiamen", "militiaman", "NOUN", "NNS", "ROOT", 0), ("handed", "hand", "VERB", "VBN", "acl", 0),
        ("in", "in", "ADP", "RP", "prt", 1), ("rifles", "rifle", "NOUN", "NNS", "pobj", 2),
        (".", ".", "PUNCT", ".", "punct", 0),
    ]  # fmt: skip
    assert head_and_dep(rows, 0) == ("handed", "nsubj")
    assert head_and_dep(rows, 3) == ("handed", "dobj")
    assert head_and_dep(rows[:4], 1) == ("Militiamen", "acl")


def test_a_headline_tells_what_is_to_come() -> None:
    rows: list[Row] = [
        ("Ministers", "minister", "NOUN", "NNS", "ROOT", 0), ("to", "to", "PART", "TO", "aux", 2),
        ("meet", "meet", "VERB", "VB", "relcl", 0), ("in", "in", "ADP", "IN", "prep", 2),
        ("Lima", "lima", "PROPN", "NNP", "pobj", 3),
    ]  # fmt: skip
    assert head_and_dep(rows, 0) == ("meet", "nsubj")
    assert head_and_dep(rows, 2) == ("meet", "ROOT")
    assert head_and_dep([*rows, (".", ".", "PUNCT", ".", "punct", 0)], 0) == ("Ministers", "ROOT")


def test_a_participle_behind_have_is_a_perfect() -> None:
    rows: list[Row] = [
        ("Rebels", "rebel", "NOUN", "NNS", "nsubj", 1), ("have", "have", "VERB", "VBP", "ROOT", 1),
        ("overrun", "overrun", "NOUN", "NN", "compound", 3), ("Goma", "goma", "PROPN", "NNP", "dobj", 1),
    ]  # fmt: skip
    assert head_and_dep(rows, 2) == ("overrun", "ROOT")
    assert head_and_dep(rows, 1) == ("overrun", "aux")
    assert head_and_dep(rows, 0) == ("overrun", "nsubj")
    assert head_and_dep(rows, 3) == ("overrun", "dobj")


def test_a_noun_with_an_article_keeps_its_participle() -> None:
    rows: list[Row] = [
        ("Rebels", "rebel", "NOUN", "NNS", "nsubj", 1), ("have", "have", "VERB", "VBP", "ROOT", 1),
        ("frozen", "frozen", "ADJ", "JJ", "amod", 4), ("the", "the", "DET", "DT", "det", 4),
        ("meat", "meat", "NOUN", "NN", "dobj", 1),
    ]  # fmt: skip
    assert head_and_dep(rows, 1) == ("have", "ROOT")
