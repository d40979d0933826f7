def loop(items):
    out = []
    for item in items:
        match item:
            case 'stop': break
            case 'skip': continue
            case int(n) if n > 5:
                out.append(('big', n))
            case int(n):
                out.append(n)
            case [*_]:
                for x in item:
                    match x:
                        case 0: break
                        case y: out.append(-y)
                else:
                    out.append('all')
    else:
        out.append('end')
    return out
print(loop([1, 'skip', 9, [1, 2], [3, 0, 4], 2]))
print(loop([1, 'stop', 2]))
def ret(x):
    match x:
        case 1:
            return 'one'
        case 2:
            pass
        case n:
            x = n * 2
    return x
print(ret(1), ret(2), ret(3))
match = 5
case = 6
_ = 7
match match:
    case 5: print('soft', match, case, _)
print(match[0] if isinstance(match, list) else match * case)
def captured():
    match (1, [2, 3]):
        case (a, [b, *c]):
            def inner(): return a, b, c
    return inner
print(captured()())
match 1, 2:
    case x, y: print(x, y)
class InClass:
    match [1, 2]:
        case [p, q]: pass
print(InClass.p, InClass.q)
for bad in ['match x:\n case a: pass\n case 1: pass', 'match x:\n case _: pass\n case 1: pass', 'match x:\n case [a, a]: pass', 'match x:\n case a | 1: pass', 'match x:\n case [a] | [b]: pass', 'match x:\n case [*a, *b]: pass']:
    try: compile(bad, 'x', 'exec')
    except SyntaxError as e: print(e.msg)
