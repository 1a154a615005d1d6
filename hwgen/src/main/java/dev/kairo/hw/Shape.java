package dev.kairo.hw;

import dev.kairo.hw.ir.Machinery;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The shape of a bundle: the names and widths of its fields, and how to build one.
 *
 * <p>A bundle is a record of {@link Bits} and of other bundles. One shape serves for ports, wires,
 * registers, memories' words and the simulator's handles.
 *
 * <pre>{@code
 * record Pixel(Bits x, Bits y) {}
 * Shape<Pixel> PIXEL = Shape.of(Pixel.class, Shape.bits(8), Shape.bits(9));
 * }</pre>
 */
@Machinery
public abstract sealed class Shape<T> {

  /** A named field of a bundle, its path joined with underscores. */
  public record Field(String name, int width) {}

  private Shape() {}

  /** A single signal. */
  public static Shape<Bits> bits(int width) {
    return new Leaf(width);
  }

  /** A record, with a shape for each of its components. */
  public static <R extends Record> Shape<R> of(Class<R> type, Shape<?>... components) {
    return new Bundle<>(type, components);
  }

  /** The number of bits of all fields. */
  public abstract int width();

  /** The fields in order; those of a single signal have empty names. */
  public abstract List<Field> fields();

  /** The signals of a bundle, in the order of {@link #fields}. */
  public abstract List<Bits> parts(T bundle);

  /** A bundle whose signals come from a function of their names and widths. */
  public abstract T build(String prefix, SignalSource source);

  /** Where the signals of a bundle come from. */
  @FunctionalInterface
  public interface SignalSource {
    /** The signal for a field. */
    Bits apply(String name, int width);
  }

  /** A bundle made from another, signal by signal, each with its name. */
  public T map(String prefix, T bundle, BiFunction<String, Bits, Bits> function) {
    List<Bits> parts = parts(bundle);
    int[] next = {0};
    return build(prefix, (name, width) -> function.apply(name, parts.get(next[0]++)));
  }

  /** All fields side by side, the first one on top. */
  public Bits pack(T bundle) {
    List<Bits> parts = parts(bundle);
    return parts.size() == 1 ? parts.get(0) : parts.get(0).cat(parts.subList(1, parts.size()));
  }

  /** The bundle that {@link #pack} packed. */
  public T unpack(Bits packed) {
    int[] top = {packed.width()};
    return build(
        "",
        (name, width) -> {
          top[0] -= width;
          return packed.slice(top[0] + width - 1, top[0]);
        });
  }

  /** One of two bundles, chosen by a bit. */
  public T mux(Bits select, T whenTrue, T whenFalse) {
    List<Bits> others = parts(whenFalse);
    int[] next = {0};
    return map("", whenTrue, (name, bits) -> select.mux(bits, others.get(next[0]++)));
  }

  /** Drives the wires of a bundle. */
  public void drive(T wires, T drivers) {
    List<Bits> sources = parts(drivers);
    List<Bits> targets = parts(wires);
    for (int i = 0; i < targets.size(); i++) {
      ((Wire) targets.get(i)).drive(sources.get(i));
    }
  }

  /** The bundle itself, if its signals have the widths of this shape. */
  public T fit(T bundle) {
    List<Bits> parts = parts(bundle);
    for (int i = 0; i < parts.size(); i++) {
      Field field = fields().get(i);
      String what = field.name().isEmpty() ? "the signal of a bundle" : "field " + field.name();
      parts.get(i).body.operations().width(what, parts.get(i), field.width());
    }
    return bundle;
  }

  @Override
  public String toString() {
    return fields().stream()
        .map(field -> (field.name().isEmpty() ? "" : field.name() + ": ") + bits(field))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String bits(Field field) {
    return Operations.bits(field.width());
  }

  private static String join(String prefix, String name) {
    return prefix.isEmpty() || name.isEmpty() ? prefix + name : prefix + "_" + name;
  }

  /** A single signal. */
  private static final class Leaf extends Shape<Bits> {
    private final int width;

    Leaf(int width) {
      this.width = width;
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public List<Field> fields() {
      return List.of(new Field("", width));
    }

    @Override
    public List<Bits> parts(Bits bundle) {
      return List.of(bundle);
    }

    @Override
    public Bits build(String prefix, SignalSource source) {
      return source.apply(prefix, width);
    }
  }

  /** A record of bundles. */
  private static final class Bundle<R extends Record> extends Shape<R> {
    private final List<String> names = new ArrayList<>();
    private final List<Shape<?>> components;
    private final List<MethodHandle> readers = new ArrayList<>();
    private final MethodHandle constructor;
    private final List<Field> fields = new ArrayList<>();
    private final int width;

    Bundle(Class<R> type, Shape<?>... components) {
      RecordComponent[] parts = type.getRecordComponents();
      if (parts.length != components.length) {
        throw new IllegalArgumentException(
            type.getSimpleName()
                + " has "
                + parts.length
                + " components but "
                + components.length
                + " shapes; give one for each");
      }
      this.components = List.of(components);
      int total = 0;
      try {
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        Class<?>[] types = new Class<?>[parts.length];
        for (int i = 0; i < parts.length; i++) {
          names.add(parts[i].getName());
          types[i] = parts[i].getType();
          readers.add(lookup.unreflect(parts[i].getAccessor()));
          for (Field field : components[i].fields()) {
            fields.add(new Field(join(parts[i].getName(), field.name()), field.width()));
          }
          total += components[i].width();
        }
        constructor =
            lookup.findConstructor(type, java.lang.invoke.MethodType.methodType(void.class, types));
      } catch (ReflectiveOperationException closed) {
        throw new IllegalArgumentException(
            type.getName()
                + " cannot be read as a bundle: "
                + closed.getMessage()
                + "; open its package to dev.kairo.hw",
            closed);
      }
      width = total;
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public List<Field> fields() {
      return List.copyOf(fields);
    }

    @Override
    public List<Bits> parts(R bundle) {
      List<Bits> parts = new ArrayList<>(fields.size());
      for (int i = 0; i < names.size(); i++) {
        collect(components.get(i), read(readers.get(i), bundle), parts);
      }
      return parts;
    }

    @SuppressWarnings("unchecked")
    private static <C> void collect(Shape<C> shape, Object component, List<Bits> parts) {
      parts.addAll(shape.parts((C) component));
    }

    @Override
    @SuppressWarnings("unchecked")
    public R build(String prefix, SignalSource source) {
      Object[] values = new Object[names.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = components.get(i).build(join(prefix, names.get(i)), source);
      }
      try {
        return (R) constructor.invokeWithArguments(values);
      } catch (RuntimeException | Error thrown) {
        throw thrown;
      } catch (Throwable thrown) {
        throw new IllegalStateException(thrown);
      }
    }

    private static Object read(MethodHandle reader, Object bundle) {
      try {
        return reader.invoke(bundle);
      } catch (RuntimeException | Error thrown) {
        throw thrown;
      } catch (Throwable thrown) {
        throw new IllegalStateException(thrown);
      }
    }
  }
}
