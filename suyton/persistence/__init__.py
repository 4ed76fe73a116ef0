"""The database, behind the ports: SQLAlchemy on SQLite and PostgreSQL, the same code on both."""
