"""There is no network: each function says so when it is called."""


def _refuse(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f"urllib.request.{name} is not supported: programs have no network")

    function.__name__ = name
    return function


urlopen, urlretrieve, build_opener, Request = map(_refuse, ("urlopen", "urlretrieve", "build_opener", "Request"))
