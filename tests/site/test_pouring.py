"""Pages are printed and written one at a time, by one process or by two."""

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from factsheet.pages.page import Heading, Page, PageKind, Plan
from factsheet.site import pouring
from factsheet.site.pouring import Entries, Pourer, entries
from factsheet.site.shell import Shell

SHELLS = {name: Shell(("<main>", "</main>"), ("body",)) for name in ("", "facts/", "facts", "figures")}


def printed(plan: Plan, **changes: object) -> Page:
    values = {"address": plan.address, "kind": plan.kind, "title": plan.title, "description": "", "body": plan.title}
    return Page(**{**values, **changes})  # type: ignore[arg-type]


def pour(plans: list[Plan], target: Path, processes: int = 1) -> Entries:
    return Pourer(plans, processes=processes).pour(SHELLS, target)


def plan(address: str, printing: Callable[[Plan], Page] = printed, family: str = "") -> Plan:
    kind = PageKind.FACT if address.count("/") == 2 else PageKind.FACTS
    return Plan(address=address, kind=kind, title=f"<{address}>", description="", printing=printing, family=family)


def many() -> list[Plan]:
    families = ("ferry", "ferry", "", "ferry", "boat", "", "boat", "")
    return [plan(""), plan("facts/"), *(plan(f"facts/f{n}/", family=family) for n, family in enumerate(families))]


@pytest.fixture
def _no_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pouring, "FEW", 2)


@pytest.mark.usefixtures("_no_few")
@pytest.mark.parametrize("processes", [1, 2])
def test_every_page_is_written_and_told_of_in_order(processes: int, tmp_path: Path) -> None:
    plans = many()
    told = pour(plans, tmp_path, processes=processes)
    assert [entry["location"] for entry in told] == [each.address for each in plans]
    for each in plans:
        assert (tmp_path / each.address / "index.html").read_text() == f"<main>{each.title}</main>"


def test_a_plan_is_printed_when_its_page_is_written_and_not_kept(tmp_path: Path) -> None:
    there: list[int] = []

    def counting(each: Plan) -> Page:
        there.append(len(list(tmp_path.rglob("index.html"))))
        return printed(each)

    pour([plan(f"facts/f{n}/", counting) for n in range(3)], tmp_path)
    assert there == [0, 1, 2]


@pytest.mark.parametrize("processes", [1, 2])
def test_how_far_the_pages_are_is_told_now_and_then(
    processes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pouring, "FEW", 2)
    monkeypatch.setattr(pouring, "_OFTEN", 2)
    told: list[tuple[int, int]] = []
    plans = [plan(f"facts/f{n}/") for n in range(8)]
    Pourer(plans, processes=processes, progress=lambda *far: told.append(far)).pour(SHELLS, tmp_path)
    assert told == ([(0, 8), (2, 8), (4, 8), (6, 8)] if processes == 1 else [(0, 8), (4, 8)])


@pytest.mark.usefixtures("_no_few")
def test_a_family_is_printed_by_one_process(tmp_path: Path) -> None:
    def signed(each: Plan) -> Page:
        return printed(each, body=str(os.getpid()))

    plans = [plan(f"figures/{n}/", signed, family=f"family-{n % 6}") for n in range(60)]
    pour(plans, tmp_path, processes=2)
    signs = {each.address: (tmp_path / each.address / "index.html").read_text() for each in plans}
    assert len({(each.family, signs[each.address]) for each in plans}) == 6
    assert sorted(list(signs.values()).count(sign) for sign in set(signs.values())) == [30, 30]


@pytest.mark.usefixtures("_no_few")
@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_a_fault_in_either_process_is_raised_here(place: int, tmp_path: Path) -> None:
    def broken(_each: Plan) -> Page:
        raise OSError(28, "No space left on device")

    plans = [plan(f"facts/f{n}/", broken if n == place else printed) for n in range(4)]
    with pytest.raises(OSError, match="No space left on device"):
        pour(plans, tmp_path, processes=2)


def in_the_double(each: Plan, what: Callable[[], object], ours: int) -> Page:
    if os.getpid() != ours:
        what()
    return printed(each)


@pytest.mark.usefixtures("_no_few")
@pytest.mark.parametrize(
    "what", [lambda: os._exit(9), lambda: os.kill(os.getpid(), signal.SIGKILL), sys.exit, lambda: 1 // 0]
)
def test_what_the_second_process_does_not_do_is_done_by_the_first(what: Callable[[], object], tmp_path: Path) -> None:
    ours = os.getpid()
    plans = [plan(f"facts/f{n}/", lambda each: in_the_double(each, what, ours)) for n in range(4)]
    told = pour(plans, tmp_path, processes=2)
    assert [entry["location"] for entry in told] == [each.address for each in plans]
    assert len(list(tmp_path.rglob("index.html"))) == 4


@pytest.mark.usefixtures("_no_few")
def test_the_second_process_begins_before_there_are_shells(tmp_path: Path) -> None:
    def marked(each: Plan) -> Page:
        (tmp_path / f"{os.getpid()}").touch()
        return printed(each)

    pourer = Pourer([plan(f"facts/f{n}/", marked) for n in range(4)], processes=2)
    while not list(tmp_path.iterdir()):
        time.sleep(0.01)
    assert [path.name for path in tmp_path.iterdir()] != [str(os.getpid())]
    assert len(pourer.pour(SHELLS, tmp_path)) == 4
    assert len(list(tmp_path.rglob("index.html"))) == 4


@pytest.mark.usefixtures("_no_few")
@pytest.mark.parametrize("waiting", [1, 2, 1000])
def test_of_many_pages_only_so_many_wait_for_the_shells(
    waiting: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pouring, "_MOST_WAITING", waiting)
    plans = many()
    assert [entry["location"] for entry in pour(plans, tmp_path, processes=2)] == [each.address for each in plans]


@pytest.mark.usefixtures("_no_few")
def test_a_build_that_is_given_up_leaves_no_process(tmp_path: Path) -> None:
    before = set(multiprocessing.active_children())
    pourer = Pourer(many(), processes=2)
    assert len(set(multiprocessing.active_children()) - before) == 1
    pourer.stop()
    assert set(multiprocessing.active_children()) == before
    assert list(tmp_path.iterdir()) == []
    pourer.stop()


def test_the_search_is_told_of_the_sections_of_lists_alone() -> None:
    headings = (Heading("one", "One & two"),)
    record = Page(
        address="facts/f/",
        kind=PageKind.FACT,
        title="A < B",
        description="",
        body="",
        headings=headings,
        search="C & D",
    )
    assert entries(record) == [{"location": "facts/f/", "title": "A &lt; B", "text": "C &amp; D"}]
    listed = Page(address="facts/", kind=PageKind.FACTS, title="Facts", description="", body="", headings=headings)
    assert entries(listed) == [
        {"location": "facts/", "title": "Facts", "text": ""},
        {"location": "facts/#one", "title": "One &amp; two", "text": ""},
    ]
    contents = Page(
        address="contents/", kind=PageKind.CONTENTS, title="Everything", description="", body="", headings=headings
    )
    assert entries(contents) == [{"location": "contents/", "title": "Everything", "text": ""}]
