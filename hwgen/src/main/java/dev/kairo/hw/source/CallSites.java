package dev.kairo.hw.source;

import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Machinery;
import java.lang.StackWalker.StackFrame;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final Place NOWHERE = new Place("", Location.UNKNOWN);

  private final Map<Class<?>, ClassCode> classes = new HashMap<>();
  private final ClassValue<Role> roles =
      new ClassValue<>() {
        @Override
        protected Role computeValue(Class<?> type) {
          if (type.getClassLoader() == null) {
            return Role.PLATFORM;
          }
          Machinery mark = type.getNestHost().getAnnotation(Machinery.class);
          return mark == null ? Role.USER : mark.transparent() ? Role.TRANSPARENT : Role.MACHINERY;
        }
      };

  private enum Role {
    USER,
    MACHINERY,
    TRANSPARENT,
    PLATFORM
  }

  /** A name, possibly empty, and a line. */
  public record Place(String name, Location location) {}

  /** The place that is making a node now. */
  public Place here() {
    return WALKER.walk(frames -> find(frames, Object.class));
  }

  /** The place that is calling the constructor of {@code made} now. */
  public Place constructing(Class<?> made) {
    return WALKER.walk(frames -> find(frames, made));
  }

  private Place find(Stream<StackFrame> stream, Class<?> made) {
    Iterator<StackFrame> frames = stream.iterator();
    boolean returned = true;
    while (frames.hasNext()) {
      StackFrame frame = frames.next();
      Class<?> type = frame.getDeclaringClass();
      if (made == Object.class) {
        Role role = roles.get(type);
        if (role == Role.USER) {
          return returned ? place(frame, frames) : new Place("", site(frame).location());
        }
        returned &= role == Role.TRANSPARENT || role == Role.MACHINERY && site(frame).returned();
      } else if (!constructs(frame, type, made) && roles.get(type) == Role.USER) {
        return place(frame, frames);
      }
    }
    return NOWHERE;
  }

  private static boolean constructs(StackFrame frame, Class<?> type, Class<?> made) {
    return type.isAssignableFrom(made) && frame.getMethodName().equals("<init>");
  }

  /** Follows returned values up to the caller that keeps them; the line stays the first one. */
  private Place place(StackFrame first, Iterator<StackFrame> callers) {
    CallSite site = site(first);
    Location location = site.location();
    while (site.returned() && callers.hasNext()) {
      StackFrame caller = callers.next();
      if (roles.get(caller.getDeclaringClass()) != Role.USER) {
        break;
      }
      site = site(caller);
    }
    return new Place(site.name(), location);
  }

  private CallSite site(StackFrame frame) {
    ClassCode code = classes.computeIfAbsent(frame.getDeclaringClass(), ClassCode::of);
    List<MethodCode> candidates = code.methods(frame.getMethodName());
    int offset = frame.getByteCodeIndex();
    if (offset < 0 || candidates.isEmpty()) {
      return new CallSite("", false, location(frame));
    }
    return overload(candidates, frame).site(offset, frame);
  }

  private static MethodCode overload(List<MethodCode> candidates, StackFrame frame) {
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    String descriptor = frame.getDescriptor();
    return candidates.stream()
        .filter(candidate -> candidate.descriptor().equals(descriptor))
        .findFirst()
        .orElseThrow();
  }

  static Location location(StackFrame frame) {
    String file = frame.getFileName();
    return new Location(
        file == null ? frame.getDeclaringClass().getSimpleName() : file,
        Math.max(0, frame.getLineNumber()));
  }
}
