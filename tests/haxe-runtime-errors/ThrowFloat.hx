class ThrowFloat {
	static function main() {
		throw 2.5;
	}
}
