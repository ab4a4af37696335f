"""Corpus to what follows from it: who carries what, and (with every reading) how sources relate."""
