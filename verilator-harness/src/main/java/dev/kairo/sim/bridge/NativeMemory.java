package dev.kairo.sim.bridge;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads and writes native memory at an address. The accessors are constant method handles, which
 * the JIT compiles to a single load or store: from the foreign memory API where the running JVM has
 * it (22 and newer), else from {@code sun.misc.Unsafe}. One class serves both, so the jar needs no
 * second version of it.
 */
public final class NativeMemory {
  private static final int FOREIGN_MEMORY_FEATURE = 22;
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodHandle GET_BYTE = getter("Byte", byte.class);
  private static final MethodHandle GET_SHORT = getter("Short", short.class);
  private static final MethodHandle GET_INT = getter("Int", int.class);
  private static final MethodHandle GET_LONG = getter("Long", long.class);
  private static final MethodHandle PUT_BYTE = setter("Byte", byte.class);
  private static final MethodHandle PUT_SHORT = setter("Short", short.class);
  private static final MethodHandle PUT_INT = setter("Int", int.class);
  private static final MethodHandle PUT_LONG = setter("Long", long.class);

  /** Whether two neighbours of an int array can be moved at once, as Unsafe lets us. */
  private static final boolean HAS_PAIRS =
      Runtime.version().feature() < FOREIGN_MEMORY_FEATURE
          && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  private static final MethodHandle GET_PAIR =
      pair("getLong", MethodType.methodType(long.class, Object.class, long.class));
  private static final MethodHandle PUT_PAIR =
      pair("putLong", MethodType.methodType(void.class, Object.class, long.class, long.class));
  private static final long FIRST_INT = firstInt();

  private NativeMemory() {}

  public static byte getByte(long address) {
    try {
      return (byte) GET_BYTE.invokeExact(address);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  public static short getShort(long address) {
    try {
      return (short) GET_SHORT.invokeExact(address);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  public static int getInt(long address) {
    try {
      return (int) GET_INT.invokeExact(address);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  public static long getLong(long address) {
    try {
      return (long) GET_LONG.invokeExact(address);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  public static void putByte(long address, byte value) {
    try {
      PUT_BYTE.invokeExact(address, value);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  public static void putShort(long address, short value) {
    try {
      PUT_SHORT.invokeExact(address, value);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  public static void putInt(long address, int value) {
    try {
      PUT_INT.invokeExact(address, value);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  public static void putLong(long address, long value) {
    try {
      PUT_LONG.invokeExact(address, value);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Writes some ints of an array, which the caller has checked to be there. */
  public static void putInts(long address, int[] ints, int from, int count) {
    int i = 0;
    if (HAS_PAIRS) {
      for (; i + 2 <= count; i += 2) {
        putLong(address + 4L * i, pair(ints, from + i));
      }
    }
    for (; i < count; i++) {
      putInt(address + 4L * i, ints[from + i]);
    }
  }

  /** Reads some ints into an array, of which the caller has checked that it has room. */
  public static void getInts(long address, int[] ints, int from, int count) {
    int i = 0;
    if (HAS_PAIRS) {
      for (; i + 2 <= count; i += 2) {
        setPair(ints, from + i, getLong(address + 4L * i));
      }
    }
    for (; i < count; i++) {
      ints[from + i] = getInt(address + 4L * i);
    }
  }

  private static long pair(int[] ints, int index) {
    try {
      return (long) GET_PAIR.invokeExact(ints, FIRST_INT + 4L * index);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static void setPair(int[] ints, int index, long pair) {
    try {
      PUT_PAIR.invokeExact(ints, FIRST_INT + 4L * index, pair);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static MethodHandle pair(String method, MethodType type) {
    MethodType ofInts = type.changeParameterType(0, int[].class);
    return HAS_PAIRS ? unsafe(method, type).asType(ofInts) : MethodHandles.empty(ofInts);
  }

  private static long firstInt() {
    try {
      return HAS_PAIRS
          ? Class.forName("sun.misc.Unsafe").getField("ARRAY_INT_BASE_OFFSET").getInt(null)
          : 0;
    } catch (ReflectiveOperationException problem) {
      throw new IllegalStateException("This JVM gives no access to native memory.", problem);
    }
  }

  /** A copy of {@code length} bytes. */
  public static byte[] bytes(long address, long length) {
    byte[] copy = new byte[Math.toIntExact(length)];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = getByte(address + i);
    }
    return copy;
  }

  /** UTF-8 text of a given length. */
  public static String text(long address, long length) {
    return length == 0 ? "" : new String(bytes(address, length), StandardCharsets.UTF_8);
  }

  /** UTF-8 text up to a zero byte. */
  public static String text(long address) {
    long length = 0;
    while (getByte(address + length) != 0) {
      length++;
    }
    return text(address, length);
  }

  /** A native copy of some bytes, to be given back with {@link #free}. */
  public static long allocate(byte[] bytes) {
    long address = NativeBridge.allocate(Math.max(1, bytes.length));
    for (int i = 0; i < bytes.length; i++) {
      putByte(address + i, bytes[i]);
    }
    return address;
  }

  public static void free(long address) {
    NativeBridge.free(address);
  }

  private static MethodHandle getter(String name, Class<?> type) {
    MethodHandle access =
        Runtime.version().feature() >= FOREIGN_MEMORY_FEATURE
            ? foreign(type, VarHandle.AccessMode.GET)
            : unsafe("get" + name, MethodType.methodType(type, long.class));
    return access.asType(MethodType.methodType(type, long.class));
  }

  private static MethodHandle setter(String name, Class<?> type) {
    MethodHandle access =
        Runtime.version().feature() >= FOREIGN_MEMORY_FEATURE
            ? foreign(type, VarHandle.AccessMode.SET)
            : unsafe("put" + name, MethodType.methodType(void.class, long.class, type));
    return access.asType(MethodType.methodType(void.class, long.class, type));
  }

  private static MethodHandle unsafe(String method, MethodType type) {
    try {
      Class<?> unsafe = Class.forName("sun.misc.Unsafe");
      Field instance = unsafe.getDeclaredField("theUnsafe");
      instance.setAccessible(true);
      return LOOKUP.findVirtual(unsafe, method, type).bindTo(instance.get(null));
    } catch (ReflectiveOperationException problem) {
      throw new IllegalStateException("This JVM gives no access to native memory.", problem);
    }
  }

  /** Access relative to a segment that spans the whole address space. */
  private static MethodHandle foreign(Class<?> type, VarHandle.AccessMode mode) {
    try {
      Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
      Class<?> layout = Class.forName("java.lang.foreign.ValueLayout");
      String suffix = type == byte.class ? "" : "_UNALIGNED";
      Object element =
          layout.getField("JAVA_" + type.getName().toUpperCase(Locale.ROOT) + suffix).get(null);
      VarHandle handle = (VarHandle) layout.getMethod("varHandle").invoke(element);
      MethodHandle reinterpret =
          LOOKUP.findVirtual(segment, "reinterpret", MethodType.methodType(segment, long.class));
      Object everything =
          reinterpret.invokeWithArguments(segment.getField("NULL").get(null), Long.MAX_VALUE);
      return MethodHandles.insertArguments(handle.toMethodHandle(mode), 0, everything);
    } catch (Throwable problem) {
      throw new IllegalStateException("This JVM gives no access to native memory.", problem);
    }
  }
}
