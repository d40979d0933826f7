class InClosure {
	static function main() {
		var list = [1, 2, 0, 4];
		var halves = list.map(function(x) {
			if (x == 0)
				throw "zero in a closure";
			return 10 / x;
		});
		Sys.println(halves);
	}
}
