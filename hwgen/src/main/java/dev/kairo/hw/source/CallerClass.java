package dev.kairo.hw.source;

import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Machinery;
import java.lang.StackWalker.StackFrame;
import java.util.Arrays;
import java.util.List;

/** A class that stands on the stack while a node is made: its role, and its call sites so far. */
final class CallerClass {
  enum Role {
    /** Describes a circuit. */
    USER,
    /** Names pass through where the method returns the node. */
    MACHINERY,
    /** Names always pass through. */
    TRANSPARENT,
    /** The Java platform: names never pass through. */
    PLATFORM
  }

  private final Class<?> type;
  private final Role role;
  private ClassCode code;
  private CallSite[] sites = new CallSite[0];

  CallerClass(Class<?> type) {
    this.type = type;
    this.role = role(type);
  }

  private static Role role(Class<?> type) {
    if (type.getClassLoader() == null) {
      return Role.PLATFORM;
    }
    Machinery mark = type.getNestHost().getAnnotation(Machinery.class);
    return mark == null ? Role.USER : mark.transparent() ? Role.TRANSPARENT : Role.MACHINERY;
  }

  Role role() {
    return role;
  }

  /** The call site of a frame of this class. */
  CallSite site(StackFrame frame) {
    int offset = frame.getByteCodeIndex();
    if (offset >= 0 && offset < sites.length && sites[offset] != null) {
      return sites[offset];
    }
    return find(frame, offset);
  }

  private CallSite find(StackFrame frame, int offset) {
    if (code == null) {
      code = ClassCode.of(type);
    }
    List<MethodCode> candidates = offset < 0 ? List.of() : code.callingAt(offset);
    if (candidates.isEmpty()) {
      return CallSite.of("", false, location(frame));
    }
    if (!alike(candidates, offset)) {
      return method(candidates, frame).site(offset, frame);
    }
    // Whichever method it is, the offset alone tells the site from now on.
    if (offset >= sites.length) {
      sites = Arrays.copyOf(sites, offset + 64);
    }
    sites[offset] = candidates.get(0).site(offset, frame);
    return sites[offset];
  }

  /** Whether all methods with a call at an offset do the same with its result, names apart. */
  private boolean alike(List<MethodCode> candidates, int offset) {
    boolean returned = candidates.get(0).returnsCallAt(offset);
    for (MethodCode candidate : candidates) {
      if (role == Role.USER && candidates.size() > 1
          || candidate.returnsCallAt(offset) != returned) {
        return false;
      }
    }
    return true;
  }

  /** The method of a frame; its name is slow to ask for, its descriptor slower. */
  private static MethodCode method(List<MethodCode> candidates, StackFrame frame) {
    String name = frame.getMethodName();
    MethodCode found = null;
    boolean overloaded = false;
    for (MethodCode candidate : candidates) {
      if (candidate.name().equals(name)) {
        overloaded = found != null;
        found = candidate;
      }
    }
    return overloaded ? overload(candidates, name, frame.getDescriptor()) : found;
  }

  private static MethodCode overload(List<MethodCode> candidates, String name, String descriptor) {
    return candidates.stream()
        .filter(method -> method.name().equals(name) && method.descriptor().equals(descriptor))
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
