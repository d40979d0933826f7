// Arrays at their ends: popped and pushed in hot loops, read and written out of range, made longer and shorter.
class Node {
	public final value:Int;

	public function new(v)
		value = v;
}

class ArrayEnds {
	static function ints(n:Int):Int {
		var a = [], sum = 0;
		for (i in 0...n) {
			a.push(i);
			a.push(i * 2);
			var last:Int = a.pop();
			sum += last;
			if (i % 3 == 0)
				sum += a.pop();
		}
		while (a.length > 0)
			sum ^= a.pop();
		return sum;
	}

	static function floats(n:Int):Float {
		var a:Array<Float> = [], sum = 0.0;
		for (i in 0...n) {
			a.push(i / 2);
			a.push(i);
			sum += a.pop() - a.pop();
		}
		var none:Null<Float> = a.pop();
		Sys.println(none);
		return sum;
	}

	static function bools(n:Int):Int {
		var a:Array<Bool> = [], count = 0;
		for (i in 0...n)
			a.push(i % 3 == 0);
		while (a.length > 0)
			if (a.pop())
				count++;
		return count;
	}

	static function nodes(n:Int):Int {
		var stack = [new Node(0)], sum = 0;
		while (true) {
			var node = stack.pop();
			if (node == null)
				break;
			sum += node.value;
			if (node.value < n) {
				stack.push(new Node(node.value * 2 + 1));
				stack.push(new Node(node.value * 2 + 2));
			}
		}
		return sum;
	}

	static function texts(n:Int):String {
		var a = ["x"];
		for (i in 0...n) {
			var t = a.pop();
			a.push(t + "y");
			a.push("z");
			a.pop();
		}
		a.pop();
		return a.pop() + " " + a.length;
	}

	// What was popped does not come back when the array is made longer.
	static function holes():String {
		var a = ["a", "b", "c"];
		a.pop();
		a.pop();
		a[3] = "d";
		var b = [1, 2, 3];
		b.pop();
		b.pop();
		b[3] = 4;
		var c = [1.5, 2.5];
		c.pop();
		c.resize(3);
		return a + " " + b + " " + c;
	}

	static function beyond(n:Int):String {
		var a = [for (i in 0...10) i], words = [for (i in 0...10) "w" + i], flags = [for (i in 0...10) true];
		a.pop();
		words.pop();
		flags.pop();
		var zeros = 0, nulls = 0, falses = 0, sum = 0;
		for (i in -n...n) {
			var x:Null<Int> = a[i];
			if (x == null)
				zeros++;
			else
				sum += x;
			if (words[i] == null)
				nulls++;
			var flag:Null<Bool> = flags[i];
			if (flag == null)
				falses++;
		}
		return [zeros, nulls, falses, sum].join(" ");
	}

	static function appended(n:Int):String {
		var a:Array<Int> = [], b:Array<Float> = [], c:Array<String> = [];
		for (i in 0...n) {
			a[i] = i;
			b[a.length - 1] = i * 0.5;
			c[c.length] = "s";
		}
		return a.length + " " + b[n - 1] + " " + c.length;
	}

	// An array of numbers that gets null holds words from then on.
	static function mixed(n:Int):Int {
		var a:Array<Null<Int>> = [for (i in 0...8) i], nulls = 0;
		for (i in 0...n) {
			a.push(i % 7 == 0 ? null : i);
			if (a.pop() == null)
				nulls++;
		}
		return nulls;
	}

	static function refused(write:Dynamic->Void):String {
		var a:Array<Int> = [1, 2, 3];
		try {
			write(a);
			return "written";
		} catch (e:haxe.Exception) {
			return "refused " + a;
		}
	}

	// By name, the length can be set.
	static function cut():String {
		var d:Dynamic = [1, 2, 3];
		d.length = 2;
		var first = "" + d;
		Reflect.setField(d, "length", 1);
		return first + d + d.length;
	}

	static function none(a:Array<Int>):String
		return try "" + a.pop() catch (e:haxe.Exception) "none";

	static function main() {
		Sys.println(ints(3000));
		Sys.println(floats(3000));
		Sys.println(bools(3000));
		Sys.println(nodes(2000));
		Sys.println(texts(300).length);
		Sys.println(holes());
		Sys.println(beyond(200));
		Sys.println(appended(2000));
		Sys.println(mixed(2000));
		Sys.println(refused(a -> a.storage = [1]));
		Sys.println(cut());
		for (i in 0...3)
			Sys.println(none([5, 6]) + none([]) + none(null));
		var matrix = [for (i in 0...20) [for (j in 0...20) i * j]];
		var total = 0;
		for (k in 0...20)
			for (i in 0...20)
				for (j in 0...20)
					total += matrix[i][j] - matrix[j][k];
		Sys.println(total);
	}
}
