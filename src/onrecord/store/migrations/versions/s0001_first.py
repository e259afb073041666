"""The first state."""

from alembic import op

from onrecord.store.tables import METADATA

revision = "0001"
down_revision = None

_SQLITE = (
    "CREATE VIRTUAL TABLE report_words USING fts5(words, joined, content='', tokenize=\"unicode61 remove_diacritics 0\")",
    "CREATE VIRTUAL TABLE item_words USING fts5(words, joined, content='', tokenize=\"unicode61 remove_diacritics 0\")",
    "CREATE TRIGGER audit_kept BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
    "CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
    "CREATE TRIGGER raws_kept BEFORE UPDATE ON raws BEGIN SELECT RAISE(ABORT, 'raw bytes are written once'); END",
)
_POSTGRES = (
    "CREATE TABLE report_words (no bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX report_words_words ON report_words USING gin (words)",
    "CREATE TABLE item_words (no bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX item_words_words ON item_words USING gin (words)",
    "CREATE FUNCTION onrecord_kept() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is never changed'; END $$",
    "CREATE TRIGGER audit_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit EXECUTE FUNCTION onrecord_kept()",
    "CREATE TRIGGER raws_kept BEFORE UPDATE ON raws EXECUTE FUNCTION onrecord_kept()",
)


def upgrade() -> None:
    """Makes the tables, the word indexes and what keeps the log from being changed."""
    connection = op.get_bind()
    METADATA.create_all(connection)
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES:
        connection.exec_driver_sql(statement)
