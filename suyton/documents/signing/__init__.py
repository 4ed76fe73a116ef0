"""Signing PDFs (PAdES), and looking at what was signed."""
"""Papers signed and examined with pyHanko: PAdES, ETSI EN 319 142-1."""
