"""Run by Alembic with the connection that ``suyton.persistence.migrating`` hands over."""

from alembic import context

from suyton.persistence.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
