"""Dates against TimeBank and AQUAINT (TempEval-3 measures), with the speed of finding them. Run: `make bench-dates`."""

from bench.common import gold, scored, stage_rates

SETS = (("time/aquaint.jsonl", "AQUAINT", "92 / 78"), ("time/timebank.jsonl", "TimeBank", "90 / 75"))


def main() -> None:
    for name, title, bar in SETS:
        line = scored("score_timex.py", name)
        if line is not None:
            print(f"{title} (bar, relaxed / value F1: {bar})\n  {line}")
    corpus = gold("time/timebank.jsonl")
    if corpus is not None:
        taken, words = stage_rates(corpus, ["dates"])
        for name, seconds in taken.items():
            print(f"{name:<8}{words / seconds:>10.0f} words/s, one core")


if __name__ == "__main__":
    main()
