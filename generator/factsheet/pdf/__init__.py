"""Dossier to one PDF of the whole sheet, for paper and attachments: open to screen readers, and kept for decades.

Python says what is printed, as plain data; the template in `theme/print` says how it looks.
"""
