// Functions over everything that can be iterated.
class Lambda {
	public static function array<A>(it:Iterable<A>):Array<A> {
		var result:Array<A> = [];
		for (x in it) {
			result.push(x);
		}
		return result;
	}

	public static function list<A>(it:Iterable<A>):List<A> {
		var result = new List<A>();
		for (x in it) {
			result.add(x);
		}
		return result;
	}

	public static function map<A, B>(it:Iterable<A>, f:A->B):Array<B> {
		var result:Array<B> = [];
		for (x in it) {
			result.push(f(x));
		}
		return result;
	}

	public static function mapi<A, B>(it:Iterable<A>, f:Int->A->B):Array<B> {
		var result:Array<B> = [];
		var index = 0;
		for (x in it) {
			result.push(f(index++, x));
		}
		return result;
	}

	public static function flatten<A>(it:Iterable<Iterable<A>>):Array<A> {
		var result:Array<A> = [];
		for (part in it) {
			for (x in part) {
				result.push(x);
			}
		}
		return result;
	}

	public static function flatMap<A, B>(it:Iterable<A>, f:A->Iterable<B>):Array<B> {
		var result:Array<B> = [];
		for (x in it) {
			for (y in f(x)) {
				result.push(y);
			}
		}
		return result;
	}

	public static function has<A>(it:Iterable<A>, elt:A):Bool {
		for (x in it) {
			if (x == elt) {
				return true;
			}
		}
		return false;
	}

	public static function exists<A>(it:Iterable<A>, f:A->Bool):Bool {
		for (x in it) {
			if (f(x)) {
				return true;
			}
		}
		return false;
	}

	public static function foreach<A>(it:Iterable<A>, f:A->Bool):Bool {
		for (x in it) {
			if (!f(x)) {
				return false;
			}
		}
		return true;
	}

	public static function iter<A>(it:Iterable<A>, f:A->Void):Void {
		for (x in it) {
			f(x);
		}
	}

	public static function filter<A>(it:Iterable<A>, f:A->Bool):Array<A> {
		var result:Array<A> = [];
		for (x in it) {
			if (f(x)) {
				result.push(x);
			}
		}
		return result;
	}

	public static function fold<A, B>(it:Iterable<A>, f:A->B->B, first:B):B {
		var result = first;
		for (x in it) {
			result = f(x, result);
		}
		return result;
	}

	public static function foldi<A, B>(it:Iterable<A>, f:A->B->Int->B, first:B):B {
		var result = first;
		var index = 0;
		for (x in it) {
			result = f(x, result, index);
			index++;
		}
		return result;
	}

	public static function count<A>(it:Iterable<A>, ?pred:A->Bool):Int {
		var n = 0;
		if (pred == null) {
			for (x in it) {
				n++;
			}
		} else {
			for (x in it) {
				if (pred(x)) {
					n++;
				}
			}
		}
		return n;
	}

	public static function empty<T>(it:Iterable<T>):Bool {
		return !it.iterator().hasNext();
	}

	public static function indexOf<T>(it:Iterable<T>, v:T):Int {
		var index = 0;
		for (x in it) {
			if (x == v) {
				return index;
			}
			index++;
		}
		return -1;
	}

	public static function find<T>(it:Iterable<T>, f:T->Bool):Null<T> {
		for (x in it) {
			if (f(x)) {
				return x;
			}
		}
		return null;
	}

	public static function findIndex<T>(it:Iterable<T>, f:T->Bool):Int {
		var index = 0;
		for (x in it) {
			if (f(x)) {
				return index;
			}
			index++;
		}
		return -1;
	}

	public static function concat<T>(a:Iterable<T>, b:Iterable<T>):Array<T> {
		var result:Array<T> = [];
		for (x in a) {
			result.push(x);
		}
		for (x in b) {
			result.push(x);
		}
		return result;
	}
}
