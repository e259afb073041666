"""Statements against PolNeAR, factuality against UW and MEANTIME, and our own labelled sets. Run: `make bench-statements`."""

from typing import Any

from bench import factuality
from bench.common import gold, scored, stage_rates
from bench.labelled import Fits, Label, Labels, f1, load, overlap, records, same_party, spans, ways

BARS = {
    "attributions": "chain exact .85",
    "sources": ".90",
    "references": ".90",
    "commitments": "F1 .85",
    "claims": "positions .85",
    "disputes": "positions .85",
}


def attributions_of(record: dict[str, Any]) -> list[Label]:
    return [
        {
            "source": ways(said["source"]),
            "cue": (said.get("cue") or {}).get("text", "none"),
            "content": spans(said["content"]),
            "act": said["act"],
            "chain": [ways(member) for member in said["chain"]],
        }
        for said in record["statements"]
    ]


def commitments_of(record: dict[str, Any]) -> list[Label]:
    return [
        {
            "by": [way for mention in made["by"] for way in ways(mention)],
            "to": [way for mention in made["to"] for way in ways(mention)] or ["none"],
            "content": spans(made["content"]),
            "form": made["form"],
            "status": made["status"],
        }
        for made in record["commitments"]
    ]


def positions_of(record: dict[str, Any]) -> list[Label]:
    """One label for each position, with the words that tell of the matter."""
    events = {event["id"]: event for event in record["events"]}
    told = {made["id"]: [events[one] for one in made["events"]] for made in record["commitments"]}
    found = []
    for claim in record["claims"]:
        about = told.get(claim["about"]) or [events[one] for one in (claim["about"],) if one in events]
        words = [claim["text"], *(span["text"] for event in about for span in event["evidence"])]
        found += [
            {"about": words, "party": ways(one["party"]), "stance": one["stance"], "status": claim["status"]}
            for one in claim["positions"]
        ]
    return found


def sources_of(record: dict[str, Any]) -> list[Label]:
    found = [said["source"] for said in record["statements"] if said["source"] and said["source"].get("span")]
    return [
        {"at": one["span"]["text"], "is": ways(one)[1:], "country": one["country"], "person": one["kind"] == "person"}
        for one in found
    ]


def flat_positions(labels: Labels) -> Labels:
    """Labels of claims, one for each position, which carries the status of its claim."""
    return {
        key: [
            {"about": [claim["about"]], "status": claim["status"], **position}
            for claim in claims or []
            for position in claim["positions"]
        ]
        for key, claims in labels.items()
    }


def both_asked(ours: Labels, theirs: Labels) -> tuple[Labels, Labels]:
    """Of two sets of references those that are in both: whom they stand for is measured, not which sources there are."""
    return (
        {key: asked(labels, theirs.get(key)) for key, labels in ours.items()},
        {key: asked(labels, ours.get(key)) for key, labels in theirs.items()},
    )


def asked(said: list[Label] | None, labels: list[Label] | None) -> list[Label]:
    """Only the references that are labelled."""
    words = {label["at"] for label in labels or []}
    return [one for one in said or [] if one["at"] in words]


def same_chain(_: str, ours: Label, theirs: Label) -> bool:
    a, b = ours.get("chain") or [], theirs.get("chain") or []
    return len(a) == len(b) and all(same_party(x, y) for x, y in zip(a, b, strict=True))


def same_position(_: str, ours: Label, theirs: Label) -> bool:
    told = any(a in b or b in a for a in ours["about"] for b in theirs["about"])
    return told and ours["stance"] == theirs["stance"] and same_party(ours["party"], theirs["party"])


def same_source(_: str, ours: Label, theirs: Label) -> bool:
    """By name (of several parties: one of them); a state, its government and bodies, which have many names, also by country."""
    if ours["at"] not in (theirs["at"], theirs["at"].lower()):
        return False
    country, person = ours.get("country"), ours.get("person") or theirs.get("person")
    return same_party(ours["is"], theirs["is"]) or bool(country and not person and country == theirs.get("country"))


def all_of(*parts: Fits) -> Fits:
    return lambda text, ours, theirs: all(fits(text, ours, theirs) for fits in parts)


def has(field: str) -> Fits:
    return lambda text, ours, theirs: same_party(ours.get(field, "none"), theirs.get(field, "none"))


POSITIONS = {"matter, party and stance": same_position, "and status": all_of(same_position, has("status"))}
MEASURES: dict[str, dict[str, Fits]] = {
    "attributions": {
        "content": overlap,
        "content and source": all_of(overlap, has("source")),
        "content and act": all_of(overlap, has("act")),
        "content and whole chain": all_of(overlap, same_chain),
    },
    "sources": {"who it is": same_source},
    "references": {"who it is": same_source},
    "commitments": {
        "maker and content": all_of(overlap, has("by")),
        "and form": all_of(overlap, has("by"), has("form")),
        "and to whom": all_of(overlap, has("by"), has("to")),
        "and status": all_of(overlap, has("by"), has("status")),
    },
    "claims": POSITIONS,
    "disputes": POSITIONS,
}
READINGS = {
    "attributions": attributions_of, "sources": sources_of, "references": sources_of, "commitments": commitments_of,
    "claims": positions_of, "disputes": positions_of,
}  # fmt: skip


def show(name: str) -> None:
    """Agreement of the two labellers and the program's scores on one set, by measure."""
    texts = load(name, "texts")
    if not texts:
        return
    files = [load(name, who) for who in ("first", "second", "agreed")]
    first, second, agreed = (flat_positions(one) for one in files) if READINGS[name] is positions_of else files
    agreed = agreed or first
    found = {key: READINGS[name](record) for key, record in records(texts).items()}
    if READINGS[name] is sources_of:
        found = {key: asked(said, agreed.get(key)) for key, said in found.items()}
        first, second = both_asked(first, second)
    print(f"{name}: {len(texts)} texts (bar: {BARS[name]})")
    for title, fits in MEASURES[name].items():
        people = f"two labellers {f1(texts, first, second, fits)[0]:.3f}" if second else "one labeller so far"
        score, pairs, ours, theirs = f1(texts, found, agreed, fits)
        line = f"P {pairs / ours if ours else 0:.3f} R {pairs / theirs if theirs else 0:.3f} F1 {score:.3f}"
        print(f"  {title:<26} {people:<20} onrecord {line}   ({theirs} labels)")


def main() -> None:
    table = scored("score_attribution.py", "attribution/polnear.jsonl", "--flatten", "outer", "--all")
    if table is not None:
        print("PolNeAR dev (bars: content F 73, pair F 66, precision on direct 95, recall on indirect 60)")
        print(table)
    factuality.main()
    for name in READINGS:
        show(name)
    corpus = gold("attribution/polnear.jsonl")
    if corpus is not None:
        taken, words = stage_rates(corpus, ["attributions", "assessments", "statements", "claims"])
        for name, seconds in taken.items():
            print(f"{name:<14}{words / seconds:>10.0f} words/s, one core")


if __name__ == "__main__":
    main()
