"""The theme's stylesheet with addresses in place of pictures."""

from importlib.resources import files
from xml.etree import ElementTree as ET

from factsheet.site.stylesheet import without_pictures


def test_a_picture_becomes_a_file_and_is_named_by_what_is_in_it() -> None:
    css = """a{--x:url("data:image/svg+xml;charset=utf-8,<svg xmlns='http://www.w3.org/2000/svg'>\\3c g/></svg>");color:red}"""
    out, pictures = without_pictures(css)
    [(name, picture)] = pictures.items()
    assert out == f'a{{--x:url("../icons/{name}");color:red}}'
    assert picture == "<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>"
    assert without_pictures(css + css)[1] == pictures


def test_other_addresses_stay() -> None:
    css = 'a{background:url("x.png")} b{background:url(y.svg)}'
    assert without_pictures(css) == (css, {})


def test_the_theme_of_this_version_keeps_no_picture() -> None:
    [path] = (files("material") / "templates/assets/stylesheets").glob("main.*.css")  # type: ignore[attr-defined]
    out, pictures = without_pictures(path.read_text(encoding="utf-8"))
    assert "data:" not in out
    assert len(pictures) > 20
    for picture in pictures.values():
        assert ET.fromstring(picture).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - the theme's own
