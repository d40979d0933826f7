enum E {
	A;
	B(x:Int);
}
class Main {
	static function main() {
		var e = A;
		switch (e) {
			case B(x) | A:
			default:
		}
	}
}
