package haxe.io;

// A path in its parts: `dir/file.ext`.
class Path {
	public var dir:Null<String>;
	public var file:String;
	public var ext:Null<String>;
	public var backslash:Bool;

	public function new(path:String) {
		if (path == "." || path == "..") {
			dir = path;
			file = "";
			return;
		}
		var slash = path.lastIndexOf("/"), back = path.lastIndexOf("\\");
		backslash = back > slash;
		var at = backslash ? back : slash;
		if (at >= 0) {
			dir = path.substr(0, at);
			path = path.substr(at + 1);
		}
		var dot = path.lastIndexOf(".");
		ext = dot < 0 ? null : path.substr(dot + 1);
		file = dot < 0 ? path : path.substr(0, dot);
	}

	public function toString():String
		return (dir == null ? "" : dir + (backslash ? "\\" : "/")) + file + (ext == null ? "" : "." + ext);

	public static function withoutExtension(path:String):String {
		var parts = new Path(path);
		parts.ext = null;
		return parts.toString();
	}

	public static function withoutDirectory(path:String):String {
		var parts = new Path(path);
		parts.dir = null;
		return parts.toString();
	}

	public static function directory(path:String):String {
		var parts = new Path(path);
		return parts.dir == null ? "" : parts.dir;
	}

	public static function extension(path:String):String {
		var parts = new Path(path);
		return parts.ext == null ? "" : parts.ext;
	}

	public static function withExtension(path:String, ext:Null<String>):String {
		var parts = new Path(path);
		parts.ext = ext;
		return parts.toString();
	}

	public static function join(paths:Array<String>):String {
		var parts = paths.filter(part -> part != null && part != "");
		if (parts.length == 0)
			return "";
		var path = parts[0];
		for (i in 1...parts.length)
			path = addTrailingSlash(path) + parts[i];
		return normalize(path);
	}

	public static function normalize(path:String):String {
		path = path.split("\\").join("/");
		if (path == "/")
			return path;
		var isAbsolute = StringTools.startsWith(path, "/");
		var kept = [];
		for (part in path.split("/")) {
			if (part == "." || part == "")
				continue;
			if (part == ".." && kept.length > 0 && kept[kept.length - 1] != "..")
				kept.pop();
			else
				kept.push(part);
		}
		return (isAbsolute ? "/" : "") + kept.join("/");
	}

	public static function addTrailingSlash(path:String):String {
		if (path.length == 0)
			return "/";
		var last = path.charAt(path.length - 1);
		if (path.lastIndexOf("\\") > path.lastIndexOf("/"))
			return last == "\\" ? path : path + "\\";
		return last == "/" ? path : path + "/";
	}

	public static function removeTrailingSlashes(path:String):String {
		while (StringTools.endsWith(path, "/") || StringTools.endsWith(path, "\\"))
			path = path.substr(0, path.length - 1);
		return path;
	}

	public static function isAbsolute(path:String):Bool
		return StringTools.startsWith(path, "/") || path.charAt(1) == ":" || StringTools.startsWith(path, "\\\\");
}
