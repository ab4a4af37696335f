"""The list of a folder's files with their digests: what an edition was when it was published.

`manifest.json` is for programs, `SHA256SUMS` for everybody's `sha256sum -c`. Each names the other's mistakes: what
both say of a file is held against the file, and where they differ the file itself decides.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factsheet.documents.sealed import written

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"


def files_below(folder: Path) -> Iterator[str]:
    """Name every file of a folder, sorted, but for the two lists themselves."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    yield from sorted(name for name in found if name not in (MANIFEST, SUMS))


def write_manifest(folder: Path, edition: Mapping[str, str]) -> None:
    """List a folder's files in it; `edition` says what was built."""
    files = [_entry(folder, name) for name in files_below(folder)]
    manifest = written(_signed({"edition": dict(edition), "files": files}))
    (folder / MANIFEST).write_bytes(manifest)
    (folder / SUMS).write_bytes(_sums(files, manifest))


def _entry(folder: Path, name: str) -> dict[str, Any]:
    if (folder / name).is_symlink():
        return {"path": name, "sha256": "", "bytes": 0}  # a link is no file of an edition
    data = (folder / name).read_bytes()
    return {"path": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


def _signed(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """Add the digest of all that a manifest says, so that it can be told whether it was changed itself."""
    said = {key: value for key, value in manifest.items() if key != "sha256"}
    return {**said, "sha256": hashlib.sha256(written(said)).hexdigest()}


def _sums(files: list[dict[str, Any]], manifest: bytes) -> bytes:
    lines = [f"{each['sha256']}  {each['path']}" for each in files]
    lines.append(f"{hashlib.sha256(manifest).hexdigest()}  {MANIFEST}")
    return ("\n".join(lines) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Broken:
    """A file that is not what it was when the edition was published, and how it differs."""

    path: str
    how: str


def read_manifest(folder: Path) -> Mapping[str, Any] | None:
    """Read what a folder says of its files; None if it says nothing that can be read."""
    try:
        found = json.loads((folder / MANIFEST).read_bytes())
        for each in found["files"]:
            each["path"].encode()
            each["sha256"].encode()
            each["bytes"].bit_length()
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def broken_files(folder: Path) -> Iterator[Broken]:
    """Hold every file against both lists."""
    manifest, sums = read_manifest(folder), _read_sums(folder)
    listed = {each["path"]: each for each in manifest["files"]} if manifest is not None else {}
    there = {name: _entry(folder, name) for name in files_below(folder)}
    for name in sorted({*listed, *there, *sums} - {MANIFEST}):
        said, summed, found = listed.get(name), sums.get(name), there.get(name)
        if found is None:
            # A list that alone names a file has been changed itself.
            if said is not None and summed is not None:
                yield Broken(name, "it is missing")
        elif said != found and summed != found["sha256"]:
            known = said is not None or summed is not None
            yield Broken(name, "its content is not what was published" if known else "it was not published")
    yield from _broken_lists(folder, manifest)


def _broken_lists(folder: Path, manifest: Mapping[str, Any] | None) -> Iterator[Broken]:
    """Tell which of the two lists was changed: the manifest holds its own digest, and the sums follow from it."""
    data, sums = _bytes(folder / MANIFEST), _bytes(folder / SUMS)
    if manifest is None or written(_signed(manifest)) != data:
        yield Broken(MANIFEST, "it is not what was published" if data else "it is missing")
        if not sums:
            yield Broken(SUMS, "it is missing")
    elif _sums(manifest["files"], data) != sums:
        yield Broken(SUMS, "it is not what was published" if sums else "it is missing")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _read_sums(folder: Path) -> dict[str, str]:
    lines = _bytes(folder / SUMS).decode("utf-8", "replace").split("\n")
    return {path: digest for digest, separator, path in (line.partition("  ") for line in lines) if separator}
