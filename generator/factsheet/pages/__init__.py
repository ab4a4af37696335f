"""Dossier to pages: titles, bodies and search entries; knows no site engine and writes no file."""
