"""Makes the order statuses importable while settings load, before any app is ready."""

from shop.order.statuses import LINE_PIPELINE, ORDER_PIPELINE, OrderStatus

__all__ = ["LINE_PIPELINE", "ORDER_PIPELINE", "OrderStatus"]
