package dev.kairo.sim.bridge;

import org.bytedeco.javacpp.annotation.NoException;
import org.bytedeco.javacpp.annotation.Platform;

/**
 * The only class with native methods: a generic bridge to every model. JavaCPP compiles it in the
 * Maven build; no model needs JNI code of its own. Addresses are plain {@code long}s, so a call is
 * one JNI transition and nothing else.
 */
@Platform(include = "kairo_bridge.h", library = "jniKairoBridge")
@NoException
public final class NativeBridge {
  private NativeBridge() {}

  /** Loads a shared library; 0 when that fails, with the reason in {@link #problem()}. */
  public static native long library(String path);

  /** The address of a symbol, or 0. */
  public static native long symbol(long library, String name);

  /** Why the last load failed. */
  public static native String problem();

  /** Gives a library back; its memory goes when nobody else holds it. */
  public static native void release(long library);

  /** Native memory of some bytes. */
  public static native long allocate(long bytes);

  /** Gives native memory back. */
  public static native void free(long address);

  /** Calls {@code const void* f(void)}. */
  public static native long table(long function);

  /** A number that no instance had before. */
  public static native long ticket();

  /**
   * Calls {@code int32_t f(void* instance, int32_t entering)}: the one call of a cycle. Tells the
   * model when another instance ran on this thread since.
   */
  public static native int step(long function, long instance);

  /** Calls {@code int64_t f(void* instance, int64_t, int64_t, int64_t)}. */
  public static native long call(long function, long instance, long a, long b, long c);

  /** Calls {@code int64_t f(void* instance, const char* text)}. */
  public static native long callText(long function, long instance, String text);
}
