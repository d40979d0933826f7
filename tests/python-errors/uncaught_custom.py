class AppError(Exception):
    pass


class Specific(AppError):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


def run():
    raise Specific(42)


run()
