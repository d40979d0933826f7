package updraft;

import haxe.io.Bytes;
import haxe.io.Eof;

// Standard input, which the system hands over by lines.
class StandardInput extends haxe.io.Input {
	var line:Bytes = Bytes.alloc(0);
	var at = 0;

	public function new() {}

	override public function readByte():Int {
		if (at == line.length) {
			line = Bytes.ofString(nextLine() + "\n");
			at = 0;
		}
		return line.get(at++);
	}

	override public function readLine():String {
		if (at < line.length)
			return super.readLine();
		return nextLine();
	}

	static function nextLine():String {
		var line = Console.readLine();
		if (line == null)
			throw new Eof();
		return line;
	}
}
