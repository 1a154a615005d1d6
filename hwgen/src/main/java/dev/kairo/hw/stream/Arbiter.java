package dev.kairo.hw.stream;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Items of several streams on one. A choice that has been offered is kept until it is taken, so
 * that the data rests even when a stream of higher priority comes.
 *
 * <p>Latency 0, an item every cycle; a stream with an item waits for at most one item of each other
 * in turn, and without a bound by priority. Cost, modelled: inputs + 1 FF by priority, 2 inputs + 1
 * in turn, and a carry chain or two as long as the inputs. Measured with Yosys 0.23 for 5 inputs of
 * 9 bits: 73 LUT in turn, 48 by priority. The path runs from every input's {@code valid} to the
 * output: {@link Stream#cut} behind it ends it.
 */
public final class Arbiter extends Module {
  /** Who is served first. */
  public enum Policy {
    /** The stream after the one that was served last. */
    ROUND_ROBIN,
    /** The stream that was given first. */
    FIXED_PRIORITY
  }

  /** The items. */
  public final Stream<Bits> out;

  Arbiter(Module parent, List<Stream<Bits>> inputs, Policy policy) {
    super(parent, inputs.get(0).clock(), inputs.size(), inputs.get(0).shape().width(), policy);
    parameter("inputs", inputs.size());
    parameter("width", inputs.get(0).shape().width());
    parameter("policy", policy);
    Shape<Bits> item = inputs.get(0).shape();
    List<Stream<Bits>> ins = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      ins.add(in("in" + i, inputs.get(i)));
    }
    Bits requests = together(ins.stream().map(Stream::valid).toList());
    Wire ready = wire(1);
    Wire grant = wire(ins.size());
    Bits valid = requests.any();
    // An offer that is not taken stands: the data of a stream must not change.
    Bits offered = reg(1).reset(0).next(valid.and(ready.not()));
    Bits offer = reg(ins.size()).next(grant);
    Bits choice =
        policy == Policy.ROUND_ROBIN ? inTurn(requests, grant, valid.and(ready)) : lowest(requests);
    grant.drive(offered.mux(offer, choice));
    Stream<Bits> chosen = Stream.of(item, valid, select(grant, ins));
    ready.drive(chosen.ready());
    for (int i = 0; i < ins.size(); i++) {
      ins.get(i).ready(grant.bit(i).and(ready));
    }
    out = out("out", chosen);
  }

  /** Bits side by side, the first one lowest. */
  private static Bits together(List<Bits> bits) {
    List<Bits> highestFirst = new ArrayList<>(bits);
    Collections.reverse(highestFirst);
    return bits.size() == 1
        ? bits.get(0)
        : highestFirst.get(0).cat(highestFirst.subList(1, bits.size()));
  }

  /** Only the lowest 1. */
  private static Bits lowest(Bits requests) {
    return requests.and(requests.neg());
  }

  /** The lowest request above the one served last, else the lowest of all. */
  private Bits inTurn(Bits requests, Bits grant, Bits served) {
    // All bits above the granted one: the grant minus one has the bits below it.
    Bits above = grant.sub(1).or(grant).not();
    Bits turn = reg(requests.width()).reset(0).enable(served).next(above);
    Bits waiting = requests.and(turn);
    return waiting.any().mux(lowest(waiting), lowest(requests));
  }

  private static Bits select(Bits grant, List<Stream<Bits>> ins) {
    Bits selected = null;
    for (int i = 0; i < ins.size(); i++) {
      Bits data = ins.get(i).data();
      Bits gated = grant.bit(i).repeat(data.width()).and(data);
      selected = i == 0 ? gated : selected.or(gated);
    }
    return selected;
  }
}
