"""What the service knows (domain, rules) and what it touches (persistence, documents, notices)."""
