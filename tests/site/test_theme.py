"""What is kept of the theme changes nothing of what is built from it."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from factsheet.site.theme import keep_compiled, list_once


def of(*folders: Path, **settings: Any) -> Any:
    """Settings with a theme in some folders."""

    def get_env() -> Environment:
        return Environment(loader=FileSystemLoader(folders), auto_reload=False, autoescape=True)

    theme = SimpleNamespace(dirs=[str(folder) for folder in folders], get_env=get_env)
    return SimpleNamespace(theme=theme, hooks={}, plugins={"factsheet": 1, "material/search": 2}, **settings)


def test_mkdocs_finds_the_files_it_would_have_found(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ndocs_dir: pages\ntheme: {name: material}\n", encoding="utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    plain = Files([])
    plain.add_files_from_theme(config.theme.get_env(), config)
    list_once(config)
    for _ in range(2):  # listed, then from what is kept
        found = Files([])
        found.add_files_from_theme(config.theme.get_env(), config)
        assert [file.src_uri for file in found] == [file.src_uri for file in plain]
    assert len(plain.src_uris) > 30


def test_who_asks_for_hidden_files_gets_them(tmp_path: Path) -> None:
    for name in (".icons/a.svg", "deep/.kept/b.svg", "c.svg", "d.css"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    config = of(tmp_path)
    list_once(config)
    env = config.theme.get_env()
    assert env.list_templates(filter_func=lambda name: name.endswith("svg")) == [
        ".icons/a.svg", "c.svg", "deep/.kept/b.svg",
    ]  # fmt: skip
    assert env.list_templates(extensions=["css"]) == ["d.css"]


def test_a_template_that_is_changed_or_covered_is_compiled_anew(tmp_path: Path) -> None:
    """Each build has an environment of its own; what an earlier one left is found by the text of a template."""
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder in (ours, theirs):
        folder.mkdir()

    def printed(*folders: Path) -> str:
        config = of(*folders)
        keep_compiled(config)
        env = config.theme.get_env()
        assert env.bytecode_cache is not None
        return str(env.get_template("page.html").render(word="<b>"))

    (theirs / "page.html").write_text("one {{ word }}", encoding="utf-8")
    assert printed(ours, theirs) == printed(ours, theirs) == "one &lt;b&gt;"
    (theirs / "page.html").write_text("two {{ word }}", encoding="utf-8")
    assert printed(ours, theirs) == "two &lt;b&gt;"
    (ours / "page.html").write_text("covered", encoding="utf-8")
    assert printed(ours, theirs) == "covered"


@pytest.mark.parametrize("by", [{"hooks": {"hooks.py": 1}}, {"plugins": {"factsheet": 1, "macros": 2}}])
def test_where_somebodys_code_has_a_say_nothing_is_kept(by: dict[str, Any], tmp_path: Path) -> None:
    config = of(tmp_path)
    vars(config).update(by)
    keep_compiled(config)
    assert config.theme.get_env().bytecode_cache is None
