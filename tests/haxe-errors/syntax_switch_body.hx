class Main {
	static function main() {
		switch (1) {
			trace(1);
		}
		switch (2) {
			case 1 trace(1);
		}
	}
}
