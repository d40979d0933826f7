class Table {
	public static var size = compute();

	static function compute():Int {
		throw "no table";
	}
}

class StaticInit {
	static function main() {
		Sys.println(Table.size);
	}
}
