class TooManyAlerts(Exception):
    """More products than one address may wait for; nothing was written."""

    code = "too_many_alerts"
