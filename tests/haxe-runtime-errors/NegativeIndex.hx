class NegativeIndex {
	static function main() {
		var list = [1, 2, 3];
		Sys.println(list[-1]);
		list[-1] = 4;
	}
}
