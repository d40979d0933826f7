// State machines and simulations: elevator, vending machine, robot on a grid, bouncing values, event queue, dice by own random numbers.
enum State { Idle; Moving(to:Int); Open(left:Int); }
enum Coin { Penny; Nickel; Dime; Quarter; }
enum Vend { Waiting; Has(c:Int); Sold(item:String, change:Int); }
class Elevator { public var floor = 0; public var state = Idle; final calls:Array<Int> = []; public final log:Array<String> = []; public function new() {} public function call(f:Int) if (calls.indexOf(f) < 0) calls.push(f); public function tick() switch state { case Idle if (calls.length > 0): state = Moving(calls.shift()); case Idle: case Moving(to) if (to == floor): log.push('open $floor'); state = Open(2); case Moving(to): floor += to > floor ? 1 : -1; case Open(0): log.push("close"); state = Idle; case Open(n): state = Open(n - 1); } }
class Random { var s:Int; public function new(s) this.s = s; public function next(n:Int):Int { s ^= s << 13; s ^= s >>> 17; s ^= s << 5; return (s & 0x7fffffff) % n; } }
class Queue { final items:Array<{at:Int, run:Queue->Void}> = []; public var now = 0; public var ran = 0; public function new() {} public function add(at:Int, run:Queue->Void) { var i = 0; while (i < items.length && items[i].at <= at) i++; items.insert(i, {at: at, run: run}); } public function go() while (items.length > 0) { var e = items.shift(); now = e.at; ran++; e.run(this); } }
class StateMachines {
	static function value(c:Coin):Int return switch c { case Penny: 1; case Nickel: 5; case Dime: 10; case Quarter: 25; }
	static function insert(v:Vend, c:Coin):Vend return switch v { case Waiting: Has(value(c)); case Has(n): Has(n + value(c)); case Sold(_, _): insert(Waiting, c); }
	static function buy(v:Vend, item:String, price:Int):Vend return switch v { case Has(n) if (n >= price): Sold(item, n - price); case other: other; }
	static function change(n:Int):Array<Coin> { var out = []; for (c in [Quarter, Dime, Nickel, Penny]) while (n >= value(c)) { out.push(c); n -= value(c); } return out; }
	static function robot(program:String):String { var x = 0, y = 0, d = 0, seen = ["0,0" => true], n = 1; for (c in program.split("")) switch c { case "L": d = (d + 3) % 4; case "R": d = (d + 1) % 4; case "F": switch d { case 0: y++; case 1: x++; case 2: y--; case _: x--; } if (!seen.exists('$x,$y')) { seen['$x,$y'] = true; n++; } case _: } return '$x,$y ${"NESW".charAt(d)} $n'; }
	static function accepts(s:String):Bool { var st = "start"; for (c in s.split("")) st = switch [st, c] { case ["start", "+" | "-"]: "sign"; case ["start" | "sign" | "int", d] if (d >= "0" && d <= "9"): "int"; case ["int", "."]: "dot"; case ["dot" | "frac", d] if (d >= "0" && d <= "9"): "frac"; case _: "bad"; }; return st == "int" || st == "frac"; }
	static function main() {
		var e = new Elevator();
		for (t in 0...60) { if (t == 0) e.call(3); if (t == 2) e.call(1); if (t == 20) { e.call(0); e.call(2); } e.tick(); }
		Sys.println(e.log.join(", ") + " " + e.floor + " " + e.state);
		var v = Waiting;
		for (c in [Dime, Quarter, Nickel]) v = insert(v, c);
		Sys.println(v + " " + buy(v, "gum", 99) + " " + buy(v, "gum", 33));
		switch buy(v, "gum", 33) { case Sold(_, n): Sys.println(change(n)); case _: }
		Sys.println(robot("FFRFFLFLLFFFRRF") + " | " + robot([for (i in 0...500) i % 7 == 0 ? "L" : i % 11 == 0 ? "R" : "F"].join("")));
		Sys.println([for (s in ["12", "-3.5", "+", "1.", "1.2.3", ""]) accepts(s)].join(" "));
		var r = new Random(123459876), counts = [0, 0, 0, 0, 0, 0];
		for (_ in 0...3000) counts[r.next(6)]++;
		Sys.println(counts);
		var q = new Queue(), log = [];
		function bounce(name:String, every:Int, times:Int):Queue->Void return q -> { log.push(name + q.now); if (times > 1) q.add(q.now + every, bounce(name, every, times - 1)); };
		q.add(0, bounce("a", 3, 4));
		q.add(1, bounce("b", 2, 5));
		q.go();
		Sys.println(log.join(" ") + " " + q.ran);
		for (i in 0...30) q.add(i, bounce("z", 50, 10));
		log = [];
		q.go();
		Sys.println(log.length + " " + q.now);
	}
}
