class Main {
	static function main() {
		var é = 3;
		var x = 1 # 2;
	}
}
