"""Run Alembic's revisions on the connection that `opening.migrate` hands over.

To change the schema: change `schema.py`, add `versions/rNNNN_what_it_does.py` with the steps,
and set `schema.REVISION`. `tests/store/test_migrations.py` says whether the two agree.
"""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    # SQLite changes a table by building it anew; and it can do all of it in one transaction.
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
