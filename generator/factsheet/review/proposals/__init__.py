"""What a change does to readers: two states of a dossier to one report, for a pull request."""
