// A bank: accounts of several kinds, transactions with rollback, a journal, interest, reports with alignment.
enum Entry { Deposit(id:Int, cents:Int); Withdraw(id:Int, cents:Int); Transfer(from:Int, to:Int, cents:Int); Failed(e:Entry, why:String); }
class BankError extends haxe.Exception {}
class Insufficient extends BankError { public final missing:Int; public function new(id:Int, missing:Int) { super('account $id lacks $missing'); this.missing = missing; } }
abstract class AccountBase { public final id:Int; public final owner:String; public var cents(default, null) = 0; public function new(id, owner) { this.id = id; this.owner = owner; } abstract public function kind():String; public function deposit(n:Int) { if (n <= 0) throw new BankError("amount must be positive"); cents += n; } public function withdraw(n:Int) { if (cents + credit() < n) throw new Insufficient(id, n - cents - credit()); cents -= n; } function credit():Int return 0; public function month():Void {} public function restore(n:Int) cents = n; }
class Checking extends AccountBase { final limit:Int; public function new(id, owner, limit = 0) { super(id, owner); this.limit = limit; } public function kind() return "checking"; override function credit() return limit; override function month() if (cents < 0) restore(cents - 500); }
class Savings extends AccountBase { final rate:Float; public function new(id, owner, rate) { super(id, owner); this.rate = rate; } public function kind() return "savings"; override function month() restore(cents + Math.round(cents * rate / 12)); }
class Bank {
	final accounts = new Map<Int, AccountBase>();
	final journal:Array<Entry> = [];
	var nextId = 1;
	public function new() {}
	public function open(make:Int->AccountBase):Int { var a = make(nextId++); accounts[a.id] = a; return a.id; }
	function get(id:Int):AccountBase { var a = accounts[id]; if (a == null) throw new BankError('no account $id'); return a; }
	public function run(e:Entry):Bool {
		var before = [for (id => a in accounts) id => a.cents];
		try {
			switch e { case Deposit(id, n): get(id).deposit(n); case Withdraw(id, n): get(id).withdraw(n); case Transfer(from, to, n): get(from).withdraw(n); get(to).deposit(n); case Failed(_, _): throw new BankError("cannot replay failures"); }
			journal.push(e);
			return true;
		} catch (x:Insufficient) { rollback(before); journal.push(Failed(e, 'short by ${x.missing}')); }
		catch (x:BankError) { rollback(before); journal.push(Failed(e, x.message)); }
		return false;
	}
	function rollback(m:Map<Int, Int>) for (id => n in m) accounts[id].restore(n);
	public function month() for (i in 1...nextId) accounts[i].month();
	public function total():Int { var t = 0; for (a in accounts) t += a.cents; return t; }
	static function money(n:Int):String { var s = n < 0 ? "-" : "", a = n < 0 ? -n : n; return s + Std.int(a / 100) + "." + StringTools.lpad("" + a % 100, "0", 2); }
	public function report() { for (i in 1...nextId) { var a = accounts[i]; Sys.println(StringTools.rpad(a.owner, ".", 8) + StringTools.rpad(a.kind(), " ", 9) + StringTools.lpad(money(a.cents), " ", 10)); } }
	public function failures():Array<String> return [for (e in journal) switch e { case Failed(Transfer(a, b, n), why): 'transfer $a->$b of $n: $why'; case Failed(x, why): Type.enumConstructor(x) + ": " + why; case _: continue; }];
	static function main() {
		var b = new Bank();
		var ann = b.open(id -> new Checking(id, "Ann", 5000)), bob = b.open(id -> new Savings(id, "Bob", 0.06)), eve = b.open(id -> new Checking(id, "Eve"));
		for (e in [Deposit(ann, 10000), Deposit(bob, 250000), Transfer(bob, eve, 12345), Withdraw(ann, 14000), Withdraw(ann, 2000), Transfer(ann, 99, 100), Deposit(eve, -5), Transfer(eve, bob, 99999), Failed(Deposit(1, 1), "x")]) b.run(e);
		b.report();
		for (f in b.failures()) Sys.println(f);
		b.month();
		b.report();
		var ok = 0;
		for (i in 0...1500) if (b.run(i % 3 == 0 ? Transfer(ann, eve, i) : i % 3 == 1 ? Deposit(ann, i) : Withdraw(bob, 100))) ok++;
		Sys.println(ok + " " + b.total() + " " + b.journal.length);
	}
}
