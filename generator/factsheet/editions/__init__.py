"""Editions: the dossier sealed into one file, and a sealed file or a built edition held against its digests."""
