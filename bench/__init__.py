"""The load that the README quotes: the whole procedure through the API, and the bare engine."""
