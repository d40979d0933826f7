# Proxies of mappings beside dicts: combined, reversed, hashed.
from types import MappingProxyType


def shown(f, *arguments):
    try:
        print(repr(f(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)


proxy = MappingProxyType({"a": 1, "b": 2})
print(proxy | {"b": 3}, {"b": 3} | proxy, proxy | proxy, type({} | proxy))
print(list(reversed(proxy)), proxy == {"a": 1, "b": 2}, proxy == proxy)
shown(lambda: proxy | [("a", 1)])
shown(lambda: [1] | proxy)
shown(hash, proxy)


class Hashed(dict):
    def __hash__(self):
        return 7


print(hash(MappingProxyType(Hashed())), {MappingProxyType(Hashed()): 1})
try:
    proxy |= {"c": 4}
except TypeError as error:
    print(error)
print(proxy)
