class Main {
	static function main() {
		var n = 3;
		var s = "a" + n + 'b$n ${n + 1}' + null;
		s += 1.5;
		trace(s.length, s.charAt(0), "x".code, s == "y", s < "z");
	}
}
