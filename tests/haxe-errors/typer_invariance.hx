class Animal {
	public function new() {}
}
class Dog extends Animal {}
class Main {
	static function main() {
		var ints:Array<Int> = [1];
		var floats:Array<Float> = ints;
		var d:Array<Dog> = [];
		var a:Array<Animal> = d;
	}
}
