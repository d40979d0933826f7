package updraft;

class TableValues<V> {
	final table:Table;
	var place:Int;

	public function new(table:Table) {
		this.table = table;
		place = table.next(0);
	}

	public function hasNext():Bool {
		return place >= 0;
	}

	public function next():V {
		var value:V = table.valueAt(place);
		place = table.next(place + 1);
		return value;
	}
}
