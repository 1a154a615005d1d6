package dev.kairo.hw.source;

import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Machinery;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the line of the user's program that is making a node, and the variable or field that
 * receives it.
 *
 * <p>The byte code offset of the caller's frame tells exactly which call is under way; the
 * instruction behind it tells where its result goes; the class file's tables give that place a
 * name. A place costs one stack walk (about a microsecond); each class is read once.
 */
@Machinery(transparent = true)
public final class CallSites {
  /** Frames that a node's maker is usually away from its user; the walk fetches so many at once. */
  private static final int USUAL_DEPTH = 10;

  private static final StackWalker WALKER =
      StackWalker.getInstance(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE), USUAL_DEPTH);
  private static final Place NOWHERE = new Place("", Location.UNKNOWN);

  private final Function<Stream<StackFrame>, Place> finder = this::find;
  private final ClassValue<CallerClass> callers =
      new ClassValue<>() {
        @Override
        protected CallerClass computeValue(Class<?> type) {
          return new CallerClass(type);
        }
      };

  /** A name, possibly empty, and a line. */
  public record Place(String name, Location location) {}

  /** The place that is making a node now. */
  public Place here() {
    return WALKER.walk(finder);
  }

  /** The place that is calling the constructor of {@code made} now. */
  public Place constructing(Class<?> made) {
    return WALKER.walk(frames -> findConstructing(frames, made));
  }

  private Place find(Stream<StackFrame> stream) {
    Iterator<StackFrame> frames = stream.iterator();
    boolean returned = true;
    while (frames.hasNext()) {
      StackFrame frame = frames.next();
      CallerClass caller = callers.get(frame.getDeclaringClass());
      switch (caller.role()) {
        case USER -> {
          return returned ? place(caller.site(frame), frames) : caller.site(frame).unnamed();
        }
        case MACHINERY -> returned = returned && caller.site(frame).returned();
        case PLATFORM -> returned = false;
        case TRANSPARENT -> {}
      }
    }
    return NOWHERE;
  }

  private Place findConstructing(Stream<StackFrame> stream, Class<?> made) {
    Iterator<StackFrame> frames = stream.iterator();
    while (frames.hasNext()) {
      StackFrame frame = frames.next();
      Class<?> type = frame.getDeclaringClass();
      boolean constructor = type.isAssignableFrom(made) && frame.getMethodName().equals("<init>");
      CallerClass caller = callers.get(type);
      if (!constructor && caller.role() == CallerClass.Role.USER) {
        return place(caller.site(frame), frames);
      }
    }
    return NOWHERE;
  }

  /** Follows returned values up to the caller that keeps them; the line stays the first one. */
  private Place place(CallSite first, Iterator<StackFrame> frames) {
    CallSite site = first;
    while (site.returned() && frames.hasNext()) {
      StackFrame frame = frames.next();
      CallerClass caller = callers.get(frame.getDeclaringClass());
      if (caller.role() != CallerClass.Role.USER) {
        return first.unnamed();
      }
      site = caller.site(frame);
    }
    return site == first ? first.named() : new Place(site.named().name(), first.named().location());
  }
}
