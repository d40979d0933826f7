class ThrowNull {
	static function main() {
		throw null;
	}
}
