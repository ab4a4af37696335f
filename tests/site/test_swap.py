"""Whatever happens while a site is built, there is a whole one: the old, or the new.

Each case runs in a copy of this process in which every call into the system is heard: at one of them the disk is
full, and stays so, or the process is killed. Where the root alone is built anew, every call is tried that is not
merely one more link of many; of MkDocs' own writes, which are all alike to us, a few are.
"""

import os
import re
import shutil
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from factsheet.site import swap
from support.editions import seal_here
from support.sites import Disturbed, build, contents, in_a_copy, stamps

TREE = ["content", "mkdocs.yml", "site"]
SAID = "factsheet: cannot build into {}: No space left on device"


def around(root: Path) -> list[str]:
    """Name what stands in a dossier's folder."""
    return sorted(path.name for path in root.iterdir())


@pytest.fixture
def worn(small: Path) -> Path:
    """A site whose editions are as they were and whose root is not: to build it again takes links and few writes."""
    (small / "site/strange.txt").write_text("not ours", encoding="utf-8")
    (small / "site/versions.json").write_text("[]\n", encoding="utf-8")
    (small / "site/latest/facts/index.html").unlink()
    return small


@pytest.fixture
def grown(small: Path) -> Path:
    """A site that lacks an edition, and knows nothing yet of its being followed by one."""
    seal_here(small, "2020-06-30")
    return small


def heard(root: Path, tmp_path: Path, disturbed: Disturbed) -> list[str]:
    """Name every call that a build makes, and put the site back."""
    before, names = root / "site", tmp_path / "names"
    shutil.copytree(before, tmp_path / "before")

    def listen() -> int:
        disturbed.start()
        code = build(root)
        disturbed.on = False
        names.write_text("\n".join(disturbed.seen), encoding="utf-8")
        return code

    assert in_a_copy(listen, tmp_path / "said") == 0
    shutil.rmtree(before)
    (tmp_path / "before").rename(before)
    return names.read_text(encoding="utf-8").splitlines()


def fails_well(root: Path, tmp_path: Path, moments: list[int]) -> None:
    """Let the disk be full from each of these moments on: the old site stays, and one line says why."""
    before, there, said = stamps(root / "site"), contents(root / "site"), tmp_path / "said"
    for moment in moments:

        def run(moment: int = moment) -> int:
            Disturbed(root, at=moment).start()
            return build(root)

        assert in_a_copy(run, said) == 2, f"{moment}: {said.read_text(encoding='utf-8')}"
        lines = said.read_text(encoding="utf-8").splitlines()
        assert len(lines) == 1, lines
        assert lines[0].startswith(SAID.format(root / "site")), lines
        assert lines[0].endswith("the site that was there is as it was"), lines
        assert stamps(root / "site") == before, moment
        assert around(root) == TREE, moment
    assert contents(root / "site") == there


def chosen(calls: list[str], every: int) -> list[int]:
    """Choose the calls that are not those for one file or page among many, and some of those."""
    single = [n for n, call in enumerate(calls) if not re.search("/new/(20|latest/.)", call)]
    lists = [n for n, call in enumerate(calls) if call.endswith(("manifest.json", "SHA256SUMS"))]
    leading_on = [n for n, call in enumerate(calls) if "/new/latest/" in call]
    return sorted(
        {
            0,
            len(calls) - 1,
            *single,
            *lists,
            *leading_on[:: max(3, len(leading_on) // 15)],
            *range(0, len(calls), every),
        }
    )


def test_a_full_disk_at_any_moment_leaves_the_old_site(worn: Path, small_built: Path, tmp_path: Path) -> None:
    calls = heard(worn, tmp_path, Disturbed(worn))
    assert len(calls) > 150
    assert sum("os.link" in call for call in calls) > 100
    fails_well(worn, tmp_path, chosen(calls, max(25, len(calls) // 25)))
    assert build(worn) == 0
    assert contents(worn / "site") == contents(small_built / "site")


def test_a_full_disk_while_an_edition_is_built(grown: Path, tmp_path: Path) -> None:
    calls = heard(grown, tmp_path, Disturbed(grown))
    manifests = [n for n, call in enumerate(calls) if call.endswith(("manifest.json", "SHA256SUMS")) and "open" in call]
    assert len(manifests) == 4  # of the new edition and of the one before it
    fails_well(grown, tmp_path, sorted({*manifests, *range(0, len(calls), len(calls) // 5)}))
    assert build(grown) == 0
    expected = contents(grown / "site")
    shutil.rmtree(grown / "site")
    assert build(grown) == 0
    assert contents(grown / "site") == expected


@pytest.mark.parametrize("moment", [0, 1])
def test_a_renaming_that_is_refused_leaves_the_old_site(moment: int, worn: Path, tmp_path: Path) -> None:
    before = stamps(worn / "site")

    def run() -> int:
        Disturbed(worn, at=moment, once=True, ops=frozenset({"os.rename"})).start()
        return build(worn)

    assert in_a_copy(run, tmp_path / "said") == 2
    assert (tmp_path / "said").read_text(encoding="utf-8").count("\n") == 1
    assert stamps(worn / "site") == before
    assert around(worn) == TREE


def test_a_file_that_is_cut_off_while_it_is_written(small: Path, tmp_path: Path) -> None:
    """The disk takes the beginning of a file and no more."""
    resource = pytest.importorskip("resource")
    (small / "site/2020-06-10/index.html").write_text("<p>Elsewhere.", encoding="utf-8")
    before = stamps(small / "site")

    def run() -> int:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        return build(small)

    assert in_a_copy(run, tmp_path / "said") == 2
    assert "File too large" in (tmp_path / "said").read_text(encoding="utf-8")
    assert stamps(small / "site") == before
    assert around(small) == TREE


KILLS = frozenset({"open", "os.mkdir", "os.link", "os.rename", "os.remove", "os.rmdir"})


def only_while_swapping(disturbed: Disturbed) -> None:
    """Listen from the moment on at which everything is built and nothing is in its place."""
    disturbed.on, keep = False, swap.keep

    def begin(old: Path, new: Path, taken_over: Collection[str] = ()) -> None:
        disturbed.on = True
        keep(old, new, taken_over)

    swap.keep = begin
    disturbed.start()


def whole(root: Path, old: dict[str, bytes], new: dict[str, bytes]) -> bool:
    """Tell whether the site is the old one or the new one, in its place or set aside."""
    site, aside = root / "site", root / ".site.old"
    return contents(site if site.exists() else aside) in (old, new)


def test_a_kill_at_any_moment_of_the_swap(worn: Path, small_built: Path, tmp_path: Path) -> None:
    """Some calls that give the new site what did not change, both renamings, some that take the old site away."""
    old, new, said = contents(worn / "site"), contents(small_built / "site"), tmp_path / "said"
    kept = Path(shutil.copytree(worn / "site", tmp_path / "worn"))
    names = tmp_path / "names"

    def listen() -> int:
        disturbed = Disturbed(worn, ops=KILLS)
        only_while_swapping(disturbed)
        code = build(worn)
        disturbed.on = False
        names.write_text("\n".join(disturbed.seen), encoding="utf-8")
        return code

    assert in_a_copy(listen, said) == 0
    calls = names.read_text(encoding="utf-8").splitlines()
    last = max(n for n, call in enumerate(calls) if call.startswith("os.rename"))
    assert len([call for call in calls if call.startswith("os.rename")]) == 2
    moments = [*range(0, last - 4, (last - 4) // 7), *range(last - 4, last + 3), *range(last + 3, len(calls), 50)]
    assert len(moments) >= 20
    seen = set()
    for moment in moments:
        shutil.rmtree(worn / "site")
        shutil.copytree(kept, worn / "site", copy_function=os.link)  # no build writes into a file that stands

        def run(moment: int = moment) -> int:
            only_while_swapping(Disturbed(worn, at=moment, kill=True, ops=KILLS))
            return build(worn)

        assert in_a_copy(run, said) == -9, calls[moment]
        assert whole(worn, old, new), calls[moment]
        seen.add(((worn / "site").exists(), (worn / ".site.old").exists()))
        assert build(worn) == 0
        assert contents(worn / "site") == new, calls[moment]
        assert around(worn) == TREE, calls[moment]
    assert contents(kept) == old
    # Before the swap, between its two renamings, and after it.
    assert seen == {(True, False), (False, True), (True, True)}


def test_a_kill_while_an_edition_is_kept(grown: Path, tmp_path: Path) -> None:
    """The same with editions that were built anew, whose unchanged files become those of the old site."""
    calls = heard(grown, tmp_path, Disturbed(grown, ops=KILLS))
    first = next(n for n, call in enumerate(calls) if call.startswith("os.remove") and "/new/" in call)
    old, said = contents(grown / "site"), tmp_path / "said"
    for moment in (first + 1, first + 20):

        def run(moment: int = moment) -> int:
            Disturbed(grown, at=moment, kill=True, ops=KILLS).start()
            return build(grown)

        assert in_a_copy(run, said) == -9
        assert contents(grown / "site") == old
        assert len(around(grown)) == 4
    assert build(grown) == 0
    assert around(grown) == TREE
    assert (grown / "site/2020-06-30/index.html").is_file()


@pytest.mark.parametrize("op", ["os.remove", "os.rename"])
def test_what_was_left_cannot_be_taken_away(op: str, small: Path, tmp_path: Path) -> None:
    """An old site beside the new one that may not be removed, or the old one alone that may not be put back."""
    if op == "os.remove":
        shutil.copytree(small / "site", small / ".site.old")
    else:
        (small / "site").rename(small / ".site.old")

    def run() -> int:
        Disturbed(small, at=0, ops=frozenset({op})).start()
        return build(small)

    assert in_a_copy(run, tmp_path / "said") == 2
    assert "Traceback" not in (tmp_path / "said").read_text(encoding="utf-8")
    assert (small / ".site.old").is_dir()


def test_a_folder_of_a_build_that_still_runs_is_let_be(small: Path) -> None:
    running = small / f".site.building-{os.getpid()}_other"
    ended = small / f".site.building-{_ended()}_other"
    for folder in (running, ended):
        (folder / "new").mkdir(parents=True)
    assert build(small) == 0
    assert around(small) == [running.name, *TREE]


def _ended() -> int:
    """Give the number of a process that has ended."""
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return child


@pytest.fixture
def trees(tmp_path: Path) -> tuple[Path, Path]:
    """An old site and a new one, of three files."""
    old, new = tmp_path / "site", tmp_path / "new"
    for folder, words in ((old, "old"), (new, "new")):
        (folder / "a").mkdir(parents=True)
        (folder / "a/same").write_text("same", encoding="utf-8")
        (folder / "a/other").write_text(words, encoding="utf-8")
        (folder / f"{words}-only").write_text("", encoding="utf-8")
    return old, new


def test_what_did_not_change_is_the_old_file(trees: tuple[Path, Path]) -> None:
    old, new = trees
    swap.keep(old, new)
    assert (new / "a/same").samefile(old / "a/same")
    assert not (new / "a/other").samefile(old / "a/other")
    assert contents(new) == {"a/same": b"same", "a/other": b"new", "new-only": b""}
    assert contents(old) == {"a/same": b"same", "a/other": b"old", "old-only": b""}


def test_a_disk_without_links_gets_copies(trees: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = trees

    def refused(*_: object, **__: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    date = (old / "a/same").stat().st_mtime_ns
    swap.keep(old, new)
    swap.take_over(old / "a", new / "b")
    assert (new / "a/same").stat().st_mtime_ns == date
    assert contents(new) == {
        "a/same": b"same", "a/other": b"new", "new-only": b"", "b/same": b"same", "b/other": b"old",
    }  # fmt: skip


def test_the_new_takes_the_place_of_the_old(trees: tuple[Path, Path]) -> None:
    old, new = trees
    swap.swap(new, old)
    assert set(contents(old)) == {"a/same", "a/other", "new-only"}
    assert around(old.parent) == ["site"]


def _set_aside(site: Path) -> None:
    site.rename(swap.aside(site))


def _both(site: Path) -> None:
    shutil.copytree(site, swap.aside(site))
    (swap.aside(site) / "old-only").write_text("older still", encoding="utf-8")


@pytest.mark.parametrize("cut_off", [_set_aside, _both])
def test_a_swap_that_was_cut_off(cut_off: Callable[[Path], None], trees: tuple[Path, Path]) -> None:
    old, _ = trees
    there = contents(old)
    cut_off(old)
    swap.restore(old)
    assert contents(old) == there
    assert not swap.aside(old).exists()
