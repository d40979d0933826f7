"""XML as trees of elements: reading, searching, changing, writing."""

import io
import re

__all__ = [
    "Comment", "dump", "Element", "ElementTree", "fromstring", "fromstringlist", "indent", "iselement", "iterparse",
    "parse", "ParseError", "PI", "ProcessingInstruction", "QName", "SubElement", "tostring", "tostringlist",
    "TreeBuilder", "XML", "XMLID", "XMLParser", "register_namespace",
]


class ParseError(SyntaxError):
    pass


class Element:
    def __init__(self, tag, attrib={}, **extra):
        if not isinstance(attrib, dict):
            raise TypeError(f"attrib must be dict, not {type(attrib).__name__}")
        self.tag = tag
        self.attrib = {**attrib, **extra}
        self.text = None
        self.tail = None
        self._children = []

    def __repr__(self):
        return f"<Element {self.tag!r} at {id(self):#x}>"

    def makeelement(self, tag, attrib):
        return self.__class__(tag, attrib)

    def __copy__(self):
        made = self.makeelement(self.tag, self.attrib)
        made.text, made.tail = self.text, self.tail
        made[:] = self
        return made

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        return len(self._children) != 0

    def __getitem__(self, index):
        return self._children[index]

    def __setitem__(self, index, element):
        if isinstance(index, slice):
            for one in element:
                self._check(one)
        else:
            self._check(element)
        self._children[index] = element

    def __delitem__(self, index):
        del self._children[index]

    def __iter__(self):
        return iter(self._children)

    def _check(self, element):
        if not isinstance(element, Element):
            raise TypeError(f"expected an Element, not {type(element).__name__}")

    def append(self, subelement):
        self._check(subelement)
        self._children.append(subelement)

    def extend(self, elements):
        for element in elements:
            self.append(element)

    def insert(self, index, subelement):
        self._check(subelement)
        self._children.insert(index, subelement)

    def remove(self, subelement):
        for at, child in enumerate(self._children):
            if child is subelement:
                del self._children[at]
                return
        raise ValueError("list.remove(x): x not in list")

    def find(self, path, namespaces=None):
        return next(_found(self, path, namespaces), None)

    def findtext(self, path, default=None, namespaces=None):
        element = self.find(path, namespaces)
        return default if element is None else element.text or ""

    def findall(self, path, namespaces=None):
        return list(_found(self, path, namespaces))

    def iterfind(self, path, namespaces=None):
        return _found(self, path, namespaces)

    def clear(self):
        self.attrib.clear()
        self._children = []
        self.text = self.tail = None

    def get(self, key, default=None):
        return self.attrib.get(key, default)

    def set(self, key, value):
        self.attrib[key] = value

    def keys(self):
        return self.attrib.keys()

    def items(self):
        return self.attrib.items()

    def iter(self, tag=None):
        if tag is None or tag == "*" or self.tag == tag:
            yield self
        for child in list(self._children):
            yield from child.iter(tag)

    def itertext(self):
        if not isinstance(self.tag, str) and self.tag is not None:
            return
        if self.text:
            yield self.text
        for child in self._children:
            yield from child.itertext()
            if child.tail:
                yield child.tail


def SubElement(parent, tag, attrib={}, **extra):
    element = parent.makeelement(tag, {**attrib, **extra})
    parent.append(element)
    return element


def Comment(text=None):
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    element = Element(ProcessingInstruction)
    element.text = target if text is None else f"{target} {text}"
    return element


PI = ProcessingInstruction


def iselement(element):
    return hasattr(element, "tag")


class QName:
    def __init__(self, text_or_uri, tag=None):
        self.text = text_or_uri if tag is None else f"{{{text_or_uri}}}{tag}"

    def __str__(self):
        return self.text

    def __repr__(self):
        return f"<QName {self.text!r}>"

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return self.text == (other.text if isinstance(other, QName) else other)


# Searching ---------------------------------------------------------------------------------------------------------

_STEP = re.compile(r"(//?|\.\.|\.(?!\.)|\*|@?\{[^}]*\}[^\[\]/@()=\s]+|@?[^\[\]/@()=\s.'\"!]+[^\[\]/@()=\s'\"!]*|\[)")
_CONDITION = re.compile(
    r"""\s*(?:(?P<attribute>@[^\s\]!=]+)|(?P<number>\d+)|(?P<last>last\(\)(?:\s*-\s*(?P<back>\d+))?)|(?P<tag>\.|[^\s\]!=]+))"""
    r"""(?:\s*(?P<operator>!?=)\s*(?:'(?P<single>[^']*)'|"(?P<double>[^"]*)"))?\s*\]"""
)


def _full_tag(tag, namespaces):
    if tag[0] != "{" and ":" in tag:
        prefix, name = tag.split(":", 1)
        if not namespaces or prefix not in namespaces:
            raise SyntaxError(f"prefix {prefix!r} not found in prefix map")
        return f"{{{namespaces[prefix]}}}{name}"
    if tag[0] != "{" and namespaces and namespaces.get("") and tag != "*":
        return f"{{{namespaces['']}}}{tag}"
    return tag


def _fits(element, tag):
    if not isinstance(element.tag, str):
        return False
    if tag == "*" or tag == "{*}*":
        return True
    if tag.startswith("{*}"):
        return element.tag == tag[3:] or element.tag.endswith("}" + tag[3:])
    if tag.endswith("}*"):
        return element.tag.startswith(tag[:-1])
    return element.tag == tag


def _found(root, path, namespaces):
    if path[:1] == "/":
        raise SyntaxError("cannot use absolute path on element")
    if path[-1:] == "/":
        path += "*"
    parents = None

    def parent_of(element):
        nonlocal parents
        if parents is None:
            parents = {id(child): parent for parent in root.iter() for child in parent}
        return parents.get(id(element))

    found, at, is_deep = [root], 0, False
    while at < len(path):
        step = _STEP.match(path, at)
        if step is None:
            raise SyntaxError("invalid path")
        token, at = step[0], step.end()
        if token == "/":
            continue
        if token == "//":
            is_deep = True
        elif token == ".":
            pass
        elif token == "..":
            above = []
            for element in found:
                parent = parent_of(element)
                if parent is not None and not any(parent is known for known in above):
                    above.append(parent)
            found = above
        elif token == "[":
            condition = _CONDITION.match(path, at)
            if condition is None:
                raise SyntaxError("invalid predicate")
            at = condition.end()
            found = _filtered(found, condition, namespaces, parent_of)
        else:
            tag = _full_tag(token, namespaces)
            if is_deep:
                found = [
                    element for start in found for element in start.iter() if element is not start and _fits(element, tag)
                ]
            else:
                found = [child for element in found for child in element if _fits(child, tag)]
            is_deep = False
    return iter(found)


def _filtered(found, condition, namespaces, parent_of):
    value = condition["single"] if condition["single"] is not None else condition["double"]
    is_equal = condition["operator"] == "="
    if condition["attribute"]:
        key = condition["attribute"][1:]
        if value is None:
            return [element for element in found if element.get(key) is not None]
        return [
            element for element in found
            if element.get(key) is not None and (element.get(key) == value) == is_equal
        ]
    if condition["number"] or condition["last"]:
        if condition["number"]:
            index = int(condition["number"]) - 1
            if index < 0:
                raise SyntaxError("XPath position >= 1 expected")
        else:
            index = -1 - int(condition["back"] or 0)
        kept = []
        for element in found:
            parent = parent_of(element)
            alike = [] if parent is None else [child for child in parent if child.tag == element.tag]
            if -len(alike) <= index < len(alike) and alike[index] is element:
                kept.append(element)
        return kept
    tag = condition["tag"]
    if tag == ".":
        return [element for element in found if ("".join(element.itertext()) == value) == is_equal]
    tag = _full_tag(tag, namespaces)
    if value is None:
        return [element for element in found if any(_fits(child, tag) for child in element)]
    return [
        element for element in found
        if any(_fits(child, tag) and ("".join(child.itertext()) == value) == is_equal for child in element)
    ]


# Reading -----------------------------------------------------------------------------------------------------------


class TreeBuilder:
    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False,
                 insert_pis=False):
        self._factory = element_factory or Element
        self._open, self._root, self._last, self._is_tail, self._pieces = [], None, None, False, []

    def _flush(self):
        if self._pieces:
            text, self._pieces = "".join(self._pieces), []
            if self._last is not None:
                if self._is_tail:
                    self._last.tail = text
                else:
                    self._last.text = text

    def start(self, tag, attrs):
        self._flush()
        element = self._factory(tag, attrs)
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)
        self._last, self._is_tail = element, False
        return element

    def end(self, tag):
        self._flush()
        self._last, self._is_tail = self._open.pop(), True
        return self._last

    def data(self, data):
        self._pieces.append(data)

    def close(self):
        return self._root


_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)-->|<!\[CDATA\[(?P<cdata>.*?)\]\]>|<\?(?P<pi>.*?)\?>|<!DOCTYPE(?P<doctype>[^\[>]*(?:\[.*?\])?[^>]*)>"
    r"|</(?P<end>[^\s<>/]+)\s*>|<(?P<start>[^\s<>/!?=]+)(?P<attributes>(?:\s+[^\s=<>/]+\s*=\s*(?:\"[^<\"]*\"|'[^<']*'))*)\s*(?P<empty>/?)>"
    r"|(?P<text>[^<]+)",
    re.S,
)
_ATTRIBUTE = re.compile(r"([^\s=<>/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENCE = re.compile(r"&(#x[0-9a-fA-F]+|#[0-9]+|[^\s;&]+);|&")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


class XMLParser:
    """Reads a document and tells a target of what is in it."""

    def __init__(self, *, target=None, encoding=None):
        self.target = target if target is not None else TreeBuilder()
        self.entity = {}
        self._pieces = []

    def feed(self, data):
        if isinstance(data, (bytes, bytearray)):
            head = bytes(data[:100])
            named = re.match(rb"<\?xml[^>]*encoding=[\"']([^\"']+)", head)
            encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else named[1].decode() if named else "utf-8-sig"
            data = bytes(data).decode(encoding)
        self._pieces.append(data)

    def close(self):
        self._text = "".join(self._pieces).replace("\r\n", "\n").replace("\r", "\n")
        self._read()
        close = getattr(self.target, "close", None)
        return close() if close else None

    def _fail(self, message, code, at):
        line = self._text.count("\n", 0, at) + 1
        column = at - (self._text.rfind("\n", 0, at) + 1)
        error = ParseError(f"{message}: line {line}, column {column}")
        error.code, error.position = code, (line, column)
        raise error

    def _unescaped(self, text, start):
        def replaced(found):
            name = found[1]
            if name is None:
                self._fail("not well-formed (invalid token)", 4, start + found.start())
            if name.startswith("#x"):
                return chr(int(name[2:], 16))
            if name.startswith("#"):
                return chr(int(name[1:]))
            if name in _ENTITIES:
                return _ENTITIES[name]
            if name in self.entity:
                return self.entity[name]
            self._fail(f"undefined entity", 11, start + found.start())

        return _REFERENCE.sub(replaced, text) if "&" in text else text

    def _read(self):
        text, target, at, open_tags, has_root = self._text, self.target, 0, [], False
        spaces = [{"xml": "http://www.w3.org/XML/1998/namespace"}]
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                self._fail("not well-formed (invalid token)", 4, at + 1 if text[at] == "<" else at)
            kind = found.lastgroup
            if found["text"] is not None or found["cdata"] is not None:
                content = found["cdata"] if found["text"] is None else self._unescaped(found["text"], at)
                if open_tags:
                    target.data(content)
                elif content.strip():
                    blank = len(content) - len(content.lstrip())
                    if has_root:
                        self._fail("junk after document element", 9, at + blank)
                    self._fail("syntax error", 2, at + blank)
            elif found["end"] is not None:
                if not open_tags or open_tags[-1][0] != found["end"]:
                    self._fail("mismatched tag" if open_tags else "not well-formed (invalid token)", 7, at + 2)
                target.end(open_tags.pop()[1])
                spaces.pop()
            elif found["start"] is not None:
                if has_root and not open_tags:
                    self._fail("junk after document element", 9, at)
                has_root = True
                attributes, space = [], spaces[-1]
                known = set()
                for one in _ATTRIBUTE.finditer(found["attributes"]):
                    name, value = one[1], one[2] if one[2] is not None else one[3]
                    start = found.start("attributes") + one.start()
                    if name in known:
                        self._fail("duplicate attribute", 8, start)
                    known.add(name)
                    value = self._unescaped(value.replace("\n", " ").replace("\t", " "), start)
                    if name == "xmlns":
                        space = {**space, "": value}
                    elif name.startswith("xmlns:"):
                        space = {**space, name[6:]: value}
                    else:
                        attributes.append((name, value))
                tag = self._qualified(found["start"], space, True, at)
                target.start(tag, {self._qualified(name, space, False, at): value for name, value in attributes})
                if found["empty"]:
                    target.end(tag)
                else:
                    open_tags.append((found["start"], tag))
                    spaces.append(space)
            elif found["comment"] is not None:
                if hasattr(target, "comment"):
                    target.comment(found["comment"])
            elif found["doctype"] is not None:
                for name, quote, value in re.findall(r"<!ENTITY\s+(\S+)\s+([\"'])(.*?)\2\s*>", found["doctype"], re.S):
                    self.entity[name] = value
            elif found["pi"] is not None and not found["pi"].startswith("xml ") and hasattr(target, "pi"):
                name, _, data = found["pi"].partition(" ")
                target.pi(name, data)
            at = found.end()
        if open_tags or not has_root:
            self._fail("no element found", 3, len(text))

    def _qualified(self, name, space, is_tag, at):
        prefix, colon, local = name.partition(":")
        if not colon:
            uri = space.get("") if is_tag else None
            return f"{{{uri}}}{name}" if uri else name
        if prefix not in space:
            self._fail("unbound prefix", 27, at)
        return f"{{{space[prefix]}}}{local}"


def XML(text, parser=None):
    parser = parser or XMLParser()
    parser.feed(text)
    return parser.close()


fromstring = XML


def fromstringlist(sequence, parser=None):
    parser = parser or XMLParser()
    for text in sequence:
        parser.feed(text)
    return parser.close()


def XMLID(text, parser=None):
    tree = XML(text, parser)
    return tree, {element.get("id"): element for element in tree.iter() if element.get("id")}


def parse(source, parser=None):
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def iterparse(source, events=None, parser=None):
    events = events or ("end",)
    root = parse(source, parser).getroot()

    def walk(element):
        if "start" in events:
            yield "start", element
        for child in list(element):
            yield from walk(child)
        if "end" in events:
            yield "end", element

    return walk(root)


# Writing -----------------------------------------------------------------------------------------------------------

_namespace_map = {
    "http://www.w3.org/XML/1998/namespace": "xml", "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://schemas.xmlsoap.org/wsdl/": "wsdl",
    "http://www.w3.org/2001/XMLSchema": "xs", "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://purl.org/dc/elements/1.1/": "dc",
}


def register_namespace(prefix, uri):
    if re.match(r"ns\d+$", prefix):
        raise ValueError("Prefix format reserved for internal use")
    for known_uri, known in list(_namespace_map.items()):
        if known_uri == uri or known == prefix:
            del _namespace_map[known_uri]
    _namespace_map[uri] = prefix


def _text_of(value):
    if not isinstance(value, str):
        raise TypeError(f"cannot serialize {value!r} (type {type(value).__name__})")
    return value


def _escaped(text):
    return _text_of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _escaped_attribute(text):
    text = _escaped(text).replace('"', "&quot;")
    return text.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;")


class _Names:
    """Short names for qualified ones."""

    def __init__(self, default):
        self.default, self.prefixes = default, {}

    def of(self, name, is_tag=True):
        if isinstance(name, QName):
            name = name.text
        _text_of(name)
        if name[:1] != "{":
            if self.default and is_tag:
                raise ValueError("cannot use non-qualified names with default_namespace option")
            return name
        uri, local = name[1:].rsplit("}", 1)
        if uri == self.default:
            return local
        prefix = self.prefixes.get(uri)
        if prefix is None:
            prefix = _namespace_map.get(uri) or f"ns{len(self.prefixes)}"
            if prefix != "xml":
                self.prefixes[uri] = prefix
        return f"{prefix}:{local}" if prefix else local


_VOID = {"area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}


def _collect_names(element, names):
    for one in element.iter():
        if isinstance(one.tag, (str, QName)):
            names.of(one.tag)
        for key, value in one.items():
            names.of(key, False)
            if isinstance(value, QName):
                names.of(value)
        if isinstance(one.text, QName):
            names.of(one.text)


def _write(write, element, names, declarations, is_short, is_html):
    tag, text = element.tag, element.text
    if tag is Comment:
        write(f"<!--{text}-->")
    elif tag is ProcessingInstruction:
        write(f"<?{text}?>")
    elif tag is None:
        if text:
            write(_escaped(text))
        for child in element:
            _write(write, child, names, "", is_short, is_html)
    else:
        tag = names.of(tag)
        write("<" + tag)
        for key, value in element.items():
            value = names.of(value) if isinstance(value, QName) else _escaped_attribute(value)
            write(f' {names.of(key, False)}="{value}"')
        write(declarations)
        if text or len(element) or not is_short or is_html:
            write(">")
            if text:
                raw = is_html and tag.lower() in ("script", "style")
                write(text if raw else names.of(text) if isinstance(text, QName) else _escaped(text))
            for child in element:
                _write(write, child, names, "", is_short, is_html)
            if not is_html or tag.lower() not in _VOID:
                write(f"</{tag}>")
        else:
            write(" />")
    if element.tail:
        write(_escaped(element.tail))


class ElementTree:
    def __init__(self, element=None, file=None):
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        parser = parser or XMLParser()
        if hasattr(source, "read"):
            parser.feed(source.read())
        else:
            with open(source, "rb") as file:
                parser.feed(file.read())
        self._root = parser.close()
        return self._root

    def iter(self, tag=None):
        return self._root.iter(tag)

    def find(self, path, namespaces=None):
        return self._root.find(_relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(_relative(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(_relative(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(_relative(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *,
              short_empty_elements=True):
        encoding = encoding or "us-ascii"
        pieces = []
        if method == "text":
            pieces.extend(self._root.itertext())
        else:
            is_plain = encoding.lower() in ("utf-8", "us-ascii", "unicode")
            if method != "html" and (xml_declaration or xml_declaration is None and not is_plain):
                shown = "UTF-8" if encoding.lower() == "unicode" else encoding
                pieces.append(f"<?xml version='1.0' encoding='{shown}'?>\n")
            names = _Names(default_namespace)
            _collect_names(self._root, names)
            declared = sorted(names.prefixes.items(), key=lambda entry: entry[1])
            declarations = "".join([f' xmlns:{prefix}="{_escaped_attribute(uri)}"' for uri, prefix in declared])
            if default_namespace:
                declarations = f' xmlns="{_escaped_attribute(default_namespace)}"' + declarations
            _write(pieces.append, self._root, names, declarations, short_empty_elements, method == "html")
        text = "".join(pieces)
        is_text = encoding.lower() == "unicode"
        content = text if is_text else text.encode(encoding, "xmlcharrefreplace")
        if hasattr(file_or_filename, "write"):
            file_or_filename.write(content)
        elif is_text:
            with open(file_or_filename, "w", encoding="utf-8") as file:
                file.write(content)
        else:
            with open(file_or_filename, "wb") as file:
                file.write(content)


def _relative(path):
    return "." + path if path[:1] == "/" else path


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
             short_empty_elements=True):
    stream = io.StringIO() if encoding and encoding.lower() == "unicode" else io.BytesIO()
    ElementTree(element).write(
        stream, encoding, xml_declaration=xml_declaration, default_namespace=default_namespace, method=method,
        short_empty_elements=short_empty_elements,
    )
    return stream.getvalue()


def tostringlist(element, encoding=None, method=None, **options):
    return [tostring(element, encoding, method, **options)]


def dump(elem):
    import sys

    tree = elem if isinstance(elem, ElementTree) else ElementTree(elem)
    tree.write(sys.stdout, encoding="unicode")
    tail = tree.getroot().tail
    if not tail or tail[-1] != "\n":
        sys.stdout.write("\n")


def indent(tree, space="  ", level=0):
    """Puts white space between elements, so that each is on a line."""
    root = tree.getroot() if isinstance(tree, ElementTree) else tree
    if level < 0:
        raise ValueError(f"Initial indentation level must be >= 0, got {level}")

    def visit(element, outer):
        inner = outer + space
        if not element.text or not element.text.strip():
            element.text = inner
        for child in element:
            if len(child):
                visit(child, inner)
            if not child.tail or not child.tail.strip():
                child.tail = inner
        if not child.tail.strip():
            child.tail = outer

    if len(root):
        visit(root, "\n" + level * space)
