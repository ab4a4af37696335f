"""What helps an editor at work: starting a dossier, and the pages of the manual."""
