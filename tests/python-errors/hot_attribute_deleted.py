class Node:
    def __init__(self, value):
        self.value = value


nodes = [Node(i) for i in range(3000)]


def add_up(items):
    total = 0
    for item in items:
        total += item.value
    return total


print(add_up(nodes))
del nodes[2900].value
print(add_up(nodes))
