"""The MkDocs plugin: hands pages and problems to MkDocs and decides nothing itself.

Pages of ours are not Markdown files: home, each list, and for each kind of record one slot go through the theme
with markers for words, and `site.pouring` prints the pages into what came out. So Material's header, navigation,
search and palette stand on every page, and ten thousand facts cost one rendering. The module is long because MkDocs
asks a plugin at many moments.
"""

import datetime as dt
import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from factsheet.documents.tree import FolderTree, find_root
from factsheet.dossier import Dossier, Shelf, prepare
from factsheet.exports.catalogue import CATALOGUE, files_of
from factsheet.exports.export import Export, Exported
from factsheet.pages.assemble import Assembled, assemble
from factsheet.pages.freshness import Freshness
from factsheet.pages.page import ASIDE, Heading, Plan, is_record
from factsheet.pages.prose import ProsePage, parted
from factsheet.problems import FactsheetError, Problem, Severity
from factsheet.site import open_data, pouring, search, shell
from factsheet.site.double import helpers
from factsheet.site.files import of_theme, unwanted
from factsheet.site.mends import mend
from factsheet.site.navigation import FOLDERS, navigation, sitemap
from factsheet.site.standing import MARKER, Standing, told
from factsheet.site.theme import keep_compiled
from factsheet.theme import theme_folder
from factsheet.wording.markup import References, SafeMarkdown

log = get_plugin_logger("factsheet")

_SCRIPTS = tuple(f"static/{name}.js" for name in ("cards", "file", "filter", "menu", "tables"))
# Where the facts cited on a page of prose are listed.
_CITED = Heading("facts_cited", "Facts cited on this page")
# Every page of the navigation is a tab; a side bar would name the page a reader is on and no other.
_BARE = "hide: [navigation]\n"


class PluginConfig(Config):
    """The plugin has no options: `content/sheet.yml` says everything."""


class FactsheetPlugin(BasePlugin[PluginConfig]):
    """Builds the dossier beside mkdocs.yml into the site."""

    def __init__(self) -> None:
        self.dossier: Dossier | None = None  # set before a build to use what was already prepared
        self._standing: Standing | None = None  # where in a whole site this is built; None for the working tree alone
        self._serving = False
        self._url = ""  # where the folder that is built will stand; empty for nowhere in particular
        self._stale: tuple[Problem, ...] = ()
        self._processes = 1
        self._progress: pouring.Progress | None = None
        self._pourer: pouring.Pourer | None = None
        self._writer: open_data.Writer | None = None
        self._plans: dict[str, Plan] = {}
        self._shells: dict[str, shell.Shell] = {}
        self._assembled = Assembled()
        self._prose_page: ProsePage | None = None  # the one that is being rendered

    def hand_over(self, dossier: Dossier, standing: Standing, progress: pouring.Progress | None) -> None:
        """Take a dossier that was loaded and checked, where it stands, and whom to tell how far it is."""
        self.dossier, self._standing = dossier, standing
        self._processes, self._progress = helpers(), progress

    def stop(self) -> None:
        """End what still runs of a build that was given up."""
        if self._pourer is not None:
            self._pourer.stop()
        if self._writer is not None:
            self._writer.stop()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether a preview runs; being defined, it keeps the plugin alive between its builds."""
        self._serving = command == "serve"
        self._standing = None
        self._processes, self._progress = 1, None
        if dirty:
            log.warning("--dirty is ignored: pages depend on one another")

    @event_priority(50)  # before the search takes its settings
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check the dossier before MkDocs empties the site's folder."""
        root = Path(config.config_file_path or ".").resolve().parent
        if not config.use_directory_urls:
            raise PluginError("use_directory_urls must stay true: the addresses of a dossier end in a slash")
        if self._standing is None:
            self._prepare(root)
        dossier = self.dossier
        sheet = dossier.corpus.sheet if dossier is not None else None
        if dossier is None or sheet is None:
            raise PluginError("there is no dossier to build")
        theme = theme_folder()
        standing = self._standing
        url = (standing.url if standing is not None else "" if self._serving else sheet.address) or ""
        self._url = f"{url.rstrip('/')}/" if url else ""
        self._assembled = assemble(
            dossier,
            theme / "pages",
            sheet.languages[0],
            beside=standing is not None,
            url=self._url,
            catalogue=CATALOGUE,
        )
        plans = self._assembled.plans
        self._plans = {plan.address: plan for plan in plans}
        self._pourer = pouring.Pourer(plans, processes=self._processes, progress=self._progress)
        self._shells = {}
        if standing is not None or self._url:
            config.site_url = self._url or None
        config.copyright = config.copyright or f"Licence: {escape(sheet.licence)}"
        config.watch.extend([str(root / "content"), str(theme)])
        self._dress(config, dossier, theme)
        keep_compiled(config)
        return config

    def _dress(self, config: MkDocsConfig, dossier: Dossier, theme: Path) -> None:
        """Put the sheet's words and our theme into MkDocs' settings; the settings' own choices stand."""
        home = self._plans[""]
        # MkDocs renders these unescaped.
        config.site_name = escape(home.title)
        config.site_description = escape(home.description)
        if config.nav is None:
            config.nav = navigation(self._plans.values(), Path(config.docs_dir))
        overrides = str(theme / "overrides")
        if overrides not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, overrides)
        config.extra["factsheet"] = said = told(self._standing, dossier, len(self._stale))
        if said["edition"] is not None:
            config.extra["version"] = {"provider": "mike"}
        config.extra_css = ["static/factsheet.css", "static/charts.css", *config.extra_css]
        config.extra_javascript = [*_SCRIPTS, *config.extra_javascript]
        config.markdown_extensions.extend([SafeMarkdown(), References(self._form)])  # type: ignore[list-item]
        search.separate(config.plugins.get("material/search"))

    def _form(self, form: str, identifier: str) -> str | None:
        """Print a reference form on the page of prose that is being rendered."""
        return self._prose_page.form(form, identifier) if self._prose_page is not None else None

    def _prepare(self, root: Path) -> None:
        """Load the working folder; a preview keeps the last good dossier while a mistake stands."""
        today = dt.datetime.now(tz=dt.UTC).date()
        try:
            dossier = prepare(FolderTree(find_root(root)), today=today)
        except FactsheetError as error:
            raise PluginError(str(error)) from error
        for problem in dossier.problems:
            say = log.error if problem.severity is Severity.ERROR else log.warning
            hint = f" ({problem.hint})" if problem.hint else ""
            say(f"{problem.span}: {problem.code} {problem.message}{hint}")
        self._stale = dossier.errors
        if not dossier.errors:
            self.dossier = Shelf.of(dossier.corpus).with_chronicle(dossier)
        elif not self._serving or self.dossier is None:
            raise PluginError("nothing was built: mend the findings in content/ first; `factsheet check` explains them")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add index pages, slots and static files; leave out what must not be published."""
        apart = self._processes > 1 and len(self._plans) >= pouring.FEW
        self._writer = open_data.Writer(self._open_data, Path(config.site_dir), apart=apart)
        for file in list(files):
            if unwanted(file, config):
                files.remove(file)
        for plan in self._lists():
            title = f"title: {json.dumps(plan.title)}\n" if plan.address else ""
            source = f"---\n{title}{_BARE}---\n"
            listed = InclusionLevel.NOT_IN_NAV if plan.kind in ASIDE else InclusionLevel.INCLUDED
            files.append(File.generated(config, f"{plan.address}index.md", content=source, inclusion=listed))
        for folder in self._folders():
            front = f"---\ntitle: {shell.TITLE}\ndescription: {shell.DESCRIPTION}\n{_BARE}---\n"
            slot = File.generated(
                config,
                f"{folder}/{shell.slot_marker(folder)}.md",
                content=front,
                inclusion=InclusionLevel.NOT_IN_NAV,
            )
            files.append(slot)
        for plan in self._records():
            files.append(File.generated(config, f"{plan.address}index.html", content=""))
        for file in of_theme(files, config):
            if (same := files.get_file_from_path(file.src_uri)) is not None:
                files.remove(same)
            files.append(file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Let a record's page stand under its index, so that the right entry is marked as active."""
        for folder in self._folders():
            slot = files.get_file_from_path(f"{folder}/{shell.slot_marker(folder)}.md")
            index = files.get_file_from_path(f"{folder}/index.md")
            if slot is not None and index is not None:
                page = slot.page or MkDocsPage(None, slot, config)
                page.parent = index.page  # type: ignore[assignment]
        return nav

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Let the head of a prose page say its title and description, as text, and nothing else."""
        self._prose_page = None
        if page.file.generated_by is None:
            said = {key: escape(str(page.meta[key])) for key in ("title", "description") if key in page.meta}
            page.meta = {**said, "hide": ["navigation"]}
            prose = self._assembled.prose
            self._prose_page = prose.page(page.file.src_uri, page.url) if prose is not None else None
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give a page of ours its markers; the search is told of it when it is printed."""
        plan = self._plan_of(page)
        if plan is None and _slot_of(page) is None:
            return self._with_notes(html, page)
        if plan is not None:
            page.meta["description"] = escape(plan.description)
        page.meta.update({"search": {"exclude": True}, "factsheet": {"linked": shell.LINKED}})
        sections = plan is None or plan.sections
        page.toc = TableOfContents([AnchorLink(shell.TOC_TITLE, shell.TOC_ID, 2)] if sections else [])
        return shell.BODY

    def _plan_of(self, page: MkDocsPage) -> Plan | None:
        """Find the plan of home or of a list; None for prose and for slots."""
        return self._plans.get(page.url if page.url != "./" else "") if page.file.generated_by is not None else None

    def _with_notes(self, html: str, page: MkDocsPage) -> str:
        """List at the end of a page of prose what it cited."""
        if self._prose_page is None or not self._prose_page.cites:
            return html
        top = page.toc.items[0] if page.toc.items else None
        # Material shows what stands below the page's title.
        below = top.children if top is not None and top.level == 1 else page.toc.items
        below.append(AnchorLink(escape(_CITED.title), _CITED.anchor, 2))
        return parted(html) + "\n" + self._prose_page.notes(_CITED.anchor, _CITED.title)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ARG002
        """Take away what stood in for the records while MkDocs looked where the links of the prose lead."""
        for plan in self._records():
            stand_in = files.get_file_from_path(f"{plan.address}index.html")
            if stand_in is not None:
                files.remove(stand_in)
        return env

    def _open_data(self) -> Iterator[Exported]:
        """Give every file of open data."""
        if self.dossier is not None:
            yield from files_of(Export.of(self.dossier, self._url))
            yield from open_data.embed_files(self._assembled.embeds())

    def _lists(self) -> Iterator[Plan]:
        """Give the pages that have a shell each: home and the lists."""
        return (plan for plan in self._plans.values() if not is_record(plan.address))

    def _records(self) -> Iterator[Plan]:
        """Give the pages that share a shell."""
        return (plan for plan in self._plans.values() if is_record(plan.address))

    def _folders(self) -> list[str]:
        """Name the folders of records; a dossier without places has none for them."""
        return [folder for folder in FOLDERS if f"{folder}/" in self._plans]

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Keep the shell of a page of ours, which is published when it is printed."""
        html, folder, plan = mend(output), _slot_of(page), self._plan_of(page)
        if folder is not None:
            self._shells[folder] = shell.cut(html, shell.slot_marker(folder))
        elif plan is not None:
            self._shells[plan.address] = shell.cut(html, shell.slot_marker(plan.address), sections=plan.sections)
        else:
            return html
        return ""

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Let the error page find its assets from anywhere, though it stands at the root."""
        if template_name == "404.html" and self._standing is not None and not config.site_url:
            context["base_url"] = f"/{self._standing.name}/"
        return context

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Mend the error page, and list our pages in the sitemap; a draft, which nobody should find, has none."""
        if template_name == "sitemap.xml":
            draft = self._standing is not None and self._standing.draft
            found = self._plans.values() if config.site_url and not draft else ()
            fresh = Freshness(self.dossier) if self.dossier is not None else None
            return sitemap(output_content, config.site_url or "", found, fresh) if fresh is not None else ""
        return mend(output_content) if template_name.endswith(".html") else output_content

    @event_priority(50)
    def _pour(self, *, config: MkDocsConfig) -> None:
        """Print every page of ours, and tell the search of it."""
        target = Path(config.site_dir)
        entries = self._pourer.pour(self._shells, target) if self._pourer is not None else []
        for plugin in config.plugins.values():
            index = getattr(plugin, "search_index", None)
            if index is not None:
                index.entries[:] = [search.enriched(entry) for entry in (*index.entries, *entries)]
        if self._writer is not None:
            self._writer.finish()
        if self._standing is None:
            (target / MARKER).write_text("Built by factsheet; the next build replaces all of it.\n", encoding="utf-8")

    @event_priority(-50)
    def _keep_back(self, *, config: MkDocsConfig) -> None:
        """Once the search has written its index, keep it back for the first question."""
        search.keep_back(Path(config.site_dir) / "search")

    on_post_build = CombinedEvent(_pour, _keep_back)


def _slot_of(page: MkDocsPage) -> str | None:
    """Name the folder a slot stands for; None for any other page."""
    folder, _, name = page.file.src_uri.partition("/")
    return folder if name == f"{shell.slot_marker(folder)}.md" else None
