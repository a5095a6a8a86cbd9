from typing import Any

from oscar.apps.order import utils

from catalogue.labels import record_labels_of

from .numbers import new_order_number


class OrderNumberGenerator(utils.OrderNumberGenerator):
    def order_number(self, basket: Any) -> str:
        return new_order_number()


class OrderCreator(utils.OrderCreator):
    def place_order(self, basket: Any, *args: Any, **kwargs: Any) -> Any:
        self.labels = record_labels_of(line.product for line in basket.all_lines())
        return super().place_order(basket, *args, **kwargs)

    def create_line_models(
        self, order: Any, basket_line: Any, extra_line_fields: dict[str, Any] | None = None
    ) -> None:
        """Each line keeps the label of what is sold."""
        label = self.labels.get(basket_line.product_id)
        super().create_line_models(
            order, basket_line, {**(extra_line_fields or {}), "label_version": label}
        )

    def update_stock_records(self, line: Any) -> None:
        """Nothing: shop.inventory has reserved it, with a check that allocate() lacks."""
