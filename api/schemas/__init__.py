"""What callers send. What they get back are the domain's own records."""
