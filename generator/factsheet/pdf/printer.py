"""The printer: from what stands on paper to the bytes of one PDF, which is PDF/UA-1 and PDF/A-2a at once.

The only door to the libraries that write it. They are an extra: without them everything else works.
"""

import datetime as dt
import io
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
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
    return apart(partial(_printed, paper, pictures, day))


def _printed(paper: Data, pictures: Mapping[str, bytes], day: dt.date) -> bytes:
    # Several threads are no faster with one document, and now and then take thirty megabytes more.
    os.environ.setdefault("RAYON_NUM_THREADS", "1")
    address = paper["cover"]["address"]
    whole = _mapped(legible, {**paper, "qr": _qr_code(address) if address else None})
    with tempfile.TemporaryDirectory(prefix="factsheet-") as folder:
        desk = Path(folder)
        shutil.copytree(theme_folder() / "print", desk, dirs_exist_ok=True, ignore=shutil.ignore_patterns("fonts"))
        (desk / "data.json").write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
        (desk / "pictures").mkdir()
        for name, data in pictures.items():
            (desk / "pictures" / name).write_bytes(data)
        data = _compiled(desk / "factsheet.typ", day)
        _forget(desk)
        return _lean(data)


def is_picture(name: str, data: bytes) -> bool:
    """Tell whether a picture can be drawn; the ending of its name says of which kind it is."""
    if not is_installed():
        raise NoPrinter
    return apart(partial(_is_picture, name, data))


def _is_picture(name: str, data: bytes) -> bool:
    import typst  # noqa: PLC0415 - a library of 80 MB, and an extra

    with tempfile.TemporaryDirectory(prefix="factsheet-") as folder:
        (Path(folder) / name).write_bytes(data)
        template = Path(folder) / "picture.typ"
        template.write_text("#image(sys.inputs.name)", encoding="utf-8")
        try:
            typst.compile(template, font_paths=_fonts(), sys_inputs={"name": name})
        except typst.TypstError:
            return False
    return True


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
    return " ".join([found.message, *found.hints, *found.diagnostic.split("\n")[:3]])


@cache
def _fonts() -> "typst.Fonts":
    """Take our own fonts and no others, so that a PDF looks the same wherever it is printed."""
    import typst  # noqa: PLC0415 - as above

    folder = str(theme_folder() / "print" / "fonts")
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


def _mapped(change: Callable[[str], str], data: Any) -> Any:
    """Change every text in plain data."""
    match data:
        case str():
            return change(data)
        case dict():
            return {key: _mapped(change, each) for key, each in data.items()}
        case list() | tuple():
            return [_mapped(change, each) for each in data]
        case _:
            return data
