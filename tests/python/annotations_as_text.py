# Annotations that are kept as text have one form however they are written.
from __future__ import annotations


class A:
    a: 'int'
    b: Dict[ str,int ]
    c: "List['int']"
    d: int|None = 3
    e: Callable[[int,str],  bool]
    f: Literal['a', "b", 1, -2]
    g: Annotated[int, "it's"]
    h: Tuple[()]
    i: Tuple[int]
    j: x.y.Z[ ... ]
    k: (int)
    l: a[b](c)
    m: int|(str|None)
    n: Tuple[int,]
    o: (int, str)
    p: Dict[str,
            List[ int ]]


def f(x: "A|B", *y: int, z:  list[ 'str' ]=3, **k: Any) -> None:
    pass


for name, text in A.__annotations__.items():
    print(name, text)
print(f.__annotations__)


def grouped(
    a: (int | str).__class__, b: (int | str)[int], c: (int or str) | None, d: (lambda: 1) | None, e: (int if a else str) | None,
    f: int | str & bytes, g: int | (str | bytes), h: -int | ~str, i: (not int) | str, j: (int, str)[0], k: [int][0].x, l: int().x | (yield_)
): pass


print(grouped.__annotations__)
