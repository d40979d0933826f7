class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()


class Machine:
    def __init__(self):
        self.stack = Stack()

    def add(self):
        self.stack.push(self.stack.pop() + self.stack.pop())


m = Machine()
m.stack.push(1)
m.add()
