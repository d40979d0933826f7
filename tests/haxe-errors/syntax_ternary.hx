class Main {
	static function main() {
		var x = a ? b;
		var y = a ? b : ;
	}
}
