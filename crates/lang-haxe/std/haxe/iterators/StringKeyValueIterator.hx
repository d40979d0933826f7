package haxe.iterators;

class StringKeyValueIterator {
	final text:String;
	var place:Int = 0;

	public function new(s:String) {
		text = s;
	}

	public function hasNext():Bool {
		return place < text.length;
	}

	public function next():{key:Int, value:Int} {
		return {key: place, value: StringTools.fastCodeAt(text, place++)};
	}
}
