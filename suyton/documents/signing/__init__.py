"""Signing PDFs (PAdES), and looking at what was signed."""
