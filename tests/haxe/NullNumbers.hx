// Numbers that may be null: operators refuse null, comparisons are false, and a plain Int is never null.
class NullNumbers {
	static function add(a:Null<Int>, b:Null<Int>):Null<Int>
		return a + b;

	static function below(a:Null<Float>, b:Null<Float>):Bool
		return a < b;

	static function main() {
		var none:Null<Int> = null;
		var some:Null<Int> = 3;
		trace(some + 1, some * 2, some < 4, some >= 3, none == null, none != 0, some == 3);
		for (op in ([() -> add(none, 1), () -> add(1, none), () -> none * 2, () -> none - some] : Array<() -> Null<Int>>))
			try {
				trace(op());
			} catch (e:Dynamic)
				trace("refused: " + e);
		trace(none < 2, none > 2, below(null, 1), below(1, null), below(1, 2));
		var map = ["a" => 1];
		trace(map["b"] == null, map["a"] + 1, map.exists("b") ? map["b"] + 1 : -1);
		var total = 0;
		var refused = 0;
		for (i in 0...3000) {
			var value:Null<Int> = i % 100 == 99 ? null : i;
			try {
				total = (total + add(value, 1)) % 100003;
			} catch (e:Dynamic)
				refused++;
			if (below(value, 50))
				total++;
		}
		trace(total, refused);
		var float:Null<Float> = 1.5;
		float += 2;
		float++;
		trace(float, -float, float / 2);
		var d:Dynamic = {x: 1};
		for (op in ([() -> d * 2, () -> 2 - d, () -> d / 2, () -> d % 2] : Array<() -> Float>))
			try {
				trace(op());
			} catch (e:Dynamic)
				trace(e);
		d = 7;
		trace(d * 2, d / 2, d % 4, d - 0.5, 10 - d);
	}
}
