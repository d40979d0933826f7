"""Rows of all kinds, read and written in all dialects."""

import csv
import hashlib
import io
import random

random.seed(3)
pieces = ['a', 'b,', '"', 'x"y', ' ', '', '\n', '\r\n', 'é', ',', "'", '\t', '""', 'ab,cd', '1']
h = hashlib.md5()
for k in range(300):
    line = ''.join(random.choice(pieces) for _ in range(random.randint(0, 7)))
    for d in ({}, {'delimiter': '\t'}, {'quotechar': "'"}, {'doublequote': False}, {'strict': True}, {'skipinitialspace': True}, {'quoting': csv.QUOTE_NONE}, {'quoting': csv.QUOTE_NONNUMERIC}):
        try: r = list(csv.reader(io.StringIO(line, newline=''), **d))
        except Exception as e: r = (type(e).__name__, str(e))
        h.update(repr((line, r)).encode())
        if k < 8: print(repr(line), d, r)
    row = [random.choice(pieces + [None, 1, 2.5]) for _ in range(random.randint(0, 4))]
    for d in ({}, {'delimiter': '\t'}, {'quotechar': "'"}, {'lineterminator': '\n'}, {'lineterminator': 'xx'}, {'quoting': csv.QUOTE_ALL}, {'doublequote': False, 'escapechar': '\\'}):
        f = io.StringIO(newline='')
        try: r = csv.writer(f, **d).writerow(row), f.getvalue()
        except Exception as e: r = (type(e).__name__, str(e))
        h.update(repr((row, r)).encode())
        if k < 8: print(row, d, r)
print(h.hexdigest())
