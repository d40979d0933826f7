package haxe.io;

// Where text is written to: one byte at least is to be defined by those who extend it.
class Output {
	public function writeByte(c:Int):Void {
		throw "Not implemented";
	}

	public function writeString(s:String):Void {
		var bytes = Bytes.ofString(s);
		for (i in 0...bytes.length) {
			writeByte(bytes.get(i));
		}
	}

	public function write(s:Bytes):Void {
		for (i in 0...s.length) {
			writeByte(s.get(i));
		}
	}

	public function flush():Void {}

	public function close():Void {}
}
