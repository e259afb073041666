"""How alike reports have to be to be held together, kept in one place so that a bench can choose them on some topics only."""

import msgspec


class Bars(msgspec.Struct, frozen=True):
    """Shares of the score within two clusters, 0 to 1, that the score between them has to reach.

    Clusters are joined from `loose` (a report alone) to `tight` (large clusters); see `clustering`. A cluster is cut in two
    where its halves stay below `cut`, what all of it shares being weighed down; see `splitting`.
    """

    loose: float = 0.55
    tight: float = 0.72
    cut: float = 0.36


BARS = Bars()
