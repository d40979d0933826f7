package haxe.ds;

import updraft.Table;
import updraft.TableKeys;
import updraft.TableValues;

class IntMap<T> implements haxe.Constraints.IMap<Int, T> {
	final table:Table;

	public function new(?table:Table) {
		this.table = table == null ? new Table() : table;
	}

	public function set(key:Int, value:T):Void {
		table.set(key, value);
	}

	public function get(key:Int):Null<T> {
		return table.get(key);
	}

	public function exists(key:Int):Bool {
		return table.exists(key);
	}

	public function remove(key:Int):Bool {
		return table.remove(key);
	}

	public function keys():Iterator<Int> {
		return new TableKeys<Int>(table);
	}

	public function iterator():Iterator<T> {
		return new TableValues<T>(table);
	}

	public function keyValueIterator():KeyValueIterator<Int, T> {
		return new haxe.iterators.MapKeyValueIterator(this);
	}

	public function copy():IntMap<T> {
		return new IntMap<T>(table.copy());
	}

	public function clear():Void {
		table.clear();
	}

	public function toString():String {
		var parts:Array<String> = [];
		for (key in keys()) {
			parts.push(Std.string(key) + " => " + Std.string(get(key)));
		}
		return "{" + parts.join(",") + "}";
	}
}
