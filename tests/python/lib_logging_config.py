# Loggers set up by a dict, handlers found by name, and files that are not put aside.
import io
import logging
import logging.config
import logging.handlers
import os
import tempfile

out = io.StringIO()
below = logging.getLogger("a.b")
below.setLevel(10)
below.addHandler(logging.StreamHandler(out))
below.propagate = False
other = logging.getLogger("other")
config = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {
        "plain": {"class": "logging.StreamHandler", "stream": out},
        "held": {"class": "logging.handlers.MemoryHandler", "capacity": 1, "target": "plain"},
    },
    "loggers": {"a": {"level": "INFO", "handlers": ["held"]}},
}
logging.config.dictConfig(config)
print(below.level, below.handlers, below.propagate, other.disabled)
below.info("from below")
print(repr(out.getvalue()), sorted(logging.getHandlerNames()), logging.getHandlerByName("plain"))
logging.config.dictConfig({"version": 1, "incremental": True, "handlers": {"plain": {"level": "ERROR"}}})
print(logging.getHandlerByName("plain").level)
logging.config.dictConfig({"version": 1})
print(other.disabled, sorted(logging.getHandlerNames()))

for more in (
    {"handlers": {"h": {"class": "logging.NullHandler", "formatter": "zz"}}},
    {"handlers": {"h": {"class": "logging.NullHandler", "filters": ["zz"]}}},
    {"handlers": {"h": {"class": "logging.handlers.MemoryHandler", "capacity": 1, "target": "zz"}}},
    {"formatters": {"f": {"format": "%(zz"}}},
    {"loggers": {"x": {"handlers": ["zz"]}}},
):
    try:
        logging.config.dictConfig({"version": 1, **more})
    except ValueError as error:
        print(error, "|", error.__cause__)
print(logging.Formatter("%(zz", validate=False)._fmt)

handler = logging.NullHandler()
handler.name = "one"
handler.set_name("two")
print(logging.getHandlerByName("one"), logging.getHandlerByName("two") is handler, handler.get_name())
handler.close()
print(logging.getHandlerByName("two"))

print(sorted(logger.name for logger in logging.getLogger("a").getChildren()))
record = other.makeRecord("n", logging.INFO, "f", 1, "m %s", ("x",), None, extra={"more": 3})
print(record.getMessage(), record.more)
other.manager.disable = logging.INFO
print(other.manager.disable, other.isEnabledFor(logging.INFO), other.isEnabledFor(logging.ERROR))
other.manager.disable = logging.NOTSET

shown = io.StringIO()
other.disabled = other.propagate = False
other.addHandler(logging.StreamHandler(shown))
other.warning("where", stack_info=True)
lines = shown.getvalue().splitlines()
print(lines[:2], lines[-1])

with tempfile.TemporaryDirectory() as folder:
    handler = logging.handlers.RotatingFileHandler(folder + "/log", maxBytes=30)
    for number in range(5):
        handler.emit(logging.makeLogRecord({"msg": f"message number {number}"}))
    handler.close()
    with open(folder + "/log") as file:
        print(file.read())
