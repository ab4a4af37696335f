"""A page in a real browser, and everything that goes wrong there."""

from playwright.sync_api import Browser, Page


def open_page(browser: Browser, address: str, **options: object) -> tuple[Page, list[str]]:
    """Open an address in a fresh window and collect whatever goes wrong there."""
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda request: wrong.append(f"failed: {request.url}"))
    page.on("response", lambda answer: wrong.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
    page.goto(address)
    return page, wrong
