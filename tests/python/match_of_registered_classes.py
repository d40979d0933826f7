# Classes that are registered as sequences or mappings match as these.
from collections.abc import Sequence, Mapping
class S: 
    def __len__(self): return 2
    def __getitem__(self,i): return [1,2][i]
Sequence.register(S)
class M:
    def __len__(self): return 1
    def get(self,k,d=None): return 5 if k=='a' else d
    def keys(self): return ['a']
    def __getitem__(self,k): return 5
Mapping.register(M)
match S():
    case [a,b]: print("seq",a,b)
    case _: print("no")
match M():
    case {'a':x}: print("map",x)
    case _: print("no")
class S2(S): pass
match S2():
    case [a,b]: print("seq",a,b)
    case _: print("no")
class S3(Sequence):
    def __len__(self): return 2
    def __getitem__(self,i): return [1,2][i]
match S3():
    case [a,*_]: print("seq",a)
    case _: print("no")
match "abc":
    case [a,b,c]: print("bad")
    case str(): print("good")
match b"abc":
    case [a,b,c]: print("bad")
    case _: print("good")
import collections
match collections.deque([1,2]):
    case [a,b]: print(a,b)
match collections.UserList([1,2]):
    case [a,b]: print(a,b)
match collections.OrderedDict(a=1):
    case {"a":1}: print("od")
