package updraft;

// The machine's hash table, which keeps the order of insertion: what maps are made of. Entries have places that stay
// theirs until the table grows; `next` goes through them.
extern class Table {
	function new():Void;
	function get(key:Dynamic):Dynamic;
	function set(key:Dynamic, value:Dynamic):Void;
	function exists(key:Dynamic):Bool;
	function remove(key:Dynamic):Bool;
	function clear():Void;
	function copy():Table;
	// The place of the first entry at this place or behind it, or -1.
	function next(place:Int):Int;
	function keyAt(place:Int):Dynamic;
	function valueAt(place:Int):Dynamic;
}
