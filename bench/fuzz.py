"""Mutate the miniature dossier and look for a traceback: whatever the bytes are, the answer is findings.

    python bench/fuzz.py [SECONDS] [SEED]

Prints how many inputs were tried. A traceback stops it and leaves the input beside this script's output.
"""

import datetime as dt
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from factsheet.dossier import prepare
from factsheet.review.as_annotations import as_annotations
from factsheet.review.as_json import as_json
from factsheet.review.as_text import as_text
from factsheet.review.report import Report
from support.memory_tree import MemoryTree

ROOT = Path(__file__).resolve().parents[1] / "tests" / "miniature" / "content"
TODAY = dt.date(2020, 6, 1)
PIECES = [
    piece.encode()
    for piece in (
        *(
            ": ",
            "- ",
            "\n",
            "  ",
            "{",
            "}",
            "[",
            "]",
            ",",
            "&a ",
            "*a",
            "!!x ",
            '"',
            "'",
            "#",
            " #1",
            "|",
            ">",
            "%",
            "@",
        ),
        *(
            "`",
            "?",
            "\t",
            "\0",
            "\u00a0",
            "---\n",
            "...\n",
            "<<: ",
            "~",
            "null",
            "[@x]",
            "[@",
            "{figure:x}",
            "\r",
            "\u2028",
        ),
        *("en: ", "fr: x", "value: {exactly: 1}", "value: {between: [2, 1]}", "value: {vague: dozens}"),
        *("value: {on: 2025-XX}", "value: {says: no}", "said_by: {unnamed: x}", "scope: {population: x}"),
        *("derived: {sum: [a, b]}", "2025-13", "2025-06~/..", "[2025..2024]", "9999~", "0000", "9" * 40, "1.3 million"),
        *("state: published", "revises: riders-line", "\ufeff", "within: pier"),
    )
]
PIECES.append(b"\xff")


def mutate(files: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """Spoil one file or a few: pieces put in, stretches cut out, bytes and lines exchanged, whole files swapped."""
    files = dict(files)
    names = sorted(files)
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        name = chance.choice(names)
        data, at = files[name], chance.randrange(len(files[name]) + 1)
        match chance.randrange(6):
            case 0 | 1:
                data = data[:at] + chance.choice(PIECES) + data[at:]
            case 2:
                data = data[:at] + data[at + chance.randrange(12) :]
            case 3:
                data = data[:at] + chance.randbytes(3) + data[at + 3 :]
            case 4:
                data = b"".join(chance.choices(PIECES, k=chance.randrange(1, 12)))
            case _:
                lines = data.split(b"\n")
                one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
                lines[one], lines[two] = lines[two], lines[one]
                data = chance.choice([b"\n".join(lines), files[chance.choice(names)]])
        files[name] = data
    return files


def attempt(files: dict[str, bytes]) -> Counter[str]:
    """Check a dossier and print its report every way there is."""
    dossier = prepare(MemoryTree(files), today=TODAY)
    report = Report(dossier.problems, dossier.corpus.paths)
    lines = {f"content/{path}": data.decode("utf-8", "replace").splitlines() for path, data in files.items()}
    as_text(report, lambda path, number: dict(enumerate(lines.get(path, ()), start=1)).get(number, ""))
    as_json(report)
    as_annotations(report)
    return Counter(problem.code for problem in dossier.problems)


def main(seconds: float, seed: int) -> int:
    """Try inputs until the time is over."""
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    good = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in ROOT.rglob("*") if path.is_file()}
    found: Counter[str] = Counter()
    inputs, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        files = mutate(good, chance)
        try:
            found += attempt(files)
        except Exception:
            traceback.print_exc()
            print({path: data for path, data in files.items() if data != good.get(path)})
            return 1
        inputs += 1
    print(f"{inputs:,} inputs in {seconds:.0f} s, seed {seed}, no traceback; findings by rule:")
    print(", ".join(f"{code} {count:,}" for code, count in sorted(found.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 600, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
