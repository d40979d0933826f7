enum E {
	A;
	B(x:Int);
	C(a:Int, b:String);
}
class Main {
	static function main() {
		var e = A;
		switch (e) {
			case A:
			case B(1):
		}
		switch (e) {
			case A:
			case B(_):
			case C(1, _):
		}
		var n = switch (5) {
			case 1: 2;
		};
		var b = true;
		var m = switch (b) {
			case true: 2;
		};
	}
}
