"""Other programs cannot be started: each function says so when it is called."""

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

    @property
    def stdout(self):
        return self.output

    def __str__(self):
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."


class TimeoutExpired(SubprocessError):
    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"


class CompletedProcess:
    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr


def _refuse(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f"subprocess.{name} is not supported: programs cannot start other programs")

    function.__name__ = name
    return function


run, call, check_call, check_output = map(_refuse, ("run", "call", "check_call", "check_output"))
getoutput, getstatusoutput = map(_refuse, ("getoutput", "getstatusoutput"))


class Popen:
    def __init__(self, *args, **kwargs):
        _refuse("Popen")()
