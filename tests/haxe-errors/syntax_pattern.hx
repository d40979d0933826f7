class Main {
	static function main() {
		switch (x) {
			case function() {}: 1;
			case a.b = 3: 2;
			case 1: 3;
		}
	}
}
