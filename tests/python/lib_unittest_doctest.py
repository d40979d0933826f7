# Tests in classes and in documentation.

import unittest, doctest

def add(a, b):
    """Adds.

    >>> add(1, 2)
    3
    >>> add('a', 1)
    Traceback (most recent call last):
        ...
    TypeError: can only concatenate str (not "int") to str
    >>> [add(i, i)
    ...  for i in range(3)]
    [0, 2, 4]
    >>> print('x'); x = 5
    x
    >>> x
    5
    >>> list(range(20)) # doctest: +ELLIPSIS
    [0, 1, ..., 18, 19]
    >>> for i in range(2):
    ...     print(i)
    0
    1
    """
    return a + b

class K:
    """
    >>> K().m()
    1
    """

    def m(self):
        """
        >>> K().m() + 1
        2
        """
        return 1
print(doctest.testmod())

class T(unittest.TestCase):

    def setUp(self):
        self.x = 1

    def test_a(self):
        self.assertEqual(add(self.x, 2), 3)

    def test_b(self):
        with self.assertRaises(ValueError) as cm:
            int('x')
        self.assertIn('invalid', str(cm.exception))

    def test_c(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertTrue(i < 5)

    def test_fail(self):
        self.assertEqual([1, 2], [1, 3])

    def test_err(self):
        {}['k']

    @unittest.skip('no')
    def test_s(self):
        pass

    def test_al(self):
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertDictEqual({}, {})
        self.assertIsNone(None)
        self.assertCountEqual([1, 2], [2, 1])
        self.assertRaises(KeyError, lambda: {}[1])
        self.assertRegex('abc', 'b')
import io
stream = io.StringIO()
r = unittest.TextTestRunner(stream=stream).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
print(r.testsRun, len(r.failures), len(r.errors), len(r.skipped), r.wasSuccessful(), stream.getvalue().split('\n')[0])
