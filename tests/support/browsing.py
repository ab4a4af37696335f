"""A site on a server, a page of it in a real browser, and everything that goes wrong there."""

import functools
import http.server
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page


@contextmanager
def served(folder: Path, headers: Mapping[str, str]) -> Iterator[str]:
    """Serve a folder with headers of one's own; gives its address."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def end_headers(self) -> None:
            for name, value in headers.items():
                self.send_header(name, value)
            super().end_headers()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def open_page(browser: Browser, address: str, **options: object) -> tuple[Page, list[str]]:
    """Open an address in a fresh window and collect whatever goes wrong there."""
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    # A page that is left while its icon is on the way gives the icon up: nothing is wrong with either.
    page.on(
        "requestfailed",
        lambda request: wrong.append(f"failed: {request.url}") if request.failure != "net::ERR_ABORTED" else None,
    )
    page.on("response", lambda answer: wrong.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
    page.goto(address)
    return page, wrong
