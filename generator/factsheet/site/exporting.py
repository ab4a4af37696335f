"""Open data into any folder: the files of some formats, each put in its place whole."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from errno import EISDIR
from itertools import islice
from os import strerror
from pathlib import Path

from factsheet.documents.files import CannotWrite
from factsheet.dossier import Shelf
from factsheet.exports.catalogue import FORMATS
from factsheet.exports.cff import cff_files
from factsheet.exports.changes import changes_of
from factsheet.exports.export import Export, Exported
from factsheet.exports.feeds import Told, feeds
from factsheet.exports.names import CITATION, Form, is_ours
from factsheet.pages.embedded import embeds
from factsheet.pages.press import Press
from factsheet.problems import FactsheetError
from factsheet.site.open_data import embed_files, write
from factsheet.site.pouring import Progress
from factsheet.theme import theme_folder

_OFTEN = 500  # files between two words on how far it is


class WrittenByHand(FactsheetError):
    """A file that an export would replace was not made by one."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was written by hand and is left alone; nothing was written: move it away first")


def chosen(source: Export, shelf: Shelf, address: str, forms: Sequence[Form]) -> Iterator[Exported]:
    """Give the files of some formats."""
    for form in dict.fromkeys(forms):
        if form in FORMATS:
            yield from FORMATS[form](source)
        elif form is Form.EMBEDS:
            templates, language = theme_folder() / "pages", source.words.language
            beside = bool(source.url)  # other editions stand there too
            press = Press(source.dossier, source.sheet, templates, language, beside=beside, url=source.url)
            # They may be put on any host, so they lead to where the sheet stands.
            yield from embed_files(embeds(press, source.url))
        elif form is Form.CFF:
            yield from cff_files(source)
        else:
            told = [Told(each, changes_of(Export.of(shelf.dossier(each)))) for each in reversed(shelf.editions)]
            for path, data in feeds(told, address).items():
                yield Exported(path, lambda data=data: [data.decode()])  # type: ignore[misc]


def write_into(output: Path, printing: Callable[[], Iterable[Exported]], progress: Progress | None) -> int:
    """Write all beside the folder first, then put each file in its place: what fails leaves what was there.

    Files are printed one by one, and of those that are written only the names are kept.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".factsheet-", dir=output) as folder:
            of = sum(1 for _ in printing()) if progress is not None else 0
            files = iter(printing())
            names: list[str] = []
            while some := list(islice(files, _OFTEN)):
                if progress is not None:
                    progress(len(names), of)
                write(some, Path(folder))
                names += [each.path for each in some]
            for name in names:
                _make_room(output / name)
            for name in names:
                (Path(folder) / name).replace(output / name)
    except OSError as error:
        raise CannotWrite(output, error) from error
    return len(names)


def _make_room(path: Path) -> None:
    """Make a file's folder; what must stay in its own place stays, and nothing has been put in any other place yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.name == CITATION and path.is_file() and not is_ours(path):
        raise WrittenByHand(path)
    if path.is_dir():
        raise CannotWrite(path, IsADirectoryError(EISDIR, strerror(EISDIR)))
