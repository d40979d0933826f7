"""Messages in other languages: as written in the program, unless a class of translations is installed."""

import os

__all__ = [
    "NullTranslations", "GNUTranslations", "Catalog", "bindtextdomain", "find", "translation", "install",
    "textdomain", "dgettext", "dngettext", "gettext", "ngettext", "pgettext", "dpgettext", "npgettext", "dnpgettext",
]

_default_localedir = "/usr/share/locale"
_current_domain = "messages"
_directories = {}


class NullTranslations:
    """Gives each message as it is, or what a fallback makes of it."""

    def __init__(self, fp=None):
        self._info = {}
        self._charset = None
        self._fallback = None
        if fp is not None:
            self._parse(fp)

    def _parse(self, fp):
        pass

    def add_fallback(self, fallback):
        if self._fallback:
            self._fallback.add_fallback(fallback)
        else:
            self._fallback = fallback

    def gettext(self, message):
        return self._fallback.gettext(message) if self._fallback else message

    def ngettext(self, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def info(self):
        return self._info

    def charset(self):
        return self._charset

    def install(self, names=None):
        import builtins

        builtins._ = self.gettext
        for name in {"gettext", "ngettext", "pgettext", "npgettext"} & set(names or ()):
            setattr(builtins, name, getattr(self, name))


class GNUTranslations(NullTranslations):
    """Would read a catalogue of messages."""

    def _parse(self, fp):
        raise NotImplementedError("gettext.GNUTranslations is not supported: catalogues (.mo) are not read")


def find(domain, localedir=None, languages=None, all=False):
    if languages is None:
        chosen = (os.environ.get(name) for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
        languages = (next(filter(None, chosen), None) or "C").split(":")
    found = []
    for language in languages:
        if language == "C":
            break
        for form in dict.fromkeys((language, language.split(".")[0], language.split("_")[0])):
            path = os.path.join(localedir or _default_localedir, form, "LC_MESSAGES", f"{domain}.mo")
            if os.path.exists(path):
                found.append(path)
    return found if all else found[0] if found else None


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    files = find(domain, localedir, languages, all=True)
    if not files:
        if fallback:
            return NullTranslations()
        raise FileNotFoundError(2, "No translation file found for domain", domain)
    result = None
    for path in files:
        with open(path, "rb") as file:
            made = (class_ or GNUTranslations)(file)
        if result is None:
            result = made
        else:
            result.add_fallback(made)
    return result


Catalog = translation


def install(domain, localedir=None, *, names=None):
    translation(domain, localedir, fallback=True).install(names)


def textdomain(domain=None):
    global _current_domain
    if domain is not None:
        _current_domain = domain
    return _current_domain


def bindtextdomain(domain, localedir=None):
    if localedir is not None:
        _directories[domain] = localedir
    return _directories.get(domain, _default_localedir)


def _of(domain):
    return translation(domain, _directories.get(domain), fallback=True)


def dgettext(domain, message):
    return _of(domain).gettext(message)


def dngettext(domain, msgid1, msgid2, n):
    return _of(domain).ngettext(msgid1, msgid2, n)


def dpgettext(domain, context, message):
    return _of(domain).pgettext(context, message)


def dnpgettext(domain, context, msgid1, msgid2, n):
    return _of(domain).npgettext(context, msgid1, msgid2, n)


def gettext(message):
    return dgettext(_current_domain, message)


def ngettext(msgid1, msgid2, n):
    return dngettext(_current_domain, msgid1, msgid2, n)


def pgettext(context, message):
    return dpgettext(_current_domain, context, message)


def npgettext(context, msgid1, msgid2, n):
    return dnpgettext(_current_domain, context, msgid1, msgid2, n)
