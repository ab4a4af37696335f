"""Arguments in, exit code out: the one place that joins siblings."""
