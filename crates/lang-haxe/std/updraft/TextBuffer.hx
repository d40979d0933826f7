package updraft;

// A text that grows in place.
extern class TextBuffer {
	function new():Void;
	function add(value:Dynamic):Void;
	function length():Int;
	// What it holds now.
	function text():String;
}
