def compute(value):
    return value + undefined_thing


print("computing")
compute(3)
