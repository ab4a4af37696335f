"""Values to words, per language; shared by everything that prints."""
