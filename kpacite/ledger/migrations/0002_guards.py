"""What is in the journal stays as it is, for SQL too; on PostgreSQL lines must also balance."""

from django.db import migrations

from kpacite.lib.guards import forbid_change, forbid_delete

# Deferred to the commit: an entry and its lines are inserted one after the other.
BALANCE = """
CREATE FUNCTION ledger_entry_balances() RETURNS trigger LANGUAGE plpgsql AS $check$
DECLARE
    concerned bigint;
    lines bigint;
    cents numeric;
BEGIN
    concerned := CASE TG_TABLE_NAME
        WHEN 'ledger_journalline' THEN (to_jsonb(NEW)->>'entry_id')::bigint ELSE NEW.id END;
    SELECT count(*), coalesce(sum(amount_cents), 0) INTO lines, cents
        FROM ledger_journalline WHERE entry_id = concerned;
    IF lines < 2 OR cents <> 0 THEN
        RAISE EXCEPTION 'entry %: % lines, % cents between debits and credits',
            concerned, lines, cents USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $check$;
CREATE CONSTRAINT TRIGGER ledger_entry_balances AFTER INSERT ON ledger_journalentry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_balances();
CREATE CONSTRAINT TRIGGER ledger_line_balances AFTER INSERT ON ledger_journalline
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_balances();
"""
NO_BALANCE = """
DROP TRIGGER ledger_line_balances ON ledger_journalline;
DROP TRIGGER ledger_entry_balances ON ledger_journalentry;
DROP FUNCTION ledger_entry_balances();
"""


def balance(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(BALANCE, params=None)


def no_balance(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(NO_BALANCE, params=None)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [
        forbid_change("ledger_journalentry"),
        forbid_delete("ledger_journalentry"),
        forbid_change("ledger_journalline"),
        forbid_delete("ledger_journalline"),
        forbid_change("ledger_period", when="closed_at IS NOT NULL"),
        forbid_delete("ledger_period", when="closed_at IS NOT NULL"),
        # The name of an account may be mended; what was posted on it may not move.
        forbid_change("ledger_account", but=["name"]),
        migrations.RunPython(balance, no_balance),
    ]
