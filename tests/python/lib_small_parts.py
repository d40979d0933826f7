# optparse's handlers of conflicts, patterns that are pickled, containers pretty-printed, distributions with a sign.
import collections, copy, optparse, pickle, pprint, re, statistics
p = optparse.OptionParser(prog='x', conflict_handler='resolve')
for f in (lambda: p.add_option('-v', help='a') and p.add_option('-v', help='b') and p.format_help(), lambda: p.set_conflict_handler('resolve'), lambda: p.set_conflict_handler('x'), lambda: optparse.OptionGroup(p, 't').set_title('q'), lambda: p.add_option('--n', type='int', default='7') and p.parse_args([])[0].n, lambda: p.set_process_default_values(False), lambda: p.parse_args([])[0].n):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
pattern = re.compile('a(b)', re.I)
for again in (pickle.loads(pickle.dumps(pattern)), copy.copy(pattern), copy.deepcopy([pattern])[0]):
    print(again, again.match('AB').groups())
for x in (collections.ChainMap({'a' * 30: 1}, {'b' * 30: 2, 'c' * 30: 3}), collections.UserDict({'a' * 30: 1, 'b' * 40: 2, 'c' * 20: 4}), collections.UserList(['a' * 30, 'b' * 40, 'c' * 30])):
    pprint.pprint(x)
    pprint.pprint([x, 'z' * 20])
print(+statistics.NormalDist(1, 2), -statistics.NormalDist(1, 2))
try: statistics.harmonic_mean([10], [0])
except statistics.StatisticsError as e: print(e)
