"""How JSON is written: on one line, or a line for each thing."""

import json
from collections.abc import Iterator, Mapping

# Made once: `json.dumps` would make one for each value.
one_line = json.JSONEncoder(ensure_ascii=False).encode


def in_lines(value: object) -> str:
    """Lay a whole file out for people and for git.

    For files of which an edition has few: the garbage an indent leaves behind stays until somebody looks for it.
    """
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def opened(fields: Mapping[str, object]) -> Iterator[str]:
    """Print a map, a line for each field; whoever adds nothing to it closes it."""
    for place, (key, value) in enumerate(fields.items()):
        yield f"{',' if place else '{'}\n {one_line(key)}: {one_line(value)}"
