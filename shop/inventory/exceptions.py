from dataclasses import dataclass


@dataclass(frozen=True)
class Shortage:
    """A product of which less is left than was wanted."""

    title: str
    left: int

    def __str__(self) -> str:
        if self.left:
            return f"{self.title}: only {self.left} left"
        return f"{self.title} has just sold out"


class OutOfStock(Exception):
    """Not all of it could be reserved; nothing was."""

    code = "out_of_stock"

    def __init__(self, shortages: list[Shortage]) -> None:
        self.shortages = shortages
        super().__init__(". ".join(str(shortage) for shortage in shortages) + ".")


class AdjustmentRefused(Exception):
    """The change of stock cannot be made; its text says why, for whoever asked for it."""

    code = "adjustment_refused"
