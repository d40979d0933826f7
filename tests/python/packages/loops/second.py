print("second begins")
import loops.first
value = 2


def answer():
    return loops.first.value + value


print("second ends")
