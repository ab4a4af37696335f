"""Other generators, each given the pages of a built site as Markdown."""

import json
import shutil
from pathlib import Path

import yaml

import factsheet.desk
from as_markdown import pages, paths_of

SETTINGS = Path(factsheet.desk.__file__).parent / "starter" / "mkdocs.yml"
# What has an entry in the navigation, as in a site of ours; no record has.
ORDER = ("", "timeline/", "figures/", "facts/", "sources/", "actors/", "places/", "about/")
HUGO = """\
baseURL = "https://example.org/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
"""


def mkdocs(site: Path, folder: Path) -> Path:
    """Make a project of Material for MkDocs: the settings a dossier starts with, without our plugin.

    `no-search.yml` stands beside `mkdocs.yml` and differs in what its name says.
    """
    _documents(site, folder / "docs")
    settings = yaml.safe_load(SETTINGS.read_text(encoding="utf-8"))
    paths = paths_of(site)
    settings |= {
        "site_name": "A synthetic dossier",
        "docs_dir": "docs",
        "copyright": "Licence: CC0-1.0",
        "nav": [paths[address] for address in ORDER if address in paths],
        # Records stand outside the navigation, so MkDocs need not remark on them.
        "not_in_nav": "\n".join(f"/{kind}/*" for kind in ("facts", "figures", "sources", "actors", "places")),
    }
    for name, plugins in (("mkdocs", ["search"]), ("no-search", [])):
        settings |= {"plugins": plugins, "site_dir": f"site-{name}"}
        (folder / f"{name}.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return folder


def hugo(site: Path, folder: Path) -> Path:
    """Make a project of Hugo; its one layout is a page of ours, so that as many bytes are written around a text."""
    _documents(site, folder / "content")
    for index in (folder / "content").rglob("index.md"):
        index.rename(index.with_name("_index.md"))  # a list with pages below it, not a page with files beside it
    record = next(site.glob("facts/*/index.html")).read_text(encoding="utf-8")
    before, _, rest = record.partition("<article")
    opening, _, rest = rest.partition(">")
    after = rest.partition("</article>")[2]
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        text = f"{before}<article{opening}>{{{{ .Content }}}}</article>{after}"
        (layouts / name).write_text(text, encoding="utf-8")
    (folder / "config.toml").write_text(HUGO, encoding="utf-8")
    # Search: what Hugo's own pages would load, title and text of every page.
    entry = '{{ dict "location" .RelPermalink "title" .Title "text" .Plain | jsonify }}'
    listed = f"[{{{{ range $n, $_ := site.Pages }}}}{{{{ if $n }}}},{{{{ end }}}}{entry}{{{{ end }}}}]"
    (folder / "layouts" / "index.json").write_text(listed, encoding="utf-8")
    outputs = json.dumps(["HTML", "JSON"])
    with (folder / "config.toml").open("a", encoding="utf-8") as file:
        file.write(f"[outputs]\nhome = {outputs}\n")
    return folder


def has_hugo() -> bool:
    """Tell whether Hugo is installed."""
    return shutil.which("hugo") is not None


def _documents(site: Path, folder: Path) -> None:
    for page in pages(site):
        file = folder / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page.text, encoding="utf-8")
