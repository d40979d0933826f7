"""What builtin functions, types and their methods are for, in a sentence each: their `__doc__`."""

_TEXT = """
abs: Give the absolute value of a number.
aiter: Give the asynchronous iterator of an object.
all: Tell whether every element is true.
anext: Give what awaits the next element of an asynchronous iterator.
any: Tell whether some element is true.
ascii: Give the representation of an object with escapes for all that is not ASCII.
bin: Give the binary form of an integer, with its prefix.
breakpoint: Call the debugger's hook.
callable: Tell whether an object can be called.
chr: Give the character with this code point.
compile: Turn source into a code object for exec() or eval().
delattr: Delete an attribute that is given by name.
dir: List the names that an object has, or those of the current scope.
divmod: Give quotient and remainder.
eval: Evaluate an expression, in the given namespaces or in those of the caller.
exec: Execute statements, in the given namespaces or in those of the caller.
format: Give the text of a value by a format specification.
getattr: Give an attribute that is given by name, or the default if it is missing.
globals: Give the dict of the current global variables.
hasattr: Tell whether an object has an attribute of this name.
hash: Give the hash of an object, which is the same for equal objects.
hex: Give the hexadecimal form of an integer, with its prefix.
id: Give a number that no other living object has.
input: Read a line from standard input, without its end; the prompt is written first.
isinstance: Tell whether an object is of a class, of one made from it, or of one of a tuple of classes.
issubclass: Tell whether a class is another, or made from it, or from one of a tuple of classes.
iter: Give the iterator of an object, or one that calls a function until it gives the sentinel.
len: Give the number of items in a container.
locals: Give a dict of the current local variables.
max: Give the greatest of the arguments, or of the elements of an iterable.
min: Give the least of the arguments, or of the elements of an iterable.
next: Give the next element of an iterator, or the default if there is none.
oct: Give the octal form of an integer, with its prefix.
open: Open a file and give a file object for it.
ord: Give the code point of a character.
pow: Give a power, modulo a third number if there is one.
print: Write values to a stream, sys.stdout if no other is given.
repr: Give the representation of an object for programmers.
round: Round a number to so many decimals, to an integer if none are given.
setattr: Set an attribute that is given by name.
sorted: Give a new list of the elements in ascending order.
sum: Add the elements of an iterable to a start value.
vars: Give the __dict__ of an object, or the local variables.
bool: The truth of a value: one of the constants True and False.
bytearray: A mutable sequence of bytes.
bytes: An immutable sequence of bytes.
classmethod: Makes a function get the class as its first argument.
complex: A complex number, of a real and an imaginary part.
dict: A mapping of keys to values, in the order of insertion.
enumerate: Pairs of a count and the elements of an iterable.
filter: The elements for which a function is true.
float: A floating-point number, made from a string or a number if possible.
frozenset: An immutable set of distinct elements.
int: An integer, made from a number or from digits in a base.
list: A mutable sequence.
map: What a function gives for the elements of iterables.
memoryview: A view of the bytes of another object.
property: An attribute that functions get, set and delete.
range: An immutable sequence of integers from start to stop by step.
reversed: The elements of a sequence from the last to the first.
set: A mutable set of distinct elements.
slice: The start, stop and step of an extended subscript.
staticmethod: Makes a function of a class get neither class nor instance.
str: Text, made from any object or from bytes in an encoding.
super: Looks for attributes in the classes that come after one in the order of resolution.
tuple: An immutable sequence.
type: The class of an object, or a new class.
zip: Tuples of elements of several iterables, until the shortest ends.
int.as_integer_ratio: Give the number as numerator and denominator.
int.bit_count: Count the ones in the binary form of the absolute value.
int.bit_length: Give the number of binary digits.
int.conjugate: Give the number itself.
int.from_bytes: Give the integer that bytes stand for.
int.to_bytes: Give the bytes that stand for the integer.
float.as_integer_ratio: Give numerator and denominator of exactly this value.
float.fromhex: Give the number of a hexadecimal form.
float.hex: Give the hexadecimal form.
float.is_integer: Tell whether the number is whole.
str.capitalize: Give the text with its first character in title case and the rest in lower case.
str.casefold: Give the text for comparisons that ignore case.
str.center: Give the text in the middle of so many columns.
str.count: Count where a part occurs, without overlaps.
str.encode: Give the text as bytes of an encoding.
str.endswith: Tell whether the text ends with another, or one of a tuple.
str.expandtabs: Give the text with spaces for tabs.
str.find: Give the lowest index of a part, or -1.
str.format: Give the text with the arguments in place of what stands between braces.
str.format_map: As format(), with a mapping.
str.index: Give the lowest index of a part, or raise ValueError.
str.isalnum: Tell whether there are only letters and numbers, and at least one.
str.isalpha: Tell whether there are only letters, and at least one.
str.isascii: Tell whether all characters are ASCII.
str.isdecimal: Tell whether there are only decimal digits, and at least one.
str.isdigit: Tell whether there are only digits, and at least one.
str.isidentifier: Tell whether the text could be a name.
str.islower: Tell whether all characters with case are lower case, and there is one.
str.isnumeric: Tell whether there are only characters for numbers, and at least one.
str.isprintable: Tell whether repr() shows all characters as they are.
str.isspace: Tell whether there is only white space, and at least one character.
str.istitle: Tell whether words begin with capitals and go on in lower case.
str.isupper: Tell whether all characters with case are upper case, and there is one.
str.join: Give the strings of an iterable with this one between them.
str.ljust: Give the text at the left of so many columns.
str.lower: Give the text in lower case.
str.lstrip: Give the text without white space, or other characters, in front.
str.maketrans: Make a table for translate().
str.partition: Split at the first separator into what is before it, the separator, and what is behind it.
str.removeprefix: Give the text without this in front, if it is there.
str.removesuffix: Give the text without this at its end, if it is there.
str.replace: Give the text with one part replaced by another.
str.rfind: Give the highest index of a part, or -1.
str.rindex: Give the highest index of a part, or raise ValueError.
str.rjust: Give the text at the right of so many columns.
str.rpartition: Split at the last separator into what is before it, the separator, and what is behind it.
str.rsplit: Split at separators, from the end.
str.rstrip: Give the text without white space, or other characters, at its end.
str.split: Split at separators, at white space if none is given.
str.splitlines: Split at the ends of lines.
str.startswith: Tell whether the text starts with another, or one of a tuple.
str.strip: Give the text without white space, or other characters, at both ends.
str.swapcase: Give the text with upper and lower case exchanged.
str.title: Give the text with words that begin with capitals.
str.translate: Give the text with characters replaced by a table.
str.upper: Give the text in upper case.
str.zfill: Give the text with zeros in front, behind a sign.
list.append: Add an element at the end.
list.clear: Remove all elements.
list.copy: Give a list of the same elements.
list.count: Count the elements that are equal to a value.
list.extend: Add the elements of an iterable at the end.
list.index: Give the first index of a value, or raise ValueError.
list.insert: Put an element before an index.
list.pop: Remove the element at an index, the last by default, and give it.
list.remove: Remove the first element that is equal to a value.
list.reverse: Reverse the order of the elements.
list.sort: Bring the elements into ascending order; equal ones stay as they are.
tuple.count: Count the elements that are equal to a value.
tuple.index: Give the first index of a value, or raise ValueError.
dict.clear: Remove all items.
dict.copy: Give a dict of the same items.
dict.fromkeys: Make a dict of keys that all have one value.
dict.get: Give the value of a key, or the default.
dict.items: Give a view of the pairs of keys and values.
dict.keys: Give a view of the keys.
dict.pop: Remove a key and give its value, or the default.
dict.popitem: Remove the last pair of key and value and give it.
dict.setdefault: Give the value of a key, which becomes the default if it is missing.
dict.update: Take over the items of a mapping, of pairs, and of keywords.
dict.values: Give a view of the values.
set.add: Add an element.
set.clear: Remove all elements.
set.copy: Give a set of the same elements.
set.difference: Give the elements that none of the others has.
set.difference_update: Remove the elements that others have.
set.discard: Remove an element if it is there.
set.intersection: Give the elements that all have.
set.intersection_update: Remove the elements that not all others have.
set.isdisjoint: Tell whether there is no common element.
set.issubset: Tell whether the other has all elements.
set.issuperset: Tell whether all elements of the other are here.
set.pop: Remove some element and give it.
set.remove: Remove an element, or raise KeyError.
set.symmetric_difference: Give the elements that only one of the two has.
set.symmetric_difference_update: Keep the elements that only one of the two has.
set.union: Give the elements that any has.
set.update: Add the elements of others.
math.acos: Give the arc cosine, in radians.
math.asin: Give the arc sine, in radians.
math.atan: Give the arc tangent, in radians.
math.atan2: Give the arc tangent of y/x, in the quadrant of the point.
math.ceil: Give the least integer that is not less.
math.comb: Count the ways to choose k of n items.
math.cos: Give the cosine of an angle in radians.
math.degrees: Give an angle in degrees.
math.dist: Give the distance between two points.
math.erf: Give the error function.
math.exp: Give e to a power.
math.fabs: Give the absolute value as a float.
math.factorial: Give the factorial of an integer.
math.floor: Give the greatest integer that is not greater.
math.fmod: Give the remainder with the sign of the dividend.
math.fsum: Add floats without loss on the way.
math.gamma: Give the gamma function.
math.gcd: Give the greatest common divisor.
math.hypot: Give the length of a vector.
math.isclose: Tell whether two numbers are close to each other.
math.isfinite: Tell whether a number is neither infinite nor NaN.
math.isinf: Tell whether a number is infinite.
math.isnan: Tell whether a number is NaN.
math.isqrt: Give the integer part of the square root.
math.lcm: Give the least common multiple.
math.log: Give the logarithm, natural or to a base.
math.log10: Give the logarithm to base 10.
math.log2: Give the logarithm to base 2.
math.modf: Give the fractional and the integer part.
math.perm: Count the ways to choose and arrange k of n items.
math.pow: Give a power as a float.
math.prod: Multiply the elements of an iterable.
math.radians: Give an angle in radians.
math.sin: Give the sine of an angle in radians.
math.sqrt: Give the square root.
math.tan: Give the tangent of an angle in radians.
math.trunc: Give the integer part.
"""

_known = dict(line.split(": ", 1) for line in _TEXT.strip().split("\n"))


def find(name):
    return _known.get(name)
