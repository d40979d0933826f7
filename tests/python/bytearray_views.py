b=bytearray(b'hello'); b[0]=72; b.append(33); b.extend(b'xyz'); b.extend([1,2]); print(b, len(b)); del b[0]; del b[-2:]; b+=b'q'; print(b)
b[1:2]=b'ZZZ'; print(b); b[::2]=b'A'*len(b[::2]); print(b); b.insert(1,66); b.insert(-1,67); print(b); b.reverse(); print(b); b.remove(65); print(b, b.pop(), b.pop(0)); c=b.copy(); c.clear(); print(c,b)
for i,x in enumerate(bytearray(b'ab')): print(i,x)
s=bytearray([1])*10; s[4::2]=bytes(3); print(s, sum(s)); b*=2; print(b, b.find(b'A'), b.count(65))
for f in [lambda: b.append(256), lambda: b.append('a'), lambda: bytearray().pop(), lambda: b.remove(200), lambda: b.__setitem__(0,300), lambda: b.__setitem__(slice(0,4,2), b'abc'), lambda: b+'s', lambda: bytearray('x'), lambda: b['a']]:
    try: f()
    except Exception as e: print(type(e).__name__, e)
d=b; d+=b'!'; print(d is b, bytearray(b'%d').decode()); print(bytes(b[:3]), b[1], b[-1], b.upper(), b.hex(), bytearray(b'x').join([b'1',b'2']))
class BA(bytearray):
    def hi(self): return len(self)
x=BA(b'abc'); print(x.hi(), x, isinstance(x,bytearray))
m=memoryview(x); m[0]=90; print(x, m.tolist(), m.nbytes, m[0:2].tobytes(), m==b'Zbc', m.readonly)
try: memoryview(b'a')[0]=1
except TypeError as e: print(e)
def sieve(n):
    s=bytearray([1])*(n+1); s[0:2]=b'\0\0'
    for i in range(2,int(n**.5)+1):
        if s[i]: s[i*i::i]=bytes(len(range(i*i,n+1,i)))
    return [i for i,p in enumerate(s) if p]
print(sieve(50))
