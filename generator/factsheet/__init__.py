"""Factsheet: curated facts with their sources become a static fact sheet."""

from importlib.metadata import version

__version__ = version("factsheet")
