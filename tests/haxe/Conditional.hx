// Conditional compilation: #if, #elseif, #else with defines that no target has, nested, in expressions and declarations; metadata.
#if (no_such_define && !other)
class Wrong {}
#end
@:keep
class Conditional {
	#if no_such_define
	static var x = "bad";
	#else
	static var x = "good";
	#end
	@:noCompletion static function f(#if no_such_define a:Int, #end b = 2) return b;
	static function main() {
		Sys.println(x + f());
		#if no_such_define
		Sys.println("no");
		#elseif (haxe_ver >= 4)
		Sys.println("haxe 4");
		#else
		Sys.println("old");
		#end
		var n = #if no_such_define 1 #else 2 #end + 10;
		Sys.println(n);
		#if !no_such_define
			#if (no_such_define || !another_one)
			Sys.println("nested");
			#else
			Sys.println("not nested");
			#end
		#end
		var a = [1, #if no_such_define 2, #end 3];
		Sys.println(a);
		/* block comment #if */
		// line #else
		Sys.println("#if in text #end");
		Sys.println(#if debug "debug" #else "release" #end);
		@:privateAccess Sys.println(Holder.secret);
		Sys.println(#if sys true #else false #end);
	}
}
class Holder { @:allow(nowhere) static var secret = "held"; }
