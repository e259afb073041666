"""Places against GeoWebNews and LGL (Gritta et al. 2020), with the speed of finding them. Run: `make bench-places`."""

from bench.common import gold, scored, stage_rates

SETS = (
    ("place/geowebnews.jsonl", "GeoWebNews", "detection F1 .80, within 161 km of all .74"),
    ("place/lgl.jsonl", "LGL", "within 161 km of all .58"),
)


def main() -> None:
    for name, title, bar in SETS:
        table = scored("score_places.py", name)
        if table is not None:
            print(f"{title} (bar: {bar})\n{table}")
    corpus = gold("place/geowebnews.jsonl")
    if corpus is not None:
        taken, words = stage_rates(corpus, ["toponyms", "places"])
        for name, seconds in taken.items():
            print(f"{name:<8}{words / seconds:>10.0f} words/s, one core")


if __name__ == "__main__":
    main()
