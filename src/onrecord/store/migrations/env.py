"""Run by alembic: applies the states to the connection that `prepare` hands over."""

from alembic import context

from onrecord.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
