"""Addresses and networks of the Internet Protocol, versions 4 and 6."""

import functools

__all__ = [
    "AddressValueError", "IPv4Address", "IPv4Interface", "IPv4Network", "IPv6Address", "IPv6Interface", "IPv6Network",
    "NetmaskValueError", "collapse_addresses", "get_mixed_type_key", "ip_address", "ip_interface", "ip_network",
    "summarize_address_range", "v4_int_to_packed", "v6_int_to_packed",
]

IPV4LENGTH, IPV6LENGTH = 32, 128


class AddressValueError(ValueError):
    """A text or number is no address."""


class NetmaskValueError(ValueError):
    """A text or number is no mask of a network."""


def _number_of_octets(text):
    """The number that four decimal octets stand for."""
    if not text:
        raise AddressValueError("Address cannot be empty")
    octets = text.split(".")
    if len(octets) != 4:
        raise AddressValueError(f"Expected 4 octets in {text!r}")
    number = 0
    for octet in octets:
        problem = None
        if not octet:
            problem = "Empty octet not permitted"
        elif not (octet.isascii() and octet.isdigit()):
            problem = f"Only decimal digits permitted in {octet!r}"
        elif len(octet) > 3:
            problem = f"At most 3 characters permitted in {octet!r}"
        elif octet != "0" and octet[0] == "0":
            problem = f"Leading zeros are not permitted in {octet!r}"
        elif int(octet) > 255:
            problem = f"Octet {int(octet)} (> 255) not permitted"
        if problem:
            raise AddressValueError(f"{problem} in {text!r}")
        number = number << 8 | int(octet)
    return number


def _octets_of_number(number):
    return ".".join(map(str, number.to_bytes(4, "big")))


def _number_of_groups(text):
    """The number that eight groups of hexadecimal digits stand for; some may be left out, four octets come last."""
    if not text:
        raise AddressValueError("Address cannot be empty")
    groups = text.split(":")
    if len(groups) < 3:
        raise AddressValueError(f"At least 3 parts expected in {text!r}")
    if "." in groups[-1]:
        try:
            last = _number_of_octets(groups.pop())
        except AddressValueError as error:
            raise AddressValueError(f"{error} in {text!r}") from None
        groups += [f"{last >> 16:x}", f"{last & 0xFFFF:x}"]
    if len(groups) > 9:
        raise AddressValueError(f"At most 9 colons permitted in {text!r}")
    gaps = [at for at in range(1, len(groups) - 1) if not groups[at]]
    if len(gaps) > 1:
        raise AddressValueError(f"At most one '::' permitted in {text!r}")
    if gaps:
        before, after = groups[: gaps[0]], groups[gaps[0] + 1 :]
        if not before[0]:
            before.pop(0)
            if before:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
        if not after[-1]:
            after.pop()
            if after:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
        skipped = 8 - len(before) - len(after)
        if skipped < 1:
            raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
        groups = before + ["0"] * skipped + after
    elif len(groups) != 8:
        raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
    elif not groups[0]:
        raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
    elif not groups[-1]:
        raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
    number = 0
    for group in groups:
        if not set(group) <= set("0123456789abcdefABCDEF"):
            raise AddressValueError(f"Only hex digits permitted in {group!r} in {text!r}")
        if len(group) > 4:
            raise AddressValueError(f"At most 4 characters permitted in {group!r} in {text!r}")
        number = number << 16 | int(group, 16)
    return number


def _all_groups(number):
    return [f"{number >> shift & 0xFFFF:04x}" for shift in range(112, -1, -16)]


def _groups_of_number(number):
    """Groups without leading zeros; the longest run of zeros, if it is two or more, is left out."""
    groups = [f"{int(group, 16):x}" for group in _all_groups(number)]
    best, start = 1, None
    for at in range(8):
        end = at
        while end < 8 and groups[end] == "0":
            end += 1
        if end - at > best:
            best, start = end - at, at
    if start is None:
        return ":".join(groups)
    return ":".join(groups[:start]) + "::" + ":".join(groups[start + best :])


class _Version4:
    version = 4
    max_prefixlen = IPV4LENGTH
    _parse = staticmethod(_number_of_octets)
    _show = staticmethod(_octets_of_number)


class _Version6:
    version = 6
    max_prefixlen = IPV6LENGTH
    _parse = staticmethod(_number_of_groups)
    _show = staticmethod(_groups_of_number)


def _same_version(a, b):
    if a.version != b.version:
        raise TypeError(f"{a} and {b} are not of the same version")


@functools.total_ordering
class _Address:
    def __init__(self, address):
        if isinstance(address, int):
            if address < 0:
                raise AddressValueError(f"{address} (< 0) is not permitted as an IPv{self.version} address")
            if address >> self.max_prefixlen:
                size = self.max_prefixlen
                raise AddressValueError(f"{address} (>= 2**{size}) is not permitted as an IPv{self.version} address")
            self._ip = address
        elif isinstance(address, bytes):
            if len(address) * 8 != self.max_prefixlen:
                raise AddressValueError(f"{address!r} (len {len(address)} != {self.max_prefixlen // 8}) is not permitted")
            self._ip = int.from_bytes(address, "big")
        else:
            text = str(address)
            if "/" in text:
                raise AddressValueError(f"Unexpected '/' in {text!r}")
            self._ip = self._parse(text)

    def __int__(self):
        return self._ip

    def __str__(self):
        return self._show(self._ip)

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __format__(self, spec):
        if spec and spec[-1] in "bnxX":
            kind = spec[-1]
            kind = {4: "b", 6: "x"}[self.version] if kind == "n" else kind
            width = self.max_prefixlen // (1 if kind == "b" else 4)
            digits = format(self._ip, f"0{width}{kind}")
            if "_" in spec:
                digits = "_".join([digits[at : at + 4] for at in range(0, width, 4)])
            return ("0" + kind.lower() if "#" in spec else "") + digits
        return str(self) if spec in ("", "s") else super().__format__(spec)

    def __hash__(self):
        return hash((self.version, self._ip))

    def __eq__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        return self._ip == other._ip and self.version == other.version

    def __lt__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        _same_version(self, other)
        return self._ip < other._ip

    def __add__(self, other):
        return self.__class__(self._ip + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return self.__class__(self._ip - other) if isinstance(other, int) else NotImplemented

    def __reduce__(self):
        return self.__class__, (self._ip,)

    @property
    def packed(self):
        return self._ip.to_bytes(self.max_prefixlen // 8, "big")

    @property
    def compressed(self):
        return str(self)

    @property
    def exploded(self):
        return str(self) if self.version == 4 else ":".join(_all_groups(self._ip))

    @property
    def reverse_pointer(self):
        if self.version == 4:
            return ".".join(str(self).split(".")[::-1]) + ".in-addr.arpa"
        return ".".join(self.exploded.replace(":", "")[::-1]) + ".ip6.arpa"

    def _is_in(self, networks):
        return any(self in network for network in networks)

    is_loopback = property(lambda self: self._is_in(self._known["loopback"]))
    is_link_local = property(lambda self: self._is_in(self._known["link_local"]))
    is_multicast = property(lambda self: self._is_in(self._known["multicast"]))
    is_reserved = property(lambda self: self._is_in(self._known["reserved"]))
    is_unspecified = property(lambda self: self._ip == 0)

    @property
    def is_private(self):
        return self._is_in(self._known["private"])

    @property
    def is_global(self):
        return not self.is_private and not self._is_in(self._known["shared"])


class IPv4Address(_Version4, _Address):
    pass


class IPv6Address(_Version6, _Address):
    @property
    def ipv4_mapped(self):
        return IPv4Address(self._ip & 0xFFFFFFFF) if self._ip >> 32 == 0xFFFF else None

    @property
    def is_private(self):
        mapped = self.ipv4_mapped
        return super().is_private if mapped is None else mapped.is_private

    @property
    def is_site_local(self):
        return self._ip >> 118 == 0x3FB


def _length_of(mask, version):
    """The length of a prefix, written as a number, or for version 4 as the mask or its complement."""
    size = version.max_prefixlen
    text = str(mask)
    if text.isascii() and text.isdigit():
        if int(text) <= size:
            return int(text)
        raise NetmaskValueError(f"{text!r} is not a valid netmask")
    if version.version == 4:
        try:
            bits = _number_of_octets(text)
        except AddressValueError:
            raise NetmaskValueError(f"{text!r} is not a valid netmask") from None
        for number in (bits, bits ^ 0xFFFFFFFF):
            low = (number ^ 0xFFFFFFFF) + 1
            if low & (low - 1) == 0:
                return size - (low.bit_length() - 1)
    raise NetmaskValueError(f"{text!r} is not a valid netmask")


def _address_and_mask(given, version):
    if isinstance(given, (int, bytes)):
        return given, version.max_prefixlen
    if isinstance(given, tuple):
        return given if len(given) > 1 else (given[0], version.max_prefixlen)
    address, slash, mask = str(given).partition("/")
    if "/" in mask:
        raise AddressValueError(f"Only one '/' permitted in {str(given)!r}")
    return address, mask if slash else version.max_prefixlen


@functools.total_ordering
class _Network:
    def __init__(self, address, strict=True):
        address, mask = _address_and_mask(address, self)
        self.network_address = self._address_class(address)
        self._prefixlen = _length_of(mask, self)
        host_bits = int(self.network_address) & int(self.hostmask)
        if host_bits:
            if strict:
                raise ValueError(f"{self.network_address}/{self._prefixlen} has host bits set")
            self.network_address -= host_bits

    prefixlen = property(lambda self: self._prefixlen)

    @property
    def hostmask(self):
        return self._address_class((1 << self.max_prefixlen - self._prefixlen) - 1)

    @property
    def netmask(self):
        return self._address_class((1 << self.max_prefixlen) - 1 ^ int(self.hostmask))

    @property
    def broadcast_address(self):
        return self._address_class(int(self.network_address) | int(self.hostmask))

    @property
    def num_addresses(self):
        return 1 << self.max_prefixlen - self._prefixlen

    def __str__(self):
        return f"{self.network_address}/{self._prefixlen}"

    with_prefixlen = compressed = property(__str__)
    with_netmask = property(lambda self: f"{self.network_address}/{self.netmask}")
    with_hostmask = property(lambda self: f"{self.network_address}/{self.hostmask}")
    exploded = property(lambda self: f"{self.network_address.exploded}/{self._prefixlen}")

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __hash__(self):
        return hash((int(self.network_address), self._prefixlen))

    def _key(self):
        return self.version, int(self.network_address), self._prefixlen

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, _Network) else NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        _same_version(self, other)
        return self._key() < other._key()

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __iter__(self):
        for number in range(int(self.network_address), int(self.broadcast_address) + 1):
            yield self._address_class(number)

    def __getitem__(self, n):
        if not -self.num_addresses <= n < self.num_addresses:
            raise IndexError("address out of range")
        return (self.network_address if n >= 0 else self.broadcast_address + 1) + n

    def __contains__(self, other):
        if isinstance(other, _Network) or self.version != other.version:
            return False
        return int(other) & int(self.netmask) == int(self.network_address)

    def hosts(self):
        """The addresses but those of the network and, in version 4, of all its hosts."""
        first, last = int(self.network_address), int(self.broadcast_address)
        if self._prefixlen < self.max_prefixlen - 1:
            first += 1
            last -= self.version == 4
        made = map(self._address_class, range(first, last + 1))
        return list(made) if self._prefixlen >= self.max_prefixlen - 1 else made

    def overlaps(self, other):
        return self.network_address in other or other.network_address in self

    def subnet_of(self, other):
        _same_version(self, other)
        return self._prefixlen >= other._prefixlen and self.network_address in other

    def supernet_of(self, other):
        return other.subnet_of(self)

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == self.max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError("new prefix must be longer")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError("prefix length diff must be > 0")
        length = self._prefixlen + prefixlen_diff
        if length > self.max_prefixlen:
            raise ValueError(f"prefix length diff {length} is invalid for netblock {self}")
        step = 1 << self.max_prefixlen - length
        for start in range(int(self.network_address), int(self.broadcast_address) + 1, step):
            yield self.__class__((start, length))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError("new prefix must be shorter")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = self._prefixlen - new_prefix
        length = self._prefixlen - prefixlen_diff
        if length < 0:
            raise ValueError(f"current prefixlen is {self._prefixlen}, cannot have a prefixlen_diff of {prefixlen_diff}")
        return self.__class__((int(self.network_address), length), strict=False)

    def address_exclude(self, other):
        _same_version(self, other)
        if not other.subnet_of(self):
            raise ValueError(f"{other} not contained in {self}")
        whole = self
        while whole != other:
            low, high = whole.subnets()
            whole, rest = (low, high) if other.subnet_of(low) else (high, low)
            yield rest

    def compare_networks(self, other):
        _same_version(self, other)
        return (self > other) - (self < other)

    def _is_all(name):
        return property(lambda self: getattr(self.network_address, name) and getattr(self.broadcast_address, name))

    def _is_within(self, kind):
        return any(self.subnet_of(network) for network in self._address_class._known[kind])

    is_private = property(lambda self: self._is_within("private"))
    is_global = property(lambda self: not self.is_private and not self._is_within("shared"))
    is_multicast, is_loopback, is_link_local = _is_all("is_multicast"), _is_all("is_loopback"), _is_all("is_link_local")
    is_reserved, is_unspecified = _is_all("is_reserved"), _is_all("is_unspecified")
    del _is_all


class IPv4Network(_Version4, _Network):
    _address_class = IPv4Address


class IPv6Network(_Version6, _Network):
    _address_class = IPv6Address


class _Interface:
    """An address with the network that it is in."""

    def __init__(self, address):
        address, mask = _address_and_mask(address, self)
        super().__init__(address)
        self.network = self._network_class((self._ip, mask), strict=False)

    ip = property(lambda self: self._network_class._address_class(self._ip))
    netmask = property(lambda self: self.network.netmask)
    hostmask = property(lambda self: self.network.hostmask)

    def __str__(self):
        return f"{self._show(self._ip)}/{self.network.prefixlen}"

    with_prefixlen = compressed = property(__str__)
    with_netmask = property(lambda self: f"{self.ip}/{self.netmask}")
    with_hostmask = property(lambda self: f"{self.ip}/{self.hostmask}")

    def __hash__(self):
        return hash((self._ip, self.network))

    def __eq__(self, other):
        if not isinstance(other, _Interface):
            return False if isinstance(other, _Address) else NotImplemented
        return (self._ip, self.network) == (other._ip, other.network)

    def __lt__(self, other):
        if not isinstance(other, _Interface):
            return NotImplemented
        return (self.network, self.ip) < (other.network, other.ip)

    def __reduce__(self):
        return self.__class__, (str(self),)


class IPv4Interface(_Interface, IPv4Address):
    _network_class = IPv4Network


class IPv6Interface(_Interface, IPv6Address):
    _network_class = IPv6Network


def _networks(cls, text):
    return [cls(one) for one in text.split()]


IPv4Address._known = {
    "loopback": _networks(IPv4Network, "127.0.0.0/8"),
    "link_local": _networks(IPv4Network, "169.254.0.0/16"),
    "multicast": _networks(IPv4Network, "224.0.0.0/4"),
    "reserved": _networks(IPv4Network, "240.0.0.0/4"),
    "shared": _networks(IPv4Network, "100.64.0.0/10"),
    "private": _networks(
        IPv4Network,
        "0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/29 192.0.0.170/31 192.0.2.0/24 "
        "192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4 255.255.255.255/32",
    ),
}
IPv6Address._known = {
    "loopback": _networks(IPv6Network, "::1/128"),
    "link_local": _networks(IPv6Network, "fe80::/10"),
    "multicast": _networks(IPv6Network, "ff00::/8"),
    "reserved": _networks(
        IPv6Network,
        "::/8 100::/8 200::/7 400::/6 800::/5 1000::/4 4000::/3 6000::/3 8000::/3 A000::/3 C000::/3 E000::/4 F000::/5 "
        "F800::/6 FE00::/9",
    ),
    "shared": [],
    "private": _networks(
        IPv6Network,
        "::1/128 ::/128 ::ffff:0:0/96 100::/64 2001::/23 2001:2::/48 2001:db8::/32 2001:10::/28 fc00::/7 fe80::/10",
    ),
}


def _of_either(given, first, second, what, **options):
    for cls in (first, second):
        try:
            return cls(given, **options)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{given!r} does not appear to be an IPv4 or IPv6 {what}")


def ip_address(address):
    return _of_either(address, IPv4Address, IPv6Address, "address")


def ip_network(address, strict=True):
    return _of_either(address, IPv4Network, IPv6Network, "network", strict=strict)


def ip_interface(address):
    return _of_either(address, IPv4Interface, IPv6Interface, "interface")


def v4_int_to_packed(address):
    return address.to_bytes(4, "big")


def v6_int_to_packed(address):
    return address.to_bytes(16, "big")


def summarize_address_range(first, last):
    _same_version(first, last)
    if first > last:
        raise ValueError("last IP address must be greater than first")
    cls = IPv4Network if first.version == 4 else IPv6Network
    start, end = int(first), int(last)
    while start <= end:
        # As many as the place of the first one allows, and as there are left.
        room = (start & -start).bit_length() - 1 if start else first.max_prefixlen
        bits = min(room, (end - start + 1).bit_length() - 1)
        yield cls((start, first.max_prefixlen - bits))
        start += 1 << bits


def collapse_addresses(addresses):
    """The fewest networks that hold these addresses and networks."""
    ranges = []
    for one in addresses:
        if isinstance(one, _Address):
            ranges.append((one, one))
        else:
            ranges.append((one.network_address, one.broadcast_address))
    ranges.sort()
    merged = []
    for first, last in ranges:
        if merged and int(first) <= int(merged[-1][1]) + 1:
            merged[-1] = merged[-1][0], max(merged[-1][1], last)
        else:
            merged.append((first, last))
    return iter([network for first, last in merged for network in summarize_address_range(first, last)])


def get_mixed_type_key(obj):
    if isinstance(obj, _Network):
        return obj.version, obj.network_address, obj.netmask
    return obj.version, obj
