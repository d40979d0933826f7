class ThrowArray {
	static function main() {
		throw [1, 2, 3];
	}
}
