"""The charts of the start page, as the JSON that Chart.js wants: flat bars, labelled directly."""

import json
from collections.abc import Callable
from typing import Any

from shop.backoffice.figures import Day, Sales

# 3:1 on the white and on the dark ground.
COLOUR = "var(--color-primary-500)"


def revenue(sales: Sales) -> dict[str, str]:
    # Chart.js draws numbers; the words beside the chart come from the Decimals.
    return _bars(sales, lambda day: float(day.revenue), "Revenue")


def orders(sales: Sales) -> dict[str, str]:
    return _bars(sales, lambda day: day.orders, "Orders")


def _bars(sales: Sales, value: Callable[[Day], float], label: str) -> dict[str, str]:
    dates = [f"{day.date:%b} {day.date.day}" for day in sales.days]
    values = [value(day) for day in sales.days]
    dataset = {"label": label, "data": values, "backgroundColor": COLOUR, "borderRadius": 2}
    return {
        "data": json.dumps({"labels": dates, "datasets": [dataset]}),
        "options": json.dumps(_options()),
    }


def _options() -> dict[str, Any]:
    ticks = {"color": "#7f8a80", "maxRotation": 0, "autoSkipPadding": 24}
    return {
        "animation": False,
        "responsive": True,
        "maintainAspectRatio": False,
        "plugins": {"legend": {"display": False}},
        "scales": {
            "x": {"grid": {"display": False}, "border": {"width": 0}, "ticks": ticks},
            "y": {
                "beginAtZero": True,
                "grid": {"tickWidth": 0},
                "border": {"width": 0},
                "ticks": {"color": "#7f8a80", "maxTicksLimit": 4, "precision": 0},
            },
        },
    }
