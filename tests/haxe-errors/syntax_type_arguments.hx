class Main {
	static function main() {
		var x:Array<Int = [];
		var y:Map<String Int>;
		var z: = 3;
	}
}
