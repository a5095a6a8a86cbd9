from django.db import migrations


def write_what_is_there(apps, schema_editor):
    """The ledger begins with what stands on the shelf, so that its changes add up to it."""
    Adjustment = apps.get_model("inventory", "StockAdjustment")
    known = set(Adjustment.objects.values_list("stockrecord_id", flat=True))
    records = apps.get_model("partner", "StockRecord").objects.filter(num_in_stock__gt=0)
    Adjustment.objects.bulk_create(
        Adjustment(
            stockrecord=record,
            sku=record.partner_sku,
            change=record.num_in_stock,
            stock_after=record.num_in_stock,
            reason="initial",
            note="In stock when the ledger was begun",
        )
        for record in records.iterator()
        if record.pk not in known
    )


class Migration(migrations.Migration):
    dependencies = [("inventory", "0001_ledger")]

    operations = [migrations.RunPython(write_what_is_there, migrations.RunPython.noop)]
