"""Open data: the dossier in the formats of other people's programs."""
