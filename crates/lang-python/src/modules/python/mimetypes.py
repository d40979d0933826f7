"""Kinds of content by the names of files."""

import os

__all__ = [
    "knownfiles", "inited", "MimeTypes", "guess_type", "guess_all_extensions", "guess_extension", "add_type", "init",
    "read_mime_types", "suffix_map", "encodings_map", "types_map", "common_types",
]

# Where systems keep more kinds.
knownfiles = ["/etc/mime.types", "/etc/httpd/mime.types", "/etc/apache/mime.types", "/usr/local/etc/mime.types"]
inited = False
suffix_map = {".svgz": ".svg.gz", ".tgz": ".tar.gz", ".taz": ".tar.gz", ".tz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz"}
encodings_map = {".gz": "gzip", ".Z": "compress", ".bz2": "bzip2", ".xz": "xz", ".br": "br"}
common_types = {
    ".rtf": "application/rtf", ".midi": "audio/midi", ".mid": "audio/midi", ".jpg": "image/jpg", ".pict": "image/pict",
    ".pct": "image/pict", ".pic": "image/pict", ".webp": "image/webp", ".xul": "text/xul",
}

# A line for each kind: what comes first is what `guess_extension` gives.
_KINDS = """
text/javascript .js .mjs
application/json .json
application/manifest+json .webmanifest
application/msword .doc .dot .wiz
application/n-quads .nq
application/n-triples .nt
application/octet-stream .bin .a .dll .exe .o .obj .so
application/oda .oda
application/pdf .pdf
application/pkcs7-mime .p7c
application/postscript .ps .ai .eps
application/trig .trig
application/vnd.apple.mpegurl .m3u .m3u8
application/vnd.ms-excel .xls .xlb
application/vnd.ms-powerpoint .ppt .pot .ppa .pps .pwz
application/wasm .wasm
application/x-bcpio .bcpio
application/x-cpio .cpio
application/x-csh .csh
application/x-dvi .dvi
application/x-gtar .gtar
application/x-hdf .hdf
application/x-hdf5 .h5
application/x-latex .latex
application/x-mif .mif
application/x-netcdf .cdf .nc
application/x-pkcs12 .p12 .pfx
application/x-pn-realaudio .ram
application/x-python-code .pyc .pyo
application/x-sh .sh
application/x-shar .shar
application/x-shockwave-flash .swf
application/x-sv4cpio .sv4cpio
application/x-sv4crc .sv4crc
application/x-tar .tar
application/x-tcl .tcl
application/x-tex .tex
application/x-texinfo .texi .texinfo
application/x-troff .roff .t .tr
application/x-troff-man .man
application/x-troff-me .me
application/x-troff-ms .ms
application/x-ustar .ustar
application/x-wais-source .src
application/xml .xsl .rdf .wsdl .xpdl
application/zip .zip
audio/3gpp .3gp .3gpp
audio/3gpp2 .3g2 .3gpp2
audio/aac .aac .adts .loas .ass
audio/basic .au .snd
audio/mpeg .mp3 .mp2
audio/opus .opus
audio/x-aiff .aif .aifc .aiff
audio/x-pn-realaudio .ra
audio/x-wav .wav
image/avif .avif
image/bmp .bmp
image/gif .gif
image/ief .ief
image/jpeg .jpg .jpe .jpeg
image/heic .heic
image/heif .heif
image/png .png
image/svg+xml .svg
image/tiff .tiff .tif
image/vnd.microsoft.icon .ico
image/x-cmu-raster .ras
image/x-portable-anymap .pnm
image/x-portable-bitmap .pbm
image/x-portable-graymap .pgm
image/x-portable-pixmap .ppm
image/x-rgb .rgb
image/x-xbitmap .xbm
image/x-xpixmap .xpm
image/x-xwindowdump .xwd
message/rfc822 .eml .mht .mhtml .nws
text/css .css
text/csv .csv
text/html .html .htm
text/markdown .md .markdown
text/n3 .n3
text/plain .txt .bat .c .h .ksh .pl .srt
text/richtext .rtx
text/rtf .rtf
text/tab-separated-values .tsv
text/vtt .vtt
text/x-python .py
text/x-rst .rst
text/x-setext .etx
text/x-sgml .sgm .sgml
text/x-vcard .vcf
text/xml .xml
video/mp4 .mp4
video/mpeg .mpeg .m1v .mpa .mpe .mpg
video/quicktime .mov .qt
video/webm .webm
video/x-msvideo .avi
video/x-sgi-movie .movie
"""
types_map = {suffix: line.split()[0] for line in _KINDS.split("\n") for suffix in line.split()[1:]}


class MimeTypes:
    """Tables of kinds, and what is found in them. The second table of each pair holds what is registered."""

    def __init__(self, filenames=(), strict=True):
        self.encodings_map, self.suffix_map = dict(encodings_map), dict(suffix_map)
        self.types_map = (dict(common_types), dict(types_map))
        self.types_map_inv = ({}, {})
        for table, inverse in zip(self.types_map, self.types_map_inv):
            for suffix, kind in table.items():
                inverse.setdefault(kind, []).append(suffix)
        for name in filenames:
            self.read(name, strict)

    def add_type(self, type, ext, strict=True):
        self.types_map[strict][ext] = type
        known = self.types_map_inv[strict].setdefault(type, [])
        if ext not in known:
            known.append(ext)

    def guess_type(self, url, strict=True):
        """The kind and the encoding of what a name or an address is of."""
        url = os.fspath(url)
        scheme, colon, rest = url.partition(":")
        if colon and scheme.lower() == "data":
            kind, comma, _ = rest.partition(",")
            if not comma:
                return None, None
            kind = kind.partition(";")[0]
            return (kind if "=" not in kind and "/" in kind else "text/plain"), None
        if colon and scheme.isalnum():
            url = rest
        base, suffix = os.path.splitext(url)
        while (longer := self.suffix_map.get(suffix.lower())) is not None:
            base, suffix = os.path.splitext(base + longer)
        encoding = self.encodings_map.get(suffix)
        if encoding is not None:
            base, suffix = os.path.splitext(base)
        suffix = suffix.lower()
        kind = self.types_map[True].get(suffix)
        if kind is None and not strict:
            kind = self.types_map[False].get(suffix)
        return kind, encoding

    def guess_all_extensions(self, type, strict=True):
        type = type.lower()
        found = list(self.types_map_inv[True].get(type, ()))
        if not strict:
            found += [suffix for suffix in self.types_map_inv[False].get(type, ()) if suffix not in found]
        return found

    def guess_extension(self, type, strict=True):
        found = self.guess_all_extensions(type, strict)
        return found[0] if found else None

    def read(self, filename, strict=True):
        with open(filename, encoding="utf-8") as file:
            self.readfp(file, strict)

    def readfp(self, fp, strict=True):
        for line in fp:
            kind, *suffixes = line.partition("#")[0].split() or [""]
            for suffix in suffixes:
                self.add_type(kind, "." + suffix, strict)


_tables = None


def _database():
    if _tables is None:
        init()
    return _tables


def init(files=None):
    """Reads files of kinds, those of the system first."""
    global _tables, inited, types_map, common_types
    inited = True
    tables = MimeTypes()
    for name in [*knownfiles, *(files or ())]:
        try:
            tables.read(name)
        except OSError:
            pass
    _tables = tables
    common_types, types_map = tables.types_map


def guess_type(url, strict=True):
    return _database().guess_type(url, strict)


def guess_all_extensions(type, strict=True):
    return _database().guess_all_extensions(type, strict)


def guess_extension(type, strict=True):
    return _database().guess_extension(type, strict)


def add_type(type, ext, strict=True):
    _database().add_type(type, ext, strict)


def read_mime_types(file):
    try:
        tables = MimeTypes()
        tables.types_map[True].clear()
        tables.read(file)
    except OSError:
        return None
    return tables.types_map[True]
