from typing import Generic, TypeVar, Protocol, NamedTuple, Iterator
T, U = TypeVar("T"), TypeVar("U")
class A(Generic[T]): pass
class B(Generic[U]): pass
class C(Generic[T], A[T], B[T]): pass
class D(A[T], Generic[T, U], B[U]): pass
class E(A[int], B[str]): pass
class F(C[int]): pass
class G[X](A[X]): pass
for cls in (A, C, D, E, F, G): print(cls.__name__, [c.__name__ for c in cls.__mro__], [str(p) for p in getattr(cls, "__parameters__", ())])
print(C[int], D[int, str], E.__orig_bases__, isinstance(C[int](), A))
class P(Protocol[T]):
    def get(self) -> T: ...
class Impl(P[int]):
    def get(self): return 5
print(Impl().get(), [c.__name__ for c in Impl.__mro__])
class Pair(NamedTuple, Generic[T]):
    first: T
    second: T
print(Pair(1, 2), Pair[int], Pair[str]("a", "b"))
for bad in (lambda: Generic[int],):
    try: bad()
    except TypeError as e: print(e)
