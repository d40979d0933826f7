import os, sys, tempfile
d = tempfile.mkdtemp(); sys.path.insert(0, d); sys.dont_write_bytecode = True
for i, nl in enumerate((b'\r\n', b'\r')):
    src = nl.join([b'"""doc', b'two"""', b'x = """a', b'b"""', b'y = "c\\', b'd"', b'def f():', b'    """in', b'    f"""', b'    return f"""{x}', b'!"""', b'z = b"""p', b'q"""', b'w = r"""\\', b'"""', b''])
    open(os.path.join(d, 'nl%d.py' % i), 'wb').write(src)
    m = __import__('nl%d' % i); print(ascii((m.__doc__, m.x, m.y, m.f.__doc__, m.f(), m.z, m.w)))
    ns = {}; exec(src, ns); print(ascii((ns['x'], ns['f']()))); ns = {}; exec(src.decode(), ns); print(ascii((ns['x'], ns['z'])))
print(ascii(eval('"""a\r\nb\rc"""')))
