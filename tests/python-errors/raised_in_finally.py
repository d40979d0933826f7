def work():
    try:
        raise KeyError("first")
    finally:
        [][0]


work()
