"""Drafts in Word, from templates that an office can replace by its own."""
