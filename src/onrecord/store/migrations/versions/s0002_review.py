"""Parties merged by hand, reviews, and a log that takes nothing but its next row."""

from alembic import op

from onrecord.store.tables import merges, review_states, reviews, typed

revision = "0002"
down_revision = "0001"

_KEPT = ("merges", "reviews")
_NEXT = "NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit)"
_SQLITE = (
    *(
        f"CREATE TRIGGER {name}_{when.lower()} BEFORE {when} ON {name} "
        f"BEGIN SELECT RAISE(ABORT, '{name} are never changed'); END"
        for name in _KEPT
        for when in ("UPDATE", "DELETE")
    ),
    # INSERT OR REPLACE takes out the older row without asking the triggers on DELETE.
    f"CREATE TRIGGER audit_next BEFORE INSERT ON audit WHEN {_NEXT} "
    "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
    *(
        f"CREATE TRIGGER {name}_once BEFORE INSERT ON {name} WHEN EXISTS (SELECT 1 FROM {name} WHERE {key} = NEW.{key}) "
        f"BEGIN SELECT RAISE(ABORT, '{name} are written once'); END"
        for name, key in (("raws", "sha256"), ("merges", "merge_no"), ("reviews", "review_no"))
    ),
)
_POSTGRES = (
    *(
        f"CREATE TRIGGER {name}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {name} EXECUTE FUNCTION onrecord_kept()"
        for name in _KEPT
    ),
    "CREATE FUNCTION onrecord_next() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN IF {_NEXT} THEN RAISE EXCEPTION 'the audit log is append-only'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER audit_next BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION onrecord_next()",
)


def upgrade() -> None:
    """Makes the tables and what keeps their rows from being changed."""
    connection = op.get_bind()
    for table in (merges, reviews, review_states, typed):
        table.create(connection, checkfirst=True)
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES:
        connection.exec_driver_sql(statement)
