class Main {
	static function main() {
		var g:Array = [];
		var h:Array<Int, Int> = [];
		var m:Map<Int> = null;
	}
}
