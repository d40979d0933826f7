# Richards: an operating system's scheduler simulated; tests objects, dispatch and field access.

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
KIND_DEVICE, KIND_WORK = 0, 1
DATA_SIZE = 4


class Packet:
    def __init__(self, link, id, kind):
        self.link = link
        self.id = id
        self.kind = kind
        self.datum = 0
        self.data = [0] * DATA_SIZE

    def add_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class TaskState:
    def __init__(self, packet_pending=False, task_waiting=False, task_holding=False):
        self.packet_pending = packet_pending
        self.task_waiting = task_waiting
        self.task_holding = task_holding

    def is_held_or_waiting(self):
        return self.task_holding or (not self.packet_pending and self.task_waiting)

    def is_waiting_with_packet(self):
        return self.packet_pending and self.task_waiting and not self.task_holding


class Task(TaskState):
    def __init__(self, scheduler, id, priority, queue, waiting):
        TaskState.__init__(self, queue is not None, waiting, False)
        self.scheduler = scheduler
        self.id = id
        self.priority = priority
        self.queue = queue
        self.link = scheduler.tasks
        scheduler.tasks = self
        scheduler.table[id] = self

    def run(self, packet):
        raise NotImplementedError

    def run_task(self):
        if self.is_waiting_with_packet():
            packet = self.queue
            self.queue = packet.link
            self.packet_pending = self.queue is not None
            self.task_waiting = False
        else:
            packet = None
        return self.run(packet)

    def add_packet(self, packet, old):
        if self.queue is None:
            self.queue = packet
            self.packet_pending = True
            if self.priority > old.priority:
                return self
        else:
            packet.add_to(self.queue)
        return old

    def wait(self):
        self.task_waiting = True
        return self

    def hold(self):
        self.scheduler.hold_count += 1
        self.task_holding = True
        return self.link

    def release(self, id):
        task = self.scheduler.find(id)
        task.task_holding = False
        return task if task.priority > self.priority else self

    def send(self, packet):
        target = self.scheduler.find(packet.id)
        self.scheduler.queue_count += 1
        packet.link = None
        packet.id = self.id
        return target.add_packet(packet, self)


class IdleTask(Task):
    def __init__(self, scheduler, count):
        Task.__init__(self, scheduler, IDLE, 0, None, False)
        self.control = 1
        self.count = count

    def run(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class WorkTask(Task):
    def __init__(self, scheduler, queue):
        Task.__init__(self, scheduler, WORKER, 1000, queue, True)
        self.destination = HANDLER_A
        self.count = 0

    def run(self, packet):
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.id = self.destination
        packet.datum = 0
        for i in range(DATA_SIZE):
            self.count += 1
            if self.count > 26:
                self.count = 1
            packet.data[i] = 64 + self.count
        return self.send(packet)


class HandlerTask(Task):
    def __init__(self, scheduler, id, priority, queue):
        Task.__init__(self, scheduler, id, priority, queue, True)
        self.work_in = None
        self.device_in = None

    def run(self, packet):
        if packet is not None:
            if packet.kind == KIND_WORK:
                self.work_in = packet.add_to(self.work_in)
            else:
                self.device_in = packet.add_to(self.device_in)
        work = self.work_in
        if work is None:
            return self.wait()
        count = work.datum
        if count >= DATA_SIZE:
            self.work_in = work.link
            return self.send(work)
        device = self.device_in
        if device is None:
            return self.wait()
        self.device_in = device.link
        device.datum = work.data[count]
        work.datum = count + 1
        return self.send(device)


class DeviceTask(Task):
    def __init__(self, scheduler, id, priority):
        Task.__init__(self, scheduler, id, priority, None, True)
        self.pending = None

    def run(self, packet):
        if packet is None:
            packet = self.pending
            if packet is None:
                return self.wait()
            self.pending = None
            return self.send(packet)
        self.pending = packet
        return self.hold()


class Scheduler:
    def __init__(self):
        self.tasks = None
        self.table = [None] * 6
        self.hold_count = 0
        self.queue_count = 0

    def find(self, id):
        task = self.table[id]
        if task is None:
            raise ValueError("bad task id %d" % id)
        return task

    def run(self):
        task = self.tasks
        while task is not None:
            if task.is_held_or_waiting():
                task = task.link
            else:
                task = task.run_task()


def richards(rounds):
    total = 0
    for _ in range(rounds):
        scheduler = Scheduler()
        IdleTask(scheduler, 10000)
        queue = Packet(None, 0, KIND_WORK)
        queue = Packet(queue, 0, KIND_WORK)
        WorkTask(scheduler, queue)
        for handler, device, priority in ((HANDLER_A, DEVICE_A, 2000), (HANDLER_B, DEVICE_B, 3000)):
            queue = Packet(None, device, KIND_DEVICE)
            queue = Packet(queue, device, KIND_DEVICE)
            queue = Packet(queue, device, KIND_DEVICE)
            HandlerTask(scheduler, handler, priority, queue)
        DeviceTask(scheduler, DEVICE_A, 4000)
        DeviceTask(scheduler, DEVICE_B, 5000)
        scheduler.run()
        total += scheduler.queue_count * 100000 + scheduler.hold_count
    return total

import os, time
for _ in range(int(os.environ.get("REPS", "1"))):
    t = time.perf_counter()
    c = time.process_time()
    r = richards(25)
    c = time.process_time() - c
    t = time.perf_counter() - t
    print("richards %.3f %d %.3f" % (t * 1000, r, c * 1000), flush=True)
