package haxe.ds;

// Keys are equal when they are the same constructor with equal parameters.
class EnumValueMap<K:EnumValue, V> extends BalancedTree<K, V> {
	override function compare(a:K, b:K):Int {
		var order = Type.enumIndex(a) - Type.enumIndex(b);
		return order != 0 ? order : compareParameters(Type.enumParameters(a), Type.enumParameters(b));
	}

	function compareParameters(a:Array<Dynamic>, b:Array<Dynamic>):Int {
		if (a.length != b.length) {
			return a.length - b.length;
		}
		for (i in 0...a.length) {
			var order = compareParameter(a[i], b[i]);
			if (order != 0) {
				return order;
			}
		}
		return 0;
	}

	function compareParameter(a:Dynamic, b:Dynamic):Int {
		if (Reflect.isEnumValue(a) && Reflect.isEnumValue(b)) {
			var order = Type.enumIndex(a) - Type.enumIndex(b);
			return order != 0 ? order : compareParameters(Type.enumParameters(a), Type.enumParameters(b));
		}
		if (Std.isOfType(a, Array) && Std.isOfType(b, Array)) {
			return compareParameters(a, b);
		}
		return Reflect.compare(a, b);
	}
}
