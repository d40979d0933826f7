# Addresses and networks.
import ipaddress as ip
from ipaddress import *
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for a in "192.168.0.1 10.0.0.1 8.8.8.8 127.0.0.1 169.254.1.1 224.0.0.1 255.255.255.255 0.0.0.0 100.64.0.1 ::1 :: fe80::1 2001:db8::1 ff02::1 ::ffff:1.2.3.4 2606:4700::1111 1:0:0:2:0:0:0:3 fc00::1 1:2:3:4:5:6:7:8".split():
    x = ip_address(a)
    print(repr(x), int(x), x.version, x.is_private, x.is_global, x.is_loopback, x.is_link_local, x.is_multicast, x.is_reserved, x.is_unspecified, x.exploded, x.packed, x.reverse_pointer, x.max_prefixlen)
for a in ("1.2.3", "1.2.3.256", "01.2.3.4", "a.b.c.d", "1.2.3.4/8", "", "1:2", "::1::", "12345::", "g::", ":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1..2.3", "1.2.3.4000"):
    t(lambda: ip_address(a)); t(lambda: IPv4Address(a)); t(lambda: IPv6Address(a))
for n in "192.168.0.0/24 10.0.0.0/8 0.0.0.0/0 1.2.3.4/32 1.2.3.4/31 10.0.0.0/255.255.0.0 10.0.0.0/0.0.255.255 10.0.0.1/8 2001:db8::/32 ::/0 10.0.0.0/33 10.0.0.0/x".split():
    t(lambda: (lambda n: (n, repr(n), n.netmask, n.hostmask, n.broadcast_address, n.num_addresses, n.prefixlen, n.with_netmask, n.with_hostmask, n.is_private, n.exploded))(ip_network(n)))
n = ip_network("192.168.0.0/29")
print(list(n.hosts()), list(n), n[1], n[-1], ip_address("192.168.0.5") in n, list(n.subnets()), list(n.subnets(new_prefix=31)), n.supernet(), n.supernet(new_prefix=24), n.overlaps(ip_network("192.168.0.4/30")), n.subnet_of(ip_network("192.168.0.0/16")), list(n.address_exclude(ip_network("192.168.0.2/32"))))
print(ip_network("10.1.2.3/8", strict=False), ip_interface("10.1.2.3/8"), repr(ip_interface("10.1.2.3/8")), ip_interface("10.1.2.3/8").network, ip_interface("10.1.2.3/8").ip, ip_interface("10.1.2.3").netmask)
print(sorted([ip_address("10.0.0.2"), ip_address("9.0.0.1"), ip_address("10.0.0.1")]), ip_address("1.1.1.1") + 5, ip_address("1.1.1.1") - 2, ip_address("1.1.1.1") < ip_address("1.1.1.2"), {ip_address("1.1.1.1"): 1}[ip_address("1.1.1.1")], ip_address(16909060), ip_address(b"\1\2\3\4"))
t(lambda: ip_address("1.1.1.1") < ip_address("::1")); t(lambda: ip_address("255.255.255.255") + 1); t(lambda: list(n.subnets(10)))
print(list(summarize_address_range(ip_address("10.0.0.1"), ip_address("10.0.0.10"))), list(collapse_addresses([ip_network("10.0.0.0/25"), ip_network("10.0.0.128/25"), ip_network("10.0.2.0/24")])), list(collapse_addresses(map(ip_address, ["1.1.1.1", "1.1.1.0", "1.1.1.2", "1.1.1.3"]))))
print(f"{ip_address('1.2.3.4'):b} {ip_address('1.2.3.4'):#x} {ip_address('1.2.3.4'):_b}", ip_address("1.1.1.1") == "1.1.1.1", ip_network("1.0.0.0/8") == ip_network("1.0.0.0/8"), IPv6Address("::ffff:1.2.3.4").ipv4_mapped)
print(next(ip_network("2001:db8::/32").hosts()), ip_network("2001:db8::/126").num_addresses, list(ip_network("1.2.3.4/31").hosts()), list(ip_network("1.2.3.4/32").hosts()))
