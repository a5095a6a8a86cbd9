"""Bends a flat label round a cylinder, as the camera would see it."""

from math import asin, cos, pi, sin

from PIL import Image

STRIPS = 160


def wrap(flat: Image.Image, radius: float, bow_top: float, bow_foot: float) -> Image.Image:
    """Picture of `flat` on a cylinder of `radius` px; edges sag by the bows (px) at the middle.

    The flat picture's middle faces the camera; it should be at least pi times radius wide,
    narrower ones cover only the middle of the cylinder.
    """
    reach = min(radius, radius * _sine_of_half(flat.width / radius))
    width, height = round(2 * reach), flat.height + round(bow_foot)
    mesh = []
    edges = [round(i * width / STRIPS) for i in range(STRIPS + 1)]
    for left, right in zip(edges, edges[1:], strict=False):
        mesh.append(
            (
                (left, 0, right, height),
                _quad(flat, left, right, height, reach, radius, bow_top, bow_foot),
            )
        )
    return flat.transform((width, height), Image.Transform.MESH, mesh, Image.Resampling.BICUBIC)


def _sine_of_half(angle: float) -> float:
    return sin(min(angle / 2, pi / 2))


def _quad(
    flat: Image.Image,
    left: int,
    right: int,
    height: int,
    reach: float,
    radius: float,
    bow_top: float,
    bow_foot: float,
) -> tuple[float, ...]:
    corners = []
    for x in (left, right):
        angle = asin(max(-1.0, min(1.0, (x - reach) / radius)))
        across = flat.width / 2 + radius * angle
        sag = cos(angle)
        stretch = flat.height / (flat.height + (bow_foot - bow_top) * sag)
        corners.append((across, -bow_top * sag * stretch, (height - bow_top * sag) * stretch))
    (x0, top0, foot0), (x1, top1, foot1) = corners
    return (x0, top0, x0, foot0, x1, foot1, x1, top1)
