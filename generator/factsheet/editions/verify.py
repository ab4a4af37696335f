"""Verifying: a built edition held against its lists of files, and against the sealed file it was built from."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from factsheet.documents.manifest import MANIFEST, broken_files, read_manifest
from factsheet.loading.seals import Finding
from factsheet.model.editions import Edition
from factsheet.model.identifiers import EditionId


def verify_built(folder: Path, editions: Mapping[EditionId, Edition]) -> Iterator[Finding]:
    """Hold a built edition against its lists of files, and against the sealed file it was built from."""
    for broken in broken_files(folder):
        yield Finding(str(folder / broken.path), broken.how)
    manifest = read_manifest(folder)
    built = manifest.get("edition") if manifest is not None else None
    if manifest is not None and not isinstance(built, dict):
        yield Finding(str(folder / MANIFEST), "it does not say which edition was built")
    edition = editions.get(EditionId(str(built.get("id")))) if isinstance(built, dict) else None
    if edition is not None and isinstance(built, dict) and built.get("sha256") not in (
        edition.seal,
        edition.sealed.get("sha256_redacted"),
    ):  # fmt: skip
        yield Finding(str(folder), f"it was not built from the edition {edition.id} that is sealed here")
