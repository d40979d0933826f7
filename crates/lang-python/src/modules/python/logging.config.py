"""Loggers and handlers set up as a dict says. Not by files: `fileConfig` says so."""

import logging
import logging.handlers

from _refused import functions as _functions

fileConfig, listen, stopListening = _functions("logging.config", "use dictConfig", "fileConfig listen stopListening")


def _found(name):
    """The object of a full name: `package.module.Class`."""
    module, *rest = name.split(".")
    found = __import__(module)
    for part in rest:
        module += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(module)
            found = getattr(found, part)
    return found


class DictConfigurator:
    """Sets up what a dict of version 1 describes."""

    def __init__(self, config):
        self.config = config

    def convert(self, value):
        """A value with what `ext://` and `cfg://` stand for."""
        if isinstance(value, dict):
            return {key: self.convert(inner) for key, inner in value.items()}
        if isinstance(value, (list, tuple)):
            return type(value)([self.convert(inner) for inner in value])
        if isinstance(value, str):
            if value.startswith("ext://"):
                return _found(value[6:])
            if value.startswith("cfg://"):
                found = self.config
                for part in value[6:].replace("[", ".").replace("]", "").split("."):
                    found = found[int(part) if isinstance(found, (list, tuple)) else part]
                return self.convert(found)
        return value

    def _made(self, description):
        """What the factory under `()` makes."""
        factory = description.pop("()")
        factory = factory if callable(factory) else _found(factory)
        more = description.pop(".", None)
        made = factory(**{name: value for name, value in description.items() if name.isidentifier()})
        for name, value in (more or {}).items():
            setattr(made, name, value)
        return made

    def _named(self, kind, make):
        made = {}
        for name, description in self.config.get(kind, {}).items():
            try:
                made[name] = make(self.convert(dict(description)))
            except Exception as error:
                raise ValueError(f"Unable to configure {kind[:-1]} {name!r}") from error
        return made

    def _formatter(self, description):
        if "()" in description:
            if "format" in description:
                description["fmt"] = description.pop("format")
            return self._made(description)
        made = _found(description["class"]) if "class" in description else logging.Formatter
        return made(
            description.get("format"), description.get("datefmt"), description.get("style", "%"),
            **{key: description[key] for key in ("validate", "defaults") if key in description},
        )

    def _filter(self, description):
        return self._made(description) if "()" in description else logging.Filter(description.get("name", ""))

    def _handler(self, description):
        level, formatter = description.pop("level", None), description.pop("formatter", None)
        filters = description.pop("filters", ())
        if "()" in description:
            made = self._made(description)
        else:
            make = description.pop("class")
            make = make if callable(make) else _found(make)
            if issubclass(make, logging.handlers.MemoryHandler) and isinstance(description.get("target"), str):
                description["target"] = self._known("handlers", description["target"], "set target handler")
            more = description.pop(".", {})
            made = make(**{name: value for name, value in description.items() if name.isidentifier()})
            for name, value in more.items():
                setattr(made, name, value)
        if formatter is not None:
            made.setFormatter(self._known("formatters", formatter, "set formatter"))
        if level is not None:
            made.setLevel(level)
        self._add_filters(made, filters)
        return made

    def _add_filters(self, target, filters):
        for one in filters:
            target.addFilter(one if callable(one) or hasattr(one, "filter") else self._known("filters", one, "add filter"))

    def _known(self, kind, name, action):
        """What was made of this kind under a name, for an action that fails without it."""
        try:
            return getattr(self, kind)[name]
        except KeyError as error:
            raise ValueError(f"Unable to {action} {name!r}") from error

    def _set_up(self, logger, description, is_changed):
        if description.get("level") is not None:
            logger.setLevel(description["level"])
        if not is_changed:
            for handler in logger.handlers[:]:
                logger.removeHandler(handler)
            for handler in description.get("handlers") or ():
                logger.addHandler(self._known("handlers", handler, "add handler"))
            self._add_filters(logger, description.get("filters") or ())
        if description.get("propagate") is not None:
            logger.propagate = description["propagate"]

    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError(f"Unsupported version: {config['version']}")
        is_changed = config.get("incremental", False)
        if is_changed:
            for name, description in config.get("handlers", {}).items():
                handler = logging.getHandlerByName(name)
                if handler is None:
                    raise ValueError(f"No handler found with name {name!r}")
                if description.get("level") is not None:
                    handler.setLevel(description["level"])
            self.handlers = self.filters = {}
        else:
            logging._handlers.clear()
            self.formatters = self._named("formatters", self._formatter)
            self.filters = self._named("filters", self._filter)
            self.handlers = {}
            # Those that another one is for come first.
            descriptions = config.get("handlers", {})
            for name in sorted(descriptions, key=lambda name: isinstance(descriptions[name].get("target"), str)):
                try:
                    self.handlers[name] = self._handler(self.convert(dict(descriptions[name])))
                    self.handlers[name].name = name
                except Exception as error:
                    raise ValueError(f"Unable to configure handler {name!r}") from error
            named = config.get("loggers", {})
            for name, logger in logging.root.manager.loggerDict.items():
                if any(name.startswith(other + ".") for other in named) and name not in named:
                    # It leaves all to the one above that is described.
                    logger.level, logger.handlers, logger.propagate = logging.NOTSET, [], True
                elif name not in named:
                    logger.disabled = config.get("disable_existing_loggers", True)
        described = [(f"logger {name!r}", logging.getLogger(name), inner) for name, inner in config.get("loggers", {}).items()]
        if config.get("root"):
            described.append(("root logger", logging.root, config["root"]))
        for what, logger, description in described:
            logger.disabled = False
            try:
                self._set_up(logger, self.convert(dict(description)), is_changed)
            except Exception as error:
                raise ValueError(f"Unable to configure {what}") from error


dictConfigClass = DictConfigurator


def dictConfig(config):
    dictConfigClass(config).configure()
