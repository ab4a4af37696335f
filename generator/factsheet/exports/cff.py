"""`CITATION.cff` for the repository (Citation File Format 1.2.0): how the newest edition is cited as a dataset."""

import json
import re
from collections.abc import Iterator

from factsheet.exports.cells import without_controls
from factsheet.exports.export import Export, Exported
from factsheet.exports.names import CITATION, MARK
from factsheet.model.editions import Edition

# JSON lets them stand; YAML folds them away.
_ENDS_OF_LINES = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029"})

_MESSAGE = "Cite the edition you used: its pages and files stay as they are."
# The format knows licences by their short names alone; any other is told in words.
_LICENCES = re.compile(r"CC0-1\.0|CC-BY(-NC)?(-SA|-ND)?-(1|2|3|4)\.0|ODbL-1\.0|ODC-By-1\.0|PDDL-1\.0|MIT|Apache-2\.0")


def cff_files(export: Export) -> Iterator[Exported]:
    """Give the file."""
    yield Exported(CITATION, lambda: ["\n".join(_lines(export)), "\n"])


def _lines(export: Export) -> Iterator[str]:
    """Print it in that YAML which is JSON, value by value: no title can break it."""
    sheet, words, edition = export.sheet, export.words, export.edition
    yield MARK
    yield "cff-version: 1.2.0"
    known = _LICENCES.fullmatch(sheet.licence) is not None
    yield f"message: {_quoted(_MESSAGE if known else f'{_MESSAGE} Licence: {sheet.licence}.')}"
    yield "type: dataset"
    yield f"title: {_quoted(words.plain(sheet.title))}"
    yield f"abstract: {_quoted(words.plain(sheet.subject))}"
    # The format asks for an author, and has this word where nobody is named; nobody is invented.
    yield "authors:"
    yield f"  - name: {_quoted(sheet.publisher or 'anonymous')}"
    yield from _edition(edition) if edition is not None else ()
    if known:
        yield f"license: {_quoted(sheet.licence)}"
    if export.url or sheet.address:
        yield f"url: {_quoted(export.url or sheet.address)}"
    if sheet.repository:
        yield f"repository-code: {_quoted(sheet.repository)}"


def _edition(edition: Edition) -> Iterator[str]:
    yield f"version: {_quoted(edition.id)}"
    yield f"date-released: {_quoted(edition.released.isoformat())}"
    yield "identifiers:"
    yield "  - type: other"
    yield f"    value: {_quoted(f'sha256:{edition.seal}')}"
    yield f"    description: {_quoted(f'The seal of edition {edition.id}')}"


def _quoted(text: str) -> str:
    return json.dumps(without_controls(text), ensure_ascii=False).translate(_ENDS_OF_LINES)
