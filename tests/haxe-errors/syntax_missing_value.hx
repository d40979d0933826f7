class Main {
	static function main() {
		var x = ;
		var y = 1 + ;
		trace(1 + );
	}
}
