class ThrowObject {
	static function main() {
		throw {code: 3, text: "x"};
	}
}
