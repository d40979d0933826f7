"""Standard streams as streams of bytes, and what is configured of them."""
import sys

sys.stdout.flush()
print(sys.stdout.buffer.write(b"P4\n8 1\n"))
sys.stdout.buffer.write(bytearray(b"abc\n"))
sys.stdout.buffer.writelines([b"one\n", b"two\n"])
sys.stdout.buffer.flush()
sys.stdout.reconfigure(line_buffering=True)
print(sys.stdout.mode, sys.stdout.encoding, sys.stderr.errors, sys.stdin.readable(), sys.stdin.writable())
for wrong in ("text", 5):
    try:
        sys.stdout.buffer.write(wrong)
    except TypeError as e:
        print(e)
