class Typed:
    def __set_name__(s,o,n): s.n='_'+n; print('sn',o.__name__,n)
    def __get__(s,i,o): 
        if i is None: return s
        return getattr(i,s.n)
    def __set__(s,i,v): 
        if not isinstance(v,int): raise TypeError('no')
        setattr(i,s.n,v)
    def __delete__(s,i): delattr(i,s.n)
class A:
    x=Typed()
    def __init__(s): s.x=3
a=A(); print(a.x); a.x=5; print(a.x, a.__dict__); del a.x; print(a.__dict__)
try: a.x='q'
except TypeError as e: print(e)
class Base:
    def __init_subclass__(cls,/,tag=None,**k): super().__init_subclass__(**k); cls.tag=tag; print('init',cls.__name__,tag)
    def __class_getitem__(cls,k): return f'{cls.__name__}[{k}]'
class D(Base,tag='t'): pass
print(D.tag,D[int])
