package haxe.format;

// Writes JSON, on one line or indented.
class JsonPrinter {
	final out:StringBuf = new StringBuf();
	final replacer:(key:Dynamic, value:Dynamic) -> Dynamic;
	final space:String;
	var depth:Int = 0;

	public function new(replacer:(key:Dynamic, value:Dynamic) -> Dynamic, space:String) {
		this.replacer = replacer;
		this.space = space;
	}

	public static function print(o:Dynamic, ?replacer:(key:Dynamic, value:Dynamic) -> Dynamic, ?space:String):String {
		var printer = new JsonPrinter(replacer, space);
		printer.write("", o);
		return printer.out.toString();
	}

	function write(key:Dynamic, value:Dynamic):Void {
		if (replacer != null) {
			value = replacer(key, value);
		}
		if (Std.isOfType(value, String)) {
			quote(value);
		} else if (Std.isOfType(value, Array)) {
			array(value);
		} else if (value == null) {
			out.add("null");
		} else if (Std.isOfType(value, Float)) {
			out.add(Math.isFinite(value) ? value : "null");
		} else if (Std.isOfType(value, Bool)) {
			out.add(value ? "true" : "false");
		} else if (Reflect.isEnumValue(value)) {
			out.add(Std.string(Type.enumIndex(value)));
		} else if (Reflect.isFunction(value)) {
			out.add("\"<fun>\"");
		} else if (Std.isOfType(value, haxe.ds.StringMap)) {
			var map:haxe.ds.StringMap<Dynamic> = value;
			var names:Array<String> = [];
			for (name in map.keys()) {
				names.push(name);
			}
			fields(names, name -> map.get(name));
		} else {
			fields(Reflect.fields(value), name -> Reflect.field(value, name));
		}
	}

	function array(items:Array<Dynamic>):Void {
		out.add("[");
		depth++;
		for (i in 0...items.length) {
			if (i > 0) {
				out.add(",");
			}
			line();
			write(i, items[i]);
		}
		depth--;
		if (items.length > 0) {
			line();
		}
		out.add("]");
	}

	function fields(names:Array<String>, get:String->Dynamic):Void {
		out.add("{");
		depth++;
		var count = 0;
		for (name in names) {
			var value:Dynamic = get(name);
			if (Reflect.isFunction(value)) {
				continue;
			}
			if (count++ > 0) {
				out.add(",");
			}
			line();
			quote(name);
			out.add(space == null ? ":" : ": ");
			write(name, value);
		}
		depth--;
		if (count > 0) {
			line();
		}
		out.add("}");
	}

	function line():Void {
		if (space != null) {
			out.add("\n");
			for (i in 0...depth) {
				out.add(space);
			}
		}
	}

	function quote(s:String):Void {
		out.add("\"");
		var start = 0;
		for (i in 0...s.length) {
			var c = StringTools.fastCodeAt(s, i);
			var text = switch (c) {
				case "\"".code: "\\\"";
				case "\\".code: "\\\\";
				case 10: "\\n";
				case 13: "\\r";
				case 9: "\\t";
				case 8: "\\b";
				case 12: "\\f";
				case _: null;
			}
			if (text != null) {
				out.add(s.substring(start, i));
				out.add(text);
				start = i + 1;
			}
		}
		out.add(s.substr(start));
		out.add("\"");
	}
}
