"""Templates: macros stand in all of them, and what is repeated is printed once."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from factsheet.pages.render import Renderer, compiled


@dataclass
class Thing:
    """Something that counts how often it is read."""

    name: str
    read: int = 0

    @property
    def words(self) -> str:
        self.read += 1
        return self.name


@pytest.fixture
def renderer(tmp_path: Path) -> Renderer:
    repeated = '{% macro link(thing, plain=false) %}<a href="{{ root }}x">{{ thing.words }}{{ " plain" if plain }}</a>{% endmacro %}'
    (tmp_path / "_repeated.html").write_text(repeated)
    (tmp_path / "_macros.html").write_text(
        "{% macro item(thing) %}<li>{{ link(thing) }} {{ sheet }}</li>{% endmacro %}"
    )
    (tmp_path / "list.html").write_text("{% for each in things %}{{ item(each) }}{% endfor %}{{ more }}")
    (tmp_path / "plain.html").write_text("{{ link(thing, plain=true) }}{{ link(thing) }}{{ link(thing, true) }}")
    (tmp_path / "wrong.html").write_text("{{ thing.nothing }}")
    return Renderer(tmp_path, {}, {"sheet": "S"})


def test_what_is_repeated_is_read_once_for_each_depth(renderer: Renderer) -> None:
    thing = Thing("a < b")
    once = '<li><a href="../x">a &lt; b</a> S</li>'
    assert renderer.body("list.html", "../", things=[thing, thing], more="") == once + once
    assert renderer.body("list.html", "../", things=[thing], more="<") == once + "&lt;"
    assert thing.read == 1
    assert renderer.body("list.html", "", things=[thing], more="") == '<li><a href="x">a &lt; b</a> S</li>'
    assert thing.read == 2


def test_things_that_are_equal_are_told_apart(renderer: Renderer) -> None:
    one, two = Thing("a"), Thing("a")
    renderer.body("list.html", "", things=[one, two], more="")
    assert (one.read, two.read) == (1, 1)


def test_a_thing_that_is_gone_is_not_taken_for_another(renderer: Renderer) -> None:
    for n in range(50):
        assert f">{n}</a>" in renderer.body("list.html", "", things=[Thing(str(n))], more="")


def test_words_by_place_and_by_name_are_two_things(tmp_path: Path) -> None:
    repeated = "{% macro pair(one, two='-') %}{{ one }}{{ two }}{% endmacro %}"
    page = "{{ pair('a', two='b') }} {{ pair('a', 'two') }} {{ pair('a', 'two', 'b') if more }}"
    for name, text in {"_repeated.html": repeated, "_macros.html": "", "page.html": page}.items():
        (tmp_path / name).write_text(text)
    assert Renderer(tmp_path, {}, {}).body("page.html", "", more=False) == "ab atwo "


def test_what_is_said_of_it_counts_too(renderer: Renderer) -> None:
    plain, bare = '<a href="x">a plain</a>', '<a href="x">a</a>'
    assert renderer.body("plain.html", "", thing=Thing("a")) == plain + bare + plain


def test_a_name_that_is_not_there_is_a_fault(renderer: Renderer) -> None:
    with pytest.raises(UndefinedError, match="nothing"):
        renderer.body("wrong.html", "", thing=Thing("a"))


@pytest.mark.parametrize("fault", [OSError(30, "Read-only file system"), RuntimeError("no safe directory")])
def test_where_nothing_can_be_kept_templates_are_compiled_each_time(
    fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: object) -> str:
        raise fault

    monkeypatch.setattr("jinja2.bccache.FileSystemBytecodeCache._get_default_cache_dir", refuse)
    assert compiled() is None


def test_what_was_kept_badly_is_compiled_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    monkeypatch.setattr("jinja2.bccache.FileSystemBytecodeCache._get_default_cache_dir", lambda _self: str(kept))
    templates = tmp_path / "templates"
    templates.mkdir()
    for name, text in {"_repeated.html": "", "_macros.html": "", "page.html": "{{ word }}"}.items():
        (templates / name).write_text(text)
    for cut in (None, 0, 20, 40, 60):
        for file in kept.iterdir():
            if cut is not None:
                file.write_bytes(file.read_bytes()[:cut])
        assert Renderer(templates, {}, {}).body("page.html", "", word="a < b") == "a &lt; b"
    assert len(list(kept.iterdir())) == 3


def test_without_room_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: object, _bucket: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("jinja2.bccache.FileSystemBytecodeCache.dump_bytecode", full)
    for name, text in {"_repeated.html": "", "_macros.html": "", "page.html": "{{ word }}"}.items():
        (tmp_path / name).write_text(text)
    assert Renderer(tmp_path, {}, {}).body("page.html", "", word="a") == "a"
