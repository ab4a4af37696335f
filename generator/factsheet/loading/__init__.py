"""Nodes to records: the only package that knows how fields are spelled."""
