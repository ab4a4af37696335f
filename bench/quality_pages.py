"""What a browser makes of one page of the site, served under a strict policy and looked at with a fresh mind."""

import functools
import gzip
import http.server
import shutil
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from quality_keyboard import tab_through
from support import axe
from support.kinds import BuiltPage

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
POLICY = "default-src 'self'"
PHONE, DESKTOP, NARROW = 375, 1280, 320
_COLLECT = """
window.__broken = []
document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
    window.__broken.push(`${effectiveDirective}: ${blockedURI} ${sourceFile}:${lineNumber}`))
"""


# What opens, and how; each tells whether there is such a thing at this width.
OPENED: Mapping[str, Callable[[Page], bool]] = {
    "search": lambda page: axe.open_search(page, "a"),
    "menu": axe.open_drawer,
    "card": axe.open_card,
}


@dataclass
class Seen:
    """What was found on one page."""

    page: BuiltPage
    html: int = 0
    first_visit: int = 0
    fonts: int = 0
    axe: list[str] = field(default_factory=list)
    unsure: int = 0
    elsewhere: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    policy: list[str] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


@functools.cache
def compressed(file: Path) -> int:
    """Weigh a file as a server sends it: compressed, unless that makes it larger."""
    data = file.read_bytes()
    return min(len(data), len(gzip.compress(data, 6)))


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


class Observer:
    """A server and a browser of its own, which look at one page after the other."""

    def __init__(self, site: Path, playwright: Playwright) -> None:
        self.site = site
        handler = functools.partial(_Handler, directory=str(site))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.base = f"http://127.0.0.1:{self.server.server_port}/"
        path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
        assert path, f"no browser: install one of {', '.join(BROWSERS)}"
        self.path = Path(path)
        self.browser: Browser = playwright.chromium.launch(executable_path=path, args=FLAGS)

    def look(self, page: BuiltPage) -> Seen:
        """Open a page on a desktop and on a phone, and note everything the bars ask for."""
        seen = Seen(page, html=compressed(page.file))
        if not page.leads_on:
            for width in (DESKTOP, PHONE):
                self._visit(seen, width)
        return seen

    def opened(self, home: str) -> list[str]:
        """Let axe look at what opens: the search with results, the menu of a phone, the card of a citation."""
        found = []
        for width in (DESKTOP, PHONE):
            for name, act in OPENED.items():
                window = self.browser.new_context(viewport={"width": width, "height": 800}).new_page()
                window.goto(self.base + home)
                axe.prepare(window)
                if act(window):
                    for scheme, audit in axe.audit_in_both_schemes(window):
                        found += [f"{name}, {width} px, {scheme}: {fault}" for fault in audit.wrong]
                window.context.close()
        return found

    def _visit(self, seen: Seen, width: int) -> None:
        context = self.browser.new_context(viewport={"width": width, "height": 800})
        context.add_init_script(_COLLECT)
        page = context.new_page()
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda said: self._note(seen, said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: seen.console.append(str(error)))
        page.goto(self.base + seen.page.address, wait_until="networkidle" if width == DESKTOP else "load")
        seen.policy += page.evaluate("() => window.__broken")
        if width == DESKTOP:
            self._weigh(seen, asked)
        self._audit(seen, page, width)
        seen.keys += [f"{width} px: {fault}" for fault in tab_through(page).faults]
        if width == PHONE:
            page.set_viewport_size({"width": NARROW, "height": 800})
            if page.evaluate("() => document.documentElement.scrollWidth > innerWidth"):
                seen.sideways.append(f"{seen.page.address} is wider than {NARROW} px")
        context.close()

    def _note(self, seen: Seen, said: str) -> None:
        """Keep what the console says; breaches of the policy are counted by their events instead."""
        if "Content Security Policy" not in said:
            seen.console.append(said)

    def _weigh(self, seen: Seen, asked: list[str]) -> None:
        ours = {url for url in asked if url.startswith(self.base)}
        seen.elsewhere += [url for url in asked if url not in ours and not url.startswith(("data:", "blob:"))]
        for url in ours:
            file = self.site / unquote(urlsplit(url).path).lstrip("/")
            weight = compressed(file / "index.html" if file.is_dir() else file) if file.exists() else 0
            seen.first_visit += weight
            seen.fonts += weight if file.suffix in (".woff2", ".woff", ".ttf") else 0

    def _audit(self, seen: Seen, page: Page, width: int) -> None:
        axe.prepare(page)
        for scheme, audit in axe.audit_in_both_schemes(page):
            seen.axe += [f"{width} px, {scheme}: {fault}" for fault in audit.wrong]
            seen.unsure += len(audit.unsure)


_observer: list[Observer] = []


def start(site: Path) -> None:
    """Begin in a process of its own; it ends with the process."""
    _observer.append(Observer(site, sync_playwright().start()))


def look(page: BuiltPage) -> Seen:
    """Look at one page in a process that was started."""
    return _observer[0].look(page)


def opened(home: str) -> list[str]:
    """Look at what opens on a page, in a process that was started."""
    return _observer[0].opened(home)


def versions() -> dict[str, str]:
    """Tell which browser and which axe look."""
    page = _observer[0].browser.new_page()
    axe.prepare(page)
    found = {"Chromium": _observer[0].browser.version, "axe": axe.version(page)}
    page.close()
    return found
