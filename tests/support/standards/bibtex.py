"""BibTeX, read as a reference manager reads it."""

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware


def entries(text: str) -> dict[str, dict[str, str]]:
    """Read every entry by its key, its fields as plain text and its type as `type`; nothing may fail."""
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    failed = [f"line {block.start_line}: {block.error}" for block in library.failed_blocks]
    # What stands between entries is passed over in silence by every reader.
    lost = [block.raw for block in library.blocks if type(block).__name__ == "ImplicitComment"]
    assert not failed, failed
    assert not lost, lost
    return {
        entry.key: {"type": entry.entry_type, **{field.key: field.value for field in entry.fields}}
        for entry in library.entries
    }
