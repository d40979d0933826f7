"""Splitting a text as a shell does."""

import sys
from collections import deque
from io import StringIO

__all__ = ["shlex", "split", "quote", "join"]


class shlex:
    """Words of a text or stream: see `split` for the usual way to use it."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if isinstance(instream, str):
            instream = StringIO(instream)
        self.instream = sys.stdin if instream is None else instream
        self.infile = infile
        self.posix = posix
        self.eof = None if posix else ""
        self.commenters = "#"
        self.wordchars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
        if posix:
            self.wordchars += "ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ"
        self.whitespace = " \t\r\n"
        self.whitespace_split = False
        self.quotes = "'\""
        self.escape = "\\"
        self.escapedquotes = '"'
        self.punctuation_chars = "();<>|&" if punctuation_chars is True else punctuation_chars or ""
        if self.punctuation_chars:
            self.wordchars += "~-./*?="
            for char in self.punctuation_chars:
                self.wordchars = self.wordchars.replace(char, "")
        self.lineno = 1
        self.token = ""
        self._pushed = deque()
        self._char = None

    def push_token(self, tok):
        self._pushed.appendleft(tok)

    def get_token(self):
        return self._pushed.popleft() if self._pushed else self.read_token()

    def _read(self):
        if self._char is not None:
            char, self._char = self._char, None
            return char
        char = self.instream.read(1)
        if char == "\n":
            self.lineno += 1
        return char

    def read_token(self):
        char = self._read()
        while char and (char in self.whitespace or char in self.commenters):
            if char in self.commenters:
                self.instream.readline()
                self.lineno += 1
            char = self._read()
        if not char:
            return self.eof
        if char in self.punctuation_chars:
            word = ""
            while char and char in self.punctuation_chars:
                word += char
                char = self._read()
            self._char = char or None
            return word
        return self._word(char)

    def _word(self, char):
        word = ""
        while True:
            if not char or char in self.whitespace:
                return word
            if self.posix and char in self.escape:
                following = self._read()
                if not following:
                    raise ValueError("No escaped character")
                word += following
            elif char in self.quotes and (self.posix or not word):
                word += self._quoted(char)
                if not self.posix:
                    return word
            elif char in self.commenters:
                self.instream.readline()
                self.lineno += 1
                return word
            elif char in self.punctuation_chars:
                self._char = char
                return word
            elif self.whitespace_split or char in self.wordchars or char in self.quotes:
                word += char
            elif word:
                self._char = char
                return word
            else:
                return char
            char = self._read()

    def _quoted(self, quote):
        word = ""
        while True:
            char = self._read()
            if not char:
                raise ValueError("No closing quotation")
            if char == quote:
                return word if self.posix else quote + word + quote
            if self.posix and char in self.escape and quote in self.escapedquotes:
                following = self._read()
                if not following:
                    raise ValueError("No closing quotation")
                word += following if following in (quote, char) else char + following
            else:
                word += char

    def error_leader(self, infile=None, lineno=None):
        return f'"{infile or self.infile}", line {lineno or self.lineno}: '

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    lexer = shlex(s, posix=posix)
    lexer.whitespace_split = True
    if not comments:
        lexer.commenters = ""
    return list(lexer)


_SAFE = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-")


def quote(s):
    if not s:
        return "''"
    if _SAFE.issuperset(s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join(quote(word) for word in split_command)
