class Main {
	static function main() {
		var r = ~/abc/x;
		var s = ~/abc;
	}
}
