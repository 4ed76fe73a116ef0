"""What Temporal carries, encrypted before it leaves the process (docs/security.md)."""
