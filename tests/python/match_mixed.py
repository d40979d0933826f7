def f(x):
    match x:
        case 0: return 'zero'
        case 1|2: return 'small'
        case -1: return 'neg'
        case 'a'|'b' as s: return s+'!'
        case [a]: return f'one {a}'
        case [a,*r] if len(r)==1: return f'two {a} {r}'
        case (a,b,*_,z): return f'many {a} {b} {z}'
        case {'k':v,**rest}: return f'dict {v} {rest}'
        case {}: return 'emptymap'
        case int(n): return f'int {n}'
        case float() as fl: return f'fl {fl}'
        case str(): return 'str'
        case None: return 'none'
        case Pt(x=0,y=yy): return f'pt0 {yy}'
        case Pt(a,b): return f'pt {a} {b}'
        case Col.RED: return 'red'
        case _: return 'other'
class Pt:
    __match_args__=('x','y')
    def __init__(s,x,y): s.x=x;s.y=y
class Col: RED=object()
for v in [0,1,2,-1,'a','q',[1],[1,2],[1,2,3],(1,2,3,4),{'k':1,'j':2},{},99,2.5,None,Pt(0,4),Pt(1,2),Col.RED,object(),True,[],range(3),b'ab',{1:2}]:
    print(f(v))
