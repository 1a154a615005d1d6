package dev.kairo.hw.source;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The methods of one class file, as far as naming needs them. */
final class ClassCode {
  private static final int UTF8 = 1;
  private static final int FIELD = 9;
  private static final int NAME_AND_TYPE = 12;

  private final Map<Integer, List<MethodCode>> callers = new HashMap<>();
  private final int[] tags;
  private final String[] texts;
  private final int[] first;
  private final int[] second;

  /** Reads a class file, format of the Java Virtual Machine Specification, chapter 4. */
  private ClassCode(DataInputStream in) throws IOException {
    in.readInt();
    in.readInt();
    int count = in.readUnsignedShort();
    tags = new int[count];
    texts = new String[count];
    first = new int[count];
    second = new int[count];
    readConstants(in, count);
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    int fields = in.readUnsignedShort();
    for (int i = 0; i < fields; i++) {
      in.skipNBytes(6);
      skipAttributes(in);
    }
    int methodCount = in.readUnsignedShort();
    for (int i = 0; i < methodCount; i++) {
      readMethod(in);
    }
  }

  /** Reads the class file of a loaded class; a class without one (hidden) has no methods. */
  static ClassCode of(Class<?> type) {
    String path = type.getName().replace('.', '/') + ".class";
    ClassLoader loader = type.getClassLoader();
    try (InputStream stream =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(path)
            : loader.getResourceAsStream(path)) {
      return new ClassCode(new DataInputStream(stream == null ? emptyClass() : buffered(stream)));
    } catch (IOException unreadable) {
      throw new IllegalStateException(
          "cannot read the class file of " + type.getName() + ": " + unreadable.getMessage(),
          unreadable);
    }
  }

  private static InputStream buffered(InputStream stream) throws IOException {
    return new ByteArrayInputStream(stream.readAllBytes());
  }

  /** A class file without constants, fields or methods. */
  private static InputStream emptyClass() {
    byte[] bytes = new byte[24];
    bytes[9] = 1;
    return new ByteArrayInputStream(bytes);
  }

  /** The methods that have a call at an offset of their code. */
  List<MethodCode> callingAt(int offset) {
    return callers.getOrDefault(offset, List.of());
  }

  private void readConstants(DataInputStream in, int count) throws IOException {
    for (int i = 1; i < count; i++) {
      tags[i] = in.readUnsignedByte();
      switch (tags[i]) {
        case UTF8 -> texts[i] = in.readUTF();
        case 3, 4 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        case 7, 8, 16, 19, 20 -> first[i] = in.readUnsignedShort();
        case FIELD, 10, 11, NAME_AND_TYPE, 17, 18 -> {
          first[i] = in.readUnsignedShort();
          second[i] = in.readUnsignedShort();
        }
        case 15 -> in.skipNBytes(3);
        default -> throw new IOException("constant of unknown kind " + tags[i]);
      }
    }
  }

  /** The name of the field that a field reference names. */
  String fieldName(int index) {
    return texts[first[second[index]]];
  }

  private void skipAttributes(DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      in.skipNBytes(2);
      in.skipNBytes(in.readInt());
    }
  }

  private void readMethod(DataInputStream in) throws IOException {
    in.skipNBytes(2);
    String name = texts[in.readUnsignedShort()];
    String descriptor = texts[in.readUnsignedShort()];
    int attributes = in.readUnsignedShort();
    for (int i = 0; i < attributes; i++) {
      String attribute = texts[in.readUnsignedShort()];
      int length = in.readInt();
      if (attribute.equals("Code")) {
        MethodCode method = readCode(in, name, descriptor);
        for (int offset : method.calls()) {
          callers.computeIfAbsent(offset, unused -> new ArrayList<>(1)).add(method);
        }
      } else {
        in.skipNBytes(length);
      }
    }
  }

  private MethodCode readCode(DataInputStream in, String name, String descriptor)
      throws IOException {
    in.skipNBytes(4);
    byte[] code = in.readNBytes(in.readInt());
    in.skipNBytes(8L * in.readUnsignedShort());
    List<MethodCode.Variable> variables = new ArrayList<>();
    int attributes = in.readUnsignedShort();
    for (int i = 0; i < attributes; i++) {
      String attribute = texts[in.readUnsignedShort()];
      int length = in.readInt();
      if (attribute.equals("LocalVariableTable")) {
        int count = in.readUnsignedShort();
        for (int v = 0; v < count; v++) {
          int start = in.readUnsignedShort();
          int end = start + in.readUnsignedShort();
          String variable = texts[in.readUnsignedShort()];
          in.skipNBytes(2);
          variables.add(new MethodCode.Variable(start, end, in.readUnsignedShort(), variable));
        }
      } else {
        in.skipNBytes(length);
      }
    }
    return new MethodCode(this, name, descriptor, code, variables);
  }
}
