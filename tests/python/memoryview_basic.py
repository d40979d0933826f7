m=memoryview(b'abcdef'); print(m[0], m[1:3], bytes(m[1:3]), len(m), m.tobytes(), list(m)) if 0 else print(m[0], bytes(m[1:3]), len(m), m.tobytes(), list(m), m.readonly)
ba=bytearray(b'abc'); v=memoryview(ba); v[0]=65; print(ba); v[1:]=b'ZZ'; print(ba)
