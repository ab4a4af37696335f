"""The one layout of records: keys in order, comments kept."""
