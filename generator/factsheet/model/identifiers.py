"""The one grammar for ids, and a type for each kind of record they name."""

import re
from typing import NewType

MAX_LENGTH = 80
PATTERN = r"[a-z0-9][a-z0-9-]*"
_ID = re.compile(PATTERN)

SourceId = NewType("SourceId", str)
ActorId = NewType("ActorId", str)
FigureId = NewType("FigureId", str)
FactId = NewType("FactId", str)
TopicId = NewType("TopicId", str)
PlaceId = NewType("PlaceId", str)
ChangeId = NewType("ChangeId", str)
EditionId = NewType("EditionId", str)


def is_identifier(text: str) -> bool:
    """Tell whether a text can be an id: lower-case letters, digits and hyphens, at most 80."""
    return len(text) <= MAX_LENGTH and _ID.fullmatch(text) is not None
