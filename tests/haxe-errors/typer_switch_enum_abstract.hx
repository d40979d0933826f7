enum abstract Color(Int) {
	var Red;
	var Green;
	var Blue;
}
class Main {
	static function main() {
		var c = Color.Red;
		var s = switch (c) {
			case Red: "r";
			case Green: "g";
		};
	}
}
