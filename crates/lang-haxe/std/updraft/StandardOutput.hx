package updraft;

class StandardOutput extends haxe.io.Output {
	final isError:Bool;

	public function new(isError:Bool) {
		this.isError = isError;
	}

	override public function writeByte(c:Int):Void {
		writeString(String.fromCharCode(c));
	}

	override public function writeString(s:String):Void {
		if (isError) {
			Console.printError(s);
		} else {
			Console.print(s);
		}
	}

	override public function write(s:haxe.io.Bytes):Void {
		writeString(s.toString());
	}

	override public function flush():Void {
		Console.flush();
	}
}
