package engine;
class Entity {
	public final name:String; public var x:Int; public var y:Int; var dx:Int; var dy:Int; public var alive(default, null) = true;
	public function new(name, x, y, dx, dy) { this.name = name; this.x = x; this.y = y; this.dx = dx; this.dy = dy; }
	public function update(w:World) {
		if (x + dx < 0 || x + dx >= w.width) { dx = -dx; w.hit(this); }
		if (y + dy < 0 || y + dy >= w.height) { dy = -dy; w.hit(this); }
		x += dx; y += dy;
	}
	public function toString() return '$name@$x,$y';
}
class Mortal extends Entity {
	var life:Int;
	public function new(name, x, y, dx, dy, life) { super(name, x, y, dx, dy); this.life = life; }
	override public function update(w:World) { super.update(w); if (--life <= 0) alive = false; }
}
