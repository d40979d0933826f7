class V:
    def __init__(s,x): s.x=x
    def __matmul__(s,o): return 'mm'
    def __rmatmul__(s,o): return 'rmm'
    def __divmod__(s,o): return 'dm'
    def __rdivmod__(s,o): return 'rdm'
    def __pow__(s,o,m=None): return ('pow',o,m)
    def __rpow__(s,o): return 'rpow'
    def __iadd__(s,o): s.x+=o; return s
    def __index__(s): return s.x
    def __round__(s,n=None): return ('r',n)
    def __trunc__(s): return 7
    def __floor__(s): return 8
    def __ceil__(s): return 9
    def __complex__(s): return 1j
    def __float__(s): return 1.5
    def __int__(s): return 4
    def __bool__(s): return False
    def __format__(s,f): return 'fmt:'+f
    def __invert__(s): return 'inv'
    def __pos__(s): return 'pos'
    def __length_hint__(s): return 3
    def __reversed__(s): return iter('rev')
    def __bytes__(s): return b'by'
    def __hash__(s): return 99
    def __dir__(s): return ['b','a']
    def __sizeof__(s): return 10
import math
v=V(2); print(v@1,1@v,divmod(v,1),divmod(1,v),v**2,pow(v,2,3),2**v,[0,1,2,3][v],round(v),round(v,2),math.trunc(v),math.floor(v),math.ceil(v),complex(v),float(v),int(v),bool(v),f'{v:abc}',~v,+v,list(reversed(v)),bytes(v),hash(v),dir(v),hex(v),bin(v),'abc'[v:],range(v))
v+=3; print(v.x)
