package engine;
class World {
	public final width:Int; public final height:Int; public var tick(default, null) = 0; public var events:Events<Entity>;
	var entities:Array<Entity> = [];
	public function new(w, h) { width = w; height = h; }
	public function add(e:Entity) entities.push(e);
	public function hit(e:Entity) if (events != null) events.emit("hit", e);
	public function step() {
		tick++;
		for (e in entities) e.update(this);
		for (e in entities.filter(e -> !e.alive)) { entities.remove(e); events.emit("gone", e); }
	}
	public function count() return entities.length;
	public function find(n:String):Null<Entity> { for (e in entities) if (e.name == n) return e; return null; }
	public function render():Array<String> return [for (y in 0...height) [for (x in 0...width) { var c = "."; for (e in entities) if (e.x == x && e.y == y) c = e.name.charAt(0); c; }].join("")];
}
