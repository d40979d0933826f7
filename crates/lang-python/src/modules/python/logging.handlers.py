"""Handlers of log messages besides the plain ones: files that are changed for new ones, and messages held back."""

import logging
import os
import re
import time

from _refused import classes as _classes

DEFAULT_TCP_LOGGING_PORT, DEFAULT_UDP_LOGGING_PORT, DEFAULT_HTTP_LOGGING_PORT = 9020, 9021, 9022
DEFAULT_SOAP_LOGGING_PORT, SYSLOG_UDP_PORT, SYSLOG_TCP_PORT = 9023, 514, 514

SocketHandler, DatagramHandler, SysLogHandler, SMTPHandler, HTTPHandler, NTEventLogHandler = _classes(
    "logging.handlers", "there is no network", "SocketHandler DatagramHandler SysLogHandler SMTPHandler HTTPHandler NTEventLogHandler"
)


class BaseRotatingHandler(logging.FileHandler):
    """A file that is put aside for a new one now and then."""

    namer = rotator = None

    def __init__(self, filename, mode, encoding=None, delay=False, errors=None):
        super().__init__(filename, mode, encoding, delay, errors)

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            super().emit(record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)

    def _put_aside(self, name):
        if os.path.exists(name):
            os.remove(name)
        self.rotate(self.baseFilename, name)
        if not self.delay:
            self.stream = self._open()


class RotatingFileHandler(BaseRotatingHandler):
    """A file of at most so many bytes, and the ones before it as `name.1`, `name.2` and so on."""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        super().__init__(filename, "a" if maxBytes > 0 else mode, encoding, delay, errors)
        self.maxBytes, self.backupCount = maxBytes, backupCount

    def shouldRollover(self, record):
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes <= 0 or os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            return False
        self.stream.seek(0, 2)
        length = self.stream.tell()
        return length > 0 and length + len(f"{self.format(record)}\n".encode()) >= self.maxBytes

    def doRollover(self):
        self.close()
        if self.backupCount <= 0:
            self.stream = None if self.delay else self._open()
            return
        for number in range(self.backupCount - 1, 0, -1):
            source = self.rotation_filename(f"{self.baseFilename}.{number}")
            target = self.rotation_filename(f"{self.baseFilename}.{number + 1}")
            if os.path.exists(source):
                if os.path.exists(target):
                    os.remove(target)
                os.rename(source, target)
        self._put_aside(self.rotation_filename(self.baseFilename + ".1"))


class TimedRotatingFileHandler(BaseRotatingHandler):
    """A file for each stretch of time, named by when it began."""

    _STRETCHES = {
        "S": (1, "%Y-%m-%d_%H-%M-%S"),
        "M": (60, "%Y-%m-%d_%H-%M"),
        "H": (3600, "%Y-%m-%d_%H"),
        "D": (86400, "%Y-%m-%d"),
        "MIDNIGHT": (86400, "%Y-%m-%d"),
        "W": (86400 * 7, "%Y-%m-%d"),
    }

    def __init__(
        self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False, atTime=None, errors=None
    ):
        super().__init__(filename, "a", encoding, delay, errors)
        self.when, self.backupCount, self.utc, self.atTime = when.upper(), backupCount, utc, atTime
        kind = self.when[:1] if self.when.startswith("W") else self.when
        if kind not in self._STRETCHES:
            raise ValueError(f"Invalid rollover interval specified: {self.when}")
        if kind == "W":
            if len(self.when) != 2:
                raise ValueError(f"You must specify a day for weekly rollover from 0 to 6 (0 is Monday): {self.when}")
            if not "0" <= self.when[1] <= "6":
                raise ValueError(f"Invalid day specified for weekly rollover: {self.when}")
            self.dayOfWeek = int(self.when[1])
        self._stretch, self.suffix = self._STRETCHES[kind]
        self.interval = self._stretch * interval
        self.extMatch = re.compile(r"\d{4}-\d{2}-\d{2}(_\d{2}(-\d{2}){0,2})?(?!\d)", re.ASCII)
        known = os.path.exists(self.baseFilename)
        self.rolloverAt = self.computeRollover(int(os.stat(self.baseFilename).st_mtime if known else time.time()))

    def _moment(self, seconds):
        return time.gmtime(seconds) if self.utc else time.localtime(seconds)

    def computeRollover(self, currentTime):
        if self.when != "MIDNIGHT" and not self.when.startswith("W"):
            return currentTime + self.interval
        now = self._moment(currentTime)
        at = self.atTime
        target = 86400 if at is None else at.hour * 3600 + at.minute * 60 + at.second
        left = target - (now.tm_hour * 3600 + now.tm_min * 60 + now.tm_sec)
        weekday = now.tm_wday
        if left <= 0:
            left += 86400
            weekday = (weekday + 1) % 7
        if self.when.startswith("W"):
            left += (self.dayOfWeek - weekday) % 7 * 86400
        return currentTime + left + self.interval - self._stretch

    def shouldRollover(self, record):
        return time.time() >= self.rolloverAt

    def getFilesToDelete(self):
        folder, base = os.path.split(self.baseFilename)
        matching = [name for name in os.listdir(folder) if name.startswith(base + ".") and self.extMatch.fullmatch(name[len(base) + 1 :])]
        return [os.path.join(folder, name) for name in sorted(matching)][: max(0, len(matching) - self.backupCount)]

    def doRollover(self):
        now = int(time.time())
        began = self._moment(self.rolloverAt - self.interval)
        self.close()
        self._put_aside(self.rotation_filename(f"{self.baseFilename}.{time.strftime(self.suffix, began)}"))
        if self.backupCount > 0:
            for name in self.getFilesToDelete():
                os.remove(name)
        while self.rolloverAt <= now:
            self.rolloverAt = self.computeRollover(max(self.rolloverAt, now - self.interval + 1))


class WatchedFileHandler(logging.FileHandler):
    """A file that is opened anew when another stands in its place."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        super().__init__(filename, mode, encoding, delay, errors)
        self._known = self._facts()

    def _facts(self):
        try:
            facts = os.stat(self.baseFilename)
        except FileNotFoundError:
            return None
        return facts.st_dev, facts.st_ino

    def reopenIfNeeded(self):
        if self.stream is not None and self._facts() != self._known:
            self.close()
            self.stream = self._open()
            self._known = self._facts()

    def emit(self, record):
        self.reopenIfNeeded()
        super().emit(record)


class BufferingHandler(logging.Handler):
    def __init__(self, capacity):
        super().__init__()
        self.capacity, self.buffer = capacity, []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        self.buffer.clear()

    def close(self):
        self.flush()
        super().close()


class MemoryHandler(BufferingHandler):
    """Messages held back until there are many, or an important one, for another handler."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel, self.target, self.flushOnClose = flushLevel, target, flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        self.target = target

    def flush(self):
        if self.target:
            for record in self.buffer:
                self.target.handle(record)
            self.buffer.clear()

    def close(self):
        if self.flushOnClose:
            self.flush()
        self.target = None
        self.buffer.clear()


class QueueHandler(logging.Handler):
    """Messages to a queue."""

    listener = None

    def __init__(self, queue):
        super().__init__()
        self.queue = queue

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        import copy

        message = self.format(record)
        record = copy.copy(record)
        record.message = record.msg = message
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Hands what is in a queue to handlers, when it is stopped: threads run in turn, so none waits beside the program."""

    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue, self.handlers, self.respect_handler_level = queue, handlers, respect_handler_level

    def prepare(self, record):
        return record

    def handle(self, record):
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def start(self):
        pass

    def stop(self):
        while not self.queue.empty():
            record = self.queue.get_nowait()
            if record is not self._sentinel:
                self.handle(record)
