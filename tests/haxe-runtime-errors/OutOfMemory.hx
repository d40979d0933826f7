// Options: --max-memory=24M
class OutOfMemory {
	static function fill(lists:Array<Array<Int>>) {
		while (true)
			lists.push([for (i in 0...1000) i]);
	}

	static function main() {
		var lists = [];
		try {
			fill(lists);
		} catch (e:Dynamic) {
			var enough = lists.length > 100;
			lists = null;
			Sys.println('caught $e: $enough');
		}
		var texts = new Map<Int, String>();
		var count = 0;
		while (true) {
			texts[count] = "text " + count;
			count++;
		}
	}
}
