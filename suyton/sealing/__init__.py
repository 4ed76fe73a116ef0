"""Sealed papers: how a paper is written and padded, sealed, and where a ballot's key is kept."""
