"""Schema history, run by ``Database.migrate()``; there is no alembic.ini to keep in step."""
