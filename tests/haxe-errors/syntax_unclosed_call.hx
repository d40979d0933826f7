class Main {
	static function main() {
		foo(1, 2;
		trace("fine");
		bar(1 2);
	}
}
