class Gen:
    def words(self): yield 'a'
    def values(self): yield 1
class Doc:
    def words(self): return 5
try: ','.join(Doc().words())
except TypeError as e: print(e)
try: sum(Doc().words())
except TypeError as e: print(e)
d = {1:2, 3:4}
print(list(d.values()), sum(d.values()), tuple(d.values()), max(d.values()), sorted(d.values()), ','.join(Gen().words()), sum(Gen().values()), '-'.join(['a','b']), any(d.values()), all(Gen().values()), set(Gen().words()))
class Q(list):
    def words(self): return self
print(','.join(Q(['x','y']).words()), list(Q('ab').words()))
