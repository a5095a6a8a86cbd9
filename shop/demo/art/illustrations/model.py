"""What render.py needs to know of an illustration."""

from collections.abc import Callable
from dataclasses import dataclass

from shop.demo.art.studio import Studio


@dataclass(frozen=True)
class Illustration:
    """A picture: path under shop/demo/images, alternative text, how to draw it, size in px."""

    path: str
    alt: str
    draw: Callable[[Studio], str]
    width: int = 1600
    height: int = 900
    transparent: bool = False
    most_bytes: int = 70_000
