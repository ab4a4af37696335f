"""The examples of the rules' manual: records that differ from a good one in the fields they write."""

import re
from collections.abc import Iterator

from support.dossier import FIGURE, LINE, SHEET, SOURCE
from support.editions import an_edition

EDITION = "2030-05-01"

# Without a number in its words, so that an example may change the value alone.
FACT = """\
statement: The Bay Line tells how many people ride on a day.
figure: riders
value: {at_least: 120}
as_of: "2030-04"
said_by: bay-line
citations:
  - source: post-2030
    at: paragraph 3
state: published
"""
PLACE = "name: The pier\n"
CHANGE = "facts: [riders-line]\nkind: update\nnote: A newer count.\n"
BASES = {
    "fact": ("facts/riders-line.yml", FACT),
    "figure": ("figures/riders.yml", FIGURE),
    "source": ("sources/post-2030.yml", SOURCE),
    "actor": ("actors/bay-line.yml", LINE),
    "place": ("places/pier.yml", PLACE),
    "change": ("changes/newer.yml", CHANGE),
    "sheet": ("sheet.yml", SHEET),
    "page": ("pages/about.md", ""),
    "evidence": ("evidence.jsonl", ""),
}
# What examples may name without writing it down.
AROUND = {"places/bay.yml": "name: The bay\n", "facts/riders-line.yml": FACT}


def examples(manual: str, title: str) -> Iterator[dict[str, str]]:
    """Give the files of each example under a title such as `Passes:`."""
    for block in re.findall(rf"^{title}:\n\n((?:    .*\n|\n)+)", manual + "\n", re.MULTILINE):
        yield dict(_files(re.sub("^    ", "", block, flags=re.MULTILINE)))


def _files(block: str) -> Iterator[tuple[str, str]]:
    """Give the files of an example; what it calls sealed stands in an edition, perhaps changed by hand since."""
    sealed: dict[str, str] = {}
    spoilt = False
    for header, body in re.findall(r"^# (.+)\n((?:(?!# ).*\n?)*)", block, re.MULTILINE):
        spoilt = spoilt or header == "changed by hand"
        if header.startswith("sealed "):
            path, text = _file(header.removeprefix("sealed "), body)
            sealed[path] = text
        elif header != "changed by hand":
            yield _file(header, body)
    if sealed:
        edition = an_edition({**AROUND, **sealed}, EDITION)
        yield f"editions/{EDITION}.json", edition.replace("survey", "survez") if spoilt else edition


def _file(header: str, body: str) -> tuple[str, str]:
    kind, _, identifier = header.partition(" ")
    path, base = BASES[kind]
    if identifier:
        path = path.replace(path.rsplit("/", 1)[1], f"{identifier}.yml")
    return path, body if kind in ("page", "evidence") else _changed(base, body)


def _changed(base: str, fields: str) -> str:
    """Put an example's fields over a record's; `(none)` takes a field away."""
    record = {**_fields(base), **_fields(fields)}
    return "".join(text for text in record.values() if not text.rstrip().endswith(": (none)"))


def _fields(text: str) -> dict[str, str]:
    return {match[1]: match[0] for match in re.finditer(r"^([a-z_]+):.*\n(?:[ -].*\n)*", text, re.MULTILINE)}
