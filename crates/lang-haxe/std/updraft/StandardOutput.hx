package updraft;

class StandardOutput extends haxe.io.Output {
	final isError:Bool;

	public function new(isError:Bool) {
		this.isError = isError;
	}

	override public function writeByte(c:Int):Void {
		writeString(String.fromCharCode(c));
	}

	override public function writeString(s:String, ?encoding:haxe.io.Encoding):Void {
		if (isError) {
			Console.printError(s);
		} else {
			Console.print(s);
		}
	}

	override public function writeBytes(from:haxe.io.Bytes, pos:Int, len:Int):Int {
		writeString(from.getString(pos, len));
		return len;
	}

	override public function flush():Void {
		Console.flush();
	}
}
