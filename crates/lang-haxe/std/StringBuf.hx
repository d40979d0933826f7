class StringBuf {
	public var length(get, never):Int;

	final buffer = new updraft.TextBuffer();

	public function new() {}

	public function add<T>(x:T):Void {
		buffer.add(x);
	}

	public function addChar(c:Int):Void {
		buffer.add(String.fromCharCode(c));
	}

	public function addSub(s:String, pos:Int, ?len:Int):Void {
		buffer.add(s.substr(pos, len));
	}

	public function toString():String {
		return buffer.text();
	}

	function get_length():Int {
		return buffer.length();
	}
}
