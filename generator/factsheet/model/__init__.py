"""The vocabulary: frozen records, dates and values. Knows no file format."""
