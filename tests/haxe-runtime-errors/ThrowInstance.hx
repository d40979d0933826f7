class Problem {
	var code:Int;

	public function new(code:Int)
		this.code = code;

	public function toString():String
		return 'Problem $code';
}

class ThrowInstance {
	static function main() {
		throw new Problem(7);
	}
}
