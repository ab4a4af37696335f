"""Citations of the sheet and of every record: CSL-JSON and BibTeX for reference managers, a text for people."""

from collections.abc import Callable, Iterator, Sequence

from factsheet.exports.bibtex import as_bibtex
from factsheet.exports.csl import as_csl
from factsheet.exports.export import Export, Exported
from factsheet.wording.works import Work, in_text

Printer = Callable[[Sequence[Work], Export], str]


def _as_text(works: Sequence[Work], export: Export) -> str:
    """Print the first work and what it rests on, and where this comes from."""
    return f"{export.citing.text(works)}\n{_listed(export)}\n"


def _all_as_text(works: Sequence[Work], export: Export) -> str:
    return "\n".join([*(in_text(work, export.words.language) for work in works), _listed(export)]) + "\n"


def _listed(export: Export) -> str:
    """Say of which edition this is, and under which licence: a file may travel alone."""
    return f"Listed in: {export.signature}."


def csl_files(export: Export) -> Iterator[Exported]:
    """Give CSL-JSON of the sheet, of all sources together, and of each source, fact and figure."""
    yield from _files(export, "csl.json", as_csl, as_csl)


def bibtex_files(export: Export) -> Iterator[Exported]:
    """Give the same as BibTeX."""
    yield from _files(export, "bib", as_bibtex, as_bibtex)


def text_files(export: Export) -> Iterator[Exported]:
    """Give the same as text."""
    yield from _files(export, "txt", _as_text, _all_as_text)


def _files(export: Export, ending: str, one: Printer, many: Printer) -> Iterator[Exported]:
    corpus = export.dossier.corpus

    def file(path: str, works: Callable[[], Sequence[Work]], printer: Printer = one) -> Exported:
        return Exported(f"data/{path}.{ending}", lambda: [printer(works(), export)])

    yield file("edition", lambda: [export.work])
    yield file("sources", export.citing.all, many)
    for source in corpus.sources.values():
        yield file(f"sources/{source.id}", lambda source=source: export.citing.source(source))  # type: ignore[misc]
    for figure in corpus.figures.values():
        yield file(f"figures/{figure.id}", lambda figure=figure: export.cite_figure(figure))  # type: ignore[misc]
    for fact in export.facts:
        yield file(f"facts/{fact.id}", lambda fact=fact: export.citing.fact(fact))  # type: ignore[misc]
