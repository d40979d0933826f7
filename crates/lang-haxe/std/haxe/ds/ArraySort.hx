package haxe.ds;

class ArraySort {
	public static function sort<T>(a:Array<T>, cmp:T->T->Int):Void {
		a.sort(cmp);
	}
}
