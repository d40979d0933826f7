class Meta(type):
    registry={}
    def __new__(mcls,name,bases,ns,**kw):
        cls=super().__new__(mcls,name,bases,ns)
        mcls.registry[name]=cls
        cls.kw=kw
        return cls
    def __init__(cls,name,bases,ns,**kw): super().__init__(name,bases,ns)
    def __call__(cls,*a,**k):
        print('call',cls.__name__,a); return super().__call__(*a,**k)
    def __len__(cls): return 42
    def __iter__(cls): return iter([1,2])
    def __contains__(cls,x): return x==1
    def __getitem__(cls,k): return k
    def __repr__(cls): return f'<M {cls.__name__}>'
    @property
    def prop(cls): return 'p'+cls.__name__
    def meth(cls): return cls.__name__
    def __instancecheck__(cls,o): return o==5
    def __eq__(cls,o): return cls is o
    def __hash__(cls): return 1
class A(metaclass=Meta, z=1):
    def __init__(self,v=0): self.v=v
class B(A): pass
print(A(3).v, B().v, len(A), list(A), 1 in A, A['q'], A, A.prop, A.meth(), isinstance(5,A), A.kw, Meta.registry, type(A), type(B))
