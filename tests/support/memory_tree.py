"""A content tree made of strings: the same protocol as the working folder."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factsheet.documents.tree import EntryKind, TreeEntry


@dataclass(frozen=True, slots=True)
class MemoryTree:
    """Files by their path below `content/`."""

    files: Mapping[str, str | bytes]

    def entries(self) -> Iterator[TreeEntry]:
        folders = {f"content/{path.rsplit('/', 1)[0]}" for path in self.files if "/" in path}
        found = [TreeEntry(folder, EntryKind.FOLDER) for folder in folders]
        found += [TreeEntry(f"content/{path}", EntryKind.FILE) for path in self.files]
        yield from sorted(found, key=lambda entry: entry.path.split("/"))

    def read(self, path: str, limit: int) -> bytes:
        data = self.files[path.removeprefix("content/")]
        return (data.encode() if isinstance(data, str) else data)[: limit + 1]
