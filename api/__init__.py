"""The counter: HTTP in, HTTP out. It holds no rules."""
