"""What each paper says: pure functions from the state of a case and the office to content."""
