package updraft;

// Regular expressions of the machine. A compiled one is a number; equal ones are the same.
extern class Regex {
	static function compile(pattern:String, options:String):Int;
	// Start and end of each group, -1 for those that took no part; null if there is no match between `from` and `to`.
	static function exec(regex:Int, text:String, from:Int, to:Int):Array<Int>;
}
