"""`llms.txt`: whole, by hand, and no words in it make it lead elsewhere."""

import re

from markdown import markdown

from factsheet.dossier import Shelf
from factsheet.exports.export import Export
from factsheet.exports.llms import at_root, llms_files
from support.dossier import FIGURE, SHEET, dossier
from support.editions import an_edition

URL = "https://example.org/vessen/2030-05-01/"
FILES = {"figures/boats.yml": FIGURE.replace("Riders a day", "Boats *that* sail")}
# What an edition at an address says; `<root>` stands before every link.
WHOLE = """\
# The ferry at Lantern Bay

> An invented ferry, for tests.

Edition 2030-05-01, sources considered up to 1 May 2030.
Licence: CC-BY-4.0.

- A figure never stands alone: repeat its qualifier (“at least”, “about”), its date and who says it.
- Where sources contradict each other, give every value with its speaker. Do not average, merge or choose.
- A fact is what somebody says, not what this sheet has found out. Name the speaker and the source.
- Cite the edition by its id; its pages and files stay as they are.

## Figures, and where they stand

- [Boats that sail](<root>figures/boats/): No answer yet
- [Riders a day](<root>figures/riders/): One origin

## Pages

- [The sheet on one page](<root>)
- [Timeline](<root>timeline/)
- [Figures](<root>figures/)
- [Facts](<root>facts/)
- [Sources](<root>sources/)
- [What changed since the edition before](<root>changes/)
- [Corrections](<root>corrections/)
- [Every file of open data, explained](<root>data/)

## Data

- [data/factsheet.json](<root>data/factsheet.json): everything, with its schema beside it
- [data/readings.csv](<root>data/readings.csv): a row for each reading of a figure, with its source
- [data/facts.csv](<root>data/facts.csv): a row for each fact
- [data/sources.csl.json](<root>data/sources.csl.json): all sources for reference managers
"""
DRAFT = WHOLE.replace(
    "Edition 2030-05-01, sources considered up to 1 May 2030.", "A draft, no edition: everything may change."
)


def text_of(export: Export) -> str:
    (file,) = llms_files(export)
    assert file.path == "llms.txt"
    return file.text


def sealed(url: str = "") -> Export:
    shelf = Shelf.of(dossier({**FILES, "editions/2030-05-01.json": an_edition(FILES, "2030-05-01")}).corpus)
    return Export.of(shelf.dossier(shelf.editions[0]), url)


def test_the_whole_text() -> None:
    # From its own folder, the sheet is where it stands.
    beside = "(./)"
    assert text_of(sealed(URL)) == WHOLE.replace("<root>", URL)
    assert text_of(sealed()) == WHOLE.replace("(<root>)", beside).replace("<root>", "")
    assert text_of(Export.of(dossier(FILES), URL)) == DRAFT.replace("<root>", URL)
    assert text_of(Export.of(dossier(FILES))) == DRAFT.replace("(<root>)", beside).replace("<root>", "")


def test_at_the_root_links_lead_into_the_edition() -> None:
    assert at_root(text_of(sealed()), "2030-05-01") == WHOLE.replace("<root>", "2030-05-01/")
    assert at_root(text_of(sealed(URL)), "2030-05-01") == WHOLE.replace("<root>", URL)


# A text of a sheet, which is Markdown, and how it stands there on a line of its own.
HOSTILE = {
    "Trains](https://evil.example/) and [more": "Trains)(https://evil.example/) and (more",
    "Ends in a backslash \\": "Ends in a backslash \\\\",
    "Two \\\\": "Two \\\\",
    "\\\\] and \\\\[": "\\\\) and \\\\(",
    "<b> & <script>": "(b) & (script)",
    "One\n\n# Two\n\n- Three\n===": "One # Two - Three ===",
    "# A heading": "\\# A heading",
    "### 3": "\\### 3",
    "- A list": "\\- A list",
    "+ A list": "\\+ A list",
    "1. A list": "1\\. A list",
    "2030) A list": "2030\\) A list",
    "2030 was a year.": "2030 was a year.",
    "~~~ code": "\\~~~ code",
    "---": "\\---",
    "===": "\\===",
    "\tA tab": "A tab",
    # No picture stands in a title: these are its words.
    "![a](b.png)": "!(a)(b.png)",
    "a\n b\n": "a b",
}


def test_no_words_begin_a_heading_or_end_a_link() -> None:
    for text, line in HOSTILE.items():
        quoted = '"' + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t") + '"'
        sheet = SHEET.replace("The ferry at Lantern Bay", quoted).replace("An invented ferry, for tests.", quoted)
        figure = FIGURE.replace("Riders a day", quoted)
        told = text_of(Export.of(dossier({"sheet.yml": sheet, "figures/riders.yml": figure})))
        lines = told.split("\n")
        assert lines[2] == f"> {line}"
        # No line more than without it, and the same headings, lists and links for who reads it.
        assert len(lines) == len(DRAFT.split("\n")) - 1
        html = markdown(told, extensions=["fenced_code"])
        assert re.findall("<(h[1-6]|ul|ol|pre|img|script|hr)", html) == ["h1", "ul", "h2", "ul", "h2", "ul", "h2", "ul"]
        assert re.findall('href="([^"]*)"', html) == LINKS


LINKS = [
    "figures/riders/", "./", "timeline/", "figures/", "facts/", "sources/", "changes/", "corrections/", "data/",
    "data/factsheet.json", "data/readings.csv", "data/facts.csv", "data/sources.csl.json",
]  # fmt: skip
