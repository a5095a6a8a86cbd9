"""Pictures of the articles, and more for articles to come."""

from collections.abc import Callable

from . import bodies, evenings, nerves, pantry, tables
from .model import Illustration


def _picture(name: str, draw: Callable[[], str], alt: str) -> Illustration:
    return Illustration(f"articles/{name}.webp", alt, lambda studio: draw(), most_bytes=66_000)


ARTICLES = [
    _picture(
        "vitamin-b12-and-restless-legs",
        nerves.draw_restless_legs,
        "Abstract drawing of a nerve fiber in its sheath, in evergreen on a pale dusk ground",
    ),
    _picture(
        "does-vitamin-b12-stop-leg-cramps",
        nerves.draw_leg_cramps,
        "Abstract drawing of a night window above a resting leg, in dusk blue and evergreen",
    ),
    _picture(
        "how-to-read-a-supplement-facts-panel",
        tables.draw_label_reading,
        "Abstract drawing of a label with bars and lines beside a green leaf",
    ),
    _picture(
        "magnesium-forms-compared",
        tables.draw_magnesium_forms,
        "Abstract drawing of a bowl of seeds and three pale tablets of different size",
    ),
    _picture(
        "nerve-cells",
        nerves.draw_nerve,
        "Abstract drawing of three nerve cells joined by fine branches on deep green",
    ),
    _picture(
        "valerian-leaf",
        evenings.draw_valerian_leaf,
        "Drawing of a pressed valerian leaf with its root, taped to a sheet of paper",
    ),
    _picture(
        "plate-of-foods",
        tables.draw_plate,
        "Drawing of a plate from above with fish, egg, beans, green leaves and almonds",
    ),
    _picture(
        "iron-ore-and-red-cells",
        bodies.draw_iron,
        "Abstract drawing of pieces of ore and round red blood cells in clay tones",
    ),
    _picture(
        "magnesium-crystal-and-almonds",
        tables.draw_magnesium,
        "Drawing of almonds and pale crystals on a sand-colored ground",
    ),
    _picture(
        "night-window",
        evenings.draw_night_window,
        "Drawing of a window at night with the moon, a curtain and a cup on the sill",
    ),
    _picture(
        "bone-lattice",
        bodies.draw_calcium,
        "Abstract drawing of the open lattice inside a bone, cream and blue-gray",
    ),
    _picture(
        "omega-fish", evenings.draw_omega, "Line drawing of four fish in a pale sea under a low sun"
    ),
    _picture(
        "greens-and-peas",
        pantry.draw_greens,
        "Drawing of tied asparagus, spinach leaves and a dish of black-eyed peas on pale green",
    ),
    _picture(
        "clock-with-milk-and-greens",
        pantry.draw_clock,
        "Drawing of a clock without figures between a glass of milk and a pot of green leaves",
    ),
    _picture(
        "jar-and-cultures",
        pantry.draw_jar,
        "Drawing of a jar of fermenting cabbage beside a lens that shows rods, beads and forks",
    ),
    _picture(
        "sun-and-mushrooms",
        pantry.draw_sun_and_mushrooms,
        "Drawing of three mushrooms on dark ground before a low sun over hills",
    ),
]
