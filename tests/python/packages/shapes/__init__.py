"""Shapes."""
print("shapes runs", __name__, __package__)
from . import round
from .square import area as square_area
__all__ = ["square_area", "round"]
