from dataclasses import dataclass


@dataclass
class Tool:
    name: str
    price: int


hammer = Tool("hammer", 10)
stock = [hammer]


def describe(tool):
    from .. import TAX
    return f"{tool} with tax {tool.price + TAX}"
