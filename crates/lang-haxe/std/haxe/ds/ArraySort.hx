package haxe.ds;

// Sorting that keeps the order of equal elements: what `Array.sort` does too. It has bodies of its own for what arrays hold, which
// tell how elements are stored.
class ArraySort {
	@:generic public static function sort<T>(a:Array<T>, cmp:T->T->Int):Void {
		var n = a.length;
		if (n < 2) {
			return;
		}
		insertRuns(a, cmp, n);
		if (n > RUN) {
			mergeRuns(a, cmp, n);
		}
	}

	// As many neighbours are sorted by insertion before merging begins.
	static inline var RUN = 8;

	@:generic static function insertRuns<T>(a:Array<T>, cmp:T->T->Int, n:Int):Void {
		var start = 0;
		while (start < n) {
			var end = start + RUN < n ? start + RUN : n;
			for (i in start + 1...end) {
				var x = a[i];
				var j = i - 1;
				while (j >= start && cmp(a[j], x) > 0) {
					a[j + 1] = a[j];
					j--;
				}
				a[j + 1] = x;
			}
			start = end;
		}
	}

	@:generic static function mergeRuns<T>(a:Array<T>, cmp:T->T->Int, n:Int):Void {
		var from = a, to = a.copy();
		var width = RUN;
		// Each round merges from one array into the other.
		while (width < n) {
			var start = 0;
			while (start < n) {
				var middle = start + width < n ? start + width : n;
				var end = middle + width < n ? middle + width : n;
				mergeTwo(from, to, start, middle, end, cmp);
				start = end;
			}
			var merged = to;
			to = from;
			from = merged;
			width *= 2;
		}
		if (from != a) {
			for (i in 0...n) {
				a[i] = from[i];
			}
		}
	}

	@:generic static function mergeTwo<T>(from:Array<T>, to:Array<T>, start:Int, middle:Int, end:Int, cmp:T->T->Int):Void {
		var i = start, j = middle, k = start;
		// Often they are in order.
		if (j < end && cmp(from[j - 1], from[j]) <= 0) {
			while (k < end) {
				to[k] = from[k];
				k++;
			}
			return;
		}
		while (i < middle && j < end) {
			if (cmp(from[i], from[j]) <= 0) {
				to[k++] = from[i++];
			} else {
				to[k++] = from[j++];
			}
		}
		while (i < middle) {
			to[k++] = from[i++];
		}
		while (j < end) {
			to[k++] = from[j++];
		}
	}
}
