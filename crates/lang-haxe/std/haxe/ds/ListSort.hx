package haxe.ds;

// Sorts linked lists by merging runs of doubling length, in place. Answers the new first node.
class ListSort {
	public static inline function sort<T:{prev:T, next:T}>(list:T, order:T->T->Int):T
		return merged(list, order, (node, before) -> node.prev = before);

	public static inline function sortSingleLinked<T:{next:T}>(list:T, order:T->T->Int):T
		return merged(list, order, (node, before) -> {});

	static function merged<T:{next:T}>(list:T, order:T->T->Int, link:(T, T) -> Void):T {
		if (list == null)
			return null;
		var width = 1;
		while (true) {
			var left = list;
			var last:T = null;
			var merges = 0;
			list = null;
			while (left != null) {
				merges++;
				var right = left;
				var leftCount = 0;
				while (leftCount < width && right != null) {
					leftCount++;
					right = right.next;
				}
				var rightCount = width;
				while (leftCount > 0 || rightCount > 0 && right != null) {
					var takeLeft = leftCount > 0
						&& (rightCount == 0 || right == null || order(left, right) <= 0);
					var node = takeLeft ? left : right;
					if (takeLeft) {
						left = left.next;
						leftCount--;
					} else {
						right = right.next;
						rightCount--;
					}
					if (last == null)
						list = node;
					else
						last.next = node;
					link(node, last);
					last = node;
				}
				left = right;
			}
			last.next = null;
			if (merges <= 1)
				return list;
			width *= 2;
		}
	}
}
