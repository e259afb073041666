"""Disjoint groups of numbered things (union-find)."""


class Groups:
    """`size` things, each alone at first. Which things end up together does not depend on the order of joining."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def top(self, one: int) -> int:
        """The least member of the group of `one`."""
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Makes the groups of two things one."""
        low, high = sorted((self.top(one), self.top(other)))
        self._above[high] = low

    def all(self) -> list[list[int]]:
        """Every group, its members in order, by least member."""
        found: dict[int, list[int]] = {}
        for one in range(len(self._above)):
            found.setdefault(self.top(one), []).append(one)
        return list(found.values())
