package dev.kairo.sim.bridge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;

/**
 * One loaded model library and the functions of its C ABI, found once. Every instance holds its own
 * {@code ModelLibrary}; the operating system counts them and keeps one copy of the code.
 */
public final class ModelLibrary implements AutoCloseable {
  /** Raised with every change of {@code kairo_model.h} that Java can see. */
  public static final long ABI = 1;

  /** A port as the library describes it. */
  public record NativePort(String name, int width, boolean output, int bytes) {}

  /** The functions of the ABI, in the order of its table. */
  public enum Function {
    CREATE,
    DESTROY,
    FINAL,
    CLEAR_LOG,
    SETTLE,
    STEP,
    STEP_MANY,
    UNTIL,
    ADD_CLOCK,
    ADD_STREAM,
    MEMORIES,
    SAVE,
    RESTORE,
    WAVES_FROM,
    OPEN_WAVES,
    CLOSE_WAVES,
    WRITE_COVERAGE
  }

  private static final int FUNCTIONS_OFFSET = 24;
  private static final int PORT_BYTES = 24;

  private final long library;
  private final long[] functions = new long[Function.values().length];
  private final List<NativePort> ports;

  private ModelLibrary(long library, long table) {
    this.library = library;
    for (int i = 0; i < functions.length; i++) {
      functions[i] = NativeMemory.getLong(table + FUNCTIONS_OFFSET + 8L * i);
    }
    long count = NativeMemory.getLong(table + 8);
    long first = NativeMemory.getLong(table + 16);
    List<NativePort> found = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      long port = first + i * PORT_BYTES;
      found.add(
          new NativePort(
              NativeMemory.text(NativeMemory.getLong(port)),
              NativeMemory.getInt(port + 8),
              NativeMemory.getInt(port + 12) != 0,
              NativeMemory.getInt(port + 16)));
    }
    ports = List.copyOf(found);
  }

  /**
   * Loads a model.
   *
   * @throws BridgeFailure when the bridge or the model can't be loaded, with the reason
   */
  public static ModelLibrary load(Path file) {
    requireBridge();
    long library = NativeBridge.library(file.toString());
    if (library == 0) {
      throw new BridgeFailure("The model " + file + " can't be loaded: " + NativeBridge.problem());
    }
    long entry = NativeBridge.symbol(library, "kairo_get_api");
    long table = entry == 0 ? 0 : NativeBridge.table(entry);
    long abi = table == 0 ? 0 : NativeMemory.getLong(table);
    if (abi != ABI) {
      NativeBridge.release(library);
      throw new BridgeFailure(
          "The model %s speaks version %d of the model interface, and this Kairo speaks %d."
              .formatted(file, abi, ABI));
    }
    return new ModelLibrary(library, table);
  }

  /** True when this build carries the native bridge for this machine. */
  public static boolean bridgeIsThere() {
    try {
      requireBridge();
      return true;
    } catch (BridgeFailure absent) {
      return false;
    }
  }

  private static void requireBridge() {
    if (!BridgeLoader.packed()) {
      throw new BridgeFailure(
          "This build of Kairo has no native bridge for "
              + Loader.getPlatform()
              + ", because no C++ compiler was there when it was built. "
              + "Install one with: apt-get install -y g++, and build Kairo again.");
    }
    try {
      BridgeLoader.load();
    } catch (UnsatisfiedLinkError | NoClassDefFoundError unusable) {
      throw new BridgeFailure(
          "The native bridge can't be loaded: "
              + unusable.getMessage()
              + "; name a folder that has room and allows programs by -Djava.io.tmpdir=DIR.",
          unusable);
    }
  }

  public List<NativePort> ports() {
    return ports;
  }

  /** The address of a function, for the calls that are made once a cycle. */
  public long address(Function function) {
    return functions[function.ordinal()];
  }

  public long call(Function function, long instance, long a, long b, long c) {
    return NativeBridge.call(address(function), instance, a, b, c);
  }

  public long call(Function function, long instance) {
    return call(function, instance, 0, 0, 0);
  }

  public long call(Function function, long instance, Path path) {
    return NativeBridge.callText(address(function), instance, path.toString());
  }

  @Override
  public void close() {
    NativeBridge.release(library);
  }
}
