// Exceptions: any value thrown, typed catches in order, haxe.Exception, rethrow, nesting, previous, cleanup, flow.
import haxe.Exception;
class MyError extends Exception { public var code:Int; public function new(message, code) { super(message); this.code = code; } }
class Plain { public var n:Int; public function new(n) this.n = n; public function toString() return 'Plain#$n'; }
enum Failure { NotFound(what:String); Denied; }
class Exceptions {
	static var trace_ = [];
	static function risky(n:Int):String {
		switch n {
			case 0: throw "text";
			case 1: throw 42;
			case 2: throw new MyError("mine", 7);
			case 3: throw NotFound("file");
			case 4: throw new Plain(5);
			case 5: throw new Exception("plain exception");
			case 6: throw 1.5;
			case 7: throw [1, 2];
			case 8: throw Denied;
		}
		return 'fine $n';
	}
	static function attempt(n:Int):String {
		return try risky(n)
		catch (e:MyError) 'MyError ${e.message} ${e.code}'
		catch (e:String) 'String $e'
		catch (e:Int) 'Int ${e + 1}'
		catch (e:Failure) switch e { case NotFound(w): 'missing $w'; case Denied: "denied"; }
		catch (e:Plain) e.toString()
		catch (e:Exception) 'Exception ${e.message}'
		catch (e:Dynamic) 'Dynamic $e';
	}
	static function nested():String {
		try {
			try { throw "inner"; } catch (e:Int) { return "wrong"; }
		} catch (e:String) { return 'outer $e'; }
		return "none";
	}
	static function rethrow() {
		try { try { throw new MyError("again", 1); } catch (e:MyError) { e.code++; throw e; } }
		catch (e:MyError) { return e.code; }
	}
	static function deep(n:Int):Int { if (n == 0) throw "bottom"; return deep(n - 1) + 1; }
	static function loop():String {
		var out = [];
		for (i in 0...6) {
			try {
				if (i == 1) continue;
				if (i == 4) break;
				if (i % 2 == 0) throw i;
				out.push('ok$i');
			} catch (e:Int) { out.push('caught$e'); }
		}
		return out.join(" ");
	}
	static function value() return try Std.string(risky(0)) catch (e:String) "value " + e;
	static function main() {
		for (i in 0...10) Sys.println(attempt(i));
		Sys.println(nested());
		Sys.println(rethrow());
		try deep(500) catch (e:String) Sys.println(e);
		Sys.println(loop());
		Sys.println(value());
		try { throw "as exception"; } catch (e:Exception) Sys.println(e.message);
		try { throw 5; } catch (e) Sys.println(e.message);
		try { throw new MyError("wrapped", 3); } catch (e:Exception) Sys.println(e.message + Std.isOfType(e, MyError));
		try { try { throw new Exception("cause"); } catch (e) throw new Exception("effect", e); } catch (e) Sys.println(e.message + " <- " + e.previous.message);
		Sys.println(new MyError("to string", 1).toString());
		var count = 0;
		for (i in 0...600) try { if (i % 3 == 0) throw i; count++; } catch (e:Int) count += 2;
		Sys.println(count);
		var d:Dynamic = null;
		try { d.field(); } catch (e) Sys.println("null access");
		var a:Array<Int> = null;
		try { a.push(1); Sys.println("no"); } catch (e:Dynamic) Sys.println("null call");
		var caught = false;
		try { (function() throw "from closure")(); } catch (e:String) caught = e == "from closure";
		Sys.println(caught);
		var log = [];
		function guarded(f:Void->Void) { try { f(); log.push("done"); } catch (e:Dynamic) log.push(Std.string(e)); }
		guarded(() -> {});
		guarded(() -> throw "A");
		guarded(() -> guarded(() -> throw "B"));
		guarded(() -> { guarded(() -> throw "C"); throw "D"; });
		Sys.println(log.join(","));
		try { throw NotFound("x"); } catch (e:Failure) Sys.println(e);
	}
}
