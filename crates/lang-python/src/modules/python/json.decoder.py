# The decoder under the name that it has in the library.
from json import JSONDecodeError, JSONDecoder
