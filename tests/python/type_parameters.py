def first[T](items: list[T]) -> T: return items[0]
class Stack[T]:
    def __init__(self) -> None: self.items: list[T] = []
    def push(self, item: T) -> 'Stack[T]':
        self.items.append(item)
        return self
    def map[U](self, f) -> 'Stack[U]':
        out = Stack[U]()
        for i in self.items: out.push(f(i))
        return out
class Pair[K, V](tuple): pass
class Sub[T](Stack[T]):
    def top(self): return super().__init__ and self.items[-1]
type Number = int | float
type Tree[T] = tuple[T, list[Tree[T]]]
print(first([3, 4]), Stack[int]().push(1).push(2).map(str).items, Pair((1, 2)), Sub().push(5).top())
print(Number, Number.__name__, Number.__value__, len(Tree.__type_params__), first.__name__, Stack.map.__qualname__, Stack.__name__)
print([p.__name__ for p in first.__type_params__], [p.__name__ for p in Pair.__type_params__], len(Stack.__type_params__))
def bounded[T: (int, str), *Ts, **P](x: T, *a) -> T: return x
print(bounded(1), bounded('a', 2), [p.__name__ for p in bounded.__type_params__])
def outer():
    y = 10
    def inner[T](x: T): return x + y
    return inner
print(outer()(5))
class Node[T]:
    count = 0
    def __init__(self, value: T, next: 'Node[T] | None' = None):
        self.value, self.next = value, next
        Node.count += 1
    def __iter__(self):
        node = self
        while node: yield node.value; node = node.next
print(list(Node(1, Node(2, Node(3)))), Node.count)
try: T
except NameError as e: print(e)
def deco(f): return lambda *a: ('deco', f(*a))
@deco
def wrapped[T](x: T = 3) -> T: return x
print(wrapped(), wrapped(4))
type Alias = undefined_until_asked
try: Alias.__value__
except NameError as e: print(e)
