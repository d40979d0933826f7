class NullArray {
	static function main() {
		var list:Array<Int> = null;
		Sys.println(list.length);
	}
}
