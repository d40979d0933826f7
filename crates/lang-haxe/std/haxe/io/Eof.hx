package haxe.io;

// Thrown at the end of input.
class Eof {
	public function new() {}

	public function toString():String {
		return "Eof";
	}
}
