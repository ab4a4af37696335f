"""Citations for reference managers: CSL-JSON and BibTeX, as their own readers read them, and text for people."""

import datetime as dt
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.middlewares.names import split_multiple_persons_names
from hypothesis import given, settings
from hypothesis import strategies as st
from pylatexenc.latex2text import (  # type: ignore[import-untyped]
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from factsheet.documents.tree import FolderTree
from factsheet.dossier import Shelf, prepare
from factsheet.exports.bibtex import entry
from factsheet.exports.citing import bibtex_files, csl_files, text_files
from factsheet.exports.export import Export
from factsheet.model.dates import parse_date
from factsheet.wording.works import Work, WorkKind
from support.dossier import SHEET, SOURCE, dossier
from support.editions import MINIATURE, a_chain
from support.standards import bibtex, csl

ROOT = Path(__file__).resolve().parents[2]
URL = "https://example.org/haiti/2025-08-07/"
LISTED = "Listed in: The ferry at Lantern Bay, draft, CC-BY-4.0"


def source(kind: str, published: str, *more: str) -> str:
    """A source of the Bay Line with a title of its own; nothing is known of where it stands."""
    lines = ["title: A paper", f"kind: {kind}", "publisher: bay-line", f'published: "{published}"']
    return "\n".join([*lines, *(more or ("language: en", "access: unseen")), ""])


FILES = {
    "sources/post-2030.yml": SOURCE
    + "authors:\n  - a.b.\n  - C. and D. Deer\narchive_urls:\n  - https://archive.example.org/1\n",
    "sources/report.yml": source("un-report", "2025-06", "language: fr", "access: excerpt").replace(
        "A paper", '"[Rapport {annuel}]"'
    ),
    "sources/table.yml": source("dataset", "2025~"),
    "sources/act.yml": source("law", "[2025-08-05..2025-08-06]"),
    "sources/since.yml": source("social", "[..2026-11-20]"),
    "sources/some-month.yml": source("other", "2025-XX"),
    "sources/decade.yml": source("statement", "202X"),
    "sources/lasting.yml": source("official", "2025-05/2025-06-02"),
    "sources/open.yml": source("official", "2025-05/.."),
    "sources/doubted.yml": source("official", "2025-05-03?"),
}
SMALL = Export.of(dossier(FILES))


@cache
def real() -> Export:
    """The newest edition of the dossier in this repository, at an address."""
    shelf = Shelf.of(prepare(FolderTree(ROOT), today=dt.date(2026, 11, 21)).corpus)
    return Export.of(shelf.dossier(next(each for each in shelf.editions if each.id == "2025-08-07")), URL)


@cache
def miniature() -> Export:
    return Export.of(prepare(FolderTree(MINIATURE), today=dt.date(2020, 6, 1)))


def files(export: Export, ending: str) -> dict[str, str]:
    """The files of one format, by their paths without `data/` and their ending."""
    printers = {"csl.json": csl_files, "bib": bibtex_files, "txt": text_files}
    return {file.path[len("data/") : -len(ending) - 1]: file.text for file in printers[ending](export)}


def items(export: Export, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files(export, "csl.json")[path])
    return found


def read(text: str) -> dict[str, dict[str, str]]:
    """Read BibTeX with a reader that knows the signs its own table lacks; what is no text is taken as it is written."""
    known = get_default_latex_context_db()
    signs = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    known.add_context_category("more", [MacroTextSpec(name, sign) for name, sign in signs.items()], prepend=True)
    decoding = LatexDecodingMiddleware(decoder=LatexNodes2Text(latex_context=known, math_mode="verbatim"))
    written, decoded = parse_string(text), parse_string(text, append_middleware=[decoding])
    assert not written.failed_blocks
    assert not decoded.failed_blocks
    found = {
        one.key: {"type": one.entry_type, **{each.key: each.value for each in one.fields}} for one in decoded.entries
    }
    for one in written.entries:
        found[one.key].update((each.key, each.value) for each in one.fields if each.key in ("author", "date", "url"))
    return found


def entries(text: str) -> dict[str, dict[str, str]]:
    """Read BibTeX behind its first line, which is no entry."""
    line, _, rest = text.partition("\n")
    assert line.startswith("% ")
    return bibtex.entries(rest)


def test_every_file_holds_to_the_standards() -> None:
    for export in (miniature(), SMALL, real()):
        found, told = files(export, "csl.json"), files(export, "bib")
        assert {path: faults for path, text in found.items() if (faults := csl.faults(text.encode()))} == {}
        assert told.keys() == found.keys() == files(export, "txt").keys()
        assert {"edition", "sources"} <= told.keys()
        # The same works in both; each is one and the same wherever it stands.
        works: dict[str, str] = {}
        for path, text in told.items():
            each = {part.partition(",")[0].partition("{")[2]: part for part in re.split(r"\n(?=@)", text)[1:]}
            assert list(each) == [item["id"] for item in json.loads(found[path])], path
            assert {**each, **works} == {**works, **each}
            works |= each
        assert set(bibtex.entries("\n".join(works.values()))) == set(works)
        # Neither TeX nor a reader of BibTeX stumbles at these signs in a key.
        assert all(re.fullmatch(r"[a-z0-9.-]+", key) for key in works)
    # What readers do not see is cited nowhere.
    assert {"sources/gazette-2020", "figures/boats", "facts/riders-post"} <= files(miniature(), "bib").keys()
    assert not {"facts/draft", "facts/sank", "facts/riders-old"} & files(miniature(), "bib").keys()


UNKNOWN = {"title": "A paper", "publisher": "Bay Line", "language": "en"}
NOT_READ = f"Not read; known only through others. {LISTED}"
# Each source as CSL has it.
ITEMS: dict[str, dict[str, Any]] = {
    "post-2030": {
        "id": "post-2030",
        "type": "article-newspaper",
        "title": "A year of the ferry",
        "author": [{"literal": "a.b."}, {"literal": "C. and D. Deer"}],
        "container-title": "Bay Post",
        "publisher": "Bay Post",
        "issued": {"date-parts": [[2030, 5, 2]]},
        "accessed": {"date-parts": [[2030, 5, 3]]},
        "URL": "https://example.org/ferry",
        "archive_location": "https://archive.example.org/1",
        "language": "en",
        "note": LISTED,
    },
    "report": {
        "id": "report",
        "type": "report",
        "title": "[Rapport {annuel}]",
        "publisher": "Bay Line",
        "issued": {"date-parts": [[2025, 6]]},
        "language": "fr",
        "note": f"Read in excerpt only. {LISTED}",
    },
    "table": {
        **UNKNOWN, "id": "table", "type": "dataset", "note": NOT_READ,
        "issued": {"date-parts": [[2025]], "circa": True},
    },
    # It appeared on one of two days.
    "act": {
        **UNKNOWN, "id": "act", "type": "legislation", "note": NOT_READ,
        "issued": {"date-parts": [[2025, 8, 5], [2025, 8, 6]], "circa": True},
    },
    "since": {
        **UNKNOWN, "id": "since", "type": "post", "note": NOT_READ, "container-title": "Bay Line",
        "issued": {"literal": "20 November 2026 or earlier"},
    },
    "some-month": {
        **UNKNOWN, "id": "some-month", "type": "webpage", "note": NOT_READ,
        "issued": {"literal": "some month of 2025"},
    },
    "decade": {**UNKNOWN, "id": "decade", "type": "document", "note": NOT_READ, "issued": {"literal": "2020s"}},
    "lasting": {
        **UNKNOWN, "id": "lasting", "type": "document", "note": NOT_READ,
        "issued": {"date-parts": [[2025, 5], [2025, 6, 2]]},
    },
    "open": {**UNKNOWN, "id": "open", "type": "document", "note": NOT_READ, "issued": {"literal": "since May 2025"}},
    "doubted": {
        **UNKNOWN, "id": "doubted", "type": "document", "note": NOT_READ,
        "issued": {"date-parts": [[2025, 5, 3]], "circa": True},
    },
}  # fmt: skip


def test_sources_in_csl() -> None:
    sheet = {
        "id": "edition.draft", "type": "dataset", "title": "The ferry at Lantern Bay", "version": "draft",
        "language": "en", "note": "The ferry at Lantern Bay, draft, CC-BY-4.0",
    }  # fmt: skip
    assert items(SMALL, "edition") == [sheet]
    for name, item in ITEMS.items():
        assert items(SMALL, f"sources/{name}") == [item]
    assert items(SMALL, "sources") == [sheet, *(ITEMS[name] for name in sorted(ITEMS))]


def test_no_work_has_the_name_of_another() -> None:
    names = ("draft", "edition-draft", "edition-2030-05-01", "facts-riders-line-2030-05-01", "figures-riders-draft")
    changes = {f"sources/{name}.yml": SOURCE for name in names}
    chained = dossier({**changes, **a_chain([("2030-05-01", changes)])})
    shelf = Shelf.of(chained.corpus)
    for export in (Export.of(chained), Export.of(shelf.dossier(shelf.editions[0]))):
        facts, figures = export.facts, export.dossier.corpus.figures.values()
        works = [*export.citing.all(), *(export.citing.fact(fact)[0] for fact in facts)]
        works += [export.cite_figure(figure)[0] for figure in figures]
        keys = [work.key for work in works]
        assert len(keys) == len(set(keys)) == 1 + len(names) + 1 + 2 + 1
        assert csl.faults(files(export, "csl.json")["sources"].encode()) == []
        assert list(entries(files(export, "bib")["sources"])) == keys[: 1 + len(names) + 1]


def test_the_first_line_of_bibtex_says_where_it_comes_from() -> None:
    title = SHEET.replace("The ferry at Lantern Bay", '"@misc{x,} \\n} @string(a = 1)"')
    spoilt = files(Export.of(dossier({"sheet.yml": title})), "bib")
    for text in spoilt.values():
        assert text.startswith("% (at)misc{x,}  } (at)string(a = 1), draft, CC-BY-4.0\n\n@")
    assert list(entries(spoilt["sources"])) == ["edition.draft", "post-2030"]
    for text in files(real(), "bib").values():
        assert text.startswith("% Multinational Security Support mission in Haiti, edition 2025-08-07, CC-BY-4.0\n\n@")


BIBTEX: dict[str, dict[str, str]] = {
    "post-2030": {
        "type": "article", "title": "A year of the ferry", "author": "{a.b.} and {C. and D. Deer}", "journal": "Bay Post",
        "year": "2030", "date": "2030-05-02", "urldate": "2030-05-03", "language": "en",
        "note": f"{LISTED}. Archived: https://archive.example.org/1", "url": "https://example.org/ferry",
    },
    "report": {
        "type": "techreport", "title": "[Rapport {annuel}]", "institution": "Bay Line", "year": "2025",
        "date": "2025-06", "language": "fr", "note": f"Read in excerpt only. {LISTED}",
    },
    "table": {"type": "misc", "year": "2025", "date": "2025~"},
    # A program that knows no choice of days takes it for a stretch: no more than one of them is lost.
    "act": {"type": "misc", "date": "2025-08-05/2025-08-06"},
    "since": {"type": "misc"},
    "some-month": {"type": "misc", "year": "2025"},
    "decade": {"type": "misc"},
    "lasting": {"type": "misc", "date": "2025-05/2025-06-02"},
    "open": {"type": "misc", "date": "2025-05/.."},
    "doubted": {"type": "misc", "year": "2025", "date": "2025-05-03?"},
}  # fmt: skip
PAPER = {"title": "A paper", "publisher": "Bay Line", "language": "en", "note": NOT_READ}


def test_sources_in_bibtex() -> None:
    found = files(SMALL, "bib")
    for name, fields in BIBTEX.items():
        expected = fields if name in ("post-2030", "report") else {**PAPER, **fields}
        assert read(found[f"sources/{name}"]) == {name: expected}
    # Two people, whatever stands in their names.
    authors = read(found["sources/post-2030"])["post-2030"]["author"]
    assert split_multiple_persons_names(authors) == ["{a.b.}", "{C. and D. Deer}"]


# What TeX and BibTeX take for something else, each in every place.
HOSTILE = (
    "{", "}", "a}b{c", "{}", "\\", "\\\\", "\\alpha", "a\\", "100 % of it", "a & b", "#1", "un_an", "x^2", "a~b",
    "$5 and $6$", '"quoted"', "\u2018quoted\u2019", "it's", "``so''", "1990--2000", "a --- b", "<<a>>", ",,a", "?`", "!`",
    "@misc{x,", "ä €", "تقرير", "\U0001f6a2", "e\u0301", "a = b,", "a and b", "  two  blanks",
)  # fmt: skip
A_WORK = Work(key="w", kind=WorkKind.REPORT, title="A report")


def in_bibtex(text: str) -> dict[str, str]:
    """Read a work back that holds a text wherever it can."""
    work = replace(A_WORK, title=text, authors=(text, "Deer"), publisher=text, said=text, read=text, url=SMALL.url)
    return read(entry(work, SMALL))["w"]


def plain_authors(written: str) -> list[str]:
    return [read(f"@misc{{k,\n  title = {each},\n}}\n")["k"]["title"] for each in split_multiple_persons_names(written)]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_bibtex_takes_for_something_else_is_read_back_as_it_was(text: str) -> None:
    found = in_bibtex(text)
    assert found["title"] == text
    assert found["institution"].strip() == text.strip()
    assert found["note"].startswith(f"Said by {text}. ")
    assert [name.strip() for name in plain_authors(found["author"])] == [text.strip(), "Deer"]


TEXTS = st.text(st.sampled_from("{}\\%&#_^~$\"'`-,=@<>?! abä€ع\U0001f6a2\n\t\x07\u0085\u2028"), min_size=1, max_size=12)


@settings(max_examples=60)
@given(TEXTS)
def test_any_text_is_read_back_from_bibtex(text: str) -> None:
    # A field is one line; a sign nobody can see is a blank.
    expected = re.sub("[\n\t\x07\u0085\u2028]+", " ", text)
    found = in_bibtex(text)
    assert found["title"] == expected
    assert found["note"].startswith(f"Said by {expected}. ")


def test_addresses_in_bibtex() -> None:
    addresses = {
        "https://example.org/a%20b/~c_d?e=1&f=$2#g": "https://example.org/a%20b/~c_d?e=1&f=$2#g",
        "https://example.org/été/{x}^": "https://example.org/%C3%A9t%C3%A9/%7Bx%7D%5E",
        "https://example.org/a--b''": "https://example.org/a--b''",
    }
    for address, written in addresses.items():
        work = replace(A_WORK, url=address, accessed=parse_date("2030-05-03"))
        found = read(entry(work, SMALL))["w"]
        assert (found["url"], found["urldate"]) == (written, "2030-05-03")


NAME = "Multinational Security Support mission in Haiti"
EFE = (
    "mm-md, seo, mcd, “One year on, Haiti Security Mission struggles to curb gang violence”, EFE, 25 June 2025, "
    "https://efe.com/en/other-news/2025-06-25/one-year-haiti-security-mission-curb-gang-violence "
    "(seen on 20 November 2026)."
)
DAILY8 = (
    "“Haiti's first domestic flight takes off since gangs halted commercial air travel last year”, Daily8, "
    "about 12 June 2025, https://www.daily8.com/en/article/b43181d96b6d8593beb5711b3e2a12d5 "
    "(read in excerpt only; seen on 21 November 2026)."
)
KENYANS = (
    "“[Kenyan police in Haiti reveal significant progress in anti-gang operation]”, Kenyans.co.ke, "
    "between 5 and 6 August 2025, "
    "https://www.kenyans.co.ke/news/114905-kenyan-police-haiti-reveal-significant-progress-anti-gang-operation "
    "(seen on 20 November 2026)."
)


def test_a_disputed_figure_is_cited_with_the_edition_and_every_work_beneath_it() -> None:
    # Africanews and Le Placentin give a date alone.
    beneath = {
        "airport": ("State of the main airport", ["efe-2025-06-25", "daily8-2025-06-12", "kenyans-2025-08-05"]),
        "progress": ("Progress of the mission", ["kenyans-2025-08-05", "efe-2025-06-25"]),
    }
    for figure, (title, works) in beneath.items():
        path, key = f"figures/{figure}", f"figures.{figure}.2025-08-07"
        first, *others = items(real(), path)
        assert first == {
            "id": key, "type": "entry", "title": title, "container-title": NAME,
            "issued": {"date-parts": [[2026, 11, 21]]}, "URL": f"{URL}{path}/", "version": "2025-08-07",
            "language": "en", "note": f"Accounts compete. {NAME}, edition 2025-08-07, CC-BY-4.0",
        }  # fmt: skip
        assert [each["id"] for each in others] == works
        found = read(files(real(), "bib")[path])
        assert list(found) == [key, *works]
        assert found[key] == {
            "type": "misc", "title": title, "booktitle": NAME, "version": "2025-08-07", "year": "2026", "date": "2026-11-21",
            "url": f"{URL}{path}/", "language": "en",
            "note": f"Accounts compete. {NAME}, edition 2025-08-07, CC-BY-4.0",
        }  # fmt: skip
    place = f"in: {NAME} (fact sheet), edition 2025-08-07, 21 November 2026, {URL}figures"
    listed = f"Listed in: {NAME}, edition 2025-08-07, CC-BY-4.0."
    assert files(real(), "txt")["figures/airport"].split("\n") == [
        f"“State of the main airport”, {place}/airport/ (accounts compete).", "Resting on:", f"- {EFE}", f"- {DAILY8}", f"- {KENYANS}",
        listed, "",
    ]  # fmt: skip
    assert files(real(), "txt")["figures/progress"].split("\n") == [
        f"“Progress of the mission”, {place}/progress/ (accounts compete).", "Resting on:", f"- {KENYANS}", f"- {EFE}",
        listed, "",
    ]  # fmt: skip


def test_citations_as_text() -> None:
    found = files(SMALL, "txt")
    post = (
        "a.b., C. and D. Deer, “A year of the ferry”, Bay Post, 2 May 2030, https://example.org/ferry "
        "(seen on 3 May 2030; archived: https://archive.example.org/1)."
    )
    listed = "Listed in: The ferry at Lantern Bay, draft, CC-BY-4.0."
    assert found["sources/post-2030"] == f"{post}\n{listed}\n"
    assert found["facts/ferry-began"] == (
        "“The ferry sailed for the first time in May 2029.”, in: The ferry at Lantern Bay (fact sheet), "
        f"draft, no edition (said by Bay Post).\nResting on:\n- {post}\n{listed}\n"
    )
    unread = "(not read; known only through others)."
    assert found["sources"].split("\n") == [
        "“The ferry at Lantern Bay”, fact sheet, draft, no edition.",
        f"“A paper”, Bay Line, between 5 and 6 August 2025 {unread}",
        f"“A paper”, Bay Line, 2020s {unread}",
        f"“A paper”, Bay Line, 3 May 2025 (uncertain) {unread}",
        f"“A paper”, Bay Line, from May 2025 to 2 June 2025 {unread}",
        f"“A paper”, Bay Line, since May 2025 {unread}",
        post,
        "“[Rapport {annuel}]”, Bay Line, June 2025 (read in excerpt only).",
        f"“A paper”, Bay Line, 20 November 2026 or earlier {unread}",
        f"“A paper”, Bay Line, some month of 2025 {unread}",
        f"“A paper”, Bay Line, about 2025 {unread}",
        listed,
        "",
    ]
    assert files(real(), "txt")["edition"] == (
        f"“{NAME}”, fact sheet, edition 2025-08-07, 21 November 2026, {URL}.\n"
        f"Listed in: {NAME}, edition 2025-08-07, CC-BY-4.0.\n"
    )
