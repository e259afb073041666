"""The demo's output in the README: `python -m tests.readme` writes it anew from what the program prints now."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"(<!-- demo: .*? -->\n```text\n)(.*?)(```\n<!-- end of demo -->)", re.DOTALL)
_COMMAND = [sys.executable, "-m", "onrecord", "read", "samples/1-disclosure.txt"]


def shown() -> str:
    """The demo's output as it stands in the README."""
    found = _BLOCK.search(README.read_text(encoding="utf-8"))
    return found[2] if found else ""


def printed() -> str:
    """What the program prints of the first sample now, 100 columns wide, up to the undated end of the timeline."""
    environment = {**os.environ, "COLUMNS": "100", "OMP_NUM_THREADS": "1"}
    output = subprocess.run(_COMMAND, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout
    return output.partition("\nUndated\n")[0].rstrip("\n") + "\n"


def main() -> None:
    """Puts what is printed into the README."""
    text = _BLOCK.sub(lambda found: found[1] + printed() + found[3], README.read_text(encoding="utf-8"))
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
