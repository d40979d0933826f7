class ConfigError(Exception):
    pass


def read(config):
    try:
        return config["port"]
    except KeyError as error:
        raise ConfigError("no port configured") from error


read({})
