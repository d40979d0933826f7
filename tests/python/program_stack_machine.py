import operator
OPS = {"ADD": operator.add, "SUB": operator.sub, "MUL": operator.mul, "DIV": operator.floordiv, "LT": operator.lt, "EQ": operator.eq}
def assemble(text):
    code, labels = [], {}
    for line in text.strip().splitlines():
        line = line.split(";")[0].strip()
        if not line: continue
        if line.endswith(":"): labels[line[:-1]] = len(code)
        else: op, *args = line.split(); code.append([op, *args])
    for ins in code:
        if ins[0] in ("JMP", "JZ", "CALL"): ins[1] = labels[ins[1]]
        elif ins[0] == "PUSH": ins[1] = int(ins[1])
    return code
def run(code, limit=20000):
    stack, calls, mem, pc, steps, out = [], [], {}, 0, 0, []
    while pc < len(code):
        op, *a = code[pc]; pc += 1; steps += 1
        if steps > limit: raise TimeoutError(f"{limit} steps")
        if op in OPS: y, x = stack.pop(), stack.pop(); stack.append(int(OPS[op](x, y)))
        elif op == "PUSH": stack.append(a[0])
        elif op == "STORE": mem[a[0]] = stack.pop()
        elif op == "LOAD": stack.append(mem[a[0]])
        elif op == "JMP": pc = a[0]
        elif op == "JZ": pc = a[0] if not stack.pop() else pc
        elif op == "CALL": calls.append(pc); pc = a[0]
        elif op == "RET": pc = calls.pop()
        elif op == "PRINT": out.append(stack.pop())
        elif op == "DUP": stack.append(stack[-1])
        elif op == "HALT": break
        else: raise ValueError(f"bad op {op}")
    return out, steps, mem
fact = "PUSH 1\nSTORE r\nPUSH 20\nSTORE n\nloop:\nLOAD n\nJZ end\nLOAD r\nLOAD n\nMUL\nSTORE r\nLOAD n\nPUSH 1\nSUB\nSTORE n\nJMP loop\nend:\nLOAD r\nPRINT ; show"
print(run(assemble(fact)))
fib = "PUSH 0\nSTORE a\nPUSH 1\nSTORE b\nPUSH 0\nSTORE i\nl:\nLOAD i\nPUSH 90\nLT\nJZ e\nCALL step\nLOAD i\nPUSH 1\nADD\nSTORE i\nJMP l\ne:\nLOAD a\nPRINT\nHALT\nstep:\nLOAD b\nDUP\nLOAD a\nADD\nSTORE b\nSTORE a\nRET"
print(run(assemble(fib)))
for bad in ("x:\nJMP x", "PUSH 1\nPUSH 0\nDIV", "ADD", "NOPE", "LOAD q"):
    try: run(assemble(bad), 3000)
    except Exception as e: print(type(e).__name__, e)
