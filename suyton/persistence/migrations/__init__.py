"""Schema history, run by ``Database.migrate()``; there is no alembic.ini to keep in step.

It goes forward only: a step back would drop tables of a book that nobody may erase. What was
wrong is set right by a further step.
"""
