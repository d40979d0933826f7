def get():
    from .helper import VALUE
    from . import helper
    return VALUE, helper.__name__
