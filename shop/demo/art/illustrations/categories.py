"""One square picture per category."""

from collections.abc import Callable

from . import apparatus, still_lifes
from .model import Illustration


def _picture(slug: str, draw: Callable[[], str], alt: str) -> Illustration:
    return Illustration(
        f"categories/{slug}.webp", alt, lambda studio: draw(), 1200, 1200, most_bytes=48_000
    )


CATEGORIES = [
    _picture(
        "relaxation-and-rest",
        still_lifes.draw_relaxation,
        "Drawing of valerian flowers and lemon balm in a green vase, in a night-blue niche "
        "with a crescent moon",
    ),
    _picture(
        "minerals",
        still_lifes.draw_minerals,
        "Drawing of a cluster of pale crystals with two stones in a gray niche",
    ),
    _picture(
        "vitamins",
        still_lifes.draw_vitamins,
        "Drawing of a whole orange with two leaves and a cut half in a honey-colored niche",
    ),
    _picture(
        "multivitamins",
        apparatus.draw_multivitamins,
        "Eight translucent colored discs overlapping like petals in a plum-colored niche",
    ),
    _picture(
        "amino-acids",
        apparatus.draw_amino_acids,
        "Drawing of a ball-and-stick model of glycine on a wooden stand in a green niche",
    ),
    _picture(
        "botanicals",
        still_lifes.draw_botanicals,
        "Drawing of four ginkgo leaves, two green and two golden, on a twig",
    ),
    _picture(
        "omega",
        apparatus.draw_omega,
        "Drawing of a golden drop of oil above waves and the outline of a fish",
    ),
    _picture(
        "specialty",
        apparatus.draw_specialty,
        "Drawing of a marble mortar and pestle in a brown niche",
    ),
]
