class Main {
	static function main() {
		super.f(1);
		super();
	}
}
