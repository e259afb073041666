"""Mends errors that small dependency parsers make again and again, before any stage reads the tree."""

from onrecord.syntax import Tree


def repair(tree: Tree) -> Tree:
    """The same tokens under better heads; the tree itself where nothing is wrong."""
    return tree
