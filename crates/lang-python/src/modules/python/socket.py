"""There is no network: each function says so when it is called."""

AF_UNIX, AF_INET, AF_INET6, SOCK_STREAM, SOCK_DGRAM, SOL_SOCKET, SO_REUSEADDR = 1, 2, 10, 1, 2, 1, 2

error = OSError
timeout = TimeoutError


class gaierror(OSError):
    pass


class herror(OSError):
    pass


def _refuse(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f"socket.{name} is not supported: programs have no network")

    function.__name__ = name
    return function


create_connection, gethostname, gethostbyname = map(_refuse, ("create_connection", "gethostname", "gethostbyname"))
getaddrinfo, create_server, socketpair = map(_refuse, ("getaddrinfo", "create_server", "socketpair"))


class socket:
    def __init__(self, *args, **kwargs):
        _refuse("socket")()
