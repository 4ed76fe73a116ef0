"""The process: deterministic Temporal workflows that tell the regulation's story. No I/O."""
