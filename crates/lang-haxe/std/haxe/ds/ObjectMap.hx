package haxe.ds;

import updraft.Table;
import updraft.TableKeys;
import updraft.TableValues;

class ObjectMap<K:{}, V> implements haxe.Constraints.IMap<K, V> {
	final table:Table;

	public function new(?table:Table) {
		this.table = table == null ? new Table() : table;
	}

	public function set(key:K, value:V):Void {
		table.set(key, value);
	}

	public function get(key:K):Null<V> {
		return table.get(key);
	}

	public function exists(key:K):Bool {
		return table.exists(key);
	}

	public function remove(key:K):Bool {
		return table.remove(key);
	}

	public function keys():Iterator<K> {
		return new TableKeys<K>(table);
	}

	public function iterator():Iterator<V> {
		return new TableValues<V>(table);
	}

	public function keyValueIterator():KeyValueIterator<K, V> {
		return new haxe.iterators.MapKeyValueIterator(this);
	}

	public function copy():ObjectMap<K, V> {
		return new ObjectMap<K, V>(table.copy());
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
