enum E {
	A;
	B(x:Int);
}
class Main {
	static function main() {
		var e = A;
		switch (e) {
			case A:
			case A:
			case _:
			case B(_):
		}
	}
}
