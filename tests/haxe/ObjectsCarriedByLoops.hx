// Small objects that a loop makes anew in each turn.
class Vec {
	public var x:Float;
	public var y:Float;

	public function new(x:Float, y:Float) {
		this.x = x;
		this.y = y;
	}

	public function plus(other:Vec):Vec
		return new Vec(x + other.x, y + other.y);
}

class Node {
	public var value:Int;
	public var next:Null<Node>;

	public function new(value:Int, next:Null<Node>) {
		this.value = value;
		this.next = next;
	}
}

class ObjectsCarriedByLoops {
	static function sum(n:Int, v:Vec, d:Vec):Vec {
		for (i in 0...n)
			v = v.plus(d);
		return v;
	}

	static function length(n:Int):Float {
		var v = new Vec(0, 0);
		var d = new Vec(1, 2);
		for (i in 0...n)
			v = v.plus(d);
		return v.x + v.y;
	}

	static function until(steps:Array<Null<Vec>>):String {
		var v = new Vec(0, 0);
		try {
			for (step in steps) {
				if (step == null)
					throw "none at " + v.x;
				v = v.plus(step);
			}
		} catch (e:String) {
			return e + ", " + v.y;
		}
		return "all, " + v.y;
	}

	static function same(n:Int, first:Node):String {
		var before = first;
		var now = first;
		var equal = 0;
		for (i in 0...n) {
			before = now;
			now = new Node(now.value * 3 + i, null);
			if (before == now)
				equal++;
			if (before == first)
				equal += 100;
		}
		return equal + " " + (before == now) + " " + before.value + " " + now.value;
	}

	static function kept(n:Int):String {
		var found = [];
		for (i in 0...n) {
			var node = i % 2 == 0 ? new Node(i, null) : new Node(-i, null);
			node.value += 1;
			if (i % 1000 == 998 || i % 1000 == 999)
				found.push(node);
		}
		return [for (node in found) node.value].join(" ");
	}

	static function changed(n:Int):Int {
		var node = new Node(0, null);
		for (i in 0...n) {
			node.value += i;
			if (i % 10 == 9)
				node = new Node(node.value & 0xffff, node.next);
		}
		return node.value;
	}

	static function main() {
		var v = new Vec(0.5, 1);
		var d = new Vec(1, 2);
		Sys.println(sum(0, v, d) == v);
		for (n in [1, 2, 3000]) {
			var r = sum(n, v, d);
			Sys.println(r.x + " " + r.y + " " + (r == v));
		}
		Sys.println(length(0) + " " + length(3000));
		Sys.println(until([for (i in 0...3000) d]));
		Sys.println(until([for (i in 0...3000) i == 2500 ? null : d]));
		var first = new Node(1, null);
		for (n in [0, 1, 2, 3000])
			Sys.println(same(n, first));
		Sys.println(kept(3000));
		Sys.println(changed(3000) + " " + changed(3005));
	}
}
