"""Mends of clauses: trees with the usual errors of small parsers, in one line each, and what they become."""

from collections.abc import Iterator

import pytest
from tests.test_repair import Row, planted

from onrecord.nounmends import moved
from onrecord.repair import repair
from onrecord.syntax import Token, Tree
from onrecord.vocabulary.grammar import Grammar, read_grammar

CHAD, THE, TWO = "Chad|PROPN|NNP|nsubj|1", "the|DET|DT|det|4", "two|NUM|CD|nummod|4"


def rows(spec: str) -> list[Row]:
    """Tokens written as word=lemma|pos|tag|dependency|head, the lemma only where it is not the word."""
    found: list[Row] = []
    for token in spec.split():
        word, pos, tag, dep, head = token.split("|")
        text, _, lemma = word.partition("=")
        found.append((text, lemma or text.lower(), pos, tag, dep, int(head)))
    return found


SAID = "Chad|PROPN|NNP|nsubj|1 said=say|VERB|VBD|ROOT|1 men=man|NOUN|NNS|nsubj|3 fled=flee|VERB|VBD|ccomp|1 ,|PUNCT|,|punct|3"
GAVE = "Togo|PROPN|NNP|nsubj|1 gave=give|VERB|VBD|ROOT|1 assurances=assurance|NOUN|NNS|dobj|1 in|ADP|IN|prep|1"
ASKED = "for|SCONJ|IN|mark|6 men=man|NOUN|NNS|nsubjpass|6 to|PART|TO|aux|6 be|AUX|VB|auxpass|6 freed=free|VERB|VBN|advcl|1"
CALLED = "Togo|PROPN|NNP|nsubj|1 called=call|VERB|VBD|ROOT|1 the|DET|DT|det|4 ruling=rule|VERB|VBG|amod|4"
TALKS = "Togo|PROPN|NNP|nsubj|1 said=say|VERB|VBD|ROOT|1 talks=talk|NOUN|NNS|nsubj|3 failed=fail|VERB|VBD|ccomp|6"
AGREED = "Chad|PROPN|NNP|nsubj|6 agreed=agree|VERB|VBD|ccomp|1"
REPLY = "Togo|PROPN|NNP|nsubj|1 agreed=agree|VERB|VBD|ccomp|4"
DIPLOMAT = (
    "A|DET|DT|det|1 diplomat|NOUN|NN|nsubj|6 in|ADP|IN|prep|1 Lome|PROPN|NNP|pobj|2 ,|PUNCT|,|punct|3 who|PRON|WP|nsubj|7"
    " left=leave|VERB|VBD|ROOT|6"
)
ENDED = "Togo|PROPN|NNP|nsubj|1 ended=end|VERB|VBD|ROOT|1 talks=talk|NOUN|NNS|dobj|1 with|ADP|IN|prep|2 a|DET|DT|det|5"
RETURN = "to|PART|TO|aux|7 return|VERB|VB|acl|5"
CAMPS = "Camps=camp|NOUN|NNS|nsubj|5 ,|PUNCT|,|punct|0 Togo|PROPN|NNP|nsubj|3"
CLOSED = ",|PUNCT|,|punct|0 closed=close|VERB|VBD|ROOT|5"
ARREST = "arrest|NOUN|NN|dobj|1 of|ADP|IN|prep|2 men=man|NOUN|NNS|pobj|3 hasty|ADJ|JJ|amod|4"
LEAVE = "today|NOUN|NN|npadvmod|1 to|PART|TO|aux|4 leave|VERB|VB|advcl|1"
TOLD = "Togo|PROPN|NNP|nsubj|1 said=say|VERB|VBD|ROOT|1 in|ADP|IN|prep|1"
SHUT = "that|SCONJ|IN|mark|8 gates=gate|NOUN|NNS|nsubj|8 had=have|AUX|VBD|aux|8 closed=close|VERB|VBN|acl|4"
CHARGED = "Togo|PROPN|NNP|nsubj|1 accused=accuse|VERB|VBD|ROOT|1 Chad|PROPN|NNP|dobj|1 of|ADP|IN|prep|1"
VOWED = (
    "She|PRON|PRP|nsubj|1 vowed=vow|VERB|VBD|ROOT|1 to|PART|TO|aux|3 return|VERB|VB|xcomp|1 should|AUX|MD|aux|6"
    " she|PRON|PRP|nsubj|6 win|VERB|VB|ccomp|1"
)


@pytest.mark.parametrize(
    ("spec", "token", "mended"),
    [
        ("In|ADP|IN|prep|3 2009|NUM|CD|nummod|2 Chad|PROPN|NNP|nsubj|3 froze=freeze|VERB|VBD|ROOT|3", 1, ("In", "pobj")),
        ("In|ADP|IN|prep|2 Chad|PROPN|NNP|pobj|0 left=leave|VERB|VBD|ROOT|2 2009|NUM|CD|nummod|4 men|NOUN|NNS|nsubj|2", 3,
         ("men", "nummod")),
        (f"{SAID} a|DET|DT|det|6 charge|NOUN|NN|npadvmod|3 Togo|PROPN|NNP|nsubj|8 rejects|NOUN|NNS|relcl|6", 6,
         ("said", "npadvmod")),
        (f"{SAID} a|DET|DT|det|6 week|NOUN|NN|npadvmod|3 Togo|PROPN|NNP|nsubj|8 rejects|NOUN|NNS|relcl|6", 6,
         ("fled", "npadvmod")),
        (f"{GAVE} writing=write|VERB|VBG|pcomp|3 that|SCONJ|IN|mark|7 none|PRON|NN|nsubj|7 left=leave|VERB|VBD|ccomp|4", 7,
         ("assurances", "acl")),
        (f"{GAVE} hoping=hope|VERB|VBG|pcomp|3 that|SCONJ|IN|mark|7 none|PRON|NN|nsubj|7 left=leave|VERB|VBD|ccomp|4", 7,
         ("hoping", "ccomp")),
        (f"Togo|PROPN|NNP|nsubj|1 asked=ask|VERB|VBD|ROOT|1 {ASKED}", 6, ("asked", "ccomp")),
        (f"Togo|PROPN|NNP|nsubj|1 moved=move|VERB|VBD|ROOT|1 {ASKED}", 6, ("moved", "advcl")),
        (f"{CALLED} regrettable|NOUN|NN|oprd|1", 3, ("called", "dobj")),
        (f"{CALLED} party|NOUN|NN|oprd|1", 3, ("party", "amod")),
        (f"{TALKS} ;|PUNCT|:|punct|6 {AGREED}", 6, ("said", "conj")),
        (f"{TALKS} ,|PUNCT|,|punct|6 {AGREED}", 6, ("said", "ccomp")),
        (f"{REPLY} ;|PUNCT|:|punct|4 Chad|PROPN|NNP|nsubj|4 said=say|VERB|VBD|ROOT|4", 4,
         ("agreed", "conj")),
        (f"{REPLY} ,|PUNCT|,|punct|4 Chad|PROPN|NNP|nsubj|4 said=say|VERB|VBD|ROOT|4", 4,
         ("said", "ROOT")),
        (f"{DIPLOMAT} declined=decline|VERB|VBD|relcl|3", 7, ("diplomat", "relcl")),
        (f"{DIPLOMAT} burnt=burn|VERB|VBD|relcl|3", 7, ("Lome", "relcl")),
        (f"{ENDED} promise|NOUN|NN|pobj|3 {RETURN}", 3, ("ended", "prep")),
        (f"{ENDED} rival|NOUN|NN|pobj|3 {RETURN}", 3, ("talks", "prep")),
        (f"{CAMPS} said=say|VERB|VBD|relcl|0 {CLOSED}", 3, ("closed", "parataxis")),
        (f"{CAMPS} built=build|VERB|VBD|relcl|0 {CLOSED}", 3, ("Camps", "relcl")),
        (f"Togo|PROPN|NNP|nsubj|1 called=call|VERB|VBD|ROOT|1 {ARREST}", 5, ("called", "oprd")),
        (f"Togo|PROPN|NNP|nsubj|1 saw=see|VERB|VBD|ROOT|1 {ARREST}", 5, ("men", "amod")),
        (f"Togo|PROPN|NNP|nsubj|1 voted=vote|VERB|VBD|ROOT|1 {LEAVE}", 4, ("voted", "xcomp")),
        (f"Togo|PROPN|NNP|nsubj|1 waited=wait|VERB|VBD|ROOT|1 {LEAVE}", 4, ("waited", "advcl")),
        (f"{TOLD} a|DET|DT|det|4 note|NOUN|NN|pobj|2 {SHUT}", 8, ("said", "ccomp")),
        (f"{TOLD} the|DET|DT|det|4 note|NOUN|NN|pobj|2 {SHUT}", 8, ("note", "acl")),
        (f"{CHARGED} hiding|NOUN|NN|compound|5 men=man|NOUN|NNS|pobj|3", 5, ("hiding", "dobj")),
        (f"{CHARGED} hiding|NOUN|NN|compound|5 plot|NOUN|NN|pobj|3", 5, ("of", "pobj")),
        (VOWED, 6, ("return", "advcl")),
        (VOWED.replace("should|AUX|MD|aux|6 she|PRON|PRP|nsubj|6", "she|PRON|PRP|nsubj|6 should|AUX|MD|aux|6"), 6,
         ("vowed", "ccomp")),
        (f"{CHAD} voted=vote|VERB|VBD|ROOT|1 down|ADP|IN|prep|1 {THE} bill|NOUN|NN|pobj|2", 4, ("voted", "dobj")),
        (f"{CHAD} walked=walk|VERB|VBD|ROOT|1 down|ADP|IN|prep|1 {THE} road|NOUN|NN|pobj|2", 4, ("down", "pobj")),
        (f"{CHAD} gave=give|VERB|VBD|ROOT|1 Togo|PROPN|NNP|dative|1 {TWO} days=day|NOUN|NNS|npadvmod|1", 4, ("gave", "dobj")),
        (f"{CHAD} rounded=round|VERB|VBD|ROOT|1 up|ADP|RP|prt|1 {TWO} men=man|NOUN|NNS|npadvmod|1", 4, ("rounded", "dobj")),
        (f"{CHAD} sent=send|VERB|VBD|ROOT|1 {TWO} miners=miner|NOUN|NNS|compound|4 home|NOUN|NN|dobj|1", 3, ("sent", "dobj")),
        (f"{CHAD} built=build|VERB|VBD|ROOT|1 {TWO} family|NOUN|NN|compound|4 home|NOUN|NN|dobj|1", 3, ("home", "compound")),
        (f"{CHAD} went=go|VERB|VBD|ROOT|1 on|ADP|RP|prt|1 {TWO} days=day|NOUN|NNS|npadvmod|1", 4, ("went", "npadvmod")),
    ],
)  # fmt: skip
def test_a_token_hangs_on_the_right_word(spec: str, token: int, mended: tuple[str, str]) -> None:
    tree = repair(planted(rows(spec)), read_grammar())
    assert (tree.tokens[tree.tokens[token].head].text, tree.tokens[token].dep) == mended


def test_a_verb_in_s_is_no_plural() -> None:
    spec = f"{SAID} a|DET|DT|det|6 charge|NOUN|NN|npadvmod|3 Togo|PROPN|NNP|nsubj|8 rejects|NOUN|NNS|relcl|6"
    verb = repair(planted(rows(spec)), read_grammar()).tokens[8]
    assert (verb.tag, verb.pos, verb.lemma) == ("VBZ", "VERB", "reject")
    plural = repair(planted(rows(spec.replace("relcl|6", "appos|6"))), read_grammar()).tokens[8]
    assert plural.tag == "NNS"


def test_a_verb_before_that_is_no_plural() -> None:
    spec = (
        "The|DET|DT|det|2 bank|NOUN|NN|compound|2 disputes=dispute|NOUN|NNS|ROOT|2 that|PRON|WDT|nsubj|4"
        " figure|VERB|VBP|relcl|2 .|PUNCT|.|punct|2"
    )
    tree = repair(planted(rows(spec)), read_grammar())
    assert [(t.dep, tree.tokens[t.head].text) for t in tree.tokens[:5]] == [
        ("det", "bank"), ("nsubj", "disputes"), ("ROOT", "disputes"), ("det", "figure"), ("dobj", "disputes"),
    ]  # fmt: skip


def test_mends_that_would_hang_a_token_on_itself_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def swapped(tree: Tree, _: Grammar) -> Iterator[Token]:
        yield moved(tree.tokens[1], 0, "conj")

    monkeypatch.setattr("onrecord.repair.MENDS", (swapped,))
    tree = planted(rows("Togo|PROPN|NNP|nsubj|1 left=leave|VERB|VBD|ROOT|1"))
    assert repair(tree, read_grammar()) is tree
