"""What the theme's search must know of numbers: 2,680 is found as 2680, as 2,680 and as 2 680.

The search cuts text and query into words. A comma between digits is made one of the places where it cuts, so
that `2,680` and `2 680` are the same two words; the number written without separators is added as a third.

The index is asked for at the first question alone: until then a page has only the search's settings.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

# Blanks of any kind and hyphens, as the theme has it, and a comma before a digit. The theme's script reads it.
SEPARATOR = r"[\s\-]+|,(?=\d)"
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)")


def with_bare_numbers(text: str) -> str:
    """Add each number with separators once more without them."""
    bare = dict.fromkeys(re.sub(r"\D", "", number) for number in _NUMBER.findall(text))
    return f"{text} {' '.join(bare)}" if bare else text


def enriched(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Give a search entry whose numbers can be found however they are typed."""
    title = str(entry.get("title", ""))
    found = with_bare_numbers(f"{title} {entry.get('text', '')}")
    # The title is shown as it is; what is added to it stands in the text.
    return {**entry, "text": found.removeprefix(title).strip()}


def separate(finder: Any) -> None:
    """Tell the theme's search where to cut, unless the settings of the site do."""
    if finder is not None and not finder.config.get("separator"):
        finder.config["separator"] = SEPARATOR


def keep_back(folder: Path) -> None:
    """Put the index where our worker looks for it, and its settings where the theme does; nothing without a search."""
    asked_at_once, asked_later = folder / "search_index.json", folder / "index.json"
    if not asked_at_once.is_file():
        return
    asked_at_once.replace(asked_later)
    settings = json.loads(asked_later.read_text(encoding="utf-8"))["config"]
    asked_at_once.write_text(json.dumps({"config": settings, "docs": []}), encoding="utf-8", newline="\n")
