class Main {
	static function main() {
		var class = 1;
		var default = 2;
		function switch() {}
	}
}
