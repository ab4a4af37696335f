"""Factsheet: curated facts with their sources become a static fact sheet."""

__version__ = "0.1.0"
