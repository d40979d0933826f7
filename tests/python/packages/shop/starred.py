from .listing import *
