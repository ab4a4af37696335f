"""How JSON is written: on one line, or a line for each thing."""

import json

# Made once: `json.dumps` would make one for each value.
one_line = json.JSONEncoder(ensure_ascii=False).encode


def in_lines(value: object) -> str:
    """Lay a whole file out for people and for git.

    For files of which an edition has few: the garbage an indent leaves behind stays until somebody looks for it.
    """
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
