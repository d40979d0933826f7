// Parts are joined when the text is asked for.
class StringBuf {
	public var length(get, never):Int;

	final parts:Array<String> = [];
	var total:Int = 0;

	public function new() {}

	public function add<T>(x:T):Void {
		var text = Std.string(x);
		parts.push(text);
		total += text.length;
	}

	public function addChar(c:Int):Void {
		add(String.fromCharCode(c));
	}

	public function addSub(s:String, pos:Int, ?len:Int):Void {
		add(s.substr(pos, len));
	}

	public function toString():String {
		return parts.join("");
	}

	function get_length():Int {
		return total;
	}
}
