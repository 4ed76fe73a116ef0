"""Documents: their bytes, kept by SHA-256."""
