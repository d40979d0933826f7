# What unittest writes: differences, parts of tests, skips, cleanups, expected failures, in three degrees of detail.
import contextlib, io, re, unittest
order = []
class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls): cls.enterClassContext(cm()); cls.addClassCleanup(order.append, 'class')
    def setUp(self): self.addCleanup(order.append, self._testMethodName)
    def test_a(self): self.assertEqual('a\nb', 'a\nc\n')
    def test_b(self): self.assertEqual({'a': 1}, {'a': 2}, 'm')
    def test_c(self): self.assertEqual([1]*100, [1]*99+[2])
    def test_d(self): self.assertEqual('x'*100, 'x'*90 + 'y')
    def test_e(self):
        with self.subTest('one', a=1):
            with self.subTest(b=2): self.fail('inner')
            self.skipTest('why')
        with self.subTest(): raise KeyError(3)
        self.assertIn(1, [2])
    @unittest.expectedFailure
    def test_f(self): self.fail()
    @unittest.expectedFailure
    def test_g(self): pass
    def test_h(self): self.assertCountEqual([1, 1, 2], [1, 2, 2])
    def test_i(self): self.assertTupleEqual((1, 2, 3), (1, 2))
    def test_j(self): self.assertSetEqual({1}, {2})
    def test_k(self): self.assertEqual(0.1 + 0.2, 0.3)
    def test_l(self):
        self.addCleanup(lambda: 1/0); self.skipTest('late')
    def test_m(self): self.assertRaisesRegex(ValueError, 'zz', int, 'x')
    def test_n(self): self.assertEqual('', 'a\n')
    def test_o(self): "a doc line"; self.assertIsNone(3)
@unittest.skip('all')
class U(unittest.TestCase):
    def test_a(self): pass

@contextlib.contextmanager
def cm():
    order.append('in'); yield; order.append('out')
for v in (1, 2, 0):
    s = unittest.TestSuite([unittest.defaultTestLoader.loadTestsFromTestCase(T), unittest.defaultTestLoader.loadTestsFromTestCase(U)])

    out = io.StringIO()
    r = unittest.TextTestRunner(stream=out, verbosity=v).run(s)
    text = re.sub(r'File ".*?"', 'File "F"', out.getvalue())
    print(re.sub(r"in [0-9.]+s", "in Ns", text), r, order)
    order.clear()
print(repr(T('test_a')), unittest.TestSuite([T('test_a')]))
