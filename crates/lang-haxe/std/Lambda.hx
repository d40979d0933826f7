// Functions of everything that can be iterated, mostly for `using`.
class Lambda {
	public static function array<A>(it:Iterable<A>):Array<A> {
		var a = new Array<A>();
		for (i in it)
			a.push(i);
		return a;
	}

	public static function list<A>(it:Iterable<A>):List<A> {
		var l = new List<A>();
		for (i in it)
			l.add(i);
		return l;
	}

	public static function map<A, B>(it:Iterable<A>, f:(item:A) -> B):Array<B> {
		var result = new Array<B>();
		for (x in it)
			result.push(f(x));
		return result;
	}

	public static function mapi<A, B>(it:Iterable<A>, f:(index:Int, item:A) -> B):Array<B> {
		var result = new Array<B>();
		var i = 0;
		for (x in it)
			result.push(f(i++, x));
		return result;
	}

	public static function flatten<A>(it:Iterable<Iterable<A>>):Array<A> {
		var result = new Array<A>();
		for (e in it)
			for (x in e)
				result.push(x);
		return result;
	}

	public static function flatMap<A, B>(it:Iterable<A>, f:(item:A) -> Iterable<B>):Array<B> {
		var result = new Array<B>();
		for (e in it)
			for (x in f(e))
				result.push(x);
		return result;
	}

	public static function has<A>(it:Iterable<A>, elt:A):Bool {
		for (x in it)
			if (x == elt)
				return true;
		return false;
	}

	public static function exists<A>(it:Iterable<A>, f:(item:A) -> Bool):Bool {
		for (x in it)
			if (f(x))
				return true;
		return false;
	}

	public static function foreach<A>(it:Iterable<A>, f:(item:A) -> Bool):Bool {
		for (x in it)
			if (!f(x))
				return false;
		return true;
	}

	public static function iter<A>(it:Iterable<A>, f:(item:A) -> Void):Void {
		for (x in it)
			f(x);
	}

	public static function filter<A>(it:Iterable<A>, f:(item:A) -> Bool):Array<A> {
		var result = new Array<A>();
		for (x in it)
			if (f(x))
				result.push(x);
		return result;
	}

	public static function fold<A, B>(it:Iterable<A>, f:(item:A, result:B) -> B, first:B):B {
		for (x in it)
			first = f(x, first);
		return first;
	}

	public static function foldi<A, B>(it:Iterable<A>, f:(item:A, result:B, index:Int) -> B, first:B):B {
		var i = 0;
		for (x in it)
			first = f(x, first, i++);
		return first;
	}

	public static function count<A>(it:Iterable<A>, ?pred:(item:A) -> Bool):Int {
		var n = 0;
		for (x in it)
			if (pred == null || pred(x))
				n++;
		return n;
	}

	public static function empty<T>(it:Iterable<T>):Bool {
		return !it.iterator().hasNext();
	}

	public static function indexOf<T>(it:Iterable<T>, v:T):Int {
		var i = 0;
		for (v2 in it) {
			if (v == v2)
				return i;
			i++;
		}
		return -1;
	}

	public static function find<T>(it:Iterable<T>, f:(item:T) -> Bool):Null<T> {
		for (v in it)
			if (f(v))
				return v;
		return null;
	}

	public static function findIndex<T>(it:Iterable<T>, f:(item:T) -> Bool):Int {
		var i = 0;
		for (v in it) {
			if (f(v))
				return i;
			i++;
		}
		return -1;
	}

	public static function concat<T>(a:Iterable<T>, b:Iterable<T>):Array<T> {
		var l = new Array<T>();
		for (x in a)
			l.push(x);
		for (x in b)
			l.push(x);
		return l;
	}
}
