# Log files that are changed for new ones, messages held back, and a set-up by a dict.
import io
import logging
import logging.config
import logging.handlers
import os
import queue
import sys
import tempfile
import warnings

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "a.log")
    logger = logging.getLogger("rotated")
    logger.propagate = False
    handler = logging.handlers.RotatingFileHandler(name, maxBytes=60, backupCount=2)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logger.addHandler(handler)
    for number in range(12):
        logger.warning("message %d", number)
    handler.close()
    for file in sorted(os.listdir(folder)):
        with open(os.path.join(folder, file)) as lines:
            print(file, lines.read().splitlines())

    late = os.path.join(folder, "late.log")
    handler = logging.FileHandler(late, delay=True)
    print(os.path.exists(late), handler.stream)
    handler.emit(logging.makeLogRecord({"msg": "first %s", "args": ("message",)}))
    with open(late) as lines:
        print(lines.read())
    print(os.path.exists(late), handler.mode, handler.baseFilename == late)
    handler.close()

    timed = logging.handlers.TimedRotatingFileHandler(os.path.join(folder, "t.log"), when="midnight", backupCount=3)
    print(timed.interval, timed.suffix, timed.when)
    timed.close()
    try:
        logging.handlers.TimedRotatingFileHandler(os.path.join(folder, "t.log"), when="q")
    except ValueError as error:
        print(error)

stream = io.StringIO()
target = logging.StreamHandler(stream)
memory = logging.handlers.MemoryHandler(3, flushLevel=logging.ERROR, target=target)
logger = logging.getLogger("held")
logger.propagate = False
logger.setLevel("DEBUG")
logger.addHandler(memory)
logger.info("one")
logger.info("two")
print(repr(stream.getvalue()), len(memory.buffer))
logger.error("three")
print(repr(stream.getvalue()), len(memory.buffer))
logger.info("four")
memory.close()
print(repr(stream.getvalue()))

waiting = queue.Queue()
handler = logging.handlers.QueueHandler(waiting)
logger = logging.getLogger("queued")
logger.propagate = False
logger.addHandler(handler)
logger.warning("%s and %s", "this", "that")
stream = io.StringIO()
listener = logging.handlers.QueueListener(waiting, logging.StreamHandler(stream))
listener.start()
listener.stop()
print(repr(stream.getvalue()))

stream = io.StringIO()
logging.config.dictConfig({
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"short": {"format": "%(levelname)-7s|%(name)s|%(message)s"}, "brace": {"format": "{message}!", "style": "{"}},
    "filters": {"only": {"name": "app.part"}},
    "handlers": {
        "out": {"class": "logging.StreamHandler", "formatter": "short", "stream": stream, "level": "INFO"},
        "few": {"class": "logging.StreamHandler", "formatter": "brace", "stream": stream, "filters": ["only"]},
        "std": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "short"},
    },
    "loggers": {"app": {"handlers": ["out", "few"], "level": "DEBUG", "propagate": False}},
    "root": {"handlers": ["std"], "level": "WARNING"},
})
logging.getLogger("app").debug("hidden")
logging.getLogger("app").info("shown")
logging.getLogger("app.part").warning("both")
logging.getLogger("other").info("no")
logging.getLogger("other").error("to the root")
sys.stdout.flush()
print(stream.getvalue())
for broken in {}, {"version": 2}, {"version": 1, "handlers": {"x": {"class": "no.such.Thing"}}}, {"version": 1, "root": {"handlers": ["absent"]}}:
    try:
        logging.config.dictConfig(broken)
    except ValueError as error:
        print(error)

# A message that cannot be told ends nothing.
stream, sys.stderr = sys.stderr, io.StringIO()
logger = logging.getLogger("broken")
logger.propagate = False
logger.addHandler(logging.StreamHandler(io.StringIO()))
logger.warning("%d", "no number")
text, sys.stderr = sys.stderr.getvalue(), stream
print(text.splitlines()[0], text.splitlines()[-2:], "TypeError" in text)


class Marking(logging.Filter):
    def filter(self, record):
        record.msg = f"[{record.msg}]"
        return record


stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.addFilter(Marking())
logger = logging.getLogger("py.warnings")
logger.propagate = False
logger.addHandler(handler)
logging.captureWarnings(True)
warnings.warn_explicit("careful", UserWarning, "file.py", 3)
logging.captureWarnings(False)
print(stream.getvalue().splitlines()[0])
print(logging.root.manager.loggerDict.keys() >= {"app", "held"}, logging.Logger.root is logging.getLogger())
