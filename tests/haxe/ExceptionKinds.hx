import haxe.CallStack;
import haxe.exceptions.*;

class Special extends haxe.Exception {
	public final code:Int;

	public function new(message:String, code:Int, ?previous:haxe.Exception) {
		super(message, previous);
		this.code = code;
	}
}

// haxe.Exception and its kind: wrapping, stacks, causes.
class ExceptionKinds {
	static function fail()
		throw new Special("bad", 3);

	static function down(n:Int):Int {
		if (n == 0)
			throw "deep";
		return down(n - 1) + 1;
	}

	static function position(?pos:haxe.PosInfos):String
		return pos.fileName + ":" + pos.lineNumber + " " + pos.className + "." + pos.methodName;

	static function main() {
		try {
			fail();
		} catch (e:Special) {
			trace(e.message, e.code, e.stack.length, Std.isOfType(e.stack, Array));
		}
		try {
			throw "text";
		} catch (e:haxe.Exception) {
			trace(e.message, Type.getClassName(Type.getClass(e)), e.toString(), e.native);
		}
		try {
			throw 5;
		} catch (e:haxe.ValueException) {
			trace(e.value, e.message);
		}
		try {
			throw new haxe.Exception("no value");
		} catch (e:haxe.ValueException) {
			trace("never");
		} catch (e:haxe.Exception) {
			trace(e.message);
		}
		try {
			throw new haxe.Exception("dynamic");
		} catch (e:Dynamic) {
			trace(e);
		}
		try {
			cast("x", Int);
		} catch (e:Dynamic) {
			trace(e);
		}
		try {
			var special = cast(new haxe.Exception("plain"), Special);
			trace(special.code);
		} catch (e:Dynamic) {
			trace(e);
		}
		try {
			throw new haxe.Exception("outer", new haxe.Exception("inner"));
		} catch (e:haxe.Exception) {
			trace(e.previous.message, e.details().split("\n").length > 1);
		}
		try {
			try {
				throw "a";
			} catch (e:String) {
				throw e + "b";
			}
		} catch (e:String)
			trace(e);
		try {
			throw new NotImplementedException();
		} catch (e:haxe.Exception)
			trace(e.message, e);
		try {
			throw new ArgumentException("size");
		} catch (e:ArgumentException)
			trace(e.message, e.argument, e.posInfos.methodName);
		try {
			throw new PosException("somewhere");
		} catch (e:haxe.Exception)
			trace(e);
		var made = new haxe.Exception("made");
		trace(made.stack == null, made.message, '$made');
		for (thrown in ([{a: 1}, [1, 2], null, 2.5, true] : Array<Dynamic>))
			try {
				throw thrown;
			} catch (e:haxe.Exception)
				trace(e.message);
		try {
			down(5);
		} catch (e:haxe.Exception) {
			switch e.stack[0] {
				case FilePos(Method(type, method), file, line):
					trace(e.stack.length, type, method, file, line);
				case _:
					trace("elsewhere");
			}
		}
		try {
			down(3);
		} catch (e:Dynamic) {
			var stack = CallStack.exceptionStack();
			trace(stack.length, CallStack.toString(stack).split("\n").length);
		}
		trace(position(), ((?pos:haxe.PosInfos) -> pos.lineNumber)());
		var caught = 0;
		for (i in 0...2000)
			try {
				if (i % 3 == 0)
					throw i;
				if (i % 3 == 1)
					throw new Special("often", i);
				caught++;
			} catch (e:Special) {
				caught += e.code % 7;
			} catch (e:haxe.Exception) {
				caught += e.message.length;
			}
		trace(caught);
	}
}
