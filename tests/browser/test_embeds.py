"""A figure on somebody else's page, in a frame: right, small, without scripts, with who says so and where it stands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, Response

from support.browsing import open_page, served

pytestmark = pytest.mark.browser

EMBED = "2025-08-07/embed/airport/"
# The header of the sample file, and of a page that lets nobody's scripts run.
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'"


@pytest.fixture(scope="module")
def ours(site: Path) -> Iterator[str]:
    """The built site, as a strict host serves it."""
    with served(site, {"Content-Security-Policy": POLICY}) as address:
        yield address


@pytest.fixture(scope="module")
def theirs(ours: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A newspaper's page on another host, with two figures of ours: one pinned to an edition, one always the newest."""
    folder = tmp_path_factory.mktemp("newspaper")
    frame = '<iframe src="{}" title="{}" width="100%" height="420" loading="eager"></iframe>'
    frames = [
        frame.format(ours + EMBED, "pinned"),
        frame.format(ours + EMBED.replace("2025-08-07", "latest"), "newest"),
    ]
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="en"><title>News</title><h1>News</h1>{"".join(frames)}</html>', encoding="utf-8"
    )
    with served(folder, {}) as address:
        yield address


def opened(browser: Browser, address: str, width: int, scheme: str) -> tuple[Page, list[str], list[Response]]:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    wrong: list[str] = []
    answers: list[Response] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))

    def answered(answer: Response) -> None:  # the library marks what it calls, and a list's own method takes no mark
        answers.append(answer)

    page.on("response", answered)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return page, wrong, answers


def frame_of(page: Page, ours: str, address: str) -> Frame:
    return next(each for each in page.frames if each.url == ours + address)


@pytest.mark.parametrize(("width", "scheme"), [(260, "dark"), (375, "light"), (800, "dark")])
def test_a_figure_stands_on_a_foreign_page(width: int, scheme: str, browser: Browser, ours: str, theirs: str) -> None:
    page, wrong, answers = opened(browser, theirs, width, scheme)
    assert [each for each in wrong if "favicon" not in each and "404" not in each] == []
    frame = frame_of(page, ours, EMBED)
    told = " ".join(frame.locator("body").inner_text().split())
    # Every account with its words, its date and who says so; what is disputed says so.
    for said in (
        "State of the main airport", "Accounts compete", "closed", "since November 2024, said by EFE",
        "domestic flights only", "as of 12 June 2025, said by AP, printed by Daily8", "Read in excerpt only",
        "guarded", "said by Multinational Security Support mission, printed by Kenyans.co.ke",
        "Party\u2019s own statement", "Edition 2025-08-07", "Licence: CC-BY-4.0",
    ):  # fmt: skip
        assert said in told, said
    assert frame.locator("script").count() == 0
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
    for link in frame.locator("a").all():
        assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener")
    page_and_style = [each for each in answers if each.url.startswith(ours + "2025-08-07/embed/")]
    assert [each.url.removeprefix(ours) for each in page_and_style] == [EMBED, "2025-08-07/embed/style.css"]
    assert sum(len(each.body()) for each in page_and_style) <= 30_000
    # The newest is the same figure; its style came with it.
    newest = frame_of(page, ours, EMBED.replace("2025-08-07", "latest"))
    assert newest.locator("h1").inner_text() == "State of the main airport"
    assert newest.evaluate("document.styleSheets.length") == 1
    background = "getComputedStyle(document.documentElement).backgroundColor"
    assert frame.evaluate(background) == newest.evaluate(background) != "rgba(0, 0, 0, 0)"
    page.context.close()


def test_its_links_lead_to_the_figure_and_leave_the_foreign_page(browser: Browser, ours: str, theirs: str) -> None:
    page, _, _ = opened(browser, theirs, 800, "light")
    frame = frame_of(page, ours, EMBED)
    with page.context.expect_page() as new:
        frame.get_by_role("link", name="All readings and sources").click()
    new.value.wait_for_url(f"{ours}2025-08-07/figures/airport/")
    assert page.url == theirs
    page.context.close()


def test_it_can_be_read_without_scripts_and_by_keyboard(browser: Browser, ours: str) -> None:
    page, wrong = open_page(browser, ours + EMBED, java_script_enabled=False, viewport={"width": 320, "height": 420})
    page.wait_for_load_state("networkidle")
    assert wrong == []  # opened alone, it has an icon too
    assert "said by EFE" in page.locator("body").inner_text()
    page.keyboard.press("Tab")
    assert page.locator("a:focus").inner_text() == "State of the main airport"
    page.context.close()
