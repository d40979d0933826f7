# Membership of characters in strings that are written out, hot: every kind of item, sets at the borders of ASCII.
def classify(text):
    counts = [0] * 6
    for c in text:
        if c in 'aeiou':
            counts[0] += 1
        elif c in '+-*/%()[]{}<>=!&|^~':
            counts[1] += 1
        elif c in '0123456789':
            counts[2] += 1
        elif c not in ' \t\n\x7f\x00@':
            counts[3] += 1
        elif c in '\x7f':
            counts[4] += 1
        else:
            counts[5] += 1
    return counts


def pieces(items):
    found = []
    for item in items:
        found.append((item in 'hello world', item in '', item in 'é', item in 'naïve', item in 'x'))
    return found


text = 'The quick (brown) fox + 12 * jumps; over the "lazy" dog = 3.14 @ \x7f\x00\t~ ' * 40
print(classify(text), classify('ünïcödé ' * 50), classify(''))
for i in range(300):
    pieces('hw')
print(pieces(['h', '', 'lo w', 'é', 'ï', 'x', '\u20ac', '\U0001f600', 'worlds', 'd', 'hello world']))


def test(item):
    try:
        return item in 'abc'
    except TypeError as error:
        return str(error)


class Text(str):
    pass


for i in range(600):
    test('b')
print([test(item) for item in ['a', 'd', 'ab', '', 'cb', Text('b'), Text('zz'), 5, None, b'a', ['a']]])


def scan(source):
    tokens, i = [], 0
    while i < len(source):
        c = source[i]
        if c in ' \t':
            i += 1
        elif c in '0123456789.':
            start = i
            while i < len(source) and source[i] in '0123456789.':
                i += 1
            tokens.append(source[start:i])
        elif c in '+-*/()':
            tokens.append(c)
            i += 1
        else:
            raise SyntaxError(f'what is {c!r}?')
    return tokens


print(scan('1 + 2.5*(30 - 4)'), len(scan('12 + 3.5*(4 - 1) ' * 200)))
try:
    scan('1 + €')
except SyntaxError as error:
    print(error)
