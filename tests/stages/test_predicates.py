import pytest

from onrecord.parse import parse
from onrecord.stages.clauses import find_clauses
from onrecord.stages.predicates import list_predicates
from onrecord.vocabulary import load


def read(text: str) -> dict[str, str]:
    """The class of each predicate from the author's point of view."""
    tree, words = parse(text), load()
    found = list_predicates(tree, find_clauses(tree, words.rulebook, words.grammar), words.factuality)
    return {p.span.text: p.factuality.cls for p in found}


@pytest.mark.parametrize(
    ("text", "word", "cls"),
    [
        ("Lorvia closed the bridge.", "closed", "CT+"),
        ("Lorvia did not close the bridge.", "close", "CT-"),
        ("Lorvia did not only close the bridge.", "close", "CT+"),
        ("No guard closed the bridge.", "closed", "CT-"),
        ("Few guards left.", "left", "CT-"),
        ("A few guards left.", "left", "CT+"),
        ("Nobody left.", "left", "CT-"),
        ("The mayor did not eat or drink.", "drink", "CT-"),
        ("The mayor neither ate nor drank.", "drank", "CT-"),
        ("The council reached no agreement.", "agreement", "CT-"),
        ("The council has no plans to close the bridge.", "close", "PR-"),
        ("If Lorvia closes the bridge, trade will stop.", "closes", "PS+"),
        ("If Lorvia closes the bridge, trade will stop.", "stop", "PS+"),
        ("Had Lorvia closed the bridge, trade would have stopped.", "closed", "PS+"),
        ("Did Lorvia close the bridge?", "close", "PS+"),
        ("Close the bridge.", "Close", "PS+"),
        ("The mayor may have failed to close the bridge.", "close", "PS-"),
        ("The mayor will not manage to close the bridge.", "close", "PR-"),
        ("The envoy is going to resign.", "resign", "PR+"),
        ("The guards have to leave.", "leave", "PR+"),
        ("The guards have yet to leave.", "leave", "PR-"),
        ("The mayor said Lorvia had closed the bridge.", "closed", "CT+"),
        ("The mayor said Lorvia may not close the bridge.", "close", "PS-"),
        ("The mayor did not say who closed the bridge.", "closed", "CT+"),
        ("The mayor insisted that the guard leave the town.", "leave", "PS+"),
        ("The mayor denied reports that the bridge was closed.", "closed", "PS-"),
        ("The mayor called for an inquiry.", "inquiry", "PS+"),
        ("The mayor called the inquiry a success.", "inquiry", "CT+"),
        ("Lorvia went there to close the bridge.", "close", "PR+"),
        ("Shares fell 50 cents to close at two crowns.", "close", "CT+"),
        ("The envoy spoke before the mayor left.", "left", "CT+"),
        ("The envoy will speak before the mayor leaves.", "leaves", "PR+"),
        ("The mayor was the first guest to leave.", "leave", "CT+"),
        ("The town has a wall to mend.", "mend", "PS+"),
        ("Guards found no bomb planted near the wall.", "planted", "CT-"),
        ("Guards found a bomb planted near the wall.", "planted", "CT+"),
        ("The mayor will leave when the talks end.", "end", "PR+"),
        ("The mayor left although the talks went on.", "went on", "CT+"),
        ("The talks about a takeover bid failed.", "takeover", "PS+"),
        ("The mayor was not surprised that the gate was closed.", "closed", "CT+"),
        ("A trip cancelled by the mayor was short.", "trip", "CT-"),
        ("A storm expected on Monday came early.", "storm", "PR+"),
        ("An attack is unlikely.", "attack", "PR-"),
        ("The council rejected the offer.", "offer", "CT+"),
        ("The council rejected a merger.", "merger", "CT-"),
        ("The mayor called off the parade.", "parade", "CT-"),
        ("The guard was too tired to run.", "run", "CT-"),
        ("The guard used to live there.", "live", "CT+"),
        ("The mayor no longer lives there.", "lives", "CT-"),
        ("Hardly anyone left.", "left", "CT-"),
        ("Provided that the guards leave, the mayor will stay.", "leave", "PS+"),
        ("It is not clear whether the guards left.", "left", "PS+"),
        ("The guards learned how to swim.", "swim", "PS+"),
        ("The guards went on to win.", "win", "CT+"),
        ("The mayor will resign because the court fined him.", "fined", "CT+"),
        ("Peru to close embassy in Lima", "close", "PR+"),
        ("Strike averted", "Strike", "CT-"),
        ("It is wrong to leave.", "leave", "PS+"),
        ("The mayor was wrong to leave.", "leave", "CT+"),
        ("The mayor did nothing to stop the attack.", "stop", "CT-"),
        ("There is no way to leave.", "leave", "CT-"),
        ("Not a single guard left.", "left", "CT-"),
        ("Not all guards left.", "left", "CT+"),
        ("At no point did the guards leave.", "leave", "CT-"),
        ("The claim that the mayor left is untrue.", "left", "PR-"),
        ("No visit is planned.", "visit", "CT-"),
        ('The mayor asked, "Will they leave?"', "asked", "CT+"),
        ('The mayor asked, "Will they leave?"', "leave", "PS+"),
        ("Sales dropped in May.", "Sales", "CT+"),
        ("The pressure was not great.", "pressure", "CT+"),
        ("The guard may leave, citing his health.", "citing", "CT+"),
        ("The guard is not afraid.", "afraid", "CT-"),
        ("The mayor forgot to lock the gate.", "lock", "CT-"),
        ("The mayor forgot that he had locked the gate.", "locked", "CT+"),
    ],
)
def test_class(text: str, word: str, cls: str) -> None:
    assert read(text)[word] == cls


def test_verbs_event_nouns_and_predicative_adjectives_are_listed() -> None:
    text = "The tall children were afraid of an explosion in the station, and had left the bridge."
    assert set(read(text)) == {"were", "afraid", "explosion", "left"}
