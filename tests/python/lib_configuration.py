# Settings: configparser, tomllib, shlex, getopt, ast.literal_eval.
import ast
import configparser
import getopt
import io
import shlex
import tomllib

TEXT = """
[DEFAULT]
base = /srv
level: 3

; a comment
[paths]
data = %(base)s/data
log = %(data)s/log
list = one
    two

    three

[flags]
on = yes
off = False
size = 12
ratio = 0.5
empty =
"""
config = configparser.ConfigParser()
config.read_string(TEXT)
print(config.sections(), config.defaults(), "paths" in config, "x" in config)
print(config["paths"]["log"], repr(config["paths"]["list"]), config.get("paths", "data", raw=True))
print([config.getboolean("flags", k) for k in ("on", "off")], config["flags"].getint("size"), config.getfloat("flags", "ratio"))
print(repr(config["flags"]["empty"]), config.get("flags", "none", fallback="fb"), config["flags"].get("none"), config.options("flags"))
for action in (lambda: config.get("no", "x"), lambda: config.get("flags", "no"), lambda: config["no"], lambda: config.add_section("flags")):
    try:
        action()
    except (configparser.Error, KeyError) as error:
        print(type(error).__name__, error)
config["new"] = {"Key": "Value"}
config.set("new", "other", "1")
config.remove_option("flags", "empty")
out = io.StringIO()
config.write(out)
print(out.getvalue())
for bad in ("x = 1", "[a]\n[a]", "[a]\nx=1\nx=2", "[a]\nnothing"):
    try:
        configparser.ConfigParser().read_string(bad)
    except configparser.Error as error:
        print(type(error).__name__)
data = tomllib.loads("""
title = "TOML"   # comment
[owner]
name = 'Tom'
born = 1979-05-27T07:32:00Z
"quoted key" = 1
[server.alpha]
ports = [8001, 8_002, 0xff]
ratio = -1.5e3
on = true
text = '''
raw \\n
'''
multi = "a\\tb\\u00e4"
[[fruit]]
name = "apple"
size = { w = 1, h.x = 2 }
[[fruit]]
name = "pear"
when = 07:32:00
""")
print(data)
for bad in ("a = ", "a = 1\na = 2", "[a]\n[a]", "x = 1 2", "= 1", "a.b = 1\na = 2"):
    try:
        tomllib.loads(bad)
    except tomllib.TOMLDecodeError:
        print("refused")
print(shlex.split("a 'b c' \"d\\\"e\" f\\ g # h"), shlex.split("x # y", comments=True), shlex.join(["a b", "c", "it's"]))
try:
    shlex.split("'open")
except ValueError as error:
    print(error)
print(list(shlex.shlex("a=b; c(d) 'e f'", punctuation_chars=True)))
print(getopt.getopt("-a -b val --long=x --flag rest -c".split(), "ab:c", ["long=", "flag"]))
print(getopt.gnu_getopt("one -v two --o 3 -- -x".split(), "v", ["option="]))
for words, short in ((["-z"], "a"), (["-b"], "b:"), (["--no"], "")):
    try:
        getopt.getopt(words, short, ["yes"])
    except getopt.GetoptError as error:
        print(error, repr(error.opt))
print(ast.literal_eval("{'a': [1, -2.5, (3,), None], 'b': {1, 2}, b'c': 1+2j, 'd': 'x' 'y'}"))
for bad in ("1 + 1", "f()", "[x]", "__import__('os')", "1 +"):
    try:
        ast.literal_eval(bad)
    except (ValueError, SyntaxError) as error:
        print(type(error).__name__)
