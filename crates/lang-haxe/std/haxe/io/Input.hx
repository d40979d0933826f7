package haxe.io;

// Where text is read from, line by line.
class Input {
	public function readLine():String {
		throw new Eof();
	}

	// Everything that is left.
	public function readAll():Bytes {
		var out = new BytesBuffer();
		try {
			while (true) {
				out.addString(readLine());
				out.addByte("\n".code);
			}
		} catch (e:Eof) {}
		return out.getBytes();
	}

	public function close():Void {}
}
