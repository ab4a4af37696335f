"""Quotations held against the private copies of their sources; receipts of what was found."""
