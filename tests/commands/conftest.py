"""The register that the tests of the commands share."""

from tests.commands.test_register import address, filled, run

__all__ = ["address", "filled", "run"]
