class Odd(Exception):
    def __str__(self):
        return "odd: " + repr(self.args)


raise Odd(1, "two")
