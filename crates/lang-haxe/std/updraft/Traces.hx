package updraft;

// Where exceptions passed. A trace is only handed on; its entries are four values each: `Class.method`, file, line, column.
extern class Traces {
	// Of the exception that was caught last.
	static function caught():Dynamic;
	static function entries(trace:Dynamic):Array<Dynamic>;
}
