"""The printer: from what stands on paper to the bytes of one PDF, which is PDF/UA-1 and PDF/A-2a at once.

The only door to the libraries that write it. They are an extra: without them everything else works.
"""

import datetime as dt
import io
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factsheet.documents.characters import legible
from factsheet.pdf.apart import apart
from factsheet.pdf.compositor import Data
from factsheet.problems import FactsheetError
from factsheet.theme import theme_folder

if TYPE_CHECKING:
    import typst

STANDARDS: list["typst.PDFStandard"] = ["a-2a", "ua-1"]
# Characters of an address; a longer one makes a code that no camera reads at this size.
_LONGEST_CODED = 300
# A word longer than any digest is let break every few letters; what is followed or looked up stays as it is.
_UNBROKEN = re.compile(r"[^\s\u200b]{71,}")
_UNBROKEN_ADDRESS = re.compile(r"[^\s\u200b/?&=#._-]{71,}")
_PIECE = re.compile(r"(.{10})(?=.)", re.DOTALL)
_TO_THE_LETTER = frozenset({"to", "url", "label", "address", "seal", "sha256", "picture", "lang", "language"})
_LIBRARIES = ("typst", "pikepdf", "segno")
_INSTALL = "pip install 'factsheet[pdf]'"


class NoPrinter(FactsheetError):
    """The libraries that write a PDF are not installed."""

    def __init__(self) -> None:
        super().__init__(f"no PDF can be written: the extra `pdf` is not installed ({_INSTALL})")


class NotPrinted(FactsheetError):
    """The template could not be printed: a fault of ours, or of a theme that was changed."""


def is_installed() -> bool:
    """Tell whether a PDF can be written here."""
    return all(find_spec(each) is not None for each in _LIBRARIES)


def print_paper(paper: Data, pictures: Mapping[str, bytes], day: dt.date) -> bytes:
    """Write a paper as a PDF that bears the date of a day; the same paper gives the same bytes."""
    if not is_installed():
        raise NoPrinter
    # The folder is this process's, so that it goes even if the copy is killed.
    with _desk() as desk:
        return apart(partial(_printed, paper, pictures, day, desk))


def _printed(paper: Data, pictures: Mapping[str, bytes], day: dt.date, desk: Path) -> bytes:
    # Several threads are no faster with one document, and now and then take thirty megabytes more.
    os.environ.setdefault("RAYON_NUM_THREADS", "1")
    address = paper["cover"]["address"]
    whole = _mapped({**paper, "qr": _qr_code(address) if 0 < len(address) <= _LONGEST_CODED else None})
    files = {f"pictures/{name}": data for name, data in pictures.items()}
    files["data.json"] = json.dumps(whole, ensure_ascii=False).encode()
    for pattern in ("*.typ", "parts/*.typ", "*.css"):
        # Copied by content alone: where the program is installed, folders may be closed to writing.
        files |= {path.relative_to(_theme()).as_posix(): path.read_bytes() for path in _theme().glob(pattern)}
    for name, data in files.items():
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_bytes(data)
    pdf = _compiled(desk / "factsheet.typ", day)
    _forget(desk)
    return _lean(pdf)


@contextmanager
def _desk() -> Iterator[Path]:
    """Give a folder for what the template reads, which is gone afterwards."""
    try:
        with tempfile.TemporaryDirectory(prefix="factsheet-") as folder:
            yield Path(folder)
    except OSError as error:
        raise NotPrinted(f"the PDF was not printed: {error.strerror or error} ({tempfile.gettempdir()})") from error


def _theme() -> Path:
    return theme_folder() / "print"


def is_picture(name: str, data: bytes) -> bool:
    """Tell whether a picture can be drawn; the ending of its name says of which kind it is."""
    if not is_installed():
        raise NoPrinter
    with _desk() as desk:
        (desk / name).write_bytes(data)
        return apart(partial(_is_picture, name, desk))


def _is_picture(name: str, desk: Path) -> bool:
    import typst  # noqa: PLC0415 - a library of 80 MB, and an extra

    template = desk / "picture.typ"
    template.write_text('#set document(title: "A")\n#image(sys.inputs.name, alt: "A")', encoding="utf-8")
    try:
        # By the same standards: a picture in colours for the press would be refused with the whole paper.
        _, warnings = typst.compile_with_warnings(
            template, font_paths=_fonts(), sys_inputs={"name": name}, pdf_standards=STANDARDS, timestamp=0
        )
    except typst.TypstError:
        return False
    return not warnings


def _compiled(template: Path, day: dt.date) -> bytes:
    import typst  # noqa: PLC0415 - as above

    midnight = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    try:
        data, warnings = typst.compile_with_warnings(
            template,
            root=template.parent,
            font_paths=_fonts(),
            pdf_standards=STANDARDS,
            timestamp=int(midnight.timestamp()),
        )
    except typst.TypstError as error:
        raise NotPrinted(f"the PDF was not printed: {_told(error)}") from error
    if warnings:
        raise NotPrinted(f"the PDF was not printed: {_told(warnings[0])}")
    return data


def _told(found: "typst.TypstError | typst.TypstWarning") -> str:
    """Say what Typst complains of, and where in the template; the folder it stands in is gone by then."""
    place = re.search(r"[\w-]+\.typ:\d+:\d+", found.diagnostic)
    return " ".join([found.message, *found.hints, *([f"({place[0]})"] if place is not None else [])])


@cache
def _fonts() -> "typst.Fonts":
    """Take our own fonts and no others, so that a PDF looks the same wherever it is printed."""
    import typst  # noqa: PLC0415 - as above

    folder = str(_theme() / "fonts")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def _forget(desk: Path) -> None:
    """Let Typst drop what it remembers of a paper: it keeps what the last ten runs have used, a hundred megabytes."""
    import typst  # noqa: PLC0415 - as above

    empty = desk / "empty.typ"
    empty.touch()
    for _ in range(11):
        typst.compile(empty, font_paths=_fonts())


def _lean(data: bytes) -> bytes:
    """Write a PDF with its many small objects together: the tags alone are half of what stands in it."""
    import pikepdf  # noqa: PLC0415 - an extra

    lean = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(lean, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return min(data, lean.getvalue(), key=len)


def _qr_code(address: str) -> str:
    """Draw an address as a QR code, to be read from paper."""
    import segno  # noqa: PLC0415 - an extra

    drawn = io.BytesIO()
    segno.make_qr(address, error="m").save(drawn, kind="svg", border=0, omitsize=True, xmldecl=False, nl=False)
    return drawn.getvalue().decode()


def _mapped(data: Any) -> Any:
    """Make every text in plain data ready for print."""
    match data:
        case str():
            return _breakable(legible(data), _UNBROKEN)
        case dict():
            return {key: _changed(key, each) for key, each in data.items()}
        case list() | tuple():
            return [_mapped(each) for each in data]
        case _:
            return data


def _breakable(text: str, unbroken: re.Pattern[str]) -> str:
    """Let words that fit on no line be broken every few letters."""
    return unbroken.sub(lambda word: _PIECE.sub("\\1\u200b", word[0]), text)


def _changed(key: str, data: Any) -> Any:
    """Make what stands under a key ready; in a drawing no word is broken, and Typst breaks addresses at their signs."""
    if key in _TO_THE_LETTER or data is None:
        return data
    if key == "svg":
        return legible(data)
    return _breakable(legible(data), _UNBROKEN_ADDRESS) if key == "shown" else _mapped(data)
