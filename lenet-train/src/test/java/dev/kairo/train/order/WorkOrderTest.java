package dev.kairo.train.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An engine that takes its time, samples that come when they come, errors that take theirs. */
class WorkOrderTest {
  private static final int BUFFERS = 4;
  private static final WorkOrder.Places PLACES = new WorkOrder.Places(BUFFERS, 3);

  /** Everything asked for, such as {@code F0 F1 B0 B1 S}, until nothing is left to do. */
  private static List<String> orders(int samples, int batch, boolean supplied, long seed) {
    Random random = new Random(seed);
    List<String> orders = new ArrayList<>();
    try (Simulation order = Simulator.create().interpret(Design.of(() -> new WorkOrder(PLACES)))) {
      order.in("arrived").set(0);
      order.in("errors").set(0);
      order.in("reserved").set(0);
      order.in("run_batch").set(batch);
      order.in("run_samples").set(samples);
      order.in("run_supplied").set(supplied);
      order.in("run_strict").set(0);
      order.in("work_ready").set(0);
      order.reset("rst", 2);
      int reserved = 0;
      int arrived = 0;
      int errors = 0;
      int backward = 0;
      int ended = 0;
      int busy = 0;
      Deque<Long> errorsAt = new ArrayDeque<>();
      while (true) {
        assertTrue(order.cycle() < 20_000, "the order has come to rest with work left");
        boolean reserves =
            reserved < samples && order.out("free").isHigh() && random.nextInt(5) == 0;
        order.in("reserved").set(reserves);
        boolean arrives = arrived < reserved && random.nextInt(5) == 0;
        order.in("arrived").set(arrives);
        boolean errorsBegin = !errorsAt.isEmpty() && errorsAt.peek() <= order.cycle();
        order.in("errors").set(errorsBegin);
        boolean ready = busy == 0 && random.nextBoolean();
        order.in("work_ready").set(ready);
        order.settle();
        if (order.out("work_valid").isHigh() && ready) {
          Work kind = Work.values()[(int) order.out("work_kind").get()];
          ended = backward;
          String buffer = kind == Work.STEP ? "" : "" + order.out("work_buffer").get();
          orders.add(kind.name().charAt(0) + buffer);
          busy = random.nextInt(12);
          if (kind == Work.FORWARD) {
            errorsAt.add(order.cycle() + random.nextInt(40));
          } else if (kind == Work.BACKWARD) {
            assertTrue(backward < errors, "backward without errors");
            backward++;
          }
        } else if (busy > 0) {
          busy--;
        }
        assertTrue(reserved - ended <= BUFFERS, "a sample without a place");
        reserved += reserves ? 1 : 0;
        if (errorsBegin) {
          errorsAt.remove();
          errors++;
        }
        if (arrives) {
          arrived++;
          if (supplied) {
            errorsAt.add(order.cycle() + 1 + random.nextInt(40));
          }
        }
        if (order.out("trained").get() == samples) {
          return orders;
        }
        order.step();
      }
    }
  }

  /** The same orders of one kind, whatever lies between them. */
  private static List<String> of(char kind, List<String> orders) {
    return orders.stream().filter(order -> order.charAt(0) == kind).toList();
  }

  private static List<String> inTurn(char kind, int samples) {
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      orders.add(kind + "" + i % BUFFERS);
    }
    return orders;
  }

  @Test
  void batchOneIsStrict() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      expected.addAll(List.of("F" + i % BUFFERS, "B" + i % BUFFERS, "S"));
    }
    assertEquals(expected, orders(10, 1, false, 3));
  }

  @Test
  void aBatchIsSteppedBehindItsLastBackwardAndBeforeTheNextForward() {
    for (long seed = 0; seed < 40; seed++) {
      int batch = 1 + (int) (seed % 7);
      List<String> orders = orders(23, batch, false, seed);
      assertEquals(inTurn('F', 23), of('F', orders));
      assertEquals(inTurn('B', 23), of('B', orders));
      int forward = 0;
      int backward = 0;
      for (String order : orders) {
        switch (order.charAt(0)) {
          case 'F' -> assertTrue(++forward <= batch, orders::toString);
          case 'B' -> assertTrue(++backward <= forward, orders::toString);
          default -> {
            assertEquals(forward, backward, orders::toString);
            forward = 0;
            backward = 0;
          }
        }
      }
      assertEquals("S", orders.get(orders.size() - 1));
      assertEquals((23 + batch - 1) / batch, of('S', orders).size());
    }
  }

  @Test
  void suppliedSamplesGoBackwardOnly() {
    List<String> orders = orders(9, 2, true, 5);
    assertEquals(List.of(), of('F', orders));
    assertEquals(inTurn('B', 9), of('B', orders));
    assertEquals(5, of('S', orders).size());
  }
}
