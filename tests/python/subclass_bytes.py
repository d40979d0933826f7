class B(bytes): pass
b=B(b'abc'); print(b, len(b), b[0], b==b'abc', type(b))
