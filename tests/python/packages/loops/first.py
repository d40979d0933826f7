print("first begins")
from . import second
value = 1


def ask():
    return second.answer()


print("first ends")
