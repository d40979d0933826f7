class MyInt(int):
    def __new__(cls, v): return super().__new__(cls, v)
    def __add__(self, o): return MyInt(int(self)+o)
x=MyInt(3)
print(x+4, type(x+4).__name__, x*2, isinstance(x,int), hash(x)==hash(3), x==3, {3:1}[x])
print([1,2,3,4][x], repr(x), f"{x:03d}", x.bit_length())
