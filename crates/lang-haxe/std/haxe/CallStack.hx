package haxe;

import updraft.Traces;

enum StackItem {
	CFunction;
	Module(m:String);
	FilePos(s:Null<StackItem>, file:String, line:Int, ?column:Int);
	Method(classname:Null<String>, method:String);
	LocalFunction(?v:Int);
}

// Where an exception has passed, from where it was thrown to where it was caught: calls are not recorded otherwise.
@:using(haxe.CallStack)
abstract CallStack(Array<StackItem>) from Array<StackItem> {
	public var length(get, never):Int;

	inline function get_length():Int
		return this.length;

	public static function exceptionStack(fullStack:Bool = false):Array<StackItem>
		return ofTrace(Traces.caught());

	public static function toString(stack:CallStack):String {
		var text = new StringBuf();
		for (item in stack.asArray()) {
			text.add("\nCalled from ");
			addItem(text, item);
		}
		return text.toString();
	}

	// What is in this stack and not in the other one, which goes on where this one began.
	public function subtract(stack:CallStack):CallStack {
		var common = 0;
		while (common < this.length && common < stack.length) {
			if (!Type.enumEq(this[this.length - 1 - common], stack.get(stack.length - 1 - common)))
				break;
			common++;
		}
		return this.slice(0, this.length - common);
	}

	public inline function copy():CallStack
		return this.copy();

	@:arrayAccess public inline function get(index:Int):StackItem
		return this[index];

	public inline function iterator():Iterator<StackItem>
		return this.iterator();

	inline function asArray():Array<StackItem>
		return this;

	@:noCompletion public static function ofTrace(trace:Dynamic):Array<StackItem> {
		var parts = Traces.entries(trace);
		var stack:Array<StackItem> = [];
		var at = 0;
		while (at < parts.length) {
			var path:String = parts[at];
			var dot = path.lastIndexOf(".");
			var method = path.substr(dot + 1);
			var inside = method == "<function>" ? LocalFunction() : Method(path.substr(0, dot), method);
			stack.push(FilePos(inside, parts[at + 1], parts[at + 2], parts[at + 3]));
			at += 4;
		}
		return stack;
	}

	static function addItem(text:StringBuf, item:Null<StackItem>):Void {
		switch (item) {
			case null:
			case CFunction:
				text.add("a C function");
			case Module(name):
				text.add("module ");
				text.add(name);
			case FilePos(inside, file, line, column):
				if (inside != null) {
					addItem(text, inside);
					text.add(" (");
				}
				text.add(file);
				text.add(" line ");
				text.add(line);
				if (column != null) {
					text.add(" column ");
					text.add(column);
				}
				if (inside != null)
					text.add(")");
			case Method(classname, method):
				text.add(classname == null ? "<unknown>" : classname);
				text.add(".");
				text.add(method);
			case LocalFunction(number):
				text.add("local function");
				if (number != null) {
					text.add(" #");
					text.add(number);
				}
		}
	}
}
