package haxe.ds;

import updraft.Table;
import updraft.TableKeys;
import updraft.TableValues;

class StringMap<T> implements haxe.Constraints.IMap<String, T> {
	final table:Table;

	public function new(?table:Table) {
		this.table = table == null ? new Table() : table;
	}

	public function set(key:String, value:T):Void {
		table.set(key, value);
	}

	public function get(key:String):Null<T> {
		return table.get(key);
	}

	public function exists(key:String):Bool {
		return table.exists(key);
	}

	public function remove(key:String):Bool {
		return table.remove(key);
	}

	public function keys():Iterator<String> {
		return new TableKeys<String>(table);
	}

	public function iterator():Iterator<T> {
		return new TableValues<T>(table);
	}

	public function keyValueIterator():KeyValueIterator<String, T> {
		return new haxe.iterators.MapKeyValueIterator(this);
	}

	public function copy():StringMap<T> {
		return new StringMap<T>(table.copy());
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
