// A small simulation over packages: entities, systems, events, a scheduler; cyclic imports between modules.
import engine.Entity;
import engine.World;
import engine.Events;
class Main {
	static function main() {
		var w = new World(10, 6);
		var bus = new Events<Entity>();
		var log:Array<String> = [];
		bus.on("hit", e -> log.push(e.name + " hit at " + w.tick));
		bus.on("gone", e -> log.push(e.name + " gone"));
		w.events = bus;
		w.add(new Entity("ball", 1, 1, 1, 1));
		w.add(new Entity("slow", 5, 3, 0, -1));
		w.add(new Mortal("ghost", 9, 0, -1, 0, 12));
		for (_ in 0...8) w.step();
		Sys.println(w.render().join("\n"));
		for (_ in 0...200) w.step();
		Sys.println(w.tick + " " + w.count() + " " + w.find("ball") + " " + w.find("ghost"));
		Sys.println(log.slice(0, 6).join("; "));
		Sys.println(log.length);
	}
}
