# Constructors that make objects of their own class without end, called anew afterwards.
def deep(n):
    class Deep:
        def __init__(self, n):
            self.next = Deep(n + 1)
    try:
        Deep(n)
    except RecursionError:
        return "too deep"


class Chain:
    def __init__(self, length):
        self.rest = Chain(length - 1) if length else None


def length(chain):
    count = 0
    while chain.rest is not None:
        chain, count = chain.rest, count + 1
    return count


print(deep(0), length(Chain(50)), length(Chain(150)), deep(3), length(Chain(200)))
