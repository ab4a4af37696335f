"""Dossier to reports a person or a program can act on; the formats do not know each other."""
