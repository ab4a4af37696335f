"""Names that last: of a dossier and of what is in it, wherever it stands and whatever it is called."""

import uuid

from factsheet.model.editions import Edition


def dossier_space(first: Edition | None) -> uuid.UUID:
    """Give the space of a dossier's names, from the seal of its first edition, which never changes."""
    return uuid.uuid5(uuid.NAMESPACE_OID, first.seal if first is not None else "draft")


def named(first: Edition | None, name: str) -> str:
    """Give a lasting name inside a dossier."""
    return str(uuid.uuid5(dossier_space(first), name))
