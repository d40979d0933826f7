"""Taking HTML apart: start tags, end tags, text, comments, declarations, as they come."""

import re
from html import unescape

__all__ = ["HTMLParser"]

_TAG_NAME = re.compile(r"([a-zA-Z][^\t\n\r\f />\x00]*)(?:\s|/(?!>))*")
_ATTRIBUTE = re.compile(
    r"""((?<=['"\s/])[^\s/>][^\s/=>]*)(\s*=+\s*('[^']*'|"[^"]*"|(?!['"])[^>\s]*))?(?:\s|/(?!>))*"""
)
_START_TAG_END = re.compile(
    r"""<[a-zA-Z][^\t\n\r\f />\x00]*(?:[\s/]*(?:(?<=['"\s/])[^\s/>][^\s/=>]*"""
    r"""(?:\s*=+\s*(?:'[^']*'|"[^"]*"|(?!['"])[^>\s]*)\s*)?(?:\s|/(?!>))*)*)?\s*/?>"""
)
_END_TAG = re.compile(r"</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>")
_CHARACTER = re.compile(r"&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]")
_ENTITY = re.compile(r"&([a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9]")


class HTMLParser:
    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self.rawdata = ""
        self.lasttag = "???"
        self.lineno = 1
        self.offset = 0
        self.cdata_elem = None
        self.__starttag_text = None

    def feed(self, data):
        self.rawdata += data
        self._go_on(False)

    def close(self):
        self._go_on(True)

    def getpos(self):
        return self.lineno, self.offset

    def get_starttag_text(self):
        return self.__starttag_text

    def set_cdata_mode(self, elem):
        self.cdata_elem = elem.lower()

    def clear_cdata_mode(self):
        self.cdata_elem = None

    def _passed(self, start, end):
        """Counts the lines that were passed."""
        lines = self.rawdata.count("\n", start, end)
        if lines:
            self.lineno += lines
            self.offset = end - (self.rawdata.rindex("\n", start, end) + 1)
        else:
            self.offset += end - start
        return end

    def _text(self, text):
        if text:
            self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)

    def _go_on(self, is_end):
        data = self.rawdata
        size = len(data)
        i = 0
        while i < size:
            j = self._next_markup(data, i, is_end)
            if j < 0:
                break
            if i < j:
                self._text(data[i:j])
                i = self._passed(i, j)
            if i == size:
                break
            k = self._markup(data, i, is_end)
            if k < 0:
                if not is_end:
                    break
                k = data.find(">", i + 1)
                if k < 0:
                    k = data.find("<", i + 1)
                    if k < 0:
                        k = i + 1
                else:
                    k += 1
                self._text(data[i:k])
            i = self._passed(i, k)
        if is_end and i < size:
            self._text(data[i:size])
            i = self._passed(i, size)
        self.rawdata = data[i:]

    def _next_markup(self, data, i, is_end):
        """Where the next thing that is no text starts; -1 when more is needed to know."""
        if self.cdata_elem:
            found = re.compile(r"</%s(?=[\t\n\r\f />])" % self.cdata_elem, re.I).search(data, i)
            if found:
                return found.start()
            return len(data) if is_end else -1
        if not self.convert_charrefs:
            found = re.compile("[&<]").search(data, i)
            return found.start() if found else len(data)
        j = data.find("<", i)
        if j >= 0:
            return j
        # A reference may not be complete yet.
        reference = data.rfind("&", max(i, len(data) - 34))
        if not is_end and reference >= 0 and not re.compile(r"[\s;]").search(data, reference):
            return -1
        return len(data)

    def _markup(self, data, i, is_end):
        if data[i] == "&":
            return self._reference(data, i, is_end)
        if data.startswith("<!--", i):
            end = data.find("-->", i + 4)
            if end < 0:
                return -1
            self.handle_comment(data[i + 4 : end])
            return end + 3
        if data.startswith("<?", i):
            end = data.find(">", i + 2)
            if end < 0:
                return -1
            self.handle_pi(data[i + 2 : end])
            return end + 1
        if data.startswith("<!", i):
            return self._declaration(data, i)
        if data.startswith("</", i):
            return self.parse_endtag(i)
        if i + 1 < len(data) and data[i + 1].isalpha() and data[i + 1].isascii():
            return self.parse_starttag(i)
        if i + 1 < len(data) or is_end:
            self._text("<")
            return i + 1
        return -1

    def _reference(self, data, i, is_end):
        if data.startswith("&#", i):
            found = _CHARACTER.match(data, i)
            if found:
                self.handle_charref(found[0][2:-1])
                end = found.end()
                return end if data[end - 1] == ";" else end - 1
        else:
            found = _ENTITY.match(data, i)
            if found:
                self.handle_entityref(found[1])
                end = found.end()
                return end if data[end - 1] == ";" else end - 1
        if not is_end and not re.compile(r"[^&#a-zA-Z0-9]").search(data, i):
            return -1
        self.handle_data("&")
        return i + 1

    def _declaration(self, data, i):
        if data.startswith("<![", i):
            end = data.find("]>", i + 3)
            closing = data.find("]]>", i + 3)
            if closing >= 0 and (end < 0 or closing <= end):
                self.unknown_decl(data[i + 3 : closing])
                return closing + 3
            if end < 0:
                return -1
            self.unknown_decl(data[i + 3 : end])
            return end + 2
        end = data.find(">", i + 2)
        if end < 0:
            return -1
        if data[i + 2 : i + 9].lower() == "doctype":
            self.handle_decl(data[i + 2 : end])
        else:
            self.handle_comment(data[i + 2 : end])
        return end + 1

    def parse_starttag(self, i):
        self.__starttag_text = None
        data = self.rawdata
        end = _START_TAG_END.match(data, i)
        if end is None:
            close = data.find(">", i)
            if close < 0:
                return -1
            self._text(data[i : close + 1])
            return close + 1
        end = end.end()
        self.__starttag_text = data[i:end]
        found = _TAG_NAME.match(data, i + 1)
        k = found.end()
        self.lasttag = tag = found[1].lower()
        attributes = []
        while k < end:
            found = _ATTRIBUTE.match(data, k)
            if not found:
                break
            name, has_value, value = found[1], found[2], found[3]
            if not has_value:
                value = None
            elif value[:1] == value[-1:] and value[:1] in ("'", '"') and len(value) > 1:
                value = value[1:-1]
            if value:
                value = unescape(value)
            attributes.append((name.lower(), value))
            k = found.end()
        rest = data[k:end].strip()
        if rest not in (">", "/>"):
            self._text(data[i:end])
            return end
        if rest == "/>":
            self.handle_startendtag(tag, attributes)
        else:
            self.handle_starttag(tag, attributes)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return end

    def parse_endtag(self, i):
        data = self.rawdata
        close = data.find(">", i + 1)
        if close < 0:
            return -1
        found = _END_TAG.match(data, i)
        if found is None:
            if self.cdata_elem is not None:
                self._text(data[i : close + 1])
                return close + 1
            name = _TAG_NAME.match(data, i + 2)
            if name is None:
                if data[i : i + 3] != "</>":
                    self.handle_comment(data[i + 2 : close])
                return close + 1
            self.handle_endtag(name[1].lower())
            return close + 1
        tag = found[1].lower()
        if self.cdata_elem is not None and tag != self.cdata_elem:
            self._text(data[i : found.end()])
            return found.end()
        self.handle_endtag(tag)
        self.clear_cdata_mode()
        return found.end()

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass
