from .. import TAX


def count():
    from .tools import stock
    return len(stock) + TAX
