enum E {
	A;
	B(x:Int);
}
class Main {
	static function main() {
		switch (1) {
			case "a":
			default:
		}
		switch ("s") {
			case 1:
			case [a]:
			default:
		}
		switch (true) {
			case 0:
			default:
		}
	}
}
