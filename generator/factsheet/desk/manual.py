"""The pages of the manual that the code writes itself: every field, every rule.

`python -m factsheet.desk.manual FOLDER` writes them; a test holds the ones in `docs/` against it.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from factsheet.checks.run import RULES
from factsheet.checks.waivers import STALE
from factsheet.documents.faults import FAULTS as FILE_FAULTS
from factsheet.documents.faults import Fault
from factsheet.loading import fields
from factsheet.loading.reading import FAULTS as FIELD_FAULTS
from factsheet.loading.table import Table

_FAMILIES = {
    "Y": "the file",
    "S": "the fields",
    "R": "references",
    "C": "citations and attribution",
    "Q": "quotations",
    "V": "values and units",
    "T": "time",
    "D": "disagreement",
    "P": "permanence",
    "L": "language",
    "W": "freshness and waivers",
}
# A record, where it stands, and the maps inside it.
_RECORDS: tuple[tuple[Table[object], str, tuple[Table[object], ...]], ...] = (
    (fields.SHEET, "`content/sheet.yml`", (fields.MISSION,)),
    (fields.POLICY, "`content/policy.yml`, which may be left out", (fields.WAIVER, fields.TOLERANCES)),
    (fields.SOURCE, "`content/sources/<id>.yml`", (fields.CAPTURE,)),
    (fields.ACTOR, "`content/actors/<id>.yml`", ()),
    (fields.PLACE, "`content/places/<id>.yml`", ()),
    (fields.FIGURE, "`content/figures/<id>.yml`", (fields.HEADLINE,)),
    (
        fields.FACT,
        "`content/facts/<id>.yml`",
        (fields.SPEAKER, fields.CITATION, fields.EVENT, fields.SCOPE, fields.COMPARISON, fields.DERIVATION),
    ),
    (fields.CHANGE, "`content/changes/<id>.yml`", ()),
)  # type: ignore[assignment]


def fields_page() -> str:
    """Print the field reference."""
    return "\n".join(_fields()) + "\n"


def _fields() -> Iterator[str]:
    yield "# Fields\n"
    yield "<!-- Written by `make docs` from the field tables; edit `generator/factsheet/loading/fields.py`. -->\n"
    yield "Every record and every field, in the order a record is laid out. Fields in **bold** are required."
    for record, place, parts in _RECORDS:
        yield f"\n## {record.name}\n"
        yield f"Stands in {place}.\n"
        yield from _table(record)
        for part in parts:
            yield f"\n### {record.name}: {part.name}\n"
            yield from _table(part)


def _table(table: Table[object]) -> Iterator[str]:
    yield "| field | what it means | what to write |"
    yield "|---|---|---|"
    for each in table.fields:
        name = f"**`{each.name}`**" if each.required else f"`{each.name}`"
        yield f"| {name} | {each.help} | {each.shape.says} |"


def rules_page() -> str:
    """Print the manual of everything that can be found wrong."""
    return "\n".join(_rules()) + "\n"


def _rules() -> Iterator[str]:
    yield "# Rules\n"
    yield "<!-- Written by `make docs` from the rules themselves; edit their docstrings. -->\n"
    yield "What `factsheet check` can find. A code is permanent: it is never given to another rule."
    known = entries()
    for letter, family in _FAMILIES.items():
        yield f"\n## {letter}: {family}"
        for code in sorted(code for code in known if code.startswith(letter)):
            title, text = known[code]
            yield f'\n### <a id="{code.lower()}"></a>{code} {title}\n'
            yield text


def entries() -> dict[str, tuple[str, str]]:
    """Give the title and the text of every code that a check can print."""
    known = {**_fault_pages(FILE_FAULTS), **_fault_pages(FIELD_FAULTS)}
    known |= {code: (f"{name} (error)", text) for code, (name, text) in STALE.items()}
    return known | {rule.code: (f"{rule.name} ({rule.severity})", rule.manual) for rule in RULES}


def _fault_pages(faults: Mapping[str, Fault]) -> dict[str, tuple[str, str]]:
    return {code: (f"{fault.name} (error)", fault.manual) for code, fault in faults.items()}


PAGES = {"fields.md": fields_page, "rules.md": rules_page}


def write(folder: Path) -> None:
    """Write the pages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
