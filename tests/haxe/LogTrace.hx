// `trace` goes by `haxe.Log.trace`, which a program may replace.
class LogTrace {
	static var lines = 0;

	static function twice(n:Int) {
		trace(n, n * 2);
	}

	static function main() {
		trace("at first");
		var before = haxe.Log.trace;
		haxe.Log.trace = function(value, ?infos) {
			lines++;
			if (lines % 100 == 1)
				Sys.println('[${infos.fileName} ${infos.className}.${infos.methodName} ${infos.lineNumber}] $value ${infos.customParams}');
		};
		trace("replaced");
		for (i in 0...500)
			twice(i);
		haxe.Log.trace = before;
		trace("as before", lines);
		haxe.Log.trace("called", {fileName: "F", lineNumber: 3, className: "C", methodName: "m"});
		Sys.println(haxe.Log.formatOutput("shown", {fileName: "F", lineNumber: 4, className: "C", methodName: "m"}));
	}
}
