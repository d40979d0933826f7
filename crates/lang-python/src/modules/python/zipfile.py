"""Archives of the ZIP format: members stored or deflated, read and written."""

import io
import os
import struct
import sys
import time
import zlib

__all__ = [
    "BadZipFile", "BadZipfile", "error", "ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA", "is_zipfile", "ZipInfo",
    "ZipFile", "PyZipFile", "LargeZipFile", "Path",
]

_open = open

ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14
ZIP64_LIMIT = (1 << 31) - 1
ZIP_FILECOUNT_LIMIT = (1 << 16) - 1
ZIP_MAX_COMMENT = (1 << 16) - 1

# What stands before a member, in the directory for each, and at the end. Numbers that do not fit stand elsewhere, all ones here.
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")

_ENCRYPTED, _SIZES_BEHIND, _IS_UTF_8 = 0x1, 0x8, 0x800
_ALL_ONES = 0xFFFFFFFF
_NAMES = {0: "stored", 8: "deflate", 12: "bzip2", 14: "lzma"}


class BadZipFile(Exception):
    pass


class LargeZipFile(Exception):
    """A member or an archive that needs the larger format, which the caller does not allow."""


error = BadZipfile = BadZipFile


def _check_compression(compression):
    if compression in (ZIP_BZIP2, ZIP_LZMA):
        raise NotImplementedError(f"zipfile: the compression type {compression} ({_NAMES[compression]}) is not supported")
    if compression not in (ZIP_STORED, ZIP_DEFLATED):
        raise NotImplementedError("That compression method is not supported")


class ZipInfo:
    """What an archive says of a member."""

    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        if date_time[0] < 1980:
            raise ValueError("ZIP does not support timestamps before 1980")
        self.orig_filename = filename
        self.filename = filename.partition("\0")[0].replace(os.sep, "/")
        self.date_time = date_time
        self.compress_type = ZIP_STORED
        self._compresslevel = None
        self.comment = self.extra = b""
        self.create_system, self.create_version, self.extract_version = 3, 20, 20
        self.reserved = self.flag_bits = self.volume = self.internal_attr = self.external_attr = 0
        self.header_offset = self.CRC = self.compress_size = self.file_size = 0

    def __repr__(self):
        parts = [f"filename={self.filename!r}"]
        if self.compress_type != ZIP_STORED:
            parts.append(f"compress_type={_NAMES.get(self.compress_type, self.compress_type)}")
        high, low = self.external_attr >> 16, self.external_attr & 0xFFFF
        if high:
            import stat

            parts.append(f"filemode={stat.filemode(high)!r}")
        if low:
            parts.append(f"external_attr={low:#x}")
        if not self.is_dir() or self.file_size:
            parts.append(f"file_size={self.file_size!r}")
        if (not self.is_dir() or self.compress_size) and (self.compress_type != ZIP_STORED or self.file_size != self.compress_size):
            parts.append(f"compress_size={self.compress_size!r}")
        return f"<ZipInfo {' '.join(parts)}>"

    def is_dir(self):
        return self.filename.endswith("/")

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        filename = os.fspath(filename)
        facts = os.stat(filename)
        is_directory = os.path.isdir(filename)
        moment = time.localtime(facts.st_mtime)[:6]
        if not strict_timestamps:
            moment = min(max(moment, (1980, 1, 1, 0, 0, 0)), (2107, 12, 31, 23, 59, 59))
        name = os.path.normpath(filename if arcname is None else arcname).lstrip("/")
        made = cls(name + "/" if is_directory else name, moment)
        made.external_attr = (facts.st_mode & 0xFFFF) << 16
        if is_directory:
            made.external_attr |= 0x10
        else:
            made.file_size = facts.st_size
        return made

    def _name(self):
        """The name in bytes, and the flag that says how it is encoded."""
        try:
            return self.filename.encode("ascii"), 0
        except UnicodeEncodeError:
            return self.filename.encode("utf-8"), _IS_UTF_8

    def _moment(self):
        year, month, day, hour, minute, second = self.date_time[:6]
        return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day

    def _sizes_64(self, *numbers):
        """Numbers as they stand in the plain places, and the extra field with those that do not fit there."""
        large = [number for number in numbers if number > ZIP64_LIMIT]
        plain = [_ALL_ONES if number > ZIP64_LIMIT else number for number in numbers]
        if not large:
            return plain, self.extra
        self.extract_version = max(45, self.extract_version)
        self.create_version = max(45, self.create_version)
        return plain, struct.pack(f"<HH{len(large)}Q", 1, 8 * len(large), *large) + self.extra

    def FileHeader(self, zip64=None):
        name, flags = self._name()
        crc, stored, size = self.CRC, self.compress_size, self.file_size
        if self.flag_bits & _SIZES_BEHIND:
            crc = stored = size = 0
        is_large = zip64 or size > ZIP64_LIMIT or stored > ZIP64_LIMIT
        extra = self.extra
        if is_large:
            # Here both sizes are there if one is.
            extra = struct.pack("<HHQQ", 1, 16, size, stored) + extra
            stored = size = _ALL_ONES
            self.extract_version = max(45, self.extract_version)
            self.create_version = max(45, self.create_version)
        moment, day = self._moment()
        version = self.extract_version | self.reserved << 8
        return _LOCAL.pack(
            b"PK\3\4", version, self.flag_bits | flags, self.compress_type, moment, day, crc, stored, size, len(name), len(extra)
        ) + name + extra

    def _entry(self):
        """What the directory says of it."""
        name, flags = self._name()
        (size, stored, offset), extra = self._sizes_64(self.file_size, self.compress_size, self.header_offset)
        moment, day = self._moment()
        return _CENTRAL.pack(
            b"PK\1\2", self.create_version, self.create_system, self.extract_version, self.reserved, self.flag_bits | flags,
            self.compress_type, moment, day, self.CRC, stored, size, len(name), len(extra), len(self.comment), 0,
            self.internal_attr, self.external_attr, offset,
        ) + name + extra + self.comment

    def _read_extra(self):
        """Takes numbers that did not fit in their places out of the extra fields."""
        extra = self.extra
        while len(extra) >= 4:
            kind, length = struct.unpack("<HH", extra[:4])
            if length + 4 > len(extra):
                raise BadZipFile(f"Corrupt extra field {kind:04x} (size={length})")
            if kind == 1:
                numbers = list(struct.unpack(f"<{length // 8}Q", extra[4 : 4 + length // 8 * 8]))
                for part in ("file_size", "compress_size", "header_offset"):
                    if getattr(self, part) == _ALL_ONES:
                        if not numbers:
                            raise BadZipFile(f"Corrupt zip64 extra field. {part.capitalize()} not found.")
                        setattr(self, part, numbers.pop(0))
            extra = extra[4 + length :]


def _end_record(file):
    """What stands at the end of an archive: where the directory is, how long, how many entries, comment; None if there is none."""
    file.seek(0, 2)
    size = file.tell()
    file.seek(max(0, size - ZIP_MAX_COMMENT - _END.size))
    before = file.tell()
    data = file.read()
    at = data.rfind(b"PK\5\6")
    if at < 0 or len(data) - at < _END.size:
        return None
    _, _, _, _, count, length, offset, comment = _END.unpack(data[at : at + _END.size])
    place = before + at
    comment = data[at + _END.size : at + _END.size + comment]
    if place >= _LOCATOR_64.size:
        file.seek(place - _LOCATOR_64.size)
        mark, _, _, _ = _LOCATOR_64.unpack(file.read(_LOCATOR_64.size))
        if mark == b"PK\6\7" and place >= _LOCATOR_64.size + _END_64.size:
            place -= _LOCATOR_64.size + _END_64.size
            file.seek(place)
            mark, _, _, _, _, _, _, count, length, offset = _END_64.unpack(file.read(_END_64.size))
            if mark != b"PK\6\6":
                return None
    return place, length, offset, count, comment


def is_zipfile(filename):
    try:
        if hasattr(filename, "read"):
            return _end_record(filename) is not None
        with _open(filename, "rb") as file:
            return _end_record(file) is not None
    except OSError:
        return False


class ZipExtFile(io.BufferedIOBase):
    """A member that is read: its bytes as they come, checked at the end."""

    MIN_READ_SIZE = 4096

    def __init__(self, archive, info, start):
        self._archive, self._info = archive, info
        self.name, self.mode, self.newlines = info.filename, "r", None
        self._start = start
        self._rewind()

    def _rewind(self):
        self._place, self._left = self._start, self._info.compress_size
        self._inflater = zlib.decompressobj(-15) if self._info.compress_type == ZIP_DEFLATED else None
        # What is read ahead, and where in it the rest starts.
        self._ahead, self._at = b"", 0
        self._position, self._crc = 0, 0
        # An inflater starts anew for each piece, so they grow: then all of them together cost no more than twice the last.
        self._piece = 1 << 16

    def readable(self):
        self._check()
        return True

    def seekable(self):
        self._check()
        return True

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def _more(self):
        """The next piece of the content; nothing at its end."""
        while True:
            data = self._archive._read_at(self._place, min(self._left, self._piece)) if self._left else b""
            if self._left and not data:
                raise EOFError
            self._place += len(data)
            self._left -= len(data)
            if self._inflater is None:
                piece = data
            elif data:
                piece = self._inflater.decompress(data)
                self._piece *= 2
            else:
                piece = b"" if self._inflater.eof else self._inflater.flush()
            if piece:
                self._crc = zlib.crc32(piece, self._crc)
            elif data:
                continue
            if not self._left and (not piece or self._inflater is None or self._inflater.eof) and self._crc != self._info.CRC:
                raise BadZipFile(f"Bad CRC-32 for file {self.name!r}")
            return piece

    def read(self, n=-1):
        self._check()
        is_bounded = n is not None and n >= 0
        pieces = [self._ahead[self._at : self._at + n] if is_bounded else self._ahead[self._at :]]
        length = len(pieces[0])
        self._at += length
        while not is_bounded or length < n:
            piece = self._more()
            if not piece:
                break
            self._ahead, self._at = piece, min(len(piece), n - length) if is_bounded else len(piece)
            pieces.append(piece[: self._at])
            length += self._at
        self._position += length
        return b"".join(pieces)

    def _has_ahead(self):
        """How much there is without reading more, which is done only when there is nothing."""
        if self._at == len(self._ahead):
            self._ahead, self._at = self._more(), 0
        return len(self._ahead) - self._at

    def read1(self, n=-1):
        self._check()
        known = self._has_ahead()
        return self.read(known if n is None or n < 0 else min(n, known))

    def peek(self, n=1):
        self._check()
        self._has_ahead()
        return self._ahead[self._at : self._at + max(n, 512)]

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def readline(self, limit=-1):
        self._check()
        if limit is None or limit < 0:
            limit = sys.maxsize
        pieces = []
        while limit and self._has_ahead():
            end = self._ahead.find(b"\n", self._at) + 1
            piece = self.read(min(limit, (end or len(self._ahead)) - self._at))
            pieces.append(piece)
            limit -= len(piece)
            if end:
                break
        return b"".join(pieces)

    def tell(self):
        self._check()
        return self._position

    def seek(self, offset, whence=0):
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError("whence must be os.SEEK_SET (0), os.SEEK_CUR (1), or os.SEEK_END (2)")
        target = offset + (0, self._position, self._info.file_size)[whence]
        target = min(max(target, 0), self._info.file_size)
        if target < self._position:
            self._rewind()
        while self._position < target and self.read(min(1 << 16, target - self._position)):
            pass
        return self._position

    def __repr__(self):
        state = " [closed]" if self.closed else f" name={self.name!r} mode={self.mode!r}"
        return f"<zipfile.ZipExtFile{state}>"


class _Member(io.BufferedIOBase):
    """A member that is written."""

    def __init__(self, archive, info, is_large):
        self._archive, self._info, self._is_large = archive, info, is_large
        self.name, self.mode = info.filename, "w"
        self._deflater = None
        if info.compress_type == ZIP_DEFLATED:
            level = -1 if info._compresslevel is None else info._compresslevel
            self._deflater = zlib.compressobj(level, zlib.DEFLATED, -15)
        self._crc = self._size = self._stored = 0

    def writable(self):
        return True

    def write(self, data):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        data = bytes(memoryview(data))
        self._size += len(data)
        self._crc = zlib.crc32(data, self._crc)
        self._put(data if self._deflater is None else self._deflater.compress(data))
        return len(data)

    def _put(self, data):
        self._stored += len(data)
        self._archive.fp.write(data)

    def close(self):
        if self.closed:
            return
        super().close()
        if self._deflater is not None:
            self._put(self._deflater.flush())
        info, archive = self._info, self._archive
        info.CRC, info.compress_size, info.file_size = self._crc, self._stored, self._size
        archive._writing = False
        if (self._size > ZIP64_LIMIT or self._stored > ZIP64_LIMIT) and not self._is_large:
            raise RuntimeError("File size too large, try using force_zip64")
        if info.flag_bits & _SIZES_BEHIND:
            sizes = "<LLQQ" if self._is_large else "<LLLL"
            archive.fp.write(struct.pack(sizes, 0x08074B50, info.CRC, info.compress_size, info.file_size))
            archive.start_dir = archive.fp.tell()
        else:
            archive.start_dir = archive.fp.tell()
            archive.fp.seek(info.header_offset)
            archive.fp.write(info.FileHeader(self._is_large))
            archive.fp.seek(archive.start_dir)
        archive.filelist.append(info)
        archive.NameToInfo[info.filename] = info


class ZipFile:
    """An archive."""

    fp = None

    def __init__(
        self, file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None, *, strict_timestamps=True,
        metadata_encoding=None,
    ):
        if mode not in ("r", "w", "x", "a"):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        _check_compression(compression)
        self.compression, self.compresslevel = compression, compresslevel
        self.mode, self.pwd, self.debug = mode, None, 0
        self._allowZip64, self._strict_timestamps = allowZip64, strict_timestamps
        self.metadata_encoding = metadata_encoding
        self.filelist, self.NameToInfo = [], {}
        self._comment, self._did_change, self._writing = b"", False, False
        self._owns_file = isinstance(file, (str, bytes, os.PathLike))
        if self._owns_file:
            self.filename = os.fspath(file)
            try:
                self.fp = _open(self.filename, {"r": "rb", "w": "w+b", "x": "x+b", "a": "r+b"}[mode])
            except FileNotFoundError:
                if mode != "a":
                    raise
                self.fp = _open(self.filename, "w+b")
        else:
            self.fp = file
            self.filename = getattr(file, "name", None)
        self._can_seek = True
        try:
            if mode == "r":
                self._read_directory()
            elif mode == "a" and _end_record(self.fp) is not None:
                self._read_directory()
                self.fp.seek(self.start_dir)
            else:
                self._did_change = True
                self._begin()
        except BaseException:
            self._close_file()
            raise

    def _begin(self):
        """Where what is written begins: at the end of what the file holds."""
        if self.mode == "a":
            self.fp.seek(0, 2)
        try:
            self.start_dir = self.fp.tell()
            self.fp.seek(self.start_dir)
        except (AttributeError, OSError):
            self._can_seek, self.start_dir = False, 0
            self.fp = _Counted(self.fp)

    def _read_directory(self):
        try:
            found = _end_record(self.fp)
        except OSError:
            raise BadZipFile("File is not a zip file") from None
        if found is None:
            raise BadZipFile("File is not a zip file")
        place, length, offset, _, self._comment = found
        # What stands before the archive in the same file.
        before = place - length - offset
        self.start_dir = offset + before
        if self.start_dir < 0:
            raise BadZipFile("Bad offset for central directory")
        self.fp.seek(self.start_dir)
        data = self.fp.read(length)
        at = 0
        while at < length:
            if len(data) - at < _CENTRAL.size:
                raise BadZipFile("Truncated central directory")
            fields = _CENTRAL.unpack(data[at : at + _CENTRAL.size])
            if fields[0] != b"PK\1\2":
                raise BadZipFile("Bad magic number for central directory")
            at += _CENTRAL.size
            flags, name_length, extra_length, comment_length = fields[5], fields[12], fields[13], fields[14]
            name = data[at : at + name_length].decode("utf-8" if flags & _IS_UTF_8 else self.metadata_encoding or "cp437")
            info = ZipInfo(name)
            at += name_length
            info.extra = data[at : at + extra_length]
            at += extra_length
            info.comment = data[at : at + comment_length]
            at += comment_length
            info.create_version, info.create_system, info.extract_version, info.reserved = fields[1:5]
            info.flag_bits, info.compress_type, moment, day, info.CRC, info.compress_size, info.file_size = fields[5:12]
            info.volume, info.internal_attr, info.external_attr, info.header_offset = fields[15:19]
            if info.extract_version > 63:
                raise NotImplementedError(f"zip file version {info.extract_version / 10:.1f}")
            info.date_time = ((day >> 9) + 1980, day >> 5 & 15, day & 31, moment >> 11, moment >> 5 & 63, (moment & 31) * 2)
            info._read_extra()
            info.header_offset += before
            self.filelist.append(info)
            self.NameToInfo[info.filename] = info

    def _read_at(self, place, length):
        if self.fp is None:
            raise ValueError("I/O operation on closed file.")
        if self._writing:
            raise ValueError("Can't read from the ZIP file while there is an open writing handle on it. Close the writing handle before trying to read.")
        self.fp.seek(place)
        return self.fp.read(length)

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __repr__(self):
        name = f"{type(self).__module__}.{type(self).__qualname__}"
        if self.fp is None:
            return f"<{name} [closed]>"
        file = f"filename={self.filename!r}" if self._owns_file or self.filename is not None else f"file={self.fp!r}"
        return f"<{name} {file} mode={self.mode!r}>"

    def namelist(self):
        return [info.filename for info in self.filelist]

    def infolist(self):
        return self.filelist

    def printdir(self, file=None):
        print(f"{'File Name':<46} {'Modified    ':>19} {'Size':>12}", file=file)
        for info in self.filelist:
            moment = "%d-%02d-%02d %02d:%02d:%02d" % info.date_time[:6]
            print(f"{info.filename:<46} {moment} {info.file_size:12d}", file=file)

    def testzip(self):
        for info in self.filelist:
            try:
                with self.open(info) as member:
                    while member.read(1 << 20):
                        pass
            except BadZipFile:
                return info.filename

    def getinfo(self, name):
        info = self.NameToInfo.get(name)
        if info is None:
            raise KeyError(f"There is no item named {name!r} in the archive")
        return info

    def setpassword(self, pwd):
        if pwd and not isinstance(pwd, bytes):
            raise TypeError(f"pwd: expected bytes, got {type(pwd).__name__}")
        self.pwd = pwd or None

    @property
    def comment(self):
        return self._comment

    @comment.setter
    def comment(self, comment):
        if not isinstance(comment, bytes):
            raise TypeError(f"comment: expected bytes, got {type(comment).__name__}")
        self._comment, self._did_change = comment[:ZIP_MAX_COMMENT], True

    def read(self, name, pwd=None):
        with self.open(name, "r", pwd) as member:
            return member.read()

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        if mode not in ("r", "w"):
            raise ValueError('open() requires mode "r" or "w"')
        if self.fp is None:
            raise ValueError("Attempt to use ZIP archive that was already closed")
        if mode == "w":
            if isinstance(name, ZipInfo):
                return self._open_to_write(name, force_zip64)
            info = ZipInfo(name, time.localtime()[:6])
            info.compress_type, info._compresslevel = self.compression, self.compresslevel
            return self._open_to_write(info, force_zip64)
        info = name if isinstance(name, ZipInfo) else self.getinfo(name)
        header = self._read_at(info.header_offset, _LOCAL.size)
        if len(header) != _LOCAL.size:
            raise BadZipFile("Truncated file header")
        fields = _LOCAL.unpack(header)
        if fields[0] != b"PK\3\4":
            raise BadZipFile("Bad magic number for file header")
        told = self._read_at(info.header_offset + _LOCAL.size, fields[9])
        told = told.decode("utf-8" if fields[2] & _IS_UTF_8 else self.metadata_encoding or "cp437")
        if told != info.orig_filename:
            raise BadZipFile(f"File name in directory {info.orig_filename!r} and header {told.encode()!r} differ.")
        if info.flag_bits & _ENCRYPTED:
            if not (pwd or self.pwd):
                raise RuntimeError(f"File {info.filename!r} is encrypted, password required for extraction")
            raise NotImplementedError("zipfile: encrypted members are not supported")
        _check_compression(info.compress_type)
        return ZipExtFile(self, info, info.header_offset + _LOCAL.size + fields[9] + fields[10])

    def _open_to_write(self, info, is_large=False):
        if self._writing:
            raise ValueError("Can't write to the ZIP file while there is another write handle open on it. Close the first handle before opening another.")
        self._check_writable(info)
        info.compress_size = info.CRC = 0
        info.external_attr = info.external_attr or 0o600 << 16
        info.flag_bits = 0 if self._can_seek else _SIZES_BEHIND
        is_large = is_large or info.file_size * 1.05 > ZIP64_LIMIT
        if is_large and not self._allowZip64:
            raise LargeZipFile("Filesize would require ZIP64 extensions")
        if self._can_seek:
            self.fp.seek(self.start_dir)
        info.header_offset = self.fp.tell()
        member = _Member(self, info, is_large)
        self._did_change = self._writing = True
        self.fp.write(info.FileHeader(is_large))
        return member

    def _check_writable(self, info):
        if info.filename in self.NameToInfo:
            import warnings

            warnings.warn(f"Duplicate name: {info.filename!r}", stacklevel=3)
        if self.mode not in ("w", "x", "a"):
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        if self.fp is None:
            raise ValueError("Attempt to write ZIP archive that was already closed")
        _check_compression(info.compress_type)
        if not self._allowZip64 and len(self.filelist) >= ZIP_FILECOUNT_LIMIT:
            raise LargeZipFile("Files count would require ZIP64 extensions")

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        if self.fp is None:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        info = ZipInfo.from_file(filename, arcname, strict_timestamps=self._strict_timestamps)
        if info.is_dir():
            self.mkdir(info)
            return
        info.compress_type = self.compression if compress_type is None else compress_type
        info._compresslevel = self.compresslevel if compresslevel is None else compresslevel
        with _open(filename, "rb") as source, self._open_to_write(info) as target:
            while data := source.read(1 << 16):
                target.write(data)

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        if isinstance(data, str):
            data = data.encode("utf-8")
        info = zinfo_or_arcname
        if not isinstance(info, ZipInfo):
            info = ZipInfo(info, time.localtime()[:6])
            info.compress_type, info._compresslevel = self.compression, self.compresslevel
            info.external_attr = 0o40775 << 16 | 0x10 if info.is_dir() else 0o600 << 16
        if self.fp is None:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if compress_type is not None:
            info.compress_type = compress_type
        if compresslevel is not None:
            info._compresslevel = compresslevel
        info.file_size = len(data)
        with self._open_to_write(info) as member:
            member.write(data)

    def mkdir(self, zinfo_or_directory_name, mode=511):
        info = zinfo_or_directory_name
        if isinstance(info, ZipInfo):
            if not info.is_dir():
                raise ValueError("The given ZipInfo does not describe a directory")
        elif isinstance(info, str):
            info = ZipInfo(info if info.endswith("/") else info + "/")
            info.external_attr = ((0o40000 | mode) & 0xFFFF) << 16 | 0x10
        else:
            raise TypeError("Expected type str or ZipInfo")
        info.file_size = 0
        with self._open_to_write(info):
            pass

    def extract(self, member, path=None, pwd=None):
        return self._extract(member, os.getcwd() if path is None else os.fspath(path), pwd)

    def extractall(self, path=None, members=None, pwd=None):
        path = os.getcwd() if path is None else os.fspath(path)
        for member in self.namelist() if members is None else members:
            self._extract(member, path, pwd)

    def _extract(self, member, path, pwd):
        info = member if isinstance(member, ZipInfo) else self.getinfo(member)
        # No name leads out of the directory.
        parts = [part for part in info.filename.split("/") if part not in ("", ".", "..")]
        target = os.path.normpath(os.path.join(path, *parts))
        directory = target if info.is_dir() else os.path.dirname(target)
        if directory and not os.path.isdir(directory):
            os.makedirs(directory, exist_ok=True)
        if not info.is_dir():
            with self.open(info, pwd=pwd) as source, _open(target, "wb") as file:
                while data := source.read(1 << 16):
                    file.write(data)
        return target

    def close(self):
        if self.fp is None:
            return
        if self._writing:
            raise ValueError("Can't close the ZIP file while there is an open writing handle on it. Close the writing handle before closing the zip.")
        try:
            if self.mode in ("w", "x", "a") and self._did_change:
                self._write_directory()
        finally:
            self._close_file()

    def _write_directory(self):
        if self._can_seek:
            self.fp.seek(self.start_dir)
        start = self.fp.tell()
        for info in self.filelist:
            self.fp.write(info._entry())
        end = self.fp.tell()
        count, length, offset = len(self.filelist), end - start, start
        if count > ZIP_FILECOUNT_LIMIT or offset > ZIP64_LIMIT or length > ZIP64_LIMIT:
            if not self._allowZip64:
                raise LargeZipFile("Central directory would require ZIP64 extensions")
            self.fp.write(_END_64.pack(b"PK\6\6", _END_64.size - 12, 45, 45, 0, 0, count, count, length, offset))
            self.fp.write(_LOCATOR_64.pack(b"PK\6\7", 0, end, 1))
            count, length, offset = min(count, 0xFFFF), min(length, _ALL_ONES), min(offset, _ALL_ONES)
        self.fp.write(_END.pack(b"PK\5\6", 0, 0, count, count, length, offset, len(self._comment)))
        self.fp.write(self._comment)
        if self.mode == "a":
            self.fp.truncate()
        self.fp.flush()

    def _close_file(self):
        file, self.fp = self.fp, None
        if self._owns_file:
            file.close()

    def __del__(self):
        self.close()


class _Counted:
    """A file that cannot seek, and how much was written to it."""

    def __init__(self, file):
        self._file, self._count = file, 0

    def write(self, data):
        self._file.write(data)
        self._count += len(data)
        return len(data)

    def tell(self):
        return self._count

    def flush(self):
        self._file.flush()

    def close(self):
        self._file.close()


class PyZipFile(ZipFile):
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("zipfile.PyZipFile is not supported: modules are not kept compiled")


class Path:
    """A place in an archive, asked as paths are."""

    def __init__(self, root, at=""):
        self.root = root if isinstance(root, ZipFile) else ZipFile(root)
        self.at = at

    def _names(self):
        """The names of all members, and of the directories that these imply."""
        names = dict.fromkeys(self.root.namelist())
        for name in list(names):
            parts = name.rstrip("/").split("/")[:-1]
            for count in range(1, len(parts) + 1):
                names.setdefault("/".join(parts[:count]) + "/")
        return names

    def _made(self, at):
        return type(self)(self.root, at)

    def joinpath(self, *other):
        at = self.at
        for part in other:
            at = (at if not at or at.endswith("/") else at + "/") + part
        return self._made(at + "/" if at + "/" in self._names() else at)

    __truediv__ = joinpath

    @property
    def name(self):
        return self.at.rstrip("/").rpartition("/")[2] or self.filename.name

    @property
    def filename(self):
        import pathlib

        return pathlib.Path(self.root.filename).joinpath(self.at)

    @property
    def stem(self):
        import pathlib

        return pathlib.PurePosixPath(self.name).stem

    @property
    def suffix(self):
        import pathlib

        return pathlib.PurePosixPath(self.name).suffix

    @property
    def parent(self):
        head = self.at.rstrip("/").rpartition("/")[0]
        return self._made(head + "/" if head else "")

    def is_dir(self):
        return not self.at or self.at.endswith("/")

    def is_file(self):
        return self.exists() and not self.is_dir()

    def exists(self):
        return not self.at or self.at in self._names()

    def iterdir(self):
        if not self.is_dir():
            raise ValueError("Can't listdir a file")
        names = [name for name in self._names() if name.rstrip("/").rpartition("/")[0] == self.at.rstrip("/")]
        return map(self._made, names)

    def open(self, mode="r", *args, pwd=None, **kwargs):
        if self.is_dir():
            raise IsADirectoryError(self)
        kind = mode[0]
        if not self.exists() and kind == "r":
            raise FileNotFoundError(self)
        stream = self.root.open(self.at, kind, pwd=pwd)
        return stream if "b" in mode else io.TextIOWrapper(stream, *args, **kwargs)

    def read_text(self, *args, **kwargs):
        with self.open("r", *args, **kwargs) as file:
            return file.read()

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def __str__(self):
        return os.path.join(self.root.filename or ":zipfile:", self.at)

    def __repr__(self):
        return f"{type(self).__name__}({self.root.filename!r}, {self.at!r})"

    def __eq__(self, other):
        return type(self) is type(other) and (self.root, self.at) == (other.root, other.at)

    def __hash__(self):
        return hash((self.root, self.at))
