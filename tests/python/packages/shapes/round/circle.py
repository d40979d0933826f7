from .. import square
from ..square import area as square_area
from . import tau
from .constants import *
import shapes

print("circle runs", __name__, __package__, tau, shapes.__name__)


def area(radius):
    return PI * square_area(radius) + ZERO
