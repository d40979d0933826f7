package haxe;

// What `trace` calls in programs that name this class.
class Log {
	public static function formatOutput(v:Dynamic, infos:PosInfos):String {
		var shown = Std.string(v);
		if (infos == null)
			return shown;
		if (infos.customParams != null)
			for (more in infos.customParams)
				shown += ", " + Std.string(more);
		return infos.fileName + ":" + infos.lineNumber + ": " + shown;
	}

	public static dynamic function trace(v:Dynamic, ?infos:PosInfos):Void {
		var shown = Std.string(v);
		if (infos != null && infos.customParams != null)
			for (more in infos.customParams)
				shown += "," + Std.string(more);
		Sys.println(infos == null ? shown : infos.fileName + ":" + infos.lineNumber + ": " + shown);
	}
}
