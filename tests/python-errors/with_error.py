class Manager:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *info):
        print("exit", info[0].__name__)
        return False


with Manager():
    raise ValueError("inside with")
