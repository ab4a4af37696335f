"""`llms.txt`: what a program that reads for somebody must know before it repeats a figure, and where everything is."""

import re
from collections.abc import Iterator

from factsheet.exports.cells import without_controls
from factsheet.exports.export import Export, Exported
from factsheet.wording import formats
from factsheet.wording.standings import BADGES

NAME = "llms.txt"
_RELATIVE = re.compile(r"\]\((?!https?:)(?:\./)?")
_BEGINS_A_BLOCK = re.compile(r"\A(?:(?=[#+*=_`~-])|\d{1,9}(?=[.)]))")
_RULES = (
    "A figure never stands alone: repeat its qualifier (“at least”, “about”), its date and who says it.",
    "Where sources contradict each other, give every value with its speaker. Do not average, merge or choose.",
    "A fact is what somebody says, not what this sheet has found out. Name the speaker and the source.",
    "Cite the edition by its id; its pages and files stay as they are.",
)


def llms_files(export: Export) -> Iterator[Exported]:
    """Give the file."""
    yield Exported(NAME, lambda: ["\n".join(_lines(export)), "\n"])


def at_root(text: str, edition: str) -> str:
    """Let the links of an edition's file lead from the root of the site; whole addresses stay."""
    return _RELATIVE.sub(f"]({edition}/", text)


def _lines(export: Export) -> Iterator[str]:
    words, edition, root = export.words, export.edition, export.url
    yield f"# {_line(words.plain(export.sheet.title))}\n"
    yield f"> {_paragraph(words.plain(export.sheet.subject))}\n"
    if edition is not None:
        yield f"Edition {edition.id}, sources considered up to {formats.day(edition.cutoff, words.language)}."
    else:
        yield "A draft, no edition: everything may change."
    yield f"Licence: {_line(export.sheet.licence)}.\n"
    yield from (f"- {rule}" for rule in _RULES)
    yield "\n## Figures, and where they stand\n"
    for figure in export.dossier.corpus.figures.values():
        standing = BADGES[export.dossier.verdicts[figure.id].standing]
        yield f"- [{_line(words.plain(figure.title))}]({root}figures/{figure.id}/): {standing}"
    yield "\n## Pages\n"
    for page, about in _PAGES.items():
        yield f"- [{about}]({(root + page) or './'})"
    yield "\n## Data\n"
    for path, about in _DATA.items():
        yield f"- [{path}]({root}{path}): {about}"


_PAGES = {
    "": "The sheet on one page",
    "timeline/": "Timeline",
    "figures/": "Figures",
    "facts/": "Facts",
    "sources/": "Sources",
    "changes/": "What changed since the edition before",
    "corrections/": "Corrections",
    "data/": "Every file of open data, explained",
}
_DATA = {
    "data/factsheet.json": "everything, with its schema beside it",
    "data/readings.csv": "a row for each reading of a figure, with its source",
    "data/facts.csv": "a row for each fact",
    "data/sources.csl.json": "all sources for reference managers",
}


def _line(text: str) -> str:
    """Write a text on one line, so that nothing in it begins or ends a link."""
    flat = " ".join(without_controls(text).split()).replace("\\", "\\\\")
    return flat.replace("[", "(").replace("]", ")").replace("<", "(").replace(">", ")")


def _paragraph(text: str) -> str:
    """Write a text on a line of its own, so that it begins no heading, list or code."""
    return _BEGINS_A_BLOCK.sub(r"\g<0>\\", _line(text))
