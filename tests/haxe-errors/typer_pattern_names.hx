enum E {
	A;
	B(x:Int);
	C(a:Int, b:String);
}
class Main {
	static function main() {
		var e = A;
		switch (e) {
			case Z:
			default:
		}
		switch (e) {
			case B(x, y):
			default:
		}
		switch (e) {
			case C(x):
			default:
		}
		switch (e) {
			case B:
			default:
		}
	}
}
