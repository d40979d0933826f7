package updraft;

class TableKeys<K> {
	final table:Table;
	var place:Int;

	public function new(table:Table) {
		this.table = table;
		place = table.next(0);
	}

	public function hasNext():Bool {
		return place >= 0;
	}

	public function next():K {
		var key:K = table.keyAt(place);
		place = table.next(place + 1);
		return key;
	}
}
