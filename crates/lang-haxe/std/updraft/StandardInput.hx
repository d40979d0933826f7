package updraft;

class StandardInput extends haxe.io.Input {
	public function new() {}

	override public function readLine():String {
		var line = Console.readLine();
		if (line == null) {
			throw new haxe.io.Eof();
		}
		return line;
	}
}
