package dev.kairo.train.port;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.fc.FcParameters;
import java.util.List;

/**
 * A fully connected engine on a port of the STDM switch: {@link StdmWord}s in and out.
 *
 * <p>The network is static and never waits, so a word that arrives is taken or lost. Two rows of
 * words of each kind have a place; {@code accepts} is 1 while every kind has one, and {@code
 * overflow} stays 1 once a word was lost. {@code misplaced} stays 1 once the address of a word was
 * not the next one of its row, which a lost or repeated word shows at once.
 *
 * <p>A word leaves in a cycle in which {@code grant} is 1: it stands on {@code leaving} in that
 * cycle alone, so that the slots of others stay empty. Errors leave as words that another engine
 * takes as they are.
 *
 * <p>Interval: {@link Transfer#intervalCycles}.
 */
public final class StdmFcEngine extends Module {
  private static final int PER_WORD = StdmWord.NUMBERS;

  /** An engine for a layer at which errors arrive. */
  public StdmFcEngine(FcParameters parameters) {
    this(PortLayer.of(parameters));
  }

  /** An engine for a layer. */
  public StdmFcEngine(PortLayer layer) {
    FcParameters parameters = layer.core();
    rename("stdm_fc_engine");
    EngineHeader.of(layer, PER_WORD).forEach(this::parameter);
    Bits word = in("arriving", StdmWord.WIDTH);
    Bits grant = in("grant", 1);
    int width = parameters.format().width();
    Bits valid = word.bit(StdmWord.VALID).named("arrives");
    Bits kind = word.slice(StdmWord.VALID - 1, StdmWord.KIND).named("kind");
    Bits both = word.bit(StdmWord.SECOND);
    Bits first = word.low(StdmWord.NUMBER_WIDTH);
    Bits second = word.slice(StdmWord.ADDRESS - 1, StdmWord.NUMBER_WIDTH);
    Bits address = word.slice(StdmWord.SECOND - 1, StdmWord.ADDRESS).named("address");

    Bits errors = WordKind.ERRORS.is(kind);
    Bits outputs = WordKind.OUTPUTS.is(kind);
    Bits biases = WordKind.BIASES.is(kind);
    Bits wide = WordKind.ACTIVATIONS.is(kind).or(WordKind.WEIGHTS.is(kind));
    Bits carries = errors.or(biases).or(wide);
    if (parameters.relu()) {
      carries = carries.or(outputs);
    }
    Bits labels = WordKind.LABELS.is(kind);
    if (layer.labelled()) {
      carries = carries.or(labels);
    }
    Stream<Intake.Word> words =
        Stream.of(
            Intake.Word.shape(PER_WORD * width),
            valid.and(carries),
            new Intake.Word(kind, both, second.low(width).cat(first.low(width))));
    Intake intake = new Intake(this, layer, PER_WORD, words);
    Bits setting = valid.and(WordKind.CONTROL.is(kind));
    Bits clear = setting.and(address.eq(WordKind.CLEAR_FLAGS));
    Bits rate =
        reg(width)
            .reset(0)
            .enable(setting.and(address.eq(WordKind.LEARNING_RATE)))
            .next(first.low(width))
            .named("learning_rate");
    Bits asked = valid.and(WordKind.READ.is(kind));
    FcStation station =
        new FcStation(
            this,
            layer,
            PER_WORD,
            intake,
            new FcStation.Control(
                rate, asked.and(first.bit(0)), asked.and(first.bit(1)), intake.empty));

    Bits lost = words.valid().and(words.ready().not());
    Bits strays =
        stray(valid.and(errors.or(biases)), both, address, parameters.inputs())
            .or(stray(valid.and(wide), both, address, parameters.outputs()));
    if (parameters.relu()) {
      strays = strays.or(stray(valid.and(outputs), both, address, parameters.inputs()));
    }
    if (layer.labelled()) {
      strays = strays.or(stray(valid.and(labels), both, address, 1));
    }
    out("leaving", leaving(station.leaving, grant));
    out("accepts", intake.accepts);
    out("overflow", flag(lost, clear));
    out("misplaced", flag(strays, clear));
    out("idle", station.idle.and(intake.empty));
  }

  /** Whether a word is not the next one of its row. */
  private Bits stray(Bits arrives, Bits both, Bits address, int size) {
    int width = StdmWord.ADDRESS_WIDTH + 1;
    Bits place =
        reg(StdmWord.ADDRESS_WIDTH)
            .reset(0)
            .enable(arrives)
            .next(
                from -> {
                  Bits next = address.zext(width).add(both.zext(width)).add(1);
                  return next.ltU(size).mux(next.low(from.width()), from.constant(0));
                });
    Bits over = both.and(address.eq(size - 1));
    return arrives.and(address.ne(place).or(over));
  }

  private Bits flag(Bits set, Bits clear) {
    return reg(1).reset(0).next(on -> set.or(on.and(clear.not())));
  }

  private Bits leaving(Stream<RowSpread.Word> words, Bits grant) {
    words.ready(grant);
    RowSpread.Word word = words.data();
    Bits both = word.both();
    Bits address =
        reg(StdmWord.ADDRESS_WIDTH)
            .reset(0)
            .enable(words.passes())
            .next(from -> word.last().mux(from.constant(0), from.add(StdmWord.NUMBERS)));
    List<Bits> numbers = word.numbers().split(word.numbers().width() / PER_WORD);
    Bits second = both.mux(numbers.get(1), numbers.get(1).constant(0));
    Bits full =
        lit(1, 1)
            .cat(
                List.of(
                    word.kind(),
                    both,
                    address,
                    second.zext(StdmWord.NUMBER_WIDTH),
                    numbers.get(0).zext(StdmWord.NUMBER_WIDTH)));
    return words.passes().mux(full, full.constant(0));
  }
}
