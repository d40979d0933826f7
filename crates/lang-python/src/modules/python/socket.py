"""Addresses and their bytes. There is no network: each function that needs one says so when it is called."""

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


def inet_pton(address_family, ip_string):
    import ipaddress

    kind = ipaddress.IPv4Address if address_family == AF_INET else ipaddress.IPv6Address
    try:
        return kind(ip_string).packed
    except ValueError:
        raise OSError("illegal IP address string passed to inet_pton") from None


def inet_ntop(address_family, packed_ip):
    import ipaddress

    kind = ipaddress.IPv4Address if address_family == AF_INET else ipaddress.IPv6Address
    try:
        return str(kind(bytes(packed_ip)))
    except ValueError:
        raise ValueError("invalid length of packed IP address string") from None


def inet_aton(ip_addr):
    try:
        return inet_pton(AF_INET, ip_addr)
    except OSError:
        raise OSError("illegal IP address string passed to inet_aton") from None


def inet_ntoa(packed_ip):
    return inet_ntop(AF_INET, packed_ip)


def _swapped(size):
    def swap(x):
        return int.from_bytes(x.to_bytes(size, "little"), "big")

    return swap


htons = ntohs = _swapped(2)
htonl = ntohl = _swapped(4)


def gethostname():
    import platform

    return platform.node()


def getfqdn(name=""):
    return name or gethostname()


create_connection, gethostbyname = map(_refuse, ("create_connection", "gethostbyname"))
getaddrinfo, create_server, socketpair = map(_refuse, ("getaddrinfo", "create_server", "socketpair"))


class socket:
    def __init__(self, *args, **kwargs):
        _refuse("socket")()
