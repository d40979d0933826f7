print(eval('1+2')); x=5; print(eval('x*2')); print(eval('a+b',{'a':1,'b':2}), eval('a',{'a':1},{'a':9}))
exec('y=7'); print(y); ns={}; exec('def f(n):\n return n*2\nz=f(4)',ns); print(ns['z'], ns['f'](3))
c=compile('1+1','<s>','eval'); print(eval(c))
def g():
    q=3
    return eval('q+1')
print(g())
c=compile('for i in range(2): print(i)','<s>','exec'); exec(c)
try: eval('1+')
except SyntaxError as e: print('SE',e.msg)
print(eval("[i for i in range(3)]"), eval(" 1"), eval("lambda v: v+1")(4))
loc={}; exec("a=1\nb=a+1",{},loc); print(loc)
