abstract V(Int) {
	public function new(x:Int) this = x;
	public function set(x:Int) {
		this = x;
	}
}
class Main {
	static function main() {
		trace(1);
	}
}
