# The encoder under the name that it has in the library.
from json import JSONEncoder
