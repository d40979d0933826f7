class S:
    __slots__=('a','b')
    def __init__(s): s.a=1
s=S(); print(s.a); 
try: s.c=1
except AttributeError as e: print(e)
try: s.b
except AttributeError as e: print(e)
print(hasattr(s,'__dict__'), S.__slots__)
class T(S): 
    __slots__=['d']
t=T(); t.d=3; t.a=2; print(t.d,t.a); del t.d
try: t.d
except AttributeError as e: print(e)
