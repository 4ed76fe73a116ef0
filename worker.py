"""Placeholder; replaced in the same hour."""
