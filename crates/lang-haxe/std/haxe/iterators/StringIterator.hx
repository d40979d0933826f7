package haxe.iterators;

class StringIterator {
	final text:String;
	var place:Int = 0;

	public function new(s:String) {
		text = s;
	}

	public function hasNext():Bool {
		return place < text.length;
	}

	public function next():Int {
		return StringTools.fastCodeAt(text, place++);
	}
}
