"""Base 64 and 16: whole groups, and everything that is no whole group."""
import base64, binascii
out = []
for t in [b"", b"QQ==", b"QUI=", b"QUJD", b"QUJDRA==", b"QUJDRA=", b"QUJDRA", b"QUJDR", b"Q", b"QUJD\nQUJD", b"QU=JD", b"Q=UJD", b"QUJD=QUJD", b"====", b"QUJD!!QUJD", b"QQ==QQ==", b"=QUJD", b"QUJDQUJDQQ==xx", b"QUJ\x80DQQ=="]:
    try: r = binascii.a2b_base64(t)
    except binascii.Error as e: r = str(e)
    out.append((t, r))
for n in range(8):
    d = bytes(range(n))
    out.append((binascii.b2a_base64(d), binascii.b2a_base64(d, newline=False), d.hex(), d.hex(':'), binascii.hexlify(d)))
for h in ["", "00", "0", "0g", "aAbB", "aa bb", " aabb ", "a abb", "aabé", "zz"]:
    try: r = bytes.fromhex(h)
    except ValueError as e: r = str(e)
    try: q = binascii.unhexlify(h)
    except ValueError as e: q = str(e)
    out.append((h, r, q))
for h in [b"00FF", b"00ff", b"0G", b"ABC"]:
    for fold in (False, True):
        try: r = base64.b16decode(h, fold)
        except ValueError as e: r = str(e)
        out.append((h, r))
for o in out: print(o)
