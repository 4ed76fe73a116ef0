"""The hands: activities that write, open boxes and tell people. Each is safe to repeat."""
