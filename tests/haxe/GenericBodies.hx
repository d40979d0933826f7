@:generic class Box<T> {
  public var v:T;
  var all:Array<T> = [];
  public function new(v:T) this.v = v;
  public function twice():Array<T> return [v, v];
  public function add(x:T):Int { all.push(x); return all.length; }
  public function get(i:Int):T return all[i];
  public function map<S>(f:T->S):Array<S> return [for (x in all) f(x)];

}
@:generic class Pool<T:haxe.Constraints.Constructible<Void->Void>> {
  var free:Array<T> = [];
  public var made = 0;
  public function new() {}
  public function get():T { if (free.length > 0) return free.pop(); made++; return new T(); }
  public function put(t:T) free.push(t);
}
class Pt { public var x = 1; public function new() {} public function toString() return 'Pt($x)'; }
class Qt { public var y = "q"; public function new() {} }
// `@:generic`: bodies of their own, which make objects of their type parameters.
class GenericBodies {
  @:generic static function fill<T:haxe.Constraints.Constructible<Void->Void>>(n:Int):Array<T> return [for (i in 0...n) new T()];
  @:generic static function make<T:haxe.Constraints.Constructible<Int->Void>>(n:Int):T { return new T(n); }
  @:generic static function ident<T>(t:T):T return t;
  @:generic function member<T:haxe.Constraints.Constructible<Void->Void>>(cls:Class<T>):T return new T();
  function new() {}
  static function main() {
    var b = new Box<Int>(3); trace(b.twice()); b.add(5); b.add(7); trace(b.get(1), b.map(x -> x + 0.5));
    var bs = new Box<String>("x"); trace(bs.twice()); bs.add("k"); trace(bs.get(0).length);
    var bi = new Box(2.5); trace(bi.twice());
    var p = new Pool<Pt>(); var q = p.get(); q.x = 7; p.put(q); trace(p.get().x); trace(p.get().x, p.made);
    var pq = new Pool<Qt>(); trace(pq.get().y);
    trace(ident(3)); trace(ident("s"));
    var m:N = make(4); trace(m.n); var k:K = make(5); trace(k.s);
    var f:Array<Pt> = fill(3); trace(f);
    trace(new GenericBodies().member(Qt).y);
    var total = 0; var bb = new Box<Int>(0);
    for (i in 0...3000) { bb.add(i); total += bb.get(i) + new Pool<Pt>().get().x; }
    trace(total);
  }
}
class N { public var n:Int; public function new(n:Int) this.n = n; }
class K { public var s:String; public function new(n:Int) this.s = "k" + n; }
