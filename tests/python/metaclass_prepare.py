class OM(type):
    @classmethod
    def __prepare__(m,name,bases): 
        print('prep',name); return {'pre':1}
    def __getattr__(cls,n): return 'dyn_'+n
    def __setattr__(cls,n,v): print('set',n); super().__setattr__(n,v)
class A(metaclass=OM):
    y=2
print(A.pre,A.y,A.zork); A.q=5; print(A.q)
class Single(type):
    _i={}
    def __call__(cls,*a,**k):
        if cls not in cls._i: cls._i[cls]=super().__call__(*a,**k)
        return cls._i[cls]
class DB(metaclass=Single): pass
print(DB() is DB())
